#pragma once

#include <map>
#include <string>

namespace fw::media {

/// The libraries that write and read pictures here, with their versions: "ffmpeg" -> "5.1.9", "opencv" ->
/// "4.6.0". Thread: any.
std::map<std::string, std::string> libraryVersions();

} // namespace fw::media
