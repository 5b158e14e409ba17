#include "engine/render/torch/VaeTraining.h"

#include "engine/base/Json.h"
#include "engine/diffusion/LatentPreview.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/render/torch/Frames.h"
#include "engine/render/torch/ModelFolder.h"
#include "engine/render/torch/PreviewTraining.h"
#include "engine/render/torch/TrainingClips.h"
#include "engine/render/torch/TrainingOutput.h"
#include "engine/training/FreshWeights.h"
#include "engine/training/Masters.h"
#include "engine/training/Random.h"
#include "engine/training/VaeLoss.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr double kPictures = .12;      ///< of a fresh training, at its start: single pictures mostly
constexpr int64_t kMeasuredClips = 16; ///< whose latents give mean and spread
constexpr int64_t kJudgedClips = 16;   ///< that it never saw, for the PSNR
constexpr int64_t kPreviewClips = 40;
constexpr int kVaeSheetPx = 240;

/// One autoencoder, phase by phase.
class VaeTraining {
public:
    VaeTraining(ModelRequest const& request, TrainHooks const& hooks) : m_request(request), m_hooks(hooks) {}

    Result<TrainedModel> run();

private:
    Status open();
    Status train();
    Result<at::Tensor> loss(int64_t step);
    std::vector<toyworld::ClipSpec> judgedSpecs(int64_t count) const;
    std::vector<toyworld::DrawnClip> judgedClips(int64_t count) const;
    void measure();
    Status judge();
    Status write();
    Result<OrderedJson> configWithStatistics() const;

    ModelRequest const& m_request;
    TrainHooks const& m_hooks;
    fs::path m_folder = stateFolder(m_request.out), m_state = m_folder / "state.safetensors";
    nn::Placement m_placement;
    models::WanVae m_vae;
    std::optional<toyworld::World> m_world;
    std::optional<training::Masters> m_masters;
    nn::TensorMap m_average;
    TrainedModel m_result;
};

Status VaeTraining::open()
{
    FW_CHECK(checkModelRequest(m_request));
    plan::RenderRequest const& clip = m_request.clip;
    FW_TRY(m_placement, nn::choosePlacement(clip.device, clip.dtype));
    FW_TRY(ModelFolder const model, ModelFolder::read(clip.modelFolder));
    if (m_request.isFresh) {
        m_vae = training::freshVae(model.vae, m_request.seed, m_placement.device);
        std::fill(m_vae.config.latentsMean.begin(), m_vae.config.latentsMean.end(), 0.0);
        std::fill(m_vae.config.latentsStd.begin(), m_vae.config.latentsStd.end(), 1.0);
    } else {
        FW_TRY(nn::Weights const weights, nn::Weights::open(model.vaePart.path));
        FW_TRY(m_vae, models::WanVae::load(weights, model.vae, {m_placement.device, at::kFloat}));
    }
    if (int const cell = model.sizeStep(); clip.size.widthPx % cell != 0 || clip.size.heightPx % cell != 0)
        return fail(Error::Kind::BadInput, "training.worldSize",
                    {std::to_string(clip.size.widthPx) + "x" + std::to_string(clip.size.heightPx)});
    FW_TRY(double const scale, worldScale(m_request));
    FW_TRY(m_world, toyworld::World::open(toyworld::World::defaultFolder(), scale));
    m_masters.emplace([this](nn::ParameterWalk const& visit) { m_vae.walk(visit); }, "vae.",
                      training::roleInVae);
    m_result.device = nn::deviceName(m_placement.device);
    m_result.dtype = nn::dtypeName(m_placement.dtype);
    return openStateFolder(m_folder, m_state, m_request.isResumed);
}

/// Clips of one length, as many frames in all as the batch has clips: pictures, halves, whole ones.
Result<at::Tensor> VaeTraining::loss(int64_t step)
{
    int const whole = m_request.clip.frames, half = (whole - 1) / 8 * 4 + 1;
    toyworld::Dice dice(toyworld::mixed(toyworld::mixed(m_request.seed, 22), static_cast<uint64_t>(step)));
    bool const isEarly =
        m_request.isFresh && static_cast<double>(step) < kPictures * static_cast<double>(m_request.steps);
    size_t const length = isEarly ? dice.weighted({.7, .2, .1}) : dice.weighted({.06, .34, .6});
    int const frames = length == 0 ? 1 : length == 1 ? half : whole;
    std::vector<toyworld::ClipSpec> specs(static_cast<size_t>(std::max(1, m_request.batch * whole / frames)));
    for (toyworld::ClipSpec& spec : specs)
        spec = drawTrainingSpec(dice);
    int const first = static_cast<int>(dice.below(static_cast<size_t>(toyworld::kFrames - frames + 1)));
    ClipTensors const clips = tensorsOf(m_world->drawAll(specs, {first, frames}));
    m_masters->lend(m_placement.dtype);
    m_vae.prepare(); // gradients come through it, and on a CPU taps of time that are zero stay zero and cost
                     // nothing
    at::Device const device = m_placement.device;
    return training::vaeLoss(m_vae, {clips.video.to(device), clips.mask.to(device)},
                             training::stepRandom(m_request.seed, static_cast<uint64_t>(step)));
}

