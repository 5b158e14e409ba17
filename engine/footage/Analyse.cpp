#include "engine/footage/Footage.h"

#include <algorithm>
#include <cmath>

namespace fw::footage {

namespace {

constexpr SizePx kLookedAt{320, 180};
constexpr double kSampledASecond = 4;
constexpr double kMostDamaged = .2;     ///< of the frames that came so far
constexpr int64_t kDamagedAtLeast = 24; ///< are let pass whatever came so far
constexpr float kPlainContrast = .02F, kPlainBrightness = .07F;

bool isBlank(PictureFacts const& facts)
{
    return facts.contrast < kPlainContrast &&
           (facts.brightness < kPlainBrightness || facts.brightness > 1 - kPlainBrightness);
}

/// When frames show; a clip of one frame lasts one frame of its rate.
std::vector<double> timesOf(media::ClipReader const& reader)
{
    media::ClipInfo const& info = reader.info();
    std::vector<double> seconds;
    seconds.reserve(static_cast<size_t>(info.frameCount) + 1);
    for (int64_t n = 0; n < info.frameCount; ++n)
        seconds.push_back(reader.secondsOf({n}));
    double const perSecond = info.rate.num > 0 ? info.rate.perSecond() : 24;
    seconds.push_back(seconds.back() + 1 / std::max(1.0, perSecond));
    return seconds;
}

/// What goes from frame to frame.
struct Pass {
    Analysis& analysis;
    BoundaryFinder finder;
    Look before{};
    bool hasBefore = false;
    double nextSample = 0;

    void add(int64_t frame, Image const& small)
    {
        Look const look = lookOf(small);
        Change const change = hasBefore ? changeBetween(before, look) : Change{};
        FrameFacts& facts = analysis.frames[static_cast<size_t>(frame)];
        facts.picture = factsOf(small);
        facts.motion = change.motion;
        facts.isBlank = isBlank(facts.picture);
        finder.add(look, change);
        if (double const now = analysis.seconds[static_cast<size_t>(frame)]; now >= nextSample) {
            analysis.samples.push_back({frame, look.tiny});
            nextSample = now + 1 / kSampledASecond;
        }
        before = look;
        hasBefore = true;
    }

    /// The frame before stands in for one that cannot be read.
    void passOver(int64_t frame)
    {
        analysis.frames[static_cast<size_t>(frame)].isRead = false;
        ++analysis.damagedFrames;
        finder.add(before, Change{});
    }

    bool isTooDamaged(int64_t frame) const
    {
        return analysis.damagedFrames > kDamagedAtLeast &&
               static_cast<double>(analysis.damagedFrames) > kMostDamaged * static_cast<double>(frame + 1);
    }
};

Error tooDamaged(Analysis const& analysis)
{
    return fail(Error::Kind::BadInput, "footage.tooDamaged",
                {analysis.file.string(), std::to_string(analysis.damagedFrames)}, analysis.file.string());
}

} // namespace

Result<Analysis> analyse(std::filesystem::path const& file, AnalysisHooks const& hooks)
{
    FW_TRY(auto const reader, media::ClipReader::openForeign(file, {}, {kLookedAt, true}));
    Analysis analysis;
    analysis.file = file;
    analysis.info = reader->info();
    analysis.seconds = timesOf(*reader);
    int64_t const count = analysis.info.frameCount;
    analysis.frames.resize(static_cast<size_t>(count));
    double const perSecond = static_cast<double>(count) / std::max(.001, analysis.seconds.back());
    Pass pass{analysis, BoundaryFinder(perSecond)};
    for (int64_t n = 0; n < count; ++n) {
        if (hooks.stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        auto const picture = reader->frame({n});
        if (picture)
            pass.add(n, *picture);
        else if (picture.error().kind == Error::Kind::BadInput)
            pass.passOver(n);
        else
            return picture.error();
        if (pass.isTooDamaged(n))
            return tooDamaged(analysis);
        if (hooks.onProgress)
            hooks.onProgress(n + 1, count);
    }
    if (analysis.damagedFrames == count)
        return tooDamaged(analysis);
    analysis.boundaries = pass.finder.finish();
    return analysis;
}

} // namespace fw::footage
