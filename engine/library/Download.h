#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

namespace fw::library {

/// One file to fetch. Its bytes are known beforehand: what arrives is compared with `sha256`.
struct Download {
    std::string url; ///< http or https
    std::filesystem::path target;
    std::string sha256;
    uint64_t bytes = 0; ///< 0: not known
};

/// Bytes that are there, those of an earlier try included; of 0 = unknown.
using DownloadProgress = std::function<void(uint64_t done, uint64_t of)>;

/// Where a download that is not finished lies: "<target>.part".
std::filesystem::path partOf(std::filesystem::path const& target);

/// Fetches a file (libcurl). What an earlier try left is continued by a range request; a server that cannot
/// do that sends it all again. Only a file with the right checksum gets its name, and a target that has it is
/// not fetched. On error and when stopped the part stays for the next try, unless its bytes are wrong.
/// Errors: BadInput (no http address), Unavailable (server or network, with the reason), Conflict (other
/// bytes than the checksum says), Io, Cancelled. Thread: any.
Status fetch(Download const& download, DownloadProgress const& onProgress = {}, std::stop_token stop = {});

} // namespace fw::library
