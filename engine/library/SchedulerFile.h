#pragma once

#include "engine/base/Result.h"

#include <filesystem>
#include <string>

namespace fw::library {

/// What scheduler_config.json of a diffusers folder says about sampling.
struct SchedulerFile {
    std::string sampler = "unipc"; ///< as fw::diffusion::samplerFromName takes it
    double shift = 1;              ///< diffusers' default
    /// A setting that changes the frames and that the engine does not have ("solver_order = 3"); empty: none.
    std::string unknown;
};

/// Errors: BadInput (no JSON, an impossible shift), MissingFile.
Result<SchedulerFile> readSchedulerFile(std::filesystem::path const& file);

} // namespace fw::library
