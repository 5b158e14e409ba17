#include "engine/media/SoundDecoder.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <system_error>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace fw::media {

namespace fs = std::filesystem;

namespace {

constexpr char kSoundFormats[] = "wav,flac,mp3,ogg,mov,matroska,webm,aac,aiff";
constexpr char kSoundCodecs[] =
    "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,flac,"
    "alac,mp3float,mp3,vorbis,opus,libopus,aac";
constexpr int kMostHertz = 768'000, kMostChannels = 64;

} // namespace

void SoundDecoder::Free::operator()(AVFormatContext* context) const { avformat_close_input(&context); }
void SoundDecoder::Free::operator()(SwrContext* context) const { swr_free(&context); }

SoundDecoder::SoundDecoder(fs::path file, Target target)
    : m_file(std::move(file)), m_name(m_file.string()), m_target(target), m_frame(av::newFrame()),
      m_packet(av::newPacket())
{
}

SoundDecoder::~SoundDecoder() = default;

Error SoundDecoder::noSound() const { return fail(Error::Kind::BadInput, "media.noSound", {m_name}, m_name); }

Result<std::unique_ptr<SoundDecoder>> SoundDecoder::open(fs::path const& file, Target target)
{
    av::silence();
    std::unique_ptr<SoundDecoder> decoder(new SoundDecoder(file, target));
    FW_CHECK(decoder->openFile());
    return decoder;
}

Status SoundDecoder::openFile()
{
    std::error_code ignored;
    if (!fs::is_regular_file(m_file, ignored))
        return fail(Error::Kind::MissingFile, "base.missingFile", {m_name}, m_name);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kSoundFormats, 0);
    av_dict_set(&options, "codec_whitelist", kSoundCodecs, 0);
    AVFormatContext* input = nullptr;
    int const code = avformat_open_input(&input, ("file:" + m_name).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (code < 0)
        return noSound();
    m_input.reset(input);
    if (avformat_find_stream_info(input, nullptr) < 0)
        return noSound();
    m_stream = av_find_best_stream(input, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    return m_stream < 0 ? Status(noSound()) : openDecoder(*input->streams[m_stream]->codecpar);
}

Status SoundDecoder::openDecoder(AVCodecParameters const& parameters)
{
    AVCodec const* const codec = avcodec_find_decoder(parameters.codec_id);
    m_decoder.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!m_decoder || avcodec_parameters_to_context(m_decoder.get(), &parameters) < 0)
        return noSound();
    m_decoder->pkt_timebase = m_input->streams[m_stream]->time_base;
    return avcodec_open2(m_decoder.get(), codec, nullptr) < 0 ? Status(noSound()) : Status();
}

Status SoundDecoder::prepare(AVFrame const& frame)
{
    int const channels = frame.ch_layout.nb_channels;
    bool const isKnown = m_resampler && frame.format == m_format && frame.sample_rate == m_hertz;
    if (isKnown)
        return {};
    if (frame.sample_rate < 1 || frame.sample_rate > kMostHertz || channels < 1 || channels > kMostChannels)
        return noSound();
    AVChannelLayout given = {}, wanted = {};
    if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&given, channels);
    else
        av_channel_layout_copy(&given, &frame.ch_layout);
    m_channels = std::min(channels, m_target.channels);
    av_channel_layout_default(&wanted, m_channels);
    SwrContext* made = nullptr;
    int const code =
        swr_alloc_set_opts2(&made, &wanted, AV_SAMPLE_FMT_FLT, m_target.hertz, &given,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    av_channel_layout_uninit(&given);
    m_resampler.reset(made);
    if (code < 0 || swr_init(made) < 0)
        return noSound();
    m_format = frame.format;
    if (m_hertz == 0)
        (void)indexOf(frame, m_firstIndex);
    m_hertz = frame.sample_rate;
    return {};
}

/// The next decoded frame into m_frame; false: there is none.
Result<bool> SoundDecoder::receive()
{
    while (true) {
        int const got = avcodec_receive_frame(m_decoder.get(), m_frame.get());
        if (got == 0)
            return true;
        if (got == AVERROR_EOF || (got == AVERROR(EAGAIN) && m_isDrained))
            return false;
        if (got != AVERROR(EAGAIN))
            return noSound();
        if (av_read_frame(m_input.get(), m_packet.get()) < 0) {
            m_isDrained = true;
            avcodec_send_packet(m_decoder.get(), nullptr);
            continue;
        }
        if (m_packet->stream_index == m_stream)
            avcodec_send_packet(m_decoder.get(), m_packet.get()); // a damaged packet is left out
        av_packet_unref(m_packet.get());
    }
}