Status VaeTraining::train()
{
    training::RunSettings settings;
    double const rate = m_request.rate > 0 ? m_request.rate : usualRate(m_request);
    settings.steps = m_request.steps;
    settings.warmUp = std::min<int64_t>(40, m_request.steps / 10 + 1);
    settings.averageDecay = std::clamp(1 - 20.0 / static_cast<double>(m_request.steps), .9, .9995);
    settings.optimiser.rate = rate;
    settings.optimiser.matrixRate = rate * 10;
    training::TrainingRun run(m_masters->trained(), settings);
    std::string model = m_request.isFresh ? dumpJson(OrderedJson{{"z", m_vae.config.zDim}}) : std::string();
    if (!m_request.isFresh) {
        FW_TRY(model, identityOf(m_request.clip.modelFolder, {"vae"}));
    }
    LoopPlan const plan{m_state, dumpJson(settingsOf(m_request, model, m_result.dtype)),
                        m_request.saveSeconds, m_request.isResumed, m_request.batch};
    FW_CHECK(runSteps(run, plan, m_hooks, [this](int64_t step) { return loss(step); }));
    m_average = run.average();
    return writeLosses(run, m_request, m_result);
}

/// Clips of another seed, combinations that were held out among them.
std::vector<toyworld::ClipSpec> VaeTraining::judgedSpecs(int64_t count) const
{
    toyworld::Dice dice(toyworld::mixed(m_request.seed, 23));
    std::vector<toyworld::ClipSpec> specs;
    for (int64_t i = 0; i < count; ++i)
        specs.push_back(drawSpec(dice));
    return specs;
}

std::vector<toyworld::DrawnClip> VaeTraining::judgedClips(int64_t count) const
{
    return m_world->drawAll(judgedSpecs(count), {0, m_request.clip.frames});
}

/// Mean and spread of every latent channel, so that the transformer sees numbers of about 1.
void VaeTraining::measure()
{
    std::vector<at::Tensor> all;
    for (int64_t i = 0; i < kMeasuredClips; ++i) {
        auto const clip = numberedClip(m_request.seed, static_cast<uint64_t>(i), false);
        at::Tensor const video = tensorsOf({m_world->draw(clip.spec, {0, m_request.clip.frames})}).video;
        all.push_back(m_vae.encode(video.to(m_placement.device)).to(at::kCPU));
    }
    at::Tensor const latents = at::cat(all);
    at::Tensor const mean = latents.mean(at::IntArrayRef{0, 2, 3, 4});
    at::Tensor const spread = latents.std(at::IntArrayRef{0, 2, 3, 4}).clamp_min(1e-4);
    for (int64_t c = 0; c < m_vae.config.zDim; ++c) {
        auto const rounded = [](double value) { return std::round(value * 1e5) / 1e5; };
        m_vae.config.latentsMean[static_cast<size_t>(c)] = rounded(mean[c].item<double>());
        m_vae.config.latentsStd[static_cast<size_t>(c)] = rounded(spread[c].item<double>());
    }
}

/// PSNR on clips that it never saw; the first of them, as they are beside what comes back.
Status VaeTraining::judge()
{
    std::vector<toyworld::DrawnClip> const clips = judgedClips(kJudgedClips);
    std::vector<Image> cells;
    double sum = 0;
    for (size_t i = 0; i < clips.size(); ++i) {
        FW_CHECK(checkStop(m_hooks));
        at::Tensor const video = toVideo(clips[i].frames).to(m_placement.device);
        at::Tensor const decoded = m_vae.decode(m_vae.encode(video));
        sum += training::psnr(decoded, video).mean().item<double>();
        if (static_cast<int>(i) >= m_request.samples)
            continue;
        for (Image& frame : someFrames(clips[i].frames))
            cells.push_back(std::move(frame));
        for (Image& frame : someFrames(diffusion::toImages(decoded)))
            cells.push_back(std::move(frame));
    }
    m_result.quality = sum / static_cast<double>(clips.size());
    if (cells.empty())
        return {};
    m_result.samples = besideOut(m_request.out, ".samples.png");
    return media::writePng(m_result.samples, media::contactSheet(cells, 6, kVaeSheetPx));
}

Result<OrderedJson> VaeTraining::configWithStatistics() const
{
    fs::path const file = fs::path(m_request.clip.modelFolder) / "vae/config.json";
    FW_TRY(Json const was, readJsonFile(file));
    OrderedJson config = OrderedJson::parse(was.dump());
    config["latents_mean"] = m_vae.config.latentsMean;
    config["latents_std"] = m_vae.config.latentsStd;
    return config;
}

Status VaeTraining::write()
{
    ModelRequest preview = m_request;
    preview.clips = std::min(kPreviewClips, m_request.clips);
    FW_TRY(FittedPreview const fitted, fitPreview(m_vae, *m_world, preview, m_hooks));
    // LoRAs and the upscaler learned from latents and decoded frames of the VAE that was
    std::vector<std::string> leftOut{"preview.json", "lora"};
    if (m_request.isFresh)
        leftOut.push_back("upscaler");
    FW_TRY(NewModelFolder const folder,
           NewModelFolder::copyOf(m_request.clip.modelFolder, m_folder, leftOut));
    FW_TRY(OrderedJson const config, configWithStatistics());
    FW_CHECK(folder.writeWeights("vae", m_masters->file(m_average)));
    FW_CHECK(folder.writeJson("vae/config.json", config));
    FW_CHECK(folder.writeJson("preview.json", fitted.json));
    FW_CHECK(folder.moveTo(m_request.out));
    removeTrainingFolder(m_folder);
    m_result.folder = m_request.out;
    return {};
}

Result<TrainedModel> VaeTraining::run()
{
    auto const begin = std::chrono::steady_clock::now();
    FW_CHECK(open());
    FW_CHECK(train());
    c10::NoGradGuard const noGrad;
    m_masters->settle(m_average);
    m_vae.prepare();
    measure();
    FW_CHECK(judge());
    FW_CHECK(write());
    m_result.seconds = secondsSince(begin);
    return m_result;
}

} // namespace

Result<TrainedModel> trainVae(ModelRequest const& request, TrainHooks const& hooks)
{
    return VaeTraining(request, hooks).run();
}

} // namespace fw::render
