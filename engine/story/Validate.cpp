#include "engine/story/Validate.h"

#include "engine/story/Edit.h"

#include "engine/base/Utf8.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace fw::story {

namespace {

Error bad(char const* id, std::vector<std::string> args = {})
{
    return fail(Error::Kind::BadInput, id, std::move(args));
}

bool isRenderSize(SizePx size)
{
    auto const isSide = [](int side) { return side >= 16 && side <= 8192 && side % 2 == 0; };
    return isSide(size.widthPx) && isSide(size.heightPx);
}

/// "#rrggbb"
bool isColour(std::string const& text)
{
    return text.size() == 7 && text[0] == '#' && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return std::isxdigit(static_cast<unsigned char>(c));
           });
}

} // namespace

bool isBetween(double value, double low, double high)
{
    return std::isfinite(value) && value >= low && value <= high;
}

bool isPlainId(std::string const& id)
{
    return !id.empty() && id.size() <= 128 && id[0] != '.' && std::all_of(id.begin(), id.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
    });
}

Status checkText(std::string const& text)
{
    if (text.size() > kMaxTextBytes)
        return bad("story.textTooLong", {std::to_string(text.size()), std::to_string(kMaxTextBytes)});
    if (!isValidUtf8(text))
        return bad("story.badText");
    return {};
}

Status checkLength(TimelineFrame length)
{
    if (length.count < 1 || length.count > kMaxFrames)
        return bad("story.badLength", {std::to_string(length.count), std::to_string(kMaxFrames)});
    return {};
}

Status checkTrimIn(TimelineFrame trimIn)
{
    if (trimIn.count < 0 || trimIn.count > kMaxFrames)
        return bad("story.badTrim", {std::to_string(trimIn.count)});
    return {};
}

Status checkTransition(Transition const& transition)
{
    if (transition.length.count < 0 || transition.length.count > kMaxFrames)
        return bad("story.badTransition", {std::to_string(transition.length.count), "0"});
    return {};
}

Status checkOverrides(Overrides const& overrides)
{
    static constexpr std::array samplers{"unipc", "euler", "dpmpp", "few-step"};
    if (overrides.steps && (*overrides.steps < 1 || *overrides.steps > 1000))
        return bad("story.badOverride", {"steps", "1 to 1000"});
    if (overrides.guidance && !isBetween(*overrides.guidance, 0, 100))
        return bad("story.badOverride", {"guidance", "0 to 100"});
    if (overrides.shift && !isBetween(*overrides.shift, 0.01, 100))
        return bad("story.badOverride", {"shift", "0.01 to 100"});
    if (overrides.sampler &&
        std::find(samplers.begin(), samplers.end(), *overrides.sampler) == samplers.end())
        return bad("story.badOverride", {"sampler", "unipc, euler, dpmpp or few-step"});
    if (overrides.size && !isRenderSize(*overrides.size))
        return bad("story.badOverride", {"size", "even numbers from 16 to 8192"});
    return {};
}

