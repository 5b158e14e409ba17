#include "engine/playback/Mixer.h"

#include "engine/plan/Clocks.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace fw::playback {

struct Mixer::Voice {
    std::string name;
    std::string file; ///< relative to the project
    int64_t begin = 0, end = 0, sourceBegin = 0;
    int64_t fadeIn = 0, fadeOut = 0;
    float gain = 1;
    std::unique_ptr<media::SoundReader> reader; ///< opened when it is first heard

    float levelAt(int64_t sample) const;
};

namespace {

Error aboutSound(Error error, std::string const& name)
{
    bool const isMissing = error.kind == Error::Kind::MissingFile;
    return fail(error.kind, isMissing ? "playback.soundMissing" : "playback.soundUnreadable", {name},
                error.file);
}

/// `into` samples into a fade of `length`.
float fade(int64_t into, int64_t length)
{
    if (into >= length)
        return 1;
    double const part = (static_cast<double>(into) + .5) / static_cast<double>(length);
    return static_cast<float>(std::sin(part * std::numbers::pi / 2));
}

} // namespace

float Mixer::Voice::levelAt(int64_t sample) const
{
    return gain * fade(sample - begin, fadeIn) * fade(end - 1 - sample, fadeOut);
}

Mixer::Mixer(std::vector<story::Sound> sounds, FrameRate rate, std::filesystem::path projectFolder)
    : m_folder(std::move(projectFolder))
{
    auto const samples = [rate](TimelineFrame at) { return plan::toSamples(at, rate, media::kSoundHertz); };
    for (story::Sound const& sound : sounds) {
        Voice& voice = m_voices.emplace_back();
        voice.name = sound.name;
        voice.file = sound.file.path;
        voice.begin = samples(sound.start);
        voice.end = samples(sound.end());
        voice.sourceBegin = std::llround(sound.sourceIn * media::kSoundHertz);
        voice.fadeIn = samples(sound.start + sound.fadeIn) - voice.begin;
        voice.fadeOut = voice.end - samples(sound.end() - sound.fadeOut);
        voice.gain = static_cast<float>(std::pow(10, sound.gainDb / 20));
    }
}

Mixer::~Mixer() = default;

Status Mixer::add(Voice& voice, int64_t from, std::span<float> stereo)
{
    int64_t const end = from + static_cast<int64_t>(stereo.size() / 2);
    int64_t const first = std::max(from, voice.begin), last = std::min(end, voice.end);
    if (first >= last) {
        if (voice.end <= from)
            voice.reader.reset(); // a film may have more sounds than a program may have open files
        return {};
    }
    if (!voice.reader) {
        auto file = story::insideProject(m_folder, voice.file);
        if (!file)
            return aboutSound(file.error(), voice.name);
        auto reader = media::SoundReader::open(*file);
        if (!reader)
            return aboutSound(reader.error(), voice.name);
        voice.reader = std::move(reader).value();
    }
    m_scratch.resize(static_cast<size_t>(2 * (last - first)));
    if (Status const read = voice.reader->read(voice.sourceBegin + first - voice.begin, m_scratch); !read)
        return aboutSound(read.error(), voice.name);
    float* out = stereo.data() + 2 * (first - from);
    for (int64_t at = first; at < last; ++at, out += 2) {
        float const level = voice.levelAt(at);
        float const* in = m_scratch.data() + 2 * (at - first);
        out[0] += level * in[0];
        out[1] += level * in[1];
    }
    return {};
}

Status Mixer::mix(int64_t from, std::span<float> stereo)
{
    std::fill(stereo.begin(), stereo.end(), 0.f);
    for (Voice& voice : m_voices)
        FW_CHECK(add(voice, from, stereo));
    return {};
}

void softLimit(std::span<float> samples)
{
    constexpr float kKnee = .9f, kRoom = 1 - kKnee;
    for (float& sample : samples) {
        float const size = std::abs(sample);
        if (size > kKnee)
            sample = std::copysign(kKnee + kRoom * std::tanh((size - kKnee) / kRoom), sample);
    }
}

} // namespace fw::playback
