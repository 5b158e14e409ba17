#pragma once

#include "engine/render/torch/LoadedModel.h"

#include <string>

namespace fw::render {

/// The text encoder's answer to a prompt, [1, textLength, dim] fp32 on the model's device, zeros beyond the
/// prompt's end. Kept on disk under paths::cache()/text by encoder and hash of the prompt (never the prompt
/// itself), so that a large encoder is not even loaded for a prompt it has seen. Errors: of loading. Thread:
/// GPU worker.
Result<at::Tensor> encodePrompt(LoadedModel& model, std::string const& prompt);

} // namespace fw::render
