#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <string>
#include <vector>

struct AVFormatContext;

namespace fw::media {

/// Where every frame of a clip is: made by walking through the packets once, without decoding.
struct PacketIndex {
    struct Key {
        int64_t pts = 0;  ///< shown from
        int64_t seek = 0; ///< where to seek to (its decode time)
    };

    std::vector<int64_t> pts; ///< of the frames, in display order (stream time base)
    std::vector<Key> keys;    ///< by pts

    int64_t frameCount() const { return static_cast<int64_t>(pts.size()); }
    /// The position of a frame's pts; -1 when no frame is shown then.
    int64_t frameAt(int64_t framePts) const;
    /// The last key frame that is not after `framePts`; index into keys, -1 when there is none.
    int keyBefore(int64_t framePts) const;
};

/// Errors: BadInput (cut off, no frames, more than maxFrames). The context stands at its end afterwards.
Result<PacketIndex> indexPackets(AVFormatContext& input, int stream, int64_t maxFrames,
                                 std::string const& name);

} // namespace fw::media
