#include "ui/session/StartGestures.h"

#include "engine/story/Dependents.h"
#include "engine/story/Footage.h"
#include "ui/session/TakeSettings.h"

#include <QtGlobal>

#include <algorithm>
#include <set>

namespace fw::ui {

namespace {

using story::Edit;
using story::Shot;
using story::StartFrom;

constexpr int64_t kPictureGap = 12; ///< between pictures that are added together

Edit named(char const* name, Shot const& shot, StartFrom start)
{
    return story::batch(name, {story::SetStart{shot.id, std::move(start)}});
}

plan::CutItem const* itemOf(plan::ExportPlan const& cut, ShotId const& shot)
{
    auto const found = std::find_if(cut.items.begin(), cut.items.end(),
                                    [&](plan::CutItem const& item) { return item.shot == shot; });
    return found == cut.items.end() ? nullptr : &*found;
}

} // namespace

std::vector<ShotId> possibleNeighbours(story::Storyboard const& board, Shot const& shot)
{
    std::set<ShotId> const made = story::withDependents(board, {shot.id});
    std::vector<ShotId> possible;
    for (Shot const* each : story::shotsInOrder(board))
        if (made.count(each->id) == 0)
            possible.push_back(each->id);
    return possible;
}

std::optional<TimelineFrame> ownFrame(plan::ExportPlan const& cut, ShotId const& shot, TimelineFrame film)
{
    plan::CutItem const* const item = itemOf(cut, shot);
    if (!item || film < item->start || film >= item->start + item->length)
        return std::nullopt;
    return film - item->start + item->trimIn;
}

std::optional<OwnSpan> ownSpan(plan::ExportPlan const& cut, ShotId const& shot, FilmSpan const& part)
{
    plan::CutItem const* const item = itemOf(cut, shot);
    if (!item)
        return std::nullopt;
    TimelineFrame const first = std::max(part.first, item->start);
    TimelineFrame const end = std::min(part.end, item->start + item->length);
    if (first >= end)
        return std::nullopt;
    TimelineFrame const toOwn = item->trimIn - item->start;
    return OwnSpan{first + toOwn, end + toOwn};
}

OwnSpan proposedPart(Session const& session, Shot const& shot)
{
    plan::ExportPlan const& cut = session.cut();
    if (session.marked())
        if (auto const part = ownSpan(cut, shot.id, *session.marked()))
            return *part;
    TimelineFrame const end = shot.trimIn + shot.length;
    auto const here = ownFrame(cut, shot.id, session.playhead());
    if (here && *here > shot.trimIn)
        return {*here, end};
    return {shot.trimIn + TimelineFrame{shot.length.count / 2}, end};
}

Edit makePartAnew(Shot const& shot, story::Take const& take, OwnSpan const& part)
{
    std::vector<Edit> edits;
    if (!story::isFootage(take)) {
        if (!take.presetId.empty() && take.presetId != shot.presetId)
            edits.emplace_back(story::SetPreset{shot.id, take.presetId});
        if (auto const quality = qualityOf(take.quality); quality && *quality != shot.quality)
            edits.emplace_back(story::SetQuality{shot.id, *quality});
    }
    StartFrom start = shot.start;
    start.retake = story::Retake{take.id, part.first, part.end, {}};
    edits.emplace_back(story::SetStart{shot.id, std::move(start)});
    return story::batch(QT_TRANSLATE_NOOP("Engine", "Make part of a take anew"), std::move(edits));
}

std::optional<Edit> changePart(Shot const& shot, OwnSpan const& part)
{
    StartFrom start = shot.start;
    if (!start.retake || (start.retake->first == part.first && start.retake->end == part.end))
        return std::nullopt;
    start.retake->first = part.first;
    start.retake->end = part.end;
    return named(QT_TRANSLATE_NOOP("Engine", "Change what is made anew"), shot, std::move(start));
}

std::optional<Edit> changeRegion(Shot const& shot, std::optional<story::Region> const& region)
{
    StartFrom start = shot.start;
    if (!start.retake || start.retake->region == region)
        return std::nullopt;
    start.retake->region = region;
    return named(QT_TRANSLATE_NOOP("Engine", "Change what is made anew"), shot, std::move(start));
}

std::optional<Edit> makeWholeAnew(Shot const& shot)
{
    StartFrom start = shot.start;
    if (!start.retake)
        return std::nullopt;
    start.retake.reset();
    return named(QT_TRANSLATE_NOOP("Engine", "Make the whole take anew"), shot, std::move(start));
}

Edit addPictures(Shot const& shot, std::vector<story::AssetRef> const& images, TimelineFrame first)
{
    StartFrom start = shot.start;
    TimelineFrame const last = shot.trimIn + shot.length - TimelineFrame{1};
    for (story::AssetRef const& image : images) {
        start.pictures.push_back({std::min(first, last), image});
        first = first + TimelineFrame{kPictureGap};
    }
    start.face = story::FaceAnswer::Unanswered;
    return named(QT_TRANSLATE_NOOP("Engine", "Add pictures on the way"), shot, std::move(start));
}

std::optional<Edit> movePicture(Shot const& shot, size_t index, TimelineFrame at)
{
    StartFrom start = shot.start;
    if (index >= start.pictures.size() || start.pictures[index].at == at)
        return std::nullopt;
    start.pictures[index].at = at;
    return named(QT_TRANSLATE_NOOP("Engine", "Move a picture on the way"), shot, std::move(start));
}

std::optional<Edit> removePicture(Shot const& shot, size_t index)
{
    StartFrom start = shot.start;
    if (index >= start.pictures.size())
        return std::nullopt;
    start.pictures.erase(start.pictures.begin() + static_cast<std::ptrdiff_t>(index));
    return named(QT_TRANSLATE_NOOP("Engine", "Remove a picture on the way"), shot, std::move(start));
}

Edit beginFromPicture(Shot const& shot, story::AssetRef const& image)
{
    StartFrom start = shot.start;
    start.kind = story::StartKind::Image;
    start.parent = {};
    start.clip.reset();
    start.image = image;
    start.face = story::FaceAnswer::Unanswered;
    return story::SetStart{shot.id, std::move(start)};
}

Edit beginFromClip(Shot const& shot, story::SourceClip clip)
{
    StartFrom start = shot.start;
    if (start.clip)
        clip.strength = start.clip->strength;
    start.kind = story::StartKind::Clip;
    start.parent = {};
    start.image = {};
    if (!clip.file.path.empty())
        start.face = story::FaceAnswer::Unanswered;
    start.clip = std::move(clip);
    return named(QT_TRANSLATE_NOOP("Engine", "Begin from a clip"), shot, std::move(start));
}

Edit endOnPicture(Shot const& shot, story::AssetRef const& image)
{
    StartFrom start = shot.start;
    start.lastImage = image;
    start.following.reset();
    if (!image.path.empty())
        start.face = story::FaceAnswer::Unanswered;
    return story::SetStart{shot.id, std::move(start)};
}

Edit leadUpTo(Shot const& shot, ShotId const& following)
{
    StartFrom start = shot.start;
    start.lastImage = {};
    start.following = following;
    return named(QT_TRANSLATE_NOOP("Engine", "Lead up to another shot"), shot, std::move(start));
}

} // namespace fw::ui
