#pragma once

#include <cstdint>
#include <string>

// What framewright-reader gives up before it looks at a file from outside. Internal to engine/media.
namespace fw::media {

/// For the calling process, for good: no more memory than this, no file written or grown, no core dump, no
/// new privileges, nobody looking in. Where the kernel can: no file opened but `file` (Landlock), no network,
/// no other program, no other process touched (seccomp).
void confine(std::string const& file, uint64_t memoryBytes);

/// From now on the process may use so many seconds of processor and of wall clock; then it is ended.
void allowSeconds(int seconds);

} // namespace fw::media
