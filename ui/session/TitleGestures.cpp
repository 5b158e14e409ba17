#include "ui/session/TitleGestures.h"

#include "engine/story/Subtitles.h"
#include "ui/session/FilmPart.h"

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr double kNewSeconds = 2;

std::vector<story::Title> titlesOf(story::Storyboard const& board, ShotId const& shot)
{
    story::Shot const* found = story::findShot(board, shot);
    return found ? found->titles : std::vector<story::Title>();
}

} // namespace

story::Title const* findTitle(story::Storyboard const& board, TitleRef const& ref)
{
    story::Shot const* shot = story::findShot(board, ref.shot);
    bool const isThere = shot && ref.index >= 0 && ref.index < static_cast<int>(shot->titles.size());
    return isThere ? &shot->titles[static_cast<size_t>(ref.index)] : nullptr;
}

std::optional<TitleEdit> newTitleAt(plan::ExportPlan const& cut, TimelineFrame frame)
{
    plan::FramePart const part = partThatComes(cut, frame);
    if (part.item < 0)
        return std::nullopt;
    plan::CutItem const& item = cut.items[static_cast<size_t>(part.item)];
    std::vector<story::Title> titles = item.titles;
    story::Title title;
    int64_t const wanted = std::llround(kNewSeconds * cut.format.rate.perSecond());
    int64_t const room = (item.trimIn + item.length - part.source).count;
    title.start = part.source;
    title.length = {std::max<int64_t>(1, std::min(wanted, room))};
    titles.push_back(std::move(title));
    int const index = static_cast<int>(titles.size()) - 1;
    return TitleEdit{story::batch("Add title", {story::SetTitles{item.shot, std::move(titles)}}),
                     {item.shot, index}};
}

std::optional<story::Edit> withoutTitle(story::Storyboard const& board, TitleRef const& ref)
{
    if (!findTitle(board, ref))
        return std::nullopt;
    std::vector<story::Title> titles = titlesOf(board, ref.shot);
    titles.erase(titles.begin() + ref.index);
    return story::batch("Remove title", {story::SetTitles{ref.shot, std::move(titles)}});
}

std::optional<story::Edit> withTitle(story::Storyboard const& board, TitleRef const& ref, story::Title value)
{
    if (!findTitle(board, ref))
        return std::nullopt;
    std::vector<story::Title> titles = titlesOf(board, ref.shot);
    titles[static_cast<size_t>(ref.index)] = std::move(value);
    return story::SetTitles{ref.shot, std::move(titles)};
}

std::optional<TitleEdit> moveTitle(story::Storyboard const& board, plan::ExportPlan const& cut,
                                   TitleRef const& ref, TimelineFrame start)
{
    story::Title const* title = findTitle(board, ref);
    plan::FramePart const part = partFor(cut, start, ref.shot);
    if (!title || part.item < 0)
        return std::nullopt;
    story::Title moved = *title;
    moved.start = part.source;
    ShotId const& target = cut.items[static_cast<size_t>(part.item)].shot;
    if (target == ref.shot) {
        auto edit = withTitle(board, ref, std::move(moved));
        return TitleEdit{story::batch("Move title", {std::move(*edit)}), ref};
    }
    std::vector<story::Title> left = titlesOf(board, ref.shot), right = titlesOf(board, target);
    left.erase(left.begin() + ref.index);
    right.push_back(std::move(moved));
    int const index = static_cast<int>(right.size()) - 1;
    return TitleEdit{story::batch("Move title", {story::SetTitles{ref.shot, std::move(left)},
                                                 story::SetTitles{target, std::move(right)}}),
                     {target, index}};
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
