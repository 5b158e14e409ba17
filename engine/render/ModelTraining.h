#pragma once

#include "engine/plan/RenderRequest.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fw::render {

/// Which network of a small model is trained on the toy world's clips (engine/toyworld).
enum class ModelPart {
    Vae,
    Transformer, ///< with the text encoder, from nothing or on; its VACE blocks stay as they are
    VaceBlocks,  ///< they alone: extension, frames that are given, references
    Preview      ///< the table of latents to colours: fitted, not trained
};

/// A model to be trained: a complete value. What comes out is a new folder in diffusers layout, a copy of the
/// old one but for what was trained.
struct ModelRequest {
    ModelPart part = ModelPart::Transformer;
    plan::RenderRequest clip;  ///< the model, and clips as it makes them: 160x96 or so many times that, at
                               ///< most 17 frames; the samples at the end are rendered like this
    std::filesystem::path out; ///< a folder that is not there yet
    bool isFresh = false;      ///< from nothing, in the sizes of the model's config.json
    int64_t steps = 1000;
    int batch = 4;        ///< clips of a step
    int64_t clips = 2048; ///< drawn in all for the transformer; for the preview
    double rate = 0;      ///< of AdamW, Muon's is ten times that; 0: usualRate()
    double captionDropout = .1;
    uint64_t seed = 1;
    std::vector<std::string> samplePrompts; ///< empty: captions of combinations that training never saw
    int samples = 6;                        ///< rows of the picture at the end; 0: none
    double saveSeconds = 30;
    bool isResumed = false;
};

/// The recipe's, or a quarter of it where a network goes on from what it knows.
double usualRate(ModelRequest const& request);

/// What a training leaves: the folder, and pictures of how it went beside it.
struct TrainedModel {
    std::filesystem::path folder, lossCurve, samples; ///< empty: there is none
    int64_t steps = 0;
    double firstLoss = 0, lastLoss = 0; ///< means of the first and last tenth
    /// On clips that training never saw. VAE: mean PSNR in dB. Preview: the share of the colours' variance
    /// that it explains. Else 0.
    double quality = 0;
    double samplesPerSecond = 0;
    double seconds = 0; ///< of this run
    std::string device, dtype;
};

} // namespace fw::render
