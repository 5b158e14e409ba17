#pragma once

#include "engine/plan/RenderRequest.h"

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace fw::cli {

/// The files and places that condition a `render`, as they were typed.
struct ConditionOptions {
    std::vector<std::string> references, loras, framesAt;
    std::string firstFrame, lastFrame, extendFrom, prependTo, video, retake, range;
    std::vector<double> region;
    std::optional<double> strength;
    std::optional<int> overlap;
    std::optional<std::string> faces; ///< whose faces the pictures show: cast, synthetic or none
};

void addConditionOptions(CLI::App& command, ConditionOptions& options);

/// Adds them to a request, each file with its checksum. Errors: BadInput, MissingFile.
Status applyConditions(plan::RenderRequest& request, ConditionOptions const& options);

} // namespace fw::cli
