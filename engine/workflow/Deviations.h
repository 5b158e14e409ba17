#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/workflow/Reproduce.h"

namespace fw::workflow {

/// The model that a request would be rendered with here; nullopt when it is not on this machine.
std::optional<library::ModelInfo> modelOf(plan::RenderRequest const& request, Toolbox const& tools);

/// The checksum of the model's file that a receipt names, as it is now. Errors: MissingFile or of reading.
Result<std::string> weightNow(jobs::WeightSum const& was, library::ModelInfo const& model);

/// What can be told before rendering: weights, LoRAs, pictures and the clip that is continued, by checksum.
std::vector<Difference> differencesBefore(jobs::Recipe const& recipe,
                                          std::optional<library::ModelInfo> const& model,
                                          std::filesystem::path const& project);

/// What two receipts tell: versions, device, precision, memory mode, upscaler. What an older receipt does not
/// say is no difference. Pure.
std::vector<Difference> differencesAfter(jobs::Receipt const& was, jobs::Receipt const& is);

} // namespace fw::workflow
