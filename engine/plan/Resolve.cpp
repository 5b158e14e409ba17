#include "engine/plan/ShotPlan.h"

#include "engine/story/Footage.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace fw::plan {

namespace {

using story::Shot;
using story::StartKind;
using story::Storyboard;

Error shotError(Storyboard const& board, Shot const& shot, char const* id)
{
    return fail(Error::Kind::BadInput, id, {std::to_string(story::shotNumber(board, shot.id))});
}

std::string joined(std::string const& a, std::string const& b)
{
    return a.empty() || b.empty() ? a + b : a + ", " + b;
}

char const* qualityName(story::Quality quality)
{
    return quality == story::Quality::Draft     ? "draft"
           : quality == story::Quality::Preview ? "preview"
                                                : "final";
}

/// Preset and quality step first, then what the shot overrides.
void setNumbers(RenderRequest& request, Shot const& shot, presets::Preset const& preset,
                library::ModelInfo const& model)
{
    presets::QualityStep const& step = preset.step(shot.quality);
    request.steps = shot.overrides.steps.value_or(step.steps);
    request.guidance = shot.overrides.guidance.value_or(step.guidance);
    request.sampler = shot.overrides.sampler.value_or(preset.sampler);
    request.shift = shot.overrides.shift.value_or(preset.shift);
    if (!shot.overrides.steps && !shot.overrides.shift) // which ask for other levels than the preset's
        request.sigmas = step.sigmas;
    request.guidanceInterval = preset.guidanceInterval;
    request.size = shot.overrides.size.value_or(step.size.isEmpty() ? model.nativeSize : step.size);
    request.fps = preset.fps;
    request.isSeedLocked = shot.seed.mode != story::SeedMode::Random;
    request.seed = request.isSeedLocked ? shot.seed.value : 0;
    request.presetId = preset.id;
    request.quality = qualityName(shot.quality);
}

/// Frames shared with each neighbour: what the shot asks for; between two of them less, where the model's cap
/// would leave nothing of its own.
int overlapOf(story::StartFrom const& start, int maxFrames)
{
    constexpr int kLeastOwn = 4;
    int const neighbours = static_cast<int>(story::neighboursOf(start).size());
    int overlap = start.overlapFrames;
    while (neighbours > 1 && overlap > 1 && neighbours * overlap + kLeastOwn > maxFrames)
        overlap -= 4;
    return overlap;
}

/// The frames of a clip that a model can make anew: all of it to within the last three.
int wholeClip(int64_t frames, int maxFrames) { return std::max(1, clipLength(frames - 3, maxFrames)); }

int64_t framesOf(story::Take const& take, FrameRate fps)
{
    int64_t const num = take.length.count * fps.num * take.rate.den;
    return num / (int64_t{take.rate.num} * fps.den);
}

/// New frames, and those shared with neighbours, within what the model can make.
int framesFor(Storyboard const& board, Shot const& shot, presets::Preset const& preset)
{
    int64_t const fresh = framesNeeded(shot.trimIn + shot.length, board.format.rate, preset.fps);
    int const shared =
        overlapOf(shot.start, preset.maxFrames) * static_cast<int>(story::neighboursOf(shot.start).size());
    return clipLength(fresh + shared, preset.maxFrames);
}

/// Cast, puppets and pictures but those on the way.
void setFigures(Conditioning& given, Shot const& shot)
{
    story::StartFrom const& start = shot.start;
    for (SubjectId const& subject : shot.cast)
        given.cast.push_back({subject.value, {}, {}}); // consent picks the headshots at submit
    for (story::Puppet const& puppet : shot.puppets)
        if (std::find(shot.cast.begin(), shot.cast.end(), puppet.subject) != shot.cast.end())
            given.puppets.push_back(puppet);
    if (start.kind == StartKind::Image)
        given.firstFrame = FileRef{start.image.path, start.image.sha256};
    if (!start.lastImage.path.empty())
        given.lastFrame = FileRef{start.lastImage.path, start.lastImage.sha256};
}

/// The pictures on the way that lie in a clip of this length, behind the frames shared with a parent.
void setPictures(RenderRequest& request, Shot const& shot, FrameRate project)
{
    Conditioning& given = request.conditioning;
    given.timedFrames.clear();
    int const front = given.extend ? given.extend->overlapFrames : 0;
    int const end = request.frames - (given.prepend ? given.prepend->overlapFrames : 0);
    for (story::TimedPicture const& each : shot.start.pictures) {
        int64_t const frame = front + toClipFrame(each.at, project, request.fps).count;
        if (frame < end)
            given.timedFrames.push_back({{each.image.path, each.image.sha256}, static_cast<int>(frame)});
    }
    std::stable_sort(given.timedFrames.begin(), given.timedFrames.end(),
                     [](TimedFrame const& a, TimedFrame const& b) { return a.frame < b.frame; });
}

/// One shot's way to the takes that it is made from.
struct Sources {
    Storyboard const& board;
    Shot const& shot;
    Context const& context;
    int maxFrames;
    std::optional<story::FaceAnswer> filmedFace = {}; ///< of footage: whose face is in it was asked there

