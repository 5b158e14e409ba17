#include "engine/render/torch/TrainingData.h"

#include "engine/base/Sha256.h"
#include "engine/nn/Safetensors.h"
#include "engine/render/torch/Frames.h"
#include "engine/render/torch/PromptText.h"
#include "engine/render/torch/TrainingLoop.h"

#include <ATen/ATen.h>

#include <algorithm>

namespace fw::render {

namespace {

constexpr char kLatents[] = "latents";
constexpr char kCachePrefix[] = "latents-";

/// A still or a piece of a clip.
struct Piece {
    TrainingItem const& item;
    ClipPart part;
    bool isStill = false;
};

std::vector<Piece> piecesOf(LoraRequest const& request, int strideTime)
{
    std::vector<Piece> all;
    for (TrainingItem const& item : request.items) {
        if (item.frames <= 1)
            all.push_back({item, {0, request.stillFrames}, true});
        else
            for (ClipPart const& part : clipParts(item.frames, request.clip.frames, strideTime))
                all.push_back({item, part, false});
    }
    return all;
}

/// [1, 3, T, H, W] in -1..1.
Result<at::Tensor> readPiece(Piece const& piece, plan::RenderRequest const& clip)
{
    if (!piece.isStill)
        return loadClip(piece.item.file, clip.size, {clip.fps, piece.part.first, piece.part.count});
    FW_TRY(at::Tensor const still, loadStill({piece.item.file.string(), piece.item.sha256}, clip.size));
    return still.expand({-1, -1, piece.part.count, -1, -1}).contiguous();
}

/// A name that says what was encoded, how and by what.
std::filesystem::path cacheFile(std::filesystem::path const& cache, Piece const& piece,
                                plan::RenderRequest const& clip)
{
    std::string key = piece.item.sha256 + " " + std::to_string(clip.size.widthPx) + "x" +
                      std::to_string(clip.size.heightPx) + " " + std::to_string(clip.fps.perSecond()) + " " +
                      std::to_string(piece.part.first) + "+" + std::to_string(piece.part.count) + " " +
                      clip.modelFolder;
    for (std::string const& sum : clip.modelChecksums)
        key += " " + sum;
    return cache / (kCachePrefix + sha256Hex(key).substr(0, 24) + ".safetensors");
}

/// [C, T', H', W'] fp32 on the CPU, from the cache where it is there.
Result<at::Tensor> latentsOf(LoadedModel& model, Piece const& piece, LoraRequest const& request,
                             std::filesystem::path const& cache)
{
    std::filesystem::path const file = cacheFile(cache, piece, request.clip);
    std::error_code code;
    if (std::filesystem::exists(file, code)) {
        auto const kept = nn::loadSafetensors(file);
        if (kept && kept->count(kLatents))
            return kept->at(kLatents);
    }
    FW_TRY(at::Tensor const video, readPiece(piece, request.clip));
    FW_TRY(at::Tensor const encoded, model.encode(video));
    at::Tensor const latents = encoded.squeeze(0).to(at::kCPU, at::kFloat).contiguous();
    FW_CHECK(nn::saveSafetensors(file, {{kLatents, latents}}));
    return latents;
}

} // namespace

bool isCachedLatents(std::filesystem::path const& file)
{
    return file.filename().string().rfind(kCachePrefix, 0) == 0 && file.extension() == ".safetensors";
}

Result<training::SampleSet> encodeTrainingData(LoadedModel& model, LoraRequest const& request,
                                               std::filesystem::path const& cache, TrainHooks const& hooks)
{
    std::vector<std::string> captions;
    for (TrainingItem const& item : request.items)
        captions.push_back(item.caption);
    std::sort(captions.begin(), captions.end());
    captions.erase(std::unique(captions.begin(), captions.end()), captions.end());
    std::vector<at::Tensor> texts;
    for (std::string const& caption : captions) {
        FW_TRY(at::Tensor const text, encodePrompt(model, caption));
        texts.push_back(text.squeeze(0));
        FW_CHECK(checkStop(hooks));
    }
    FW_TRY(at::Tensor const noCaption, encodePrompt(model, {}));
    if (!model.isSmall())
        model.freeTextEncoder();

    training::SampleSet samples(std::move(texts), noCaption.squeeze(0), request.captionDropout);
    std::vector<Piece> const pieces = piecesOf(request, static_cast<int>(model.folder().vae.strideTime()));
    for (size_t i = 0; i < pieces.size(); ++i) {
        FW_TRY(at::Tensor const latents, latentsOf(model, pieces[i], request, cache));
        auto const caption = std::lower_bound(captions.begin(), captions.end(), pieces[i].item.caption);
        samples.add({latents, static_cast<size_t>(caption - captions.begin())});
        if (hooks.onProgress)
            hooks.onProgress(
                {TrainPhase::Encode, static_cast<int64_t>(i + 1), static_cast<int64_t>(pieces.size())});
        FW_CHECK(checkStop(hooks));
    }
    return samples;
}

} // namespace fw::render
