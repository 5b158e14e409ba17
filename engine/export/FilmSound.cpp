#include "engine/export/FilmSound.h"

#include "engine/media/LoudnessMeter.h"
#include "engine/plan/Clocks.h"

#include <algorithm>
#include <cmath>

namespace fw::exporting {

namespace {

constexpr int64_t kBlock = media::kSoundHertz; // one second

} // namespace

FilmSound::FilmSound(plan::ExportPlan const& plan, std::filesystem::path const& projectFolder)
    : m_rate(plan.format.rate), m_isSilent(plan.sounds.empty()),
      m_mixer(plan.sounds, plan.format.rate, projectFolder)
{
}

Result<SoundReport> FilmSound::normalise(Part const& part, ProgressHook const& onProgress,
                                         std::stop_token const& stop)
{
    int64_t const first = plan::toSamples(part.first, m_rate, media::kSoundHertz);
    int64_t const end = plan::toSamples(part.end, m_rate, media::kSoundHertz);
    media::LoudnessMeter meter;
    std::vector<float> block;
    for (int64_t at = first; at < end; at += kBlock) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        block.resize(static_cast<size_t>(2 * std::min(kBlock, end - at)));
        FW_CHECK(m_mixer.mix(at, block));
        meter.add(block);
        if (onProgress)
            onProgress({"measure", (at - first) / kBlock + 1, (end - first + kBlock - 1) / kBlock});
    }
    SoundReport report;
    report.lufsBefore = meter.integrated();
    report.truePeakBeforeDb = meter.truePeak();
    if (std::isfinite(*report.lufsBefore))
        report.gainDb = std::min(kTargetLufs - *report.lufsBefore, part.peakDb - *report.truePeakBeforeDb);
    m_gain = static_cast<float>(std::pow(10, report.gainDb / 20));
    return report;
}

Status FilmSound::read(int64_t from, int64_t end, std::span<float> stereo)
{
    FW_CHECK(m_mixer.mix(from, stereo));
    auto const heard = static_cast<size_t>(2 * std::max<int64_t>(0, end - from));
    for (size_t i = 0; i < stereo.size(); ++i)
        stereo[i] = i < heard ? m_gain * stereo[i] : 0;
    playback::softLimit(stereo);
    return {};
}

Result<HeardSound> hearSound(std::filesystem::path const& file)
{
    HeardSound heard;
    media::LoudnessMeter meter;
    FW_TRY(auto const pieces, media::SoundPieces::open(file));
    while (true) {
        FW_TRY(std::span<float const> const piece, pieces->next());
        if (piece.empty())
            break;
        meter.add(piece);
        heard.samples += static_cast<int64_t>(piece.size() / 2);
    }
    heard.lufs = meter.integrated();
    heard.truePeakDb = meter.truePeak();
    return heard;
}

} // namespace fw::exporting