    void see(Shot const& owner, story::Take const* take)
    {
        if (take && story::isFootage(*take))
            filmedFace = owner.start.face;
    }

    Result<Neighbour> neighbour(ShotId const& id, char const* goneMessage)
    {
        Shot const* other = story::findShot(board, id);
        if (!other)
            return shotError(board, shot, goneMessage);
        FW_TRY(Effective const effective, effectiveKey(board, *other, context));
        see(*other, effective.take);
        return Neighbour{effective.key,
                         effective.take ? effective.take->id.value : "",
                         {},
                         overlapOf(shot.start, maxFrames)};
    }

    Result<story::OwnedTake> take(TakeId const& id)
    {
        story::OwnedTake const owned = story::findTake(board, id);
        if (!owned.take)
            return shotError(board, shot, "plan.takeGone");
        see(*owned.shot, owned.take);
        return owned;
    }
};

Status setNeighbours(RenderRequest& request, Sources& sources)
{
    story::StartFrom const& start = sources.shot.start;
    if (start.kind == StartKind::ExtendShot) {
        FW_TRY(request.conditioning.extend, sources.neighbour(start.parent, "plan.parentGone"));
    }
    if (start.following) {
        FW_TRY(request.conditioning.prepend, sources.neighbour(*start.following, "plan.followingGone"));
    }
    return {};
}

/// The clip that the rendering begins from; no more is made than it has.
Status setClip(RenderRequest& request, Sources& sources)
{
    story::SourceClip const& clip = *sources.shot.start.clip;
    FileRef source{clip.file.path, clip.file.sha256};
    int64_t frames = clip.seconds > 0 ? std::llround(clip.seconds * request.fps.perSecond()) : request.frames;
    if (clip.file.path.empty()) {
        FW_TRY(story::OwnedTake const owned, sources.take(clip.take));
        source.path = takeClip(clip.take);
        frames = framesOf(*owned.take, request.fps);
    }
    request.frames = std::min(request.frames, wholeClip(frames, sources.maxFrames));
    request.conditioning.video = SourceVideo{std::move(source), clip.strength};
    return {};
}

/// A retake is as long as its take, whatever the shot shows of it.
Status setRetake(RenderRequest& request, Sources& sources)
{
    story::Retake const& wanted = *sources.shot.start.retake;
    FW_TRY(story::OwnedTake const owned, sources.take(wanted.take));
    Conditioning& given = request.conditioning;
    int const front = given.extend ? given.extend->overlapFrames : 0;
    int const back = given.prepend ? given.prepend->overlapFrames : 0;
    request.frames = wholeClip(front + framesOf(*owned.take, request.fps) + back, sources.maxFrames);
    FrameRate const project = sources.board.format.rate;
    int64_t const end = framesNeeded(wanted.end, project, request.fps);
    Retake retake{{takeClip(wanted.take), {}}, front, 0, wanted.region};
    retake.firstFrame += static_cast<int>(toClipFrame(wanted.first, project, request.fps).count);
    retake.endFrame = static_cast<int>(std::min<int64_t>(front + end, request.frames - back));
    given.retake = std::move(retake);
    return {};
}

Status setStart(RenderRequest& request, Sources sources)
{
    Shot const& shot = sources.shot;
    setFigures(request.conditioning, shot);
    FW_CHECK(setNeighbours(request, sources));
    if (shot.start.retake)
        FW_CHECK(setRetake(request, sources));
    else if (shot.start.kind == StartKind::Clip && shot.start.clip)
        FW_CHECK(setClip(request, sources));
    setPictures(request, shot, sources.board.format.rate);
    Conditioning& given = request.conditioning;
    bool const isOwnClip = given.video && !given.video->source.sha256.empty();
    if (given.firstFrame || given.lastFrame || !given.timedFrames.empty() || isOwnClip)
        given.face = shot.start.face;
    else if (sources.filmedFace)
        given.face = *sources.filmedFace;
    return {};
}

/// A longer take of the very same request still fits: trimming or splitting a shot asks for nothing new.
void keepLengthOfFittingTake(RenderRequest& request, Shot const& shot, FrameRate project, int maxFrames)
{
    story::Take const* take = story::shownTake(shot);
    if (!take || request.conditioning.retake || keyOf(request) == take->requestKey)
        return;
    RenderRequest longer = request;
    for (longer.frames = request.frames + 4; longer.frames <= maxFrames; longer.frames += 4) {
        setPictures(longer, shot, project); // there is room for more of them
        if (keyOf(longer) == take->requestKey) {
            request = std::move(longer);
            return;
        }
    }
}

/// Documents never hold a shot that is made from itself (story::apply, storyboardFromJson); boards built by
/// hand may.
bool isMadeFromItself(Storyboard const& board, Shot const& shot)
{
    std::set<ShotId> seen;
    std::vector<ShotId> open = story::neighboursOf(shot.start);
    while (!open.empty()) {
        ShotId const id = std::move(open.back());
        open.pop_back();
        if (id == shot.id)
            return true;
        Shot const* const next = seen.insert(id).second ? story::findShot(board, id) : nullptr;
        for (ShotId& each : next ? story::neighboursOf(next->start) : std::vector<ShotId>())
            open.push_back(std::move(each));
    }
    return false;
}

} // namespace

