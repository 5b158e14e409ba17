#pragma once

#include "engine/media/ReaderProcess.h"

#include <memory>
#include <vector>

namespace fw::media {

/// A clip that another process decodes: what ClipReader::openForeign asks. Internal to engine/media. Thread:
/// one owner.
class ForeignClip {
public:
    static Result<std::unique_ptr<ForeignClip>> open(std::filesystem::path const& path,
                                                     ClipLimits const& limits, ClipView const& view,
                                                     ReaderOptions const& options);

    ClipInfo const& info() const { return m_info; }
    std::vector<double> const& seconds() const { return m_seconds; } ///< of every frame
    std::vector<int64_t> const& keyFrames() const { return m_keyFrames; }
    /// `at` within 0..frameCount-1. Errors: as ClipReader::frame, and those of a reader that failed.
    Result<Image> frame(int64_t at);
    ReaderProcess const& process() const { return *m_reader; }

private:
    Status readTimes();
    Status readKeys();

    std::unique_ptr<ReaderProcess> m_reader;
    ClipInfo m_info;
    std::vector<double> m_seconds;
    std::vector<int64_t> m_keyFrames;
    SizePx m_shown; ///< of every picture; empty before the first
    SizePx m_most;  ///< that a picture may have
    bool m_isStraightOn = false;
    int64_t m_askedAhead = -1; ///< a frame that was asked for and not taken yet
};

} // namespace fw::media
