#include "engine/plan/ShotPlan.h"

#include "engine/story/Footage.h"

namespace fw::plan {

namespace {

using story::Shot;
using story::Storyboard;
using story::Take;

std::string shotName(Storyboard const& board, ShotId const& id)
{
    return "Shot " + std::to_string(story::shotNumber(board, id));
}

/// The neighbour is the cause when an older take of it makes this take's key.
bool wasMadeFromOlder(Resolved const& resolved, Take const& take, Shot const& neighbour, int maxFrames)
{
    for (auto const side : {&Conditioning::extend, &Conditioning::prepend}) {
        if (!(resolved.request.conditioning.*side))
            continue;
        RenderRequest request = resolved.request;
        for (Take const& older : neighbour.takes) {
            (request.conditioning.*side)->parentKey = older.requestKey;
            for (request.frames = resolved.request.frames; request.frames <= maxFrames; request.frames += 4)
                if (keyOf(request) == take.requestKey)
                    return true;
        }
    }
    return false;
}

/// What a take says about itself is enough to name most causes.
std::string ownReason(Shot const& shot, Take const& take, RenderRequest const& request)
{
    if (shot.start.retake && shot.start.retake->take == take.id)
        return "Part of this take is to be made anew.";
    if (!take.presetId.empty() && take.presetId != shot.presetId)
        return "The preset changed from " + take.presetId + " to " + shot.presetId + ".";
    if (!take.quality.empty() && take.quality != request.quality)
        return "The take is a " + take.quality + "; the shot asks for " + request.quality + " quality.";
    if (request.isSeedLocked && take.seed != request.seed)
        return "The seed changed.";
    return "The prompt or a setting changed since this take was made.";
}

std::string staleReason(Storyboard const& board, Shot const& shot, Resolved const& resolved,
                        Context const& context)
{
    Take const& take = *story::shownTake(shot);
    presets::Preset const* preset = context.presets.find(shot.presetId);
    for (ShotId const& id : story::neighboursOf(shot.start)) {
        Shot const* neighbour = story::findShot(board, id);
        if (neighbour && preset && wasMadeFromOlder(resolved, take, *neighbour, preset->maxFrames))
            return shotName(board, id) + " changed.";
    }
    for (ShotId const& id : story::neighboursOf(shot.start))
        if (statusOf(board, id, context).state == TakeState::Stale)
            return shotName(board, id) + " changed.";
    return ownReason(shot, take, resolved.request);
}

} // namespace

ShotStatus statusOf(Storyboard const& board, ShotId const& id, Context const& context)
{
    Shot const* shot = story::findShot(board, id);
    Take const* take = shot ? story::shownTake(*shot) : nullptr;
    if (!take)
        return {TakeState::Empty, {}};
    if (shot->acceptedKey == take->requestKey || story::isFootage(*take))
        return {TakeState::Ready, {}};
    Result<Resolved> const resolved = resolve(board, id, context);
    if (!resolved) {
        // Without its checkpoint a shot cannot be rendered here, but its take is what it was.
        bool const isElsewhere = resolved.error().kind == Error::Kind::MissingFile;
        return {isElsewhere ? TakeState::Ready : TakeState::Stale, resolved.error().message()};
    }
    if (resolved->key == take->requestKey)
        return {TakeState::Ready, {}};
    return {TakeState::Stale, staleReason(board, *shot, *resolved, context)};
}

} // namespace fw::plan
