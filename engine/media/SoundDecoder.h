#pragma once

#include "engine/media/Av.h"

#include <filesystem>
#include <memory>
#include <vector>

struct AVCodecParameters;
struct SwrContext;

// The one decoder of sound. Internal to engine/media; others use SoundReader.h and Loudness.h.
namespace fw::media {

/// Sound as interleaved floats of one rate, piece by piece. Thread: one owner.
class SoundSource {
public:
    struct Target {
        int hertz = 48000;
        int channels = 2; ///< 1 or 2; one channel plays on both at full level, more than two are mixed down
    };

    virtual ~SoundSource() = default;

    /// The next piece; false: the end, and nothing is in `samples`. Damaged packets are left out.
    virtual Result<bool> next(std::vector<float>& samples) = 0;
    /// Which sample of the file, counted at the target's rate, the next piece begins with.
    virtual int64_t position() const = 0;
    /// The next piece begins at `sample` or before it; the samples are those that reading from the start
    /// gives (but for noise that a codec makes up). Where a file's times are not exact to the sample it is
    /// read again from its start.
    virtual Status seek(int64_t sample) = 0;
};

/// The first sound of a file. Only local files and formats and codecs of a short list are opened, as for
/// clips.
class SoundDecoder : public SoundSource {
public:
    /// Errors: MissingFile, BadInput (no sound in it).
    static Result<std::unique_ptr<SoundDecoder>> open(std::filesystem::path const& file, Target target);
    ~SoundDecoder() override;
    SoundDecoder(SoundDecoder const&) = delete;
    SoundDecoder& operator=(SoundDecoder const&) = delete;

    Result<bool> next(std::vector<float>& samples) override;
    int64_t position() const override { return m_position; }
    Status seek(int64_t sample) override;

private:
    struct Free {
        void operator()(AVFormatContext* context) const;
        void operator()(SwrContext* context) const;
    };

    SoundDecoder(std::filesystem::path file, Target target);
    Status openFile();
    Status openDecoder(AVCodecParameters const& parameters);
    Status prepare(AVFrame const& frame);
    Result<bool> receive();
    /// Where the frame lies in the file, in its own samples; nullopt when it does not say.
    bool indexOf(AVFrame const& frame, int64_t& index) const;
    /// Samples at the head of the first frame after a jump that are left out, so that the resampler starts
    /// where both rates meet; negative: the jump went astray.
    int64_t skippedAfterJump(AVFrame const& frame);
    void convert(AVFrame const* frame, int64_t skipped, std::vector<float>& samples);
    int64_t grid() const;
    bool hasExactTimes() const;
    Error noSound() const;

    std::filesystem::path m_file;
    std::string m_name;
    Target m_target;
    std::unique_ptr<AVFormatContext, Free> m_input;
    av::CodecPtr m_decoder;
    std::unique_ptr<SwrContext, Free> m_resampler;
    av::FramePtr m_frame;
    av::PacketPtr m_packet;
    int m_stream = -1;
    int m_hertz = 0;          ///< of the file; 0 before the first frame
    int m_channels = 0;       ///< that the resampler gives
    int m_format = -1;        ///< of the frames that the resampler takes
    int64_t m_firstIndex = 0; ///< of the first frame
    int64_t m_position = 0;
    int64_t m_jumpTarget = -1; ///< not negative: no frame came since the jump
    bool m_isDrained = false, m_isFlushed = false;
};

} // namespace fw::media
