#pragma once

#include <filesystem>
#include <string>

namespace fw::provenance {

/// "video/webm", "video/x-matroska" by extension; empty for others. Internal to engine/provenance.
std::string c2paSidecarFormatOf(std::filesystem::path const& file);

} // namespace fw::provenance
