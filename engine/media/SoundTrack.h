#pragma once

#include "engine/media/Av.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

struct AVStream;

namespace fw::media {

/// The sound of a clip that is being written: takes stereo samples at 48 kHz, encodes and hands packets to
/// the muxer. The same samples give the same bytes. Internal to engine/media. Thread: the writer's owner.
class SoundTrack {
public:
    /// Adds a stream to `output`, before its header is written. `codec` is FFmpeg's name of the encoder: aac,
    /// libopus or pcm_s16le. Errors: Unavailable, OutOfMemory.
    Status open(AVFormatContext& output, std::string const& codec);

    // All: a negative number is FFmpeg's error.
    int add(std::span<float const> stereo);
    int finish();

private:
    int encode(size_t samples);
    int drain();

    AVFormatContext* m_output = nullptr;
    AVStream* m_stream = nullptr;
    av::CodecPtr m_encoder;
    av::FramePtr m_frame;
    av::PacketPtr m_packet;
    std::vector<float> m_waiting; ///< less than one frame of the encoder's
    int64_t m_samplesIn = 0;
};

} // namespace fw::media
