#include "engine/render/torch/PreviewTraining.h"

#include "engine/render/torch/LoadedModel.h"
#include "engine/render/torch/TrainingClips.h"
#include "engine/render/torch/TrainingOutput.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <cmath>

namespace fw::render {

namespace {

constexpr int64_t kHeldOutShare = 5; ///< one clip in so many only measures
constexpr double kRidge = 1e-3;

/// Latents and the colours that they stand for, a row for each latent pixel, fp64.
struct ColourRows {
    at::Tensor latents; ///< [n, z]
    at::Tensor colours; ///< [n, 3]
};

ColourRows colourRows(models::WanVae const& vae, at::Tensor const& video)
{
    at::Tensor const latents = vae.encode(video);
    at::Tensor const frames = vae.decode(latents);
    int64_t const s = vae.config.strideSpace(), t = vae.config.strideTime();
    int64_t const h = frames.size(3) / s, w = frames.size(4) / s;
    at::Tensor const cells = frames.reshape({1, 3, -1, h, s, w, s}).mean(at::IntArrayRef{4, 6});
    at::Tensor colours = cells.narrow(2, 0, 1);
    if (cells.size(2) > 1)
        colours = at::cat({colours, cells.narrow(2, 1, cells.size(2) - 1).unflatten(2, {-1, t}).mean(3)}, 2);
    auto const rows = [](at::Tensor const& x) {
        return x.flatten(2).squeeze(0).t().to(at::kCPU, at::kDouble);
    };
    return {rows(vae.normalise(latents)), rows(colours)};
}

double rounded(double value) { return std::round(value * 1e6) / 1e6; }

OrderedJson previewJson(at::Tensor const& table, double explained)
{
    OrderedJson rows = OrderedJson::array();
    for (int64_t i = 0; i < table.size(0); ++i) {
        OrderedJson row = OrderedJson::array();
        for (int64_t c = 0; c < 3; ++c)
            row.push_back(rounded(table[i][c].item<double>()));
        rows.push_back(row);
    }
    OrderedJson const bias = rows.back();
    rows.erase(rows.size() - 1);
    return {{"matrix", rows}, {"bias", bias}, {"r2", std::round(explained * 1e4) / 1e4}};
}

} // namespace

Result<FittedPreview> fitPreview(models::WanVae const& vae, toyworld::World const& world,
                                 ModelRequest const& request, TrainHooks const& hooks)
{
    c10::NoGradGuard const noGrad;
    std::vector<at::Tensor> x, y, measuredX, measuredY;
    for (int64_t i = 0; i < request.clips; ++i) {
        auto const clip = numberedClip(request.seed, static_cast<uint64_t>(i), false);
        at::Tensor const video = tensorsOf({world.draw(clip.spec, {0, request.clip.frames})}).video;
        ColourRows rows = colourRows(vae, video.to(vae.quant_conv.weight.device()));
        bool const isMeasured = i % kHeldOutShare == 0;
        (isMeasured ? measuredX : x).push_back(rows.latents);
        (isMeasured ? measuredY : y).push_back(rows.colours);
        FW_CHECK(checkStop(hooks));
        if (hooks.onProgress)
            hooks.onProgress({TrainPhase::Encode, i + 1, request.clips});
    }
    auto const withBias = [](std::vector<at::Tensor> const& parts) {
        at::Tensor const all = at::cat(parts);
        return at::cat({all, at::ones({all.size(0), 1}, all.options())}, 1);
    };
    at::Tensor const a = withBias(x), b = at::cat(y);
    at::Tensor const ridge = at::eye(a.size(1), a.options()) * (kRidge * static_cast<double>(a.size(0)));
    at::Tensor const table = at::linalg_solve(a.t().matmul(a) + ridge, a.t().matmul(b));
    at::Tensor const truth = at::cat(measuredY), error = withBias(measuredX).matmul(table) - truth;
    double const left = error.square().sum().item<double>();
    double const all = (truth - truth.mean(0)).square().sum().item<double>();
    double const explained = 1 - left / std::max(all, 1e-12);
    return FittedPreview{previewJson(table, explained), explained};
}

Result<TrainedModel> trainPreview(ModelRequest const& request, TrainHooks const& hooks)
{
    auto const begin = std::chrono::steady_clock::now();
    FW_CHECK(checkModelRequest(request));
    FW_TRY(auto const model,
           LoadedModel::open(request.clip.modelFolder, request.clip.device, request.clip.dtype));
    FW_TRY(double const scale, worldScale(request));
    FW_TRY(toyworld::World const world, toyworld::World::open(toyworld::World::defaultFolder(), scale));
    FW_TRY(models::WanVae const* const vae, model->encoder());
    FW_TRY(FittedPreview const fitted, fitPreview(*vae, world, request, hooks));
    std::filesystem::path const work = stateFolder(request.out);
    FW_CHECK(openStateFolder(work, work / "state.safetensors", request.isResumed));
    FW_TRY(NewModelFolder const folder,
           NewModelFolder::copyOf(request.clip.modelFolder, work, {"preview.json"}));
    FW_CHECK(folder.writeJson("preview.json", fitted.json));
    FW_CHECK(folder.moveTo(request.out));
    removeTrainingFolder(work);
    TrainedModel result;
    result.folder = request.out;
    result.quality = fitted.explained;
    result.seconds = secondsSince(begin);
    result.device = nn::deviceName(model->placement().device);
    result.dtype = nn::dtypeName(at::kFloat);
    return result;
}

} // namespace fw::render
