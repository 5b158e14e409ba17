#include "engine/media/LoudnessMeter.h"

#include "engine/media/SoundReader.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace fw::media {

struct LoudnessMeter::Impl {
    Impl() : state(ebur128_init(2, kSoundHertz, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK)) {}
    ~Impl() { ebur128_destroy(&state); }
    Impl(Impl const&) = delete;
    Impl& operator=(Impl const&) = delete;

    ebur128_state* state;
};

LoudnessMeter::LoudnessMeter() : m_impl(std::make_unique<Impl>()) {}
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<float const> stereo)
{
    if (m_impl->state)
        (void)ebur128_add_frames_float(m_impl->state, stereo.data(), stereo.size() / 2);
}

double LoudnessMeter::integrated() const
{
    double loudness = -std::numeric_limits<double>::infinity();
    if (m_impl->state)
        (void)ebur128_loudness_global(m_impl->state, &loudness);
    return loudness;
}

double LoudnessMeter::truePeak() const
{
    double highest = 0;
    for (unsigned channel = 0; m_impl->state && channel < 2; ++channel) {
        double peak = 0;
        if (ebur128_true_peak(m_impl->state, channel, &peak) == EBUR128_SUCCESS)
            highest = std::max(highest, peak);
    }
    return 20 * std::log10(highest);
}

} // namespace fw::media
