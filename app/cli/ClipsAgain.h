#pragma once

#include "app/cli/Commands.h"
#include "app/cli/Engines.h"

#include "engine/workflow/Workflow.h"

#include <filesystem>
#include <vector>

namespace fw::cli {

/// What clips are made again with.
struct ClipMaking {
    std::filesystem::path project;
    workflow::Toolbox const& tools;
    EngineOptions const& engine;
};

/// Makes the clips of these takes again from their latents and says so, each; none: nothing. Errors: the
/// first, after all were tried; Cancelled.
Status makeClipsAgain(Session& session, ClipMaking const& with, std::vector<TakeId> const& takes);

} // namespace fw::cli
