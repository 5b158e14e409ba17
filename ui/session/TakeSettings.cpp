#include "ui/session/TakeSettings.h"

#include "engine/plan/Clocks.h"
#include "engine/presets/OwnWords.h"

#include <algorithm>

namespace fw::ui {

namespace {

/// The person's part of what preset or model, and the person, steer away from.
std::string ownNegative(std::string const& whole, std::string const& base, std::string const& now)
{
    if (base.empty() || whole == base)
        return base.empty() ? whole : std::string();
    std::string const before = base + ", ";
    return whole.starts_with(before) ? whole.substr(before.size())
                                     : now; // another preset by now: cannot tell
}

/// Only what is otherwise than the preset says.
story::Overrides overridesOf(plan::RenderRequest const& request, presets::Preset const& preset,
                             story::Quality quality, SizePx native)
{
    presets::QualityStep const& step = preset.step(quality);
    story::Overrides made;
    if (request.steps != step.steps)
        made.steps = request.steps;
    if (request.guidance != step.guidance)
        made.guidance = request.guidance;
    if (request.shift != preset.shift)
        made.shift = request.shift;
    if (request.sampler != preset.sampler)
        made.sampler = request.sampler;
    if (request.size != (step.size.isEmpty() ? native : step.size))
        made.size = request.size;
    return made;
}

/// The shot that has the take; empty when none has it any more.
ShotId ownerOf(story::Storyboard const& board, std::string const& take)
{
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (story::findTake(*shot, TakeId{take}))
            return shot->id;
    return {};
}

story::StartFrom startOf(story::Storyboard const& board, story::Shot const& shot,
                         plan::Conditioning const& given)
{
    if (given.video || given.retake || given.prepend || !given.timedFrames.empty())
        return shot.start;
    ShotId const parent = given.extend ? ownerOf(board, given.extend->parentTake) : ShotId{};
    if (given.extend && (parent.isEmpty() || parent == shot.id))
        return shot.start;
    story::StartFrom start;
    start.face = shot.start.face;
    start.overlapFrames = shot.start.overlapFrames;
    start.kind = given.extend       ? story::StartKind::ExtendShot
                 : given.firstFrame ? story::StartKind::Image
                                    : story::StartKind::Text;
    start.parent = parent;
    start.image = given.firstFrame ? story::AssetRef{given.firstFrame->path, given.firstFrame->sha256}
                                   : story::AssetRef{};
    start.lastImage =
        given.lastFrame ? story::AssetRef{given.lastFrame->path, given.lastFrame->sha256} : story::AssetRef{};
    if (given.firstFrame || given.lastFrame)
        start.face = given.face;
    if (given.extend)
        start.overlapFrames = given.extend->overlapFrames;
    return start;
}

/// Collects the edits that change something.
struct Changes {
    story::Shot const& shot;
    std::vector<story::Edit> edits;

    template <class Edit, class Value>
    void set(Value const& now, Value const& wanted)
    {
        if (now != wanted)
            edits.push_back(Edit{shot.id, wanted});
    }
};

/// As long as the whole take, where the shot shows more than there is of it.
TimelineFrame lengthFor(story::Shot const& shot, story::Take const& take, FrameRate film)
{
    TimelineFrame const whole = plan::toTimelineLength(take.length, take.rate, film);
    return whole < shot.trimIn + shot.length && shot.trimIn < whole ? whole - shot.trimIn : shot.length;
}

} // namespace

std::optional<story::Quality> qualityOf(std::string const& word)
{
    if (word == "draft")
        return story::Quality::Draft;
    if (word == "preview")
        return story::Quality::Preview;
    return word == "final" ? std::optional(story::Quality::Final) : std::nullopt;
}

std::optional<story::Edit> takeSettings(story::Storyboard const& board, story::Take const& take,
                                        plan::RenderRequest const& request, workflow::Toolbox const& tools)
{
    story::Shot const* shot = story::findShot(board, ownerOf(board, take.id.value));
    if (!shot)
        return std::nullopt;
    Changes changes{*shot, {}};
    presets::Preset const* preset = tools.presets.find(request.presetId);
    story::Quality const quality = qualityOf(request.quality).value_or(shot->quality);
    bool const isSamePrompt = preset && presets::expandPrompt(*preset, shot->prompt) == request.prompt;
    if (!isSamePrompt) // else it stands as it was typed, spaces and all
        changes.set<story::SetPrompt>(shot->prompt,
                                      preset ? presets::ownWords(*preset, request.prompt) : request.prompt);
    changes.set<story::SetQuality>(shot->quality, quality);
    if (preset) {
        auto const model = tools.models.find(preset->model);
        std::string const base = preset->negative.value_or(model ? model->negativePrompt : std::string());
        changes.set<story::SetNegative>(shot->negative, ownNegative(request.negative, base, shot->negative));
        changes.set<story::SetPreset>(shot->presetId, preset->id);
        changes.set<story::SetOverrides>(
            shot->overrides,
            overridesOf(request, *preset, quality, model ? model->nativeSize : request.size));
    }
    changes.set<story::SetSeed>(shot->seed, request.isSeedLocked
                                                ? story::SeedPolicy{story::SeedMode::Locked, request.seed}
                                                : story::SeedPolicy{});
    std::vector<SubjectId> cast;
    for (plan::VaultRef const& each : request.conditioning.cast)
        cast.push_back(SubjectId{each.subject});
    cast.erase(std::unique(cast.begin(), cast.end()), cast.end()); // one line a headshot
    changes.set<story::SetCast>(shot->cast, cast);
    changes.set<story::SetPuppets>(shot->puppets, request.conditioning.puppets);
    changes.set<story::SetStart>(shot->start, startOf(board, *shot, request.conditioning));
    changes.set<story::SetLength>(shot->length, lengthFor(*shot, take, board.format.rate));
    std::optional<TakeId> const chosen = take.id;
    if (story::Take const* shown = story::shownTake(*shot); !shown || shown->id != take.id)
        changes.set<story::ChooseTake>(shot->chosenTake, chosen);
    if (changes.edits.empty())
        return std::nullopt;
    return story::batch("Settings of a take", std::move(changes.edits));
}

story::Storyboard filmOfTake(story::Storyboard const& board, ShotId const& shot, TakeId const& take)
{
    story::Storyboard film;
    film.title = board.title;
    film.format = board.format;
    story::Shot const* found = story::findShot(board, shot);
    story::Take const* shown = found ? story::findTake(*found, take) : nullptr;
    if (!shown)
        return film;
    story::Shot alone = *found;
    alone.chosenTake = take;
    alone.acceptedKey = shown->requestKey; // it is what is wanted, whatever the shot asks for by now
    alone.trimIn = {0};
    alone.length = plan::toTimelineLength(shown->length, shown->rate, board.format.rate);
    alone.transition = {};
    if (alone.start.kind == story::StartKind::ExtendShot) // the parent is not in this film
        alone.start.kind = story::StartKind::Text;
    alone.titles.clear();
    alone.markers.clear();
    film.scenes = {{newSceneId(), {}, {alone}}};
    return film;
}

} // namespace fw::ui
