#pragma once

#include "engine/plan/RenderRequest.h"

// Requests for the queue's tests: small, quick, told apart by their prompt.
namespace fw::test {

inline plan::RenderRequest request(std::string const& prompt, uint64_t seed = 7)
{
    plan::RenderRequest made;
    made.shot = ShotId{"sh-" + prompt};
    made.prompt = prompt;
    made.size = {64, 48};
    made.frames = 5;
    made.steps = 4;
    made.seed = seed;
    made.modelId = "none";
    made.presetId = "cinematic";
    return made;
}

inline plan::RenderRequest extending(plan::RenderRequest const& parent, std::string const& prompt)
{
    plan::RenderRequest made = request(prompt);
    made.frames = 9;
    made.conditioning.extend = plan::Neighbour{plan::keyOf(parent), {}, {}, 5};
    return made;
}

} // namespace fw::test
