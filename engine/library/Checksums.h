#pragma once

#include "engine/library/ModelIndex.h"

#include <stop_token>

namespace fw::library {

/// As weightChecksum, and can be asked to stop. Errors also: Cancelled. Thread: any.
Result<std::string> readChecksum(std::filesystem::path const& file, std::stop_token stop);

/// True when weightChecksum would answer without reading the file. Thread: any.
bool isChecksumKnown(std::filesystem::path const& file);

} // namespace fw::library
