#include "engine/library/MemoryMode.h"
#include "engine/plan/RenderRequest.h"

#include "engine/story/Edit.h"

#include <cmath>

namespace fw::plan {

namespace {

Error bad(char const* id, std::vector<std::string> args)
{
    return fail(Error::Kind::BadInput, id, std::move(args));
}

Status checkSide(char const* side, int px, int sizeStep)
{
    if (px < sizeStep || px > 8192 || px % sizeStep != 0) {
        int const lower =
            std::max(sizeStep, px > 8192 ? 8192 / sizeStep * sizeStep : px / sizeStep * sizeStep);
        return bad("plan.badSize",
                   {side, std::to_string(px), std::to_string(sizeStep), std::to_string(lower)});
    }
    return {};
}

Status checkNumber(char const* name, double value, double low, double high)
{
    if (std::isfinite(value) && value >= low && value <= high)
        return {};
    char range[64];
    std::snprintf(range, sizeof range, "%g to %g", low, high);
    char text[32];
    bool const isWhole = value == std::trunc(value) && std::abs(value) < 1e15;
    std::snprintf(text, sizeof text, isWhole ? "%.0f" : "%g", value);
    return bad("plan.badNumber", {name, text, range});
}

/// A distilled model's own noise levels.
Status checkLevels(RenderRequest const& request)
{
    size_t const count = request.sigmas.size();
    if (!presets::isLevelList(request.sigmas))
        return bad("plan.badSigmas", {});
    if (count > 0 && count != static_cast<size_t>(request.steps))
        return bad("plan.sigmaCount", {std::to_string(count), std::to_string(request.steps)});
    if (request.guidanceInterval && !presets::isGuidanceInterval(*request.guidanceInterval))
        return bad("plan.badGuidanceInterval", {});
    return {};
}

bool isClipLength(int frames) { return frames >= 1 && frames <= 1025 && frames % 4 == 1; }

/// Frames that other clips show too, and at least one that only this one does.
Status checkNeighbours(RenderRequest const& request)
{
    int fresh = request.frames;
    for (std::optional<Neighbour> const* each : {&request.conditioning.extend, &request.conditioning.prepend})
        if (*each) {
            int const overlap = (*each)->overlapFrames;
            if (!isClipLength(overlap) || overlap >= fresh)
                return bad("plan.badOverlap", {std::to_string(overlap), std::to_string(request.frames)});
            fresh -= overlap;
        }
    return {};
}

Status checkRetake(Retake const& retake, RenderRequest const& request)
{
    Conditioning const& given = request.conditioning;
    if (given.video)
        return bad("plan.retakeAlone", {});
    if (retake.firstFrame < 0 || retake.firstFrame >= retake.endFrame || retake.endFrame > request.frames)
        return bad("plan.badRange", {std::to_string(retake.firstFrame), std::to_string(retake.endFrame),
                                     std::to_string(request.frames)});
    if (!retake.region)
        return {};
    Region const& at = *retake.region;
    bool const isInside = at.x >= 0 && at.y >= 0 && at.width > 0 && at.height > 0 &&
                          at.x + at.width <= 1 + 1e-9 && at.y + at.height <= 1 + 1e-9;
    return isInside ? Status() : bad("plan.badRegion", {});
}

Status checkConditioning(RenderRequest const& request)
{
    Conditioning const& given = request.conditioning;
    FW_CHECK(checkNeighbours(request));
    for (TimedFrame const& each : given.timedFrames)
        if (each.frame < 0 || each.frame >= request.frames)
            return bad("plan.badTimedFrame",
                       {std::to_string(each.frame), std::to_string(request.frames - 1)});
    if (given.video)
        FW_CHECK(checkNumber("strength", given.video->strength, 0.01, 1));
    return given.retake ? checkRetake(*given.retake, request) : Status();
}

} // namespace

Status validate(RenderRequest const& request, int sizeStep)
{
    FW_CHECK(checkSide("width", request.size.widthPx, std::max(sizeStep, 1)));
    FW_CHECK(checkSide("height", request.size.heightPx, std::max(sizeStep, 1)));
    if (!isClipLength(request.frames)) {
        int const below = std::max(1, (std::min(request.frames, 1025) - 1) / 4 * 4 + 1);
        return bad("plan.badFrames",
                   {std::to_string(request.frames), std::to_string(below), std::to_string(below + 4)});
    }
    if (request.fps.num < 1 || request.fps.den < 1)
        return bad("plan.badNumber", {"frame rate", "0", "1 to 240"});
    FW_CHECK(checkNumber("frame rate", request.fps.perSecond(), 1, 240));
    if (request.finishFps.num < 1 || request.finishFps.den < 1)
        return bad("plan.badNumber", {"film's frame rate", "0", "1 to 240"});
    FW_CHECK(checkNumber("film's frame rate", request.finishFps.perSecond(), 1, 240));
    FW_CHECK(checkNumber("number of steps", request.steps, 1, 1000));
    FW_CHECK(checkNumber("guidance", request.guidance, 0, 100));
    FW_CHECK(checkNumber("second guidance", request.guidance2.value_or(1), 0, 100));
    FW_CHECK(checkNumber("shift", request.shift, 0.01, 100));
    FW_CHECK(checkLevels(request));
    if (!presets::isSampler(request.sampler))
        return bad("plan.badSampler", {request.sampler});
    for (presets::LoraRef const& lora : request.loras)
        FW_CHECK(checkNumber("LoRA weight", lora.weight, -10, 10));
    FW_CHECK(story::checkPuppets(request.conditioning.puppets));
    if (request.memory != "auto" && !library::memoryMode(request.memory))
        return bad("plan.badMemory", {request.memory});
    return checkConditioning(request);
}

} // namespace fw::plan
