#include "engine/render/torch/LoraTraining.h"

#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/base/Sha256.h"
#include "engine/diffusion/VaceContext.h"
#include "engine/media/Chart.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/render/torch/RenderJob.h"
#include "engine/render/torch/TrainingData.h"
#include "engine/render/torch/TrainingLoop.h"
#include "engine/render/torch/TrainingOutput.h"
#include "engine/training/FlowLoss.h"
#include "engine/training/Random.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace fw::render {

namespace {

namespace fs = std::filesystem;
constexpr int kSampleFrames = 3; ///< of a clip, side by side
constexpr int kSampleCellPx = 240;

} // namespace

LoraTraining::LoraTraining(LoadedModel& model, LoraRequest const& request, TrainHooks const& hooks)
    : m_model(model), m_request(request), m_hooks(hooks), m_shape{request.rank, request.alpha},
      m_folder(stateFolder(request.out)), m_state(m_folder / "state.safetensors")
{
}

Status LoraTraining::checkModel() const
{
    ModelFolder const& folder = m_model.folder();
    auto const refuse = [&](char const* reason) {
        return fail(Error::Kind::Unsupported, "training.cannotLearn", {folder.folder.string(), reason},
                    folder.folder.string());
    };
    if (folder.hasTwoExperts)
        return refuse("it has two experts");
    if (folder.takesImageChannels())
        return refuse("it starts from a picture");
    return plan::validate(m_request.clip, folder.sizeStep());
}

double LoraTraining::rate() const { return m_request.rate > 0 ? m_request.rate : kLoraRate; }

/// Everything that decides the next step: a state made with anything else is not gone on with.
std::string LoraTraining::settings() const
{
    std::string data;
    for (TrainingItem const& item : m_request.items)
        data += item.sha256 + " " + item.caption + "\n";
    std::string model = m_request.clip.modelFolder;
    for (std::string const& sum : m_request.clip.modelChecksums)
        model += " " + sum;
    plan::RenderRequest const& clip = m_request.clip;
    return dumpJson(OrderedJson{{"format", 1},
                                {"model", sha256Hex(model)},
                                {"data", sha256Hex(data)},
                                {"steps", m_request.steps},
                                {"rank", m_request.rank},
                                {"alpha", m_request.alpha},
                                {"batch", m_request.batch},
                                {"rate", rate()},
                                {"captionDropout", m_request.captionDropout},
                                {"seed", m_request.seed},
                                {"shift", clip.shift},
                                {"size", {clip.size.widthPx, clip.size.heightPx}},
                                {"frames", clip.frames},
                                {"fps", clip.fps.perSecond()},
                                {"stillFrames", m_request.stillFrames},
                                {"device", nn::deviceName(m_model.placement().device)},
                                {"dtype", nn::dtypeName(m_model.placement().dtype)}});
}

/// What a model with VACE blocks sees when nothing is given, as it does when it renders; null for others.
Result<models::VaceInput const*> LoraTraining::vace(int64_t latentFrames)
{
    if (!m_model.folder().hasVace())
        return nullptr;
    auto const found = m_vace.find(latentFrames);
    if (found != m_vace.end())
        return &found->second;
    c10::NoGradGuard const noGrad;
    models::WanVaeConfig const& config = m_model.folder().vae;
    FW_TRY(models::WanVae const* const vae, m_model.encoder());
    at::Device const device = m_model.placement().device;
    SizePx const size = m_request.clip.size;
    auto const known =
        diffusion::unknownFrames(config.pixelFrames(latentFrames), size.heightPx, size.widthPx);
    at::Tensor const context = diffusion::vaceContext(
        known, {config.strideTime(), config.strideSpace()},
        [&](at::Tensor const& video) { return vae->normalise(vae->encode(video.to(device, at::kFloat))); });
    return &(m_vace[latentFrames] = {context.to(device), {}});
}