Status checkFormat(ProjectFormat const& format)
{
    if (!isRenderSize(format.size))
        return bad("story.badFormat",
                   {std::to_string(format.size.widthPx), std::to_string(format.size.heightPx)});
    FrameRate const rate = format.rate;
    if (rate.num < 1 || rate.den < 1 || rate.den > 100'000 || rate.perSecond() < 1 || rate.perSecond() > 240)
        return bad("story.badRate", {std::to_string(rate.num), std::to_string(rate.den)});
    return {};
}

Status checkBudget(std::optional<Budget> const& budget)
{
    constexpr double kLeast = .01, kMost = 1e9;
    if (budget && !isBetween(budget->amount, kLeast, kMost))
        return bad("story.badBudget");
    return {};
}

namespace {

/// An asset where there may be none.
Status checkAsset(AssetRef const& asset)
{
    if (!asset.path.empty() && !isSafeRelativePath(asset.path))
        return bad("story.badAsset", {asset.path});
    return checkText(asset.path + asset.sha256);
}

Status checkPictures(std::vector<TimedPicture> const& pictures)
{
    if (pictures.size() > kMaxPictures)
        return bad("story.tooManyPictures", {std::to_string(pictures.size()), std::to_string(kMaxPictures)});
    for (TimedPicture const& each : pictures) {
        if (each.image.path.empty())
            return bad("story.badAsset", {each.image.path});
        FW_CHECK(checkAsset(each.image));
        if (each.at.count < 0 || each.at.count > kMaxFrames)
            return bad("story.badPictureFrame", {std::to_string(each.at.count)});
    }
    return {};
}

Status checkClip(SourceClip const& clip)
{
    FW_CHECK(checkAsset(clip.file));
    if (clip.file.path.empty() && !isPlainId(clip.take.value))
        return bad("story.badClip");
    if (!isBetween(clip.strength, .01, 1) || !isBetween(clip.seconds, 0, 1e6))
        return bad("story.badStrength");
    return {};
}

Status checkRetake(Retake const& retake)
{
    if (!isPlainId(retake.take.value))
        return bad("story.badId", {retake.take.value});
    if (retake.first.count < 0 || retake.end <= retake.first || retake.end.count > kMaxFrames)
        return bad("story.badRange", {std::to_string(retake.first.count), std::to_string(retake.end.count)});
    if (!retake.region)
        return {};
    constexpr double kLeast = 1e-3, kRounding = 1e-9;
    Region const& at = *retake.region;
    bool const isInside = isBetween(at.x, 0, 1) && isBetween(at.y, 0, 1) && isBetween(at.width, kLeast, 1) &&
                          isBetween(at.height, kLeast, 1) && at.x + at.width <= 1 + kRounding &&
                          at.y + at.height <= 1 + kRounding;
    return isInside ? Status() : Status(bad("story.badRegion"));
}

} // namespace

Status checkStart(ShotId const& shot, StartFrom const& start)
{
    if (start.overlapFrames < 1 || start.overlapFrames > 17 || start.overlapFrames % 4 != 1)
        return bad("story.badOverlap", {std::to_string(start.overlapFrames)});
    for (ShotId const& each : neighboursOf(start)) {
        if (each.isEmpty() || each == shot)
            return bad("story.cycle");
        FW_CHECK(checkText(each.value));
    }
    if (start.kind == StartKind::Image && start.image.path.empty())
        return bad("story.badAsset", {start.image.path});
    FW_CHECK(checkAsset(start.image));
    FW_CHECK(checkAsset(start.lastImage));
    FW_CHECK(checkText(start.parent.value));
    FW_CHECK(checkPictures(start.pictures));
    if (start.kind == StartKind::Clip && !start.clip)
        return bad("story.badClip");
    if (start.clip)
        FW_CHECK(checkClip(*start.clip));
    return start.retake ? checkRetake(*start.retake) : Status();
}

Status checkCast(std::vector<SubjectId> const& cast)
{
    for (SubjectId const& subject : cast)
        FW_CHECK(checkText(subject.value));
    return {};
}

Status checkPuppets(std::vector<Puppet> const& puppets)
{
    for (Puppet const& puppet : puppets) {
        FW_CHECK(checkText(puppet.subject.value + puppet.image + puppet.sha256));
        FW_CHECK(checkText(puppet.line));
        FW_CHECK(checkText(puppet.voice.path + puppet.voice.sha256));
        bool isGood = puppet.points.size() == 10 && !puppet.path.empty() && isBetween(puppet.energy, 0, 1);
        for (double const point : puppet.points)
            isGood = isGood && isBetween(point, 0, 1);
        double before = -1;
        for (PuppetKey const& key : puppet.path) {
            isGood = isGood && isBetween(key.at, 0, 1) && key.at > before && isBetween(key.x, -1, 2) &&
                     isBetween(key.y, -1, 2) && isBetween(key.height, .05, 3);
            before = key.at;
        }
        if (!isGood)
            return bad("story.badPuppet", {puppet.subject.value});
    }
    return {};
}

Status checkVoices(std::vector<Puppet> const& puppets)
{
    for (Puppet const& puppet : puppets)
        if (!puppet.voice.path.empty() && !isSafeRelativePath(puppet.voice.path))
            return bad("story.badAsset", {puppet.voice.path});
    return {};
}

Status checkTitles(std::vector<Title> const& titles)
{
    if (titles.size() > kMaxTitles)
        return bad("story.tooManyTitles", {std::to_string(titles.size()), std::to_string(kMaxTitles)});
    for (Title const& title : titles) {
        FW_CHECK(checkText(title.text));
        FW_CHECK(checkLength(title.length));
        bool const isGood = title.start.count >= 0 && title.start.count <= kMaxFrames &&
                            title.fade.count >= 0 && title.fade.count <= kMaxFrames &&
                            isBetween(title.scale, .5, 3) && isColour(title.colour);
        if (!isGood)
            return bad("story.badTitle", {title.text});
    }
    return {};
}

Status checkMarkers(std::vector<Marker> const& markers)
{
    if (markers.size() > kMaxMarkers)
        return bad("story.tooManyMarkers", {std::to_string(markers.size()), std::to_string(kMaxMarkers)});
    for (Marker const& marker : markers) {
        FW_CHECK(checkText(marker.text));
        if (marker.at.count < 0 || marker.at.count > kMaxFrames)
            return bad("story.badMarker", {marker.text});
    }
    return {};
}

Status checkTake(Take const& take)
{
    if (!isPlainId(take.id.value))
        return bad("story.badId", {take.id.value});
    bool const isGood = take.rate.num >= 1 && take.rate.den >= 1 && take.length.count >= 0 &&
                        take.length.count <= kMaxFrames && take.size.widthPx >= 0 &&
                        take.size.heightPx >= 0 && isBetween(take.seconds, 0, 1e9) &&
                        isBetween(take.wattHours.value_or(0), 0, 1e9);
    if (!isGood)
        return bad("story.badTake", {take.id.value});
    return checkText(take.requestKey.value + take.presetId + take.created + take.quality);
}

Status checkShot(Shot const& shot)
{
    if (!isPlainId(shot.id.value))
        return bad("story.badId", {shot.id.value});
    for (std::string const* text :
         {&shot.prompt, &shot.negative, &shot.presetId, &shot.notes, &shot.dialogue})
        FW_CHECK(checkText(*text));
    FW_CHECK(checkLength(shot.length));
    FW_CHECK(checkTrimIn(shot.trimIn));
    FW_CHECK(checkTransition(shot.transition));
    FW_CHECK(checkOverrides(shot.overrides));
    FW_CHECK(checkStart(shot.id, shot.start));
    FW_CHECK(checkCast(shot.cast));
    FW_CHECK(checkPuppets(shot.puppets));
    FW_CHECK(checkVoices(shot.puppets));
    FW_CHECK(checkTitles(shot.titles));
    FW_CHECK(checkMarkers(shot.markers));
    for (Take const& take : shot.takes)
        FW_CHECK(checkTake(take));
    FW_CHECK(checkText(shot.acceptedKey.value_or(RequestKey{}).value));
    return checkText(shot.chosenTake.value_or(TakeId{}).value);
}

std::set<ShotId> shotIds(Storyboard const& board)
{
    std::set<ShotId> ids;
    for (Shot const* shot : shotsInOrder(board))
        ids.insert(shot->id);
    return ids;
}

bool wouldCycle(Storyboard const& board, ShotId const& shot, StartFrom const& start)
{
    std::set<ShotId> seen;
    std::vector<ShotId> open = neighboursOf(start);
    while (!open.empty()) {
        ShotId const next = std::move(open.back());
        open.pop_back();
        if (next == shot)
            return true;
        Shot const* const neighbour = seen.insert(next).second ? findShot(board, next) : nullptr;
        if (neighbour)
            for (ShotId& each : neighboursOf(neighbour->start))
                open.push_back(std::move(each));
    }
    return false;
}

Transition normalised(Transition transition)
{
    if (transition.kind == TransitionKind::Cut)
        transition.length = {0};
    return transition;
}

Shot normalised(Shot shot)
{
    shot.transition = normalised(shot.transition);
    // Else choosing another one could not be undone: a choice names a take that is there.
    if (shot.chosenTake && !findTake(shot, *shot.chosenTake))
        shot.chosenTake.reset();
    return shot;
}

Status checkBoard(Storyboard const& board)
{
    FW_CHECK(checkText(board.title));
    FW_CHECK(checkFormat(board.format));
    FW_CHECK(checkBudget(board.budget));
    std::set<SceneId> scenes;
    std::set<ShotId> shots;
    for (Scene const& scene : board.scenes) {
        FW_CHECK(checkText(scene.title));
        if (!isPlainId(scene.id.value) || !scenes.insert(scene.id).second)
            return bad("story.duplicateId", {scene.id.value});
        for (Shot const& shot : scene.shots) {
            FW_CHECK(checkShot(shot));
            if (!shots.insert(shot.id).second)
                return bad("story.duplicateId", {shot.id.value});
        }
    }
    for (UnplacedTake const& unplaced : board.unplacedTakes)
        FW_CHECK(checkTake(unplaced.take));
    std::vector<Shot const*> const ordered = shotsInOrder(board);
    TimelineFrame room = ordered.empty() ? TimelineFrame{0} : ordered[0]->length;
    for (size_t i = 0; i < ordered.size(); ++i) {
        Shot const& shot = *ordered[i];
        if (wouldCycle(board, shot.id, shot.start))
            return bad("story.cycle");
        TimelineFrame const next = i + 1 < ordered.size() ? ordered[i + 1]->length : shot.length;
        room = std::min(room, next);
        if (shot.transition.length > room)
            return bad("story.badTransition",
                       {std::to_string(shot.transition.length.count), std::to_string(room.count)});
        room = next - shot.transition.length; // what the next one has left beside this transition
    }
    return checkSounds(board.sounds);
}

} // namespace fw::story
