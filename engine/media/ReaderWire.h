#pragma once

#include "engine/base/Result.h"
#include "engine/media/ClipReader.h"

#include <cstdint>
#include <string>

// What framewright and framewright-reader say to each other over a socket: an order, then questions and
// answers, each of a fixed head and so many bytes. The orders are ours; the answers are read as a stranger's.
// Internal to engine/media.
namespace fw::media::wire {

constexpr uint32_t kMagic = 0x31525746; // "FWR1"

enum class Task : uint32_t { Picture = 1, Clip = 2, Sound = 3 };

/// Followed by `pathBytes` bytes: which file.
struct Order {
    uint32_t magic = kMagic;
    Task task = Task::Picture;
    uint64_t memoryBytes = 0, maxBytes = 0;
    int64_t maxPixels = 0, maxFrames = 0;
    int32_t maxStreams = 0;
    int32_t openSeconds = 0, answerSeconds = 0; ///< for the first answer, and for each later one
    int32_t withinWidth = 0, withinHeight = 0, isStraightOn = 0; ///< ClipView
    int32_t hertz = 0, channels = 0;                             ///< SoundDecoder::Target
    int32_t spare = 0;
    uint32_t pathBytes = 0;
};

enum class Question : uint32_t { Picture = 1, Sound = 2, Seek = 3 };

struct Asked {
    uint32_t magic = kMagic;
    Question what = Question::Picture;
    int64_t argument = 0; ///< which frame, or which sample
};

enum class Kind : uint32_t {
    Error = 1,   ///< JSON: kind, id, args (null: the file's path)
    Picture = 2, ///< rows as Image has them
    Clip = 3,    ///< JSON: what ClipInfo says; width and height: of its pictures
    Times = 4,   ///< doubles, seconds of each frame
    Keys = 5,    ///< int64, numbers of key frames
    Sound = 6,   ///< floats; none: the end
    Done = 7     ///< nothing
};

struct Answer {
    uint32_t magic = kMagic;
    Kind kind = Kind::Done;
    uint64_t bytes = 0;               ///< that follow
    int32_t width = 0, height = 0;    ///< Picture, Clip
    uint32_t channels = 0, spare = 0; ///< Picture: 3 or 4
    int64_t position = 0;             ///< Sound: SoundDecoder::position afterwards
};

/// The errors that the child may send come out of the same table as all others.
std::string packError(Error const& error, std::string const& path);
/// An error of the child's own making, made harmless: a known id of this folder, few and short arguments
/// without control characters. Errors: the second of the pair is false when it is none of those.
struct UnpackedError {
    Error error;
    bool isGood = false;
};
UnpackedError unpackError(std::string const& bytes, std::string const& path);

std::string packInfo(ClipInfo const& info);
/// Errors: BadInput (numbers out of range).
Result<ClipInfo> unpackInfo(std::string const& bytes, ClipLimits const& limits);

} // namespace fw::media::wire
