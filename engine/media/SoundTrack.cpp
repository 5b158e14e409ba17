#include "engine/media/SoundTrack.h"

#include "engine/media/SoundReader.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace fw::media {

namespace {

constexpr int kPcmFrame = 1024;

/// Bits a second; transparent for stereo.
int64_t bitRate(AVCodec const& codec) { return codec.id == AV_CODEC_ID_OPUS ? 160'000 : 192'000; }

AVSampleFormat formatOf(AVCodec const& codec)
{
    // libopus names 16 bits first; it takes floats too.
    for (AVSampleFormat const* each = codec.sample_fmts; each && *each != AV_SAMPLE_FMT_NONE; ++each)
        if (*each == AV_SAMPLE_FMT_FLT || *each == AV_SAMPLE_FMT_FLTP)
            return *each;
    return AV_SAMPLE_FMT_S16;
}

void fill(AVFrame& frame, float const* stereo)
{
    for (int i = 0; i < frame.nb_samples; ++i)
        for (int channel = 0; channel < 2; ++channel) {
            float const value = *stereo++;
            if (frame.format == AV_SAMPLE_FMT_FLTP)
                reinterpret_cast<float*>(frame.extended_data[channel])[i] = value;
            else if (frame.format == AV_SAMPLE_FMT_FLT)
                reinterpret_cast<float*>(frame.data[0])[2 * i + channel] = value;
            else
                reinterpret_cast<int16_t*>(frame.data[0])[2 * i + channel] =
                    static_cast<int16_t>(std::lround(std::clamp(value, -1.f, 1.f) * 32767.f));
        }
}

} // namespace

Status SoundTrack::open(AVFormatContext& output, std::string const& name)
{
    AVCodec const* const codec = avcodec_find_encoder_by_name(name.c_str());
    if (!codec)
        return fail(Error::Kind::Unavailable, "media.noEncoder", {name});
    m_output = &output;
    m_encoder.reset(avcodec_alloc_context3(codec));
    m_frame = av::newFrame();
    m_packet = av::newPacket();
    m_stream = avformat_new_stream(&output, nullptr);
    if (!m_encoder || !m_frame || !m_packet || !m_stream)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"sound encoder"});
    m_encoder->sample_fmt = formatOf(*codec);
    m_encoder->sample_rate = kSoundHertz;
    av_channel_layout_default(&m_encoder->ch_layout, 2);
    m_encoder->time_base = {1, kSoundHertz};
    m_encoder->bit_rate = bitRate(*codec);
    m_encoder->flags |= AV_CODEC_FLAG_BITEXACT;
    m_encoder->thread_count = 1;
    if (output.oformat->flags & AVFMT_GLOBALHEADER)
        m_encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    if (int const code = avcodec_open2(m_encoder.get(), codec, nullptr); code < 0)
        return fail(Error::Kind::Unavailable, "media.encoderRefused", {name, av::reason(code)});
    if (codec->id == AV_CODEC_ID_OPUS)
        output.strict_std_compliance = FF_COMPLIANCE_EXPERIMENTAL; // FFmpeg 5.1 calls Opus in MP4 that
    m_stream->time_base = m_encoder->time_base;
    if (avcodec_parameters_from_context(m_stream->codecpar, m_encoder.get()) < 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"sound header"});
    return {};
}

int SoundTrack::drain()
{
    while (true) {
        int code = avcodec_receive_packet(m_encoder.get(), m_packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return 0;
        if (code < 0)
            return code;
        av_packet_rescale_ts(m_packet.get(), m_encoder->time_base, m_stream->time_base);
        m_packet->stream_index = m_stream->index;
        code = av_interleaved_write_frame(m_output, m_packet.get());
        if (code >= 0)
            code = m_output->pb->error;
        if (code < 0)
            return code;
    }
}

/// The first so many of the waiting samples as one frame.
int SoundTrack::encode(size_t samples)
{
    av_frame_unref(m_frame.get());
    m_frame->format = m_encoder->sample_fmt;
    m_frame->sample_rate = kSoundHertz;
    m_frame->nb_samples = static_cast<int>(samples);
    av_channel_layout_default(&m_frame->ch_layout, 2);
    if (int const code = av_frame_get_buffer(m_frame.get(), 0); code < 0)
        return code;
    fill(*m_frame, m_waiting.data());
    m_frame->pts = m_samplesIn;
    m_samplesIn += static_cast<int64_t>(samples);
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + static_cast<std::ptrdiff_t>(2 * samples));
    int const code = avcodec_send_frame(m_encoder.get(), m_frame.get());
    return code < 0 ? code : drain();
}

int SoundTrack::add(std::span<float const> stereo)
{
    m_waiting.insert(m_waiting.end(), stereo.begin(), stereo.end());
    auto const whole = static_cast<size_t>(m_encoder->frame_size > 0 ? m_encoder->frame_size : kPcmFrame);
    while (m_waiting.size() / 2 >= whole)
        if (int const code = encode(whole); code < 0)
            return code;
    return 0;
}

int SoundTrack::finish()
{
    if (size_t const rest = m_waiting.size() / 2; rest > 0)
        if (int const code = encode(rest); code < 0)
            return code;
    int const code = avcodec_send_frame(m_encoder.get(), nullptr);
    return code < 0 ? code : drain();
}

} // namespace fw::media
