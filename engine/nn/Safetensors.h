#pragma once

#include "engine/base/SafetensorsHeader.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace fw::nn {

/// An open safetensors file. Large files are mapped (MAP_PRIVATE, read only in practice), small ones copied;
/// a tensor keeps the bytes alive. Values may be NaN or Inf: look before use. Thread: any.
class SafetensorsFile {
public:
    /// Errors: MissingFile, BadInput (naming tensor and rule), Io.
    static Result<std::shared_ptr<SafetensorsFile const>> open(std::filesystem::path const& path);

    SafetensorsHeader const& header() const { return m_header; }
    bool contains(std::string const& name) const { return m_header.find(name) != nullptr; }
    /// On the CPU, in the file's type, without a copy where alignment allows one. Do not write into it.
    /// Errors: BadInput when there is no such tensor.
    Result<at::Tensor> tensor(std::string const& name) const;

private:
    struct Bytes;
    SafetensorsHeader m_header;
    std::shared_ptr<Bytes const> m_bytes;
    std::string m_name;
};

using TensorMap = std::map<std::string, at::Tensor>;

/// Every tensor of a file, by name (latents, frames, fixtures). Errors: as open.
Result<TensorMap> loadSafetensors(std::filesystem::path const& path);

/// Writes a file that is complete under its name or not there at all; tensors are moved to the CPU and made
/// contiguous, their types are kept. Errors: Io, Unsupported (a type the format does not have).
Status saveSafetensors(std::filesystem::path const& path, TensorMap const& tensors,
                       std::map<std::string, std::string> const& metadata = {});

} // namespace fw::nn
