#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace fw {

/// Element types a weight file may hold; anything else is refused (reliability.md section 4, rule 9).
enum class TensorType { F64, F32, F16, BF16, F8E4M3, F8E5M2, I64, I32, I8, U8, Bool };

/// Bytes of one element.
uint64_t elementBytes(TensorType type);
/// The name in the file ("BF16", "F8_E4M3").
char const* tensorTypeName(TensorType type);

/// One tensor of a safetensors file: where it is and what it is, not its values.
struct TensorEntry {
    std::string name;
    TensorType type = TensorType::F32;
    std::vector<int64_t> shape;
    uint64_t begin = 0; ///< bytes from the end of the header
    uint64_t end = 0;

    uint64_t bytes() const { return end - begin; }
    uint64_t elements() const { return bytes() / elementBytes(type); }
};

/// What a safetensors file says about itself, after every rule of reliability.md section 4 has been checked.
struct SafetensorsHeader {
    std::vector<TensorEntry>
        tensors; ///< in the order of their bytes; they tile the data without hole or overlap
    std::map<std::string, std::string> metadata;
    uint64_t dataBegin = 0; ///< bytes before the first tensor

    /// By name, nullptr when absent.
    TensorEntry const* find(std::string const& name) const;
    /// Name -> index into `tensors`; filled by the parser.
    std::map<std::string, size_t> index;
};

/// Parses the first bytes of a file of `fileBytes` bytes (format: huggingface/safetensors@24b0b28). `bytes`
/// must hold the length and the whole header; more is ignored. The whole file is refused on any failure,
/// naming the tensor and the rule. `name` is what the sentence calls the file. Errors: BadInput. Thread: any.
Result<SafetensorsHeader> parseSafetensorsHeader(std::string_view bytes, uint64_t fileBytes,
                                                 std::string const& name);

/// Reads and checks the header of a file; no weights are read. .pt, .pth, .ckpt and .bin are refused with a
/// hint. Errors: MissingFile, BadInput, Io.
Result<SafetensorsHeader> readSafetensorsHeader(std::filesystem::path const& path);

} // namespace fw
