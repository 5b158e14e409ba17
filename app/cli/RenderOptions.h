#pragma once

#include "app/cli/ConditionOptions.h"
#include "app/cli/Engines.h"

#include "engine/plan/RenderRequest.h"
#include "engine/workflow/Workflow.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::cli {

/// `render` as it was typed; what was not given stays unset and comes from preset, model or job file.
struct RenderOptions {
    std::string preset, model, job;
    std::optional<std::string> prompt, negative;
    bool isRawPrompt = false;
    std::optional<uint64_t> seed;
    std::optional<std::string> size, rate, sampler, quality, device, dtype, memory;
    std::optional<int64_t> frames, steps;
    std::optional<double> guidance, guidance2, shift;
    std::vector<double> sigmas, guidanceInterval; ///< the latter empty, or low and high
    ConditionOptions conditions;
    std::vector<std::string> confirmed;
    std::string out, saveLatents, saveFrames, initLatents, previews;
    bool isNative = false;
    EngineOptions engine;
};

/// The request, complete and checked. Errors: BadInput, MissingFile, Unsupported.
Result<plan::RenderRequest> requestFrom(RenderOptions const& options, workflow::Toolbox const& tools);

} // namespace fw::cli
