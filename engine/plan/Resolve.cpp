#include "engine/plan/ShotPlan.h"

#include "engine/story/Footage.h"

#include <algorithm>
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

/// New frames, and for an extension those it shares with its parent, within what the model can make.
int framesFor(Storyboard const& board, Shot const& shot, presets::Preset const& preset)
{
    int64_t const fresh = framesNeeded(shot.trimIn + shot.length, board.format.rate, preset.fps);
    int const shared = shot.start.kind == StartKind::ExtendShot ? shot.start.overlapFrames : 0;
    return clipLength(fresh + shared, preset.maxFrames);
}

Status setStart(RenderRequest& request, Storyboard const& board, Shot const& shot, Context const& context)
{
    for (SubjectId const& subject : shot.cast)
        request.conditioning.cast.push_back({subject.value, {}, {}}); // consent picks the headshots at submit
    for (story::Puppet const& puppet : shot.puppets)
        if (std::find(shot.cast.begin(), shot.cast.end(), puppet.subject) != shot.cast.end())
            request.conditioning.puppets.push_back(puppet);
    if (shot.start.kind == StartKind::Image)
        request.conditioning.firstFrame = FileRef{shot.start.image.path, shot.start.image.sha256};
    if (!shot.start.lastImage.path.empty())
        request.conditioning.lastFrame = FileRef{shot.start.lastImage.path, shot.start.lastImage.sha256};
    if (request.conditioning.firstFrame || request.conditioning.lastFrame)
        request.conditioning.face = shot.start.face;
    if (shot.start.kind != StartKind::ExtendShot)
        return {};
    Shot const* parent = story::findShot(board, shot.start.parent);
    if (!parent)
        return shotError(board, shot, "plan.parentGone");
    FW_TRY(Effective const effective, effectiveKey(board, *parent, context));
    request.conditioning.extend = Neighbour{
        effective.key, effective.take ? effective.take->id.value : "", {}, shot.start.overlapFrames};
    if (effective.take && story::isFootage(*effective.take)) // whose face is in it was asked there
        request.conditioning.face = parent->start.face;
    return {};
}

/// A longer take of the very same request still fits: trimming or splitting a shot asks for nothing new.
void keepLengthOfFittingTake(RenderRequest& request, Shot const& shot, int maxFrames)
{
    story::Take const* take = story::shownTake(shot);
    if (!take || keyOf(request) == take->requestKey)
        return;
    RenderRequest longer = request;
    for (longer.frames = request.frames + 4; longer.frames <= maxFrames; longer.frames += 4)
        if (keyOf(longer) == take->requestKey) {
            request.frames = longer.frames;
            return;
        }
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
    if (shot->start.kind == StartKind::ExtendShot) {
        // Documents are free of cycles (story::apply, storyboardFromJson); boards built by hand may not be.
        std::set<ShotId> chain{shot->id};
        for (Shot const* each = shot; each && each->start.kind == StartKind::ExtendShot;
             each = story::findShot(board, each->start.parent))
            if (!chain.insert(each->start.parent).second)
                return fail(Error::Kind::BadInput, "story.cycle");
    }
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
    FW_CHECK(setStart(request, board, *shot, context));
    FW_CHECK(validate(request, model.sizeStep));
    keepLengthOfFittingTake(request, *shot, preset->maxFrames);
    resolved.key = keyOf(request);
    return resolved;
}

} // namespace fw::plan