bool SoundDecoder::indexOf(AVFrame const& frame, int64_t& index) const
{
    if (frame.pts == AV_NOPTS_VALUE)
        return false;
    AVRational const oneSample{1, frame.sample_rate};
    index = av_rescale_q(frame.pts, m_input->streams[m_stream]->time_base, oneSample);
    return true;
}

/// Every so many samples of the file one of the target stands at the very same time.
int64_t SoundDecoder::grid() const { return m_hertz / std::gcd(m_hertz, m_target.hertz); }

int64_t SoundDecoder::skippedAfterJump(AVFrame const& frame)
{
    int64_t index = 0;
    if (!indexOf(frame, index))
        return -1;
    index -= m_firstIndex;
    int64_t const from = (std::max<int64_t>(index, 0) + grid() - 1) / grid() * grid();
    int64_t const position = from / grid() * (m_target.hertz / std::gcd(m_hertz, m_target.hertz));
    if (position > m_jumpTarget)
        return -1;
    if (from - index >= frame.nb_samples) // nothing of this frame is wanted
        return frame.nb_samples;
    m_position = position;
    m_jumpTarget = -1;
    return from - index;
}

void SoundDecoder::convert(AVFrame const* frame, int64_t skipped, std::vector<float>& samples)
{
    int const given = frame ? frame->nb_samples - static_cast<int>(skipped) : 0;
    auto const width = static_cast<size_t>(m_channels);
    samples.resize(static_cast<size_t>(std::max(0, swr_get_out_samples(m_resampler.get(), given))) * width);
    uint8_t* out[] = {reinterpret_cast<uint8_t*>(samples.data())};
    std::vector<uint8_t const*> in;
    if (frame) {
        auto const format = static_cast<AVSampleFormat>(frame->format);
        bool const isPlanar = av_sample_fmt_is_planar(format) != 0;
        int const channels = frame->ch_layout.nb_channels;
        int64_t const stride = int64_t{av_get_bytes_per_sample(format)} * (isPlanar ? 1 : channels);
        for (int i = 0; i < (isPlanar ? channels : 1); ++i)
            in.push_back(frame->extended_data[i] + skipped * stride);
    }
    int const count = swr_convert(m_resampler.get(), out, static_cast<int>(samples.size() / width),
                                  frame ? in.data() : nullptr, given);
    auto const got = static_cast<size_t>(std::max(0, count));
    samples.resize(got * static_cast<size_t>(m_target.channels));
    if (m_channels < m_target.channels)
        for (size_t i = got; i-- > 0;)
            samples[2 * i] = samples[2 * i + 1] = samples[i];
    m_position += static_cast<int64_t>(got);
}

Result<bool> SoundDecoder::next(std::vector<float>& samples)
{
    samples.clear();
    while (samples.empty()) {
        FW_TRY(bool const isThere, receive());
        if (!isThere) {
            if (!m_resampler || m_isFlushed)
                return false;
            m_isFlushed = true;
            convert(nullptr, 0, samples); // what the resampler still holds
            return !samples.empty();
        }
        FW_CHECK(prepare(*m_frame));
        int64_t skipped = 0;
        if (m_jumpTarget >= 0) {
            int64_t const target = m_jumpTarget;
            skipped = skippedAfterJump(*m_frame);
            if (skipped < 0) { // read again from the start, then
                m_hertz = 0;
                FW_CHECK(seek(target));
                continue;
            }
        }
        if (skipped < m_frame->nb_samples)
            convert(m_frame.get(), skipped, samples);
    }
    return true;
}

/// Of these a frame's time is its count of samples; the others round it or guess.
bool SoundDecoder::hasExactTimes() const
{
    std::string_view const format = m_input->iformat->name;
    return format == "wav" || format == "flac" || format == "aiff" || format.substr(0, 4) == "mov,";
}

Status SoundDecoder::seek(int64_t sample)
{
    constexpr int64_t kWarmUps = 4; // a quarter of a second, in which overlapping blocks settle
    int64_t const hertz = m_hertz;
    m_resampler.reset();
    m_isDrained = m_isFlushed = false;
    m_jumpTarget = -1;
    if (hertz > 0 && hasExactTimes()) {
        int64_t const wanted =
            av_rescale(std::max<int64_t>(0, sample), hertz, m_target.hertz) - hertz / kWarmUps;
        AVRational const oneSample{1, static_cast<int>(hertz)};
        int64_t const time = av_rescale_q(std::max<int64_t>(0, wanted) + m_firstIndex, oneSample,
                                          m_input->streams[m_stream]->time_base);
        if (wanted > 0 && av_seek_frame(m_input.get(), m_stream, time, AVSEEK_FLAG_BACKWARD) >= 0) {
            avcodec_flush_buffers(m_decoder.get());
            m_jumpTarget = sample;
            return {};
        }
    }
    m_decoder.reset();
    m_input.reset();
    m_hertz = 0;
    m_position = 0;
    return openFile();
}

} // namespace fw::media
