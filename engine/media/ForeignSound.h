#pragma once

#include "engine/media/ReaderProcess.h"
#include "engine/media/SoundDecoder.h"

namespace fw::media {

/// A sound that another process decodes. Internal to engine/media. Thread: one owner.
class ForeignSound : public SoundSource {
public:
    /// Errors: as SoundDecoder::open; Unsupported (the reader died or took too long), Unavailable.
    static Result<std::unique_ptr<ForeignSound>> open(std::filesystem::path const& file, Target target,
                                                      ReaderOptions const& options);

    Result<bool> next(std::vector<float>& samples) override;
    int64_t position() const override { return m_position; }
    Status seek(int64_t sample) override;

private:
    Result<bool> take(std::vector<float>& samples);

    std::unique_ptr<ReaderProcess> m_reader;
    int m_channels = 2;
    int64_t m_position = 0;
    bool m_isPositionKnown = true; ///< false after a jump, until the next piece
    bool m_isAskedAhead = false;
};

} // namespace fw::media
