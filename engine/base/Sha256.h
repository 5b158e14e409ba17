#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace fw {

/// SHA-256 in lower-case hex (OpenSSL inside). Thread: any.
std::string sha256Hex(std::string_view bytes);

/// Hash of a whole file, read in 1 MiB pieces; `onBytes` hears how many were read so far. Errors:
/// MissingFile, Io, Cancelled.
Result<std::string> sha256File(std::filesystem::path const& path, std::stop_token stop = {},
                               std::function<void(uint64_t)> const& onBytes = {});

} // namespace fw
