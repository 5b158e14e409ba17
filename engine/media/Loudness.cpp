#include "engine/media/Loudness.h"

#include "engine/media/Av.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
}

namespace fw::media {

namespace fs = std::filesystem;

namespace {

constexpr char kFormats[] = "wav,flac,mp3,ogg,mov,matroska,webm,aac";
constexpr char kCodecs[] = "pcm_s16le,pcm_s24le,pcm_f32le,flac,mp3float,mp3,vorbis,opus,libopus,aac";
constexpr int kHertz = 16000;

struct CloseInput {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct FreeResampler {
    void operator()(SwrContext* context) const { swr_free(&context); }
};

/// One file's sound as 16 kHz mono floats, piece by piece.
class Sound {
public:
    Status open(fs::path const& file);
    /// Gives the samples to `take`; stops when it answers false.
    template <class Take>
    Status read(Take take);

private:
    Status openDecoder(AVCodecParameters const& parameters);
    Status prepare(AVFrame const& frame);
    Error noSound() const { return fail(Error::Kind::BadInput, "media.noSound", {m_name}, m_name); }

    std::string m_name;
    std::unique_ptr<AVFormatContext, CloseInput> m_input;
    av::CodecPtr m_decoder;
    std::unique_ptr<SwrContext, FreeResampler> m_resampler;
    int m_stream = -1;
};

Status Sound::open(fs::path const& file)
{
    av::silence();
    m_name = file.string();
    std::error_code ignored;
    if (!fs::is_regular_file(file, ignored))
        return fail(Error::Kind::MissingFile, "base.missingFile", {m_name}, m_name);
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    av_dict_set(&options, "format_whitelist", kFormats, 0);
    av_dict_set(&options, "codec_whitelist", kCodecs, 0);
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

Status Sound::openDecoder(AVCodecParameters const& parameters)
{
    AVCodec const* const codec = avcodec_find_decoder(parameters.codec_id);
    m_decoder.reset(codec ? avcodec_alloc_context3(codec) : nullptr);
    if (!m_decoder || avcodec_parameters_to_context(m_decoder.get(), &parameters) < 0 ||
        avcodec_open2(m_decoder.get(), codec, nullptr) < 0)
        return noSound();
    return {};
}

Status Sound::prepare(AVFrame const& frame)
{
    if (m_resampler)
        return {};
    AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO, given = frame.ch_layout; // only read
    SwrContext* made = nullptr;
    int const code =
        swr_alloc_set_opts2(&made, &mono, AV_SAMPLE_FMT_FLT, kHertz, &given,
                            static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr);
    m_resampler.reset(made);
    return code < 0 || swr_init(made) < 0 ? Status(noSound()) : Status();
}

template <class Take>
Status Sound::read(Take take)
{
    av::FramePtr const frame = av::newFrame();
    av::PacketPtr const packet = av::newPacket();
    std::vector<float> samples;
    bool isDrained = false, isWanted = true;
    while (isWanted) {
        int const got = avcodec_receive_frame(m_decoder.get(), frame.get());
        if (got == AVERROR_EOF || (got == AVERROR(EAGAIN) && isDrained))
            return {};
        if (got == 0) {
            FW_CHECK(prepare(*frame));
            samples.resize(
                static_cast<size_t>(std::max(0, swr_get_out_samples(m_resampler.get(), frame->nb_samples))));
            uint8_t* out[] = {reinterpret_cast<uint8_t*>(samples.data())};
            int const count =
                swr_convert(m_resampler.get(), out, static_cast<int>(samples.size()),
                            const_cast<uint8_t const**>(frame->extended_data), frame->nb_samples);
            samples.resize(static_cast<size_t>(std::max(0, count)));
            isWanted = take(samples);
            continue;
        }
        if (got != AVERROR(EAGAIN))
            return noSound();
        if (av_read_frame(m_input.get(), packet.get()) < 0) {
            isDrained = true;
            avcodec_send_packet(m_decoder.get(), nullptr);
            continue;
        }
        if (packet->stream_index == m_stream)
            avcodec_send_packet(m_decoder.get(), packet.get()); // a damaged packet is left out
        av_packet_unref(packet.get());
    }
    return {};
}

} // namespace

Result<std::vector<float>> loudness(fs::path const& file, FrameRate rate, int frames)
{
    Sound sound;
    FW_CHECK(sound.open(file));
    std::vector<double> energy(static_cast<size_t>(std::max(0, frames)));
    std::vector<double> counts(energy.size());
    int64_t at = 0;
    FW_CHECK(sound.read([&](std::vector<float> const& samples) {
        for (float const sample : samples) {
            auto const frame = static_cast<size_t>(static_cast<double>(at++) / kHertz * rate.perSecond());
            if (frame >= energy.size())
                return false;
            energy[frame] += static_cast<double>(sample) * sample;
            counts[frame] += 1;
        }
        return true;
    }));
    std::vector<float> levels;
    for (size_t i = 0; i < energy.size(); ++i)
        levels.push_back(counts[i] > 0 ? static_cast<float>(std::sqrt(energy[i] / counts[i])) : 0.f);
    std::vector<float> sorted = levels;
    std::sort(sorted.begin(), sorted.end());
    float const loud = sorted.empty() ? 0 : sorted[(sorted.size() - 1) * 95 / 100];
    for (float& level : levels)
        level = loud > 1e-4f ? std::min(1.f, level / loud) : 0.f;
    return levels;
}

} // namespace fw::media
