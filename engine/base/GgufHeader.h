#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fw {

/// Element types of a GGUF file that are known here, with the numbers the format gives them. Quantised types
/// hold blocks of 32 or 256 elements.
enum class GgufType : uint32_t {
    F32 = 0,
    F16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
    Q2_K = 10,
    Q3_K = 11,
    Q4_K = 12,
    Q5_K = 13,
    Q6_K = 14,
    BF16 = 30
};

/// What one block of a type holds.
struct GgufBlock {
    uint32_t elements = 1;
    uint32_t bytes = 4;
    char const* name = "F32";
};
GgufBlock ggufBlock(GgufType type);

/// One tensor of a GGUF file: where it is and what it is, not its values.
struct GgufTensor {
    std::string name;
    GgufType type = GgufType::F32;
    std::vector<int64_t> shape; ///< outermost first, as torch and safetensors count
    uint64_t begin = 0;         ///< bytes from dataBegin
    uint64_t end = 0;

    uint64_t elements() const;
};

/// What a GGUF file says about itself (format: ggml docs/gguf.md, versions 2 and 3, little endian), checked
/// as strictly as a safetensors header: every region lies inside the file, has the size its shape says and
/// overlaps no other.
struct GgufHeader {
    std::vector<GgufTensor> tensors;          ///< in the order of their bytes
    std::map<std::string, std::string> facts; ///< short texts, numbers and flags of the key-value part
    uint64_t dataBegin = 0;                   ///< bytes before the first tensor

    /// By name, nullptr when absent.
    GgufTensor const* find(std::string const& name) const;
    /// Name -> index into `tensors`; filled by the parser.
    std::map<std::string, size_t> index;
};

/// Parses the first bytes of a file of `fileBytes` bytes; `bytes` must hold the whole header, more is
/// ignored. `isCutOff` becomes true when they do not and the file goes on. `name` is what the sentence calls
/// the file. Errors: BadInput naming tensor and fact, Unsupported (a type of elements that is not known).
/// Thread: any.
Result<GgufHeader> parseGgufHeader(std::string_view bytes, uint64_t fileBytes, std::string const& name,
                                   bool& isCutOff);

/// Reads and checks the header of a file; no weights are read. Errors: MissingFile, BadInput, Unsupported,
/// Io.
Result<GgufHeader> readGgufHeader(std::filesystem::path const& path);

} // namespace fw
