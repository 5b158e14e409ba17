#pragma once

#include "engine/base/GgufHeader.h"
#include "engine/base/Result.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fw::nn {

/// The bytes of a weight file: small files copied, large ones mapped (MAP_PRIVATE, read only in practice).
class FileBytes {
public:
    /// Errors: Io.
    static Result<std::shared_ptr<FileBytes const>> open(std::filesystem::path const& path);

    FileBytes(FileBytes const&) = delete;
    FileBytes& operator=(FileBytes const&) = delete;
    ~FileBytes();

    char* data() const { return m_map ? static_cast<char*>(m_map) : const_cast<char*>(m_copy.data()); }
    size_t size() const { return m_size; }
    /// Asks the system to read a part of a mapped file ahead; returns at once.
    void prefetch(size_t begin, size_t end) const;

private:
    FileBytes() = default;
    std::vector<char> m_copy;
    void* m_map = nullptr;
    size_t m_size = 0;
};

/// A tensor whose numbers lie in blocks of a quantised type.
struct PackedTensor {
    at::Tensor bytes; ///< uint8, on the CPU
    GgufType type = GgufType::Q8_0;
    std::vector<int64_t> shape;

    /// The values, fp32.
    at::Tensor widened() const;
    int64_t elements() const;
};

/// An open weight file of any format. Tensors keep its bytes alive. Thread: any.
class TensorFile {
public:
    virtual ~TensorFile() = default;
    virtual std::vector<std::string> names() const = 0;
    virtual bool contains(std::string const& name) const = 0;
    /// On the CPU, in the file's type (quantised GGUF blocks: fp32). Do not write into it. Errors: BadInput
    /// when there is no such tensor.
    virtual Result<at::Tensor> tensor(std::string const& name) const = 0;
    /// The same before it is widened, a view of the file; nothing for tensors that are not in blocks.
    virtual std::optional<PackedTensor> packed(std::string const& name) const;
    /// Has a tensor's bytes read ahead, where they are not in memory yet; returns at once.
    virtual void prefetch(std::string const& name) const = 0;
};

/// A safetensors or GGUF file, by its name. Errors: MissingFile, BadInput, Unsupported, Io.
Result<std::shared_ptr<TensorFile const>> openTensorFile(std::filesystem::path const& path);

} // namespace fw::nn