void setModel(RenderRequest& request, library::ModelInfo const& model, Context const& context)
{
    request.modelId = model.id;
    request.modelFolder = model.folder.string();
    request.modelChecksums.clear();
    for (library::WeightFile const& file : model.files)
        if (std::string sum = context.checksum ? context.checksum(file.path.string()) : std::string();
            !sum.empty())
            request.modelChecksums.push_back(std::move(sum));
    std::sort(request.modelChecksums.begin(), request.modelChecksums.end());
}

std::vector<presets::LoraRef> lorasOf(presets::Preset const& preset, story::Quality quality,
                                      Context const& context)
{
    std::vector<presets::LoraRef> loras = preset.lorasFor(quality);
    for (presets::LoraRef& lora : loras)
        lora.sha256 = context.checksum ? context.checksum(presets::loraPath(lora).string()) : std::string();
    return loras;
}

std::string takeClip(TakeId const& take) { return "takes/" + take.value + "/master.mkv"; }

Result<Effective> effectiveKey(Storyboard const& board, Shot const& shot, Context const& context)
{
    story::Take const* take = story::shownTake(shot);
    if (take && shot.acceptedKey == take->requestKey) // kept for good: children continue what is there
        return Effective{take->requestKey, take};
    FW_TRY(Resolved const resolved, resolve(board, shot.id, context));
    bool const doesFit = take && take->requestKey == resolved.key;
    return Effective{resolved.key, doesFit ? take : nullptr};
}

Result<Resolved> resolve(Storyboard const& board, ShotId const& id, Context const& context)
{
    Shot const* shot = story::findShot(board, id);
    if (!shot)
        return fail(Error::Kind::BadInput, "story.noShot", {id.value});
    if (shot->prompt.find_first_not_of(" \t\r\n") == std::string::npos)
        return shotError(board, *shot, "plan.emptyPrompt");
    if (isMadeFromItself(board, *shot))
        return fail(Error::Kind::BadInput, "story.cycle");
    presets::Preset const* preset = context.presets.find(shot->presetId);
    if (!preset)
        return fail(Error::Kind::MissingFile, "plan.noPreset",
                    {std::to_string(story::shotNumber(board, id)), shot->presetId});
    FW_TRY(library::ModelInfo const model, context.models.find(preset->model));
    Resolved resolved;
    RenderRequest& request = resolved.request;
    request.shot = id;
    request.prompt = presets::expandPrompt(*preset, shot->prompt);
    request.negative = joined(preset->negative.value_or(model.negativePrompt), shot->negative);
    request.loras = lorasOf(*preset, shot->quality, context);
    setNumbers(request, *shot, *preset, model);
    setModel(request, model, context);
    request.frames = framesFor(board, *shot, *preset);
    request.device = context.engine.device;
    request.memory = context.engine.memory;
    request.finishFps = board.format.rate;
    request.publishesReceipt = board.format.publishesReceipts;
    FW_CHECK(setStart(request, {board, *shot, context, preset->maxFrames}));
    FW_CHECK(validate(request, model.sizeStep));
    keepLengthOfFittingTake(request, *shot, board.format.rate, preset->maxFrames);
    resolved.key = keyOf(request);
    return resolved;
}

} // namespace fw::plan
