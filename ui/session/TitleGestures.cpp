#include "ui/session/TitleGestures.h"

#include "engine/story/Subtitles.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr double kNewSeconds = 2;

} // namespace

story::Title const* findTitle(story::Storyboard const& board, TitleRef const& ref)
{
    return findItem(board, ref);
}

std::optional<TitleEdit> newTitleAt(plan::ExportPlan const& cut, TimelineFrame frame)
{
    plan::FramePart const part = partThatComes(cut, frame);
    if (part.item < 0)
        return std::nullopt;
    plan::CutItem const& item = cut.items[static_cast<size_t>(part.item)];
    int64_t const wanted = std::llround(kNewSeconds * cut.format.rate.perSecond());
    int64_t const room = (item.trimIn + item.length - part.source).count;
    story::Title title;
    title.start = part.source;
    title.length = {std::max<int64_t>(1, std::min(wanted, room))};
    return addItem(item, item.titles, std::move(title), QT_TRANSLATE_NOOP("Engine", "Add title"));
}

std::optional<story::Edit> withoutTitle(story::Storyboard const& board, TitleRef const& ref)
{
    return withoutItem(board, ref, QT_TRANSLATE_NOOP("Engine", "Remove title"));
}

std::optional<story::Edit> withTitle(story::Storyboard const& board, TitleRef const& ref, story::Title value)
{
    return withItem(board, ref, std::move(value));
}

std::optional<TitleEdit> moveTitle(story::Storyboard const& board, plan::ExportPlan const& cut,
                                   TitleRef const& ref, TimelineFrame start)
{
    return moveItem(board, cut, ref, start, QT_TRANSLATE_NOOP("Engine", "Move title"));
}

story::Title trimmedTitle(story::Title title, bool isHead, int64_t frames)
{
    if (!isHead) {
        title.length.count = std::max<int64_t>(1, title.length.count + frames);
        return title;
    }
    int64_t const by = std::clamp(frames, -title.start.count, title.length.count - 1);
    title.start.count += by;
    title.length.count -= by;
    return title;
}

std::optional<story::Edit> subtitleShots(story::Storyboard const& board, std::vector<ShotId> const& shots)
{
    std::vector<story::Edit> edits;
    for (ShotId const& id : shots) {
        story::Shot const* shot = story::findShot(board, id);
        if (!shot || story::hasSubtitles(shot->titles))
            continue;
        std::vector<story::Title> const subtitles = story::subtitlesFromDialogue(*shot);
        std::vector<story::Title> titles = shot->titles;
        titles.insert(titles.end(), subtitles.begin(), subtitles.end());
        if (!subtitles.empty())
            edits.push_back(story::SetTitles{id, std::move(titles)});
    }
    if (edits.empty())
        return std::nullopt;
    return story::batch("Subtitles from dialogue", std::move(edits));
}

} // namespace fw::ui
