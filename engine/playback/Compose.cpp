#include "engine/playback/Compose.h"

#include "engine/media/Pictures.h"
#include "engine/media/Transitions.h"
#include "engine/playback/Grade.h"
#include "engine/playback/TakeFrames.h"
#include "engine/playback/Titles.h"

#include <map>
#include <new>

namespace fw::playback {

namespace {

constexpr size_t kKeptCards = 8;

media::Transition transitionOf(story::TransitionKind kind)
{
    switch (kind) {
    case story::TransitionKind::Cut: return media::Transition::Cut;
    case story::TransitionKind::Dissolve: return media::Transition::Dissolve;
    case story::TransitionKind::DipBlack: return media::Transition::DipBlack;
    case story::TransitionKind::DipWhite: return media::Transition::DipWhite;
    case story::TransitionKind::Wipe: return media::Transition::Wipe;
    }
    return media::Transition::Cut;
}

media::FitMode fitModeOf(story::FitMode mode)
{
    return mode == story::FitMode::Fill ? media::FitMode::Fill : media::FitMode::Fit;
}

/// The reader's error in the words of the film: which shot.
Error aboutShot(Error error, plan::CutItem const& item)
{
    bool const isMissing = error.kind == Error::Kind::MissingFile;
    std::string const number = std::to_string(item.number);
    if (isMissing)
        return fail(error.kind, "playback.takeMissing", {number, item.masterFile}, error.file);
    return fail(error.kind, "playback.takeUnreadable", {number, error.message()}, error.file);
}

} // namespace

struct Composer::Impl {
    Impl(plan::ExportPlan given, Options const& options)
        : plan(std::move(given)), wanted(options.size), playsProxies(options.playsProxies),
          frames(options.projectFolder, options.cacheBytes)
    {
    }

    SizePx size() const { return wanted.isEmpty() ? plan.format.size : wanted; }
    Image const& card(plan::CutItem const& item);
    Result<Image> decode(plan::CutItem const& item, ClipFrame at);
    Result<Image> picture(plan::FramePart const& part);
    Result<Image> part(plan::FramePart const& part);
    Result<Image> composeFrame(TimelineFrame frame);

    plan::ExportPlan plan;
    SizePx wanted;
    bool playsProxies;
    TakeFrames frames;
    std::map<int, Image> cards; ///< by shot number: drawing text takes longer than decoding a frame
};

Image const& Composer::Impl::card(plan::CutItem const& item)
{
    auto const found = cards.find(item.number);
    if (found != cards.end())
        return found->second;
    if (cards.size() >= kKeptCards)
        cards.clear();
    return cards[item.number] = posterCard(size(), item);
}

/// The take's own frame, or its proxy's; for looking, also where only the proxy is there.
Result<Image> Composer::Impl::decode(plan::CutItem const& item, ClipFrame at)
{
    if (playsProxies && item.isHeavy) {
        Result<Image> light = frames.frame(item.proxyFile, at);
        if (light || light.error().kind != Error::Kind::MissingFile)
            return light;
    }
    Result<Image> own = frames.frame(item.masterFile, at);
    if (own || !playsProxies || item.isHeavy || own.error().kind != Error::Kind::MissingFile)
        return own;
    Result<Image> marked = frames.frame(item.proxyFile, at);
    return marked ? std::move(marked) : std::move(own);
}

/// One shot's picture, fitted and graded.
Result<Image> Composer::Impl::picture(plan::FramePart const& part)
{
    plan::CutItem const& item = plan.items[static_cast<size_t>(part.item)];
    if (!item.take)
        return card(item);
    Result<Image> decoded = decode(item, part.frame);
    if (!decoded)
        return aboutShot(decoded.error(), item);
    return applyGrade(media::fitFrame(*decoded, size(), fitModeOf(plan.format.fit)), item.grade);
}

/// The same with its titles: they come and go with their shot's picture.
Result<Image> Composer::Impl::part(plan::FramePart const& part)
{
    FW_TRY(Image shown, picture(part));
    drawTitles(shown, plan.items[static_cast<size_t>(part.item)], part, plan.showsSubtitles);
    return shown;
}

Result<Image> Composer::Impl::composeFrame(TimelineFrame frame)
{
    bool const isInside = frame.count >= 0 && frame < plan.length;
    plan::FramePlan const shown = isInside ? plan::framePlan(plan, frame) : plan::FramePlan{};
    auto const count = static_cast<int>(plan.items.size());
    if (shown.from.item < 0 || shown.from.item >= count || shown.to.item >= count)
        return fail(Error::Kind::BadInput, "playback.outside",
                    {std::to_string(frame.count), std::to_string(plan.length.count)});
    FW_TRY(Image from, part(shown.from));
    if (shown.to.item < 0)
        return from;
    FW_TRY(Image const to, part(shown.to));
    return media::transitionFrame(transitionOf(shown.kind), from, to, shown.progress);
}

Composer::Composer(plan::ExportPlan plan, Options options)
    : m_impl(std::make_unique<Impl>(std::move(plan), options))
{
}

Composer::~Composer() = default;

plan::ExportPlan const& Composer::plan() const { return m_impl->plan; }

void Composer::setPlan(plan::ExportPlan plan)
{
    m_impl->plan = std::move(plan);
    m_impl->cards.clear();
}

Result<Image> Composer::compose(TimelineFrame frame)
{
    try {
        return m_impl->composeFrame(frame);
    } catch (std::bad_alloc const&) {
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"picture"});
    }
}

} // namespace fw::playback
