#pragma once

#include "engine/base/GgufHeader.h"
#include "engine/nn/TensorFile.h"

namespace fw::nn {

/// An open GGUF file. F32, F16 and BF16 tensors come as they are, quantised ones are turned into fp32 when
/// they are asked for: one layer at a time while a network is loaded. Thread: any.
class GgufFile final : public TensorFile {
public:
    /// Errors: MissingFile, BadInput (naming tensor and fact), Unsupported, Io.
    static Result<std::shared_ptr<GgufFile const>> open(std::filesystem::path const& path);

    GgufHeader const& header() const { return m_header; }
    std::vector<std::string> names() const override;
    bool contains(std::string const& name) const override { return m_header.find(name) != nullptr; }
    Result<at::Tensor> tensor(std::string const& name) const override;
    std::optional<PackedTensor> packed(std::string const& name) const override;
    void prefetch(std::string const& name) const override;

private:
    GgufHeader m_header;
    std::shared_ptr<FileBytes const> m_bytes;
    std::string m_name;
};

} // namespace fw::nn
