#pragma once

#include "engine/base/Result.h"
#include "engine/media/ClipWriter.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fw::exporting {

enum class Quality { High, Standard, Small };

/// Where a format keeps its content credentials.
enum class CredentialsPlace { Inside, Beside };

/// One way out of the program. Command line and window offer what stands in formats(), in that order.
struct Format {
    char const* name;                      ///< of --format: "h264"
    char const* title;                     ///< for people: "H.264 (MP4)"
    std::optional<media::ClipCodec> codec; ///< none: a folder of PNG pictures
    std::array<char const*, 2> endings;    ///< of file names; nullptr where there is none (a folder)
    char const* pixelFormat;
    char const* audioCodec; ///< what its sound would be coded with; nullptr: it has none
    CredentialsPlace credentials;
    std::array<int, 3> crf; ///< by Quality, on the encoder's own scale

    bool isFolder() const { return !codec; }
    bool fits(std::filesystem::path const& target) const;
};

std::vector<Format> const& formats();

/// By name, or by the target's ending when the name is empty (a name without an ending is a folder of
/// pictures). Errors: BadInput (unknown name, unknown ending, ending of another format), each with what fits.
Result<Format> formatFor(std::string const& name, std::filesystem::path const& target);

/// The format's encoder is there. `hasEncoder` answers for the FFmpeg at hand. Errors: Unavailable, naming
/// formats that can be written instead.
Status checkEncoder(Format const& format, bool (*hasEncoder)(media::ClipCodec) = media::hasEncoder);

} // namespace fw::exporting
