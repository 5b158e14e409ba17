#pragma once

#include "engine/render/Training.h"
#include "engine/render/torch/LoadedModel.h"
#include "engine/training/Samples.h"

namespace fw::render {

/// Everything in a request encoded: pictures to latents, captions to the text encoder's answers. Latents are
/// kept in `cache`, a file for each still or piece of a clip, so that nothing is encoded twice. Errors: of
/// reading and loading, Cancelled, Io. Thread: GPU worker.
Result<training::SampleSet> encodeTrainingData(LoadedModel& model, LoraRequest const& request,
                                               std::filesystem::path const& cache, TrainHooks const& hooks);

/// Whether a file of `cache` is one of those.
bool isCachedLatents(std::filesystem::path const& file);

} // namespace fw::render