/// The loss of one step, with autograd down to the LoRA.
Result<at::Tensor> LoraTraining::loss(models::WanTransformer const& network,
                                      training::SampleSet const& samples, int64_t step)
{
    at::Generator const random = training::stepRandom(m_request.seed, static_cast<uint64_t>(step));
    at::Device const device = m_model.placement().device;
    training::SampleBatch const batch = samples.draw(m_request.batch, random);
    training::SigmaSettings sigmas;
    sigmas.shift = m_request.clip.shift;
    training::FlowBatch flow;
    flow.sigmas = training::drawSigmas(m_request.batch, sigmas, random).to(device);
    flow.noise = at::randn(batch.latents.sizes(), random, at::TensorOptions().dtype(at::kFloat)).to(device);
    flow.latents = batch.latents.to(device);
    models::TextCache const text = network.encodeText(batch.text.to(device));
    FW_TRY(models::VaceInput const* const context, vace(batch.latents.size(2)));
    return training::flowLoss(flow, [&](at::Tensor const& noisy, at::Tensor const& timesteps) {
        return network.forward({noisy, timesteps, &text, context});
    });
}

Status LoraTraining::train(training::SampleSet const& samples)
{
    FW_TRY(models::WanTransformer network, m_model.freshTransformer(0));
    training::RunSettings settings;
    settings.steps = m_request.steps;
    settings.optimiser.matrixRate = rate();
    training::TrainingRun run(training::addLora(network, m_shape, m_request.seed), settings);
    LoopPlan const plan{m_state, this->settings(), m_request.saveSeconds, m_request.isResumed,
                        m_request.batch};
    FW_CHECK(runSteps(run, plan, m_hooks, [&](int64_t step) { return loss(network, samples, step); }));
    return writeLora(run);
}

/// The averaged pairs as the LoRA, and the loss curve beside it.
Status LoraTraining::writeLora(training::TrainingRun const& run)
{
    std::vector<float> const& losses = run.losses();
    m_result.steps = run.stepsDone();
    m_result.firstLoss = meanOfTenth(losses, false);
    m_result.lastLoss = meanOfTenth(losses, true);
    m_result.file = m_request.out;
    m_result.lossCurve = besideOut(m_request.out, ".loss.png");
    FW_CHECK(nn::saveSafetensors(m_result.file, training::diffusersLora(run.average(), m_shape),
                                 {{"format", "pt"}, {"framewright.training", settings()}}));
    std::string const title =
        m_request.out.stem().string() + ": loss over " + std::to_string(losses.size()) + " steps";
    return media::writePng(m_result.lossCurve, media::lineChart(losses, title));
}

/// A row for each prompt: three frames without the LoRA, three with it, from the same noise.
Status LoraTraining::renderSamples()
{
    c10::NoGradGuard const noGrad;
    std::vector<Image> cells;
    auto const of = static_cast<int64_t>(m_request.samplePrompts.size()) * 2;
    for (int64_t i = 0; i < of; ++i) {
        if (m_hooks.onProgress)
            m_hooks.onProgress({TrainPhase::Sample, i, of});
        plan::RenderRequest request = m_request.clip;
        request.prompt = m_request.samplePrompts[static_cast<size_t>(i / 2)];
        request.isNative = true;
        request.loras.clear();
        if (i % 2 == 1)
            request.loras.push_back({fs::absolute(m_request.out).string(), 1.0, {}});
        m_model.setLoras(request.loras);
        RenderHooks hooks;
        hooks.stop = m_hooks.stop;
        RenderPaths const paths;
        FW_TRY(Rendered const rendered, RenderJob(m_model, request, paths, hooks).run());
        for (Image& frame : someFrames(rendered.frames))
            cells.push_back(std::move(frame));
    }
    if (cells.empty())
        return {};
    m_result.samples = besideOut(m_request.out, ".samples.png");
    return media::writePng(m_result.samples, media::contactSheet(cells, kSampleFrames * 2, kSampleCellPx));
}

Result<TrainedLora> LoraTraining::run()
{
    FW_CHECK(checkModel());
    FW_CHECK(openStateFolder(m_folder, m_state, m_request.isResumed));
    m_result.device = nn::deviceName(m_model.placement().device);
    m_result.dtype = nn::dtypeName(m_model.placement().dtype);
    {
        c10::NoGradGuard const noGrad;
        FW_TRY(training::SampleSet const samples, encodeTrainingData(m_model, m_request, m_folder, m_hooks));
        c10::AutoGradMode const withGrad(true);
        FW_CHECK(train(samples));
    }
    FW_CHECK(renderSamples());
    removeTrainingFolder(m_folder);
    m_result.seconds = secondsSince(m_begin);
    return m_result;
}

} // namespace fw::render
