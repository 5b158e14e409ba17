#pragma once

#include "engine/base/SafetensorsHeader.h"
#include "engine/nn/TensorFile.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace fw::nn {

/// An open safetensors file. Values may be NaN or Inf: look before use. Thread: any.
class SafetensorsFile final : public TensorFile {
public:
    /// Errors: MissingFile, BadInput (naming tensor and rule), Io.
    static Result<std::shared_ptr<SafetensorsFile const>> open(std::filesystem::path const& path);

    SafetensorsHeader const& header() const { return m_header; }
    std::vector<std::string> names() const override;
    bool contains(std::string const& name) const override { return m_header.find(name) != nullptr; }
    /// Without a copy where alignment allows one.
    Result<at::Tensor> tensor(std::string const& name) const override;
    void prefetch(std::string const& name) const override;

private:
    SafetensorsHeader m_header;
    std::shared_ptr<FileBytes const> m_bytes;
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
