#include "engine/render/torch/StarterTraining.h"

#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/render/torch/RenderJob.h"
#include "engine/render/torch/TrainingClips.h"
#include "engine/render/torch/TrainingOutput.h"
#include "engine/toyworld/Captions.h"
#include "engine/training/FlowLoss.h"
#include "engine/training/FreshWeights.h"
#include "engine/training/Masters.h"
#include "engine/training/Random.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr double kSubjectCells = 2; ///< by so much a cell of the subject counts more: small subjects drown
constexpr double kCoveredCell = .1; ///< share of a cell that makes it the subject's
constexpr double kNobody = .5;      ///< captions that leave the subject to the reference
constexpr int kSheetPx = 240;

/// A batch before its noise: from the pool, captions as token ids.
struct CaptionedBatch {
    at::Tensor latents, cells, context;
    at::Tensor ids, mask; ///< [B, L]
};

/// One training, phase by phase.
class StarterTraining {
public:
    StarterTraining(ModelRequest const& request, TrainHooks const& hooks) : m_request(request), m_hooks(hooks)
    {
    }
    Result<TrainedModel> run();

private:
    bool isOfVace() const { return m_request.part == ModelPart::VaceBlocks; }
    Status open();
    Status loadNetworks();
    Result<std::string> identity() const;
    Status train();
    Result<CaptionedBatch> draw(int64_t step);
    Status addSample(CaptionedBatch& batch, int64_t chunk, toyworld::Dice& dice);
    Result<at::Tensor> loss(int64_t step);
    Status write(training::TrainingRun const& run);
    Status renderSamples();

    ModelRequest const& m_request;
    TrainHooks const& m_hooks;
    fs::path m_folder = stateFolder(m_request.out), m_state = m_folder / "state.safetensors";
    std::unique_ptr<LoadedModel> m_model; ///< its VAE and tokenizer
    std::optional<toyworld::World> m_world;
    std::optional<LatentPool> m_pool;
    models::WanTransformer m_network;
    models::Umt5Encoder m_text;
    std::optional<training::Masters> m_transformer, m_encoder;
    TrainedModel m_result;
};

Status StarterTraining::open()
{
    FW_CHECK(checkModelRequest(m_request));
    plan::RenderRequest const& clip = m_request.clip;
    FW_TRY(m_model, LoadedModel::open(clip.modelFolder, clip.device, clip.dtype));
    ModelFolder const& folder = m_model->folder();
    if (isOfVace() && (!folder.hasVace() || m_request.isFresh))
        return fail(Error::Kind::Unsupported, "training.noVace", {clip.modelFolder}, clip.modelFolder);
    FW_CHECK(plan::validate(clip, folder.sizeStep()));
    FW_TRY(double const scale, worldScale(m_request));
    FW_TRY(m_world, toyworld::World::open(toyworld::World::defaultFolder(), scale));
    FW_CHECK(loadNetworks());
    m_result.device = nn::deviceName(m_model->placement().device);
    m_result.dtype = nn::dtypeName(m_model->placement().dtype);
    FW_CHECK(openStateFolder(m_folder, m_state, m_request.isResumed));
    FW_TRY(std::string const vae, identityOf(clip.modelFolder, {"vae"}));
    OrderedJson const key = {{"vae", vae},
                             {"seed", m_request.seed},
                             {"width", clip.size.widthPx},
                             {"frames", clip.frames},
                             {"given", isOfVace()}};
    m_pool.emplace(*m_model, *m_world, LatentPool::Settings{m_request, m_folder, sha256Hex(dumpJson(key))},
                   m_hooks);
    return {};
}

Status StarterTraining::loadNetworks()
{
    ModelFolder const& folder = m_model->folder();
    nn::Placement const fp32{m_model->placement().device, at::kFloat};
    if (m_request.isFresh) {
        m_network = training::freshTransformer(folder.transformer, m_request.seed, fp32.device);
        m_text = training::freshText(folder.text, m_request.seed, fp32.device);
    } else {
        FW_TRY(nn::Weights const weights, nn::Weights::open(folder.parts[0].path));
        FW_TRY(m_network, models::WanTransformer::load(weights, folder.transformer, fp32));
        FW_TRY(nn::Weights const text, nn::Weights::open(folder.textPart.path));
        FW_TRY(m_text, models::Umt5Encoder::load(text, folder.text, fp32));
    }
    m_transformer.emplace([this](nn::ParameterWalk const& visit) { m_network.walk(visit); }, "transformer.",
                          isOfVace() ? training::roleInVaceBlocks : training::roleInTransformer);
    training::ChooseRole frozen = [](nn::Parameter const&) { return training::Role::Frozen; };
    m_encoder.emplace([this](nn::ParameterWalk const& visit) { m_text.walk(visit); }, "text_encoder.",
                      isOfVace() ? frozen : training::ChooseRole(training::roleInText));
    return {};
}

Result<std::string> StarterTraining::identity() const
{
    std::vector<std::string> parts{"vae", "tokenizer"};
    if (!m_request.isFresh)
        parts.insert(parts.end(), {"transformer", "text_encoder"});
    return identityOf(m_request.clip.modelFolder, parts);
}

/// One clip of a chunk, with one way of saying what it shows.
Status StarterTraining::addSample(CaptionedBatch& batch, int64_t index, toyworld::Dice& dice)
{
    FW_TRY(LatentChunk const* const chunk, m_pool->chunk(index));
    FW_TRY(text::Tokenizer const* const tokenizer, m_model->tokenizer());
    size_t const which = dice.below(chunk->specs.size());
    auto const row = static_cast<int64_t>(which);
    auto const join = [row](at::Tensor& all, at::Tensor const& from) {
        at::Tensor const one = from.narrow(0, row, 1).to(at::kFloat);
        all = all.defined() ? at::cat({all, one}) : one;
    };
    join(batch.latents, chunk->latents);
    join(batch.cells, chunk->cells);
    if (chunk->context.defined())
        join(batch.context, chunk->context);
    bool const isNobody = m_pool->hasReferences(index) && dice.chance(kNobody);
    std::string const words =
        caption(chunk->specs[which], dice,
                isNobody ? toyworld::CaptionKind::NoSubject : toyworld::CaptionKind::Plain);
    bool const isDropped = dice.chance(m_request.captionDropout);
    text::Framed const framed =
        tokenizer->frame(isDropped ? std::string() : words, m_model->folder().textLength);
    std::vector<int64_t> const ids(framed.ids.begin(), framed.ids.end());
    std::vector<int64_t> const mask(framed.mask.begin(), framed.mask.end());
    auto const add = [](at::Tensor& all, std::vector<int64_t> const& values) {
        at::Tensor const one = at::tensor(values, at::kLong).unsqueeze(0);
        all = all.defined() ? at::cat({all, one}) : one;
    };
    add(batch.ids, ids);
    add(batch.mask, mask);
    return {};
}

/// With VACE blocks a whole batch comes with references or without: they are one latent frame longer.
Result<CaptionedBatch> StarterTraining::draw(int64_t step)
{
    toyworld::Dice dice(toyworld::mixed(toyworld::mixed(m_request.seed, 24), static_cast<uint64_t>(step)));
    int64_t const chunks = m_pool->chunksAt(step);
    bool const wantsReferences = isOfVace() && dice.chance(.5);
    CaptionedBatch batch;
    for (int i = 0; i < m_request.batch; ++i) {
        auto index = static_cast<int64_t>(dice.below(static_cast<size_t>(chunks)));
        if (isOfVace()) // the even ones or the odd ones
            index = std::min(index / 2 * 2, (chunks - 2) / 2 * 2) + (wantsReferences ? 1 : 0);
        FW_CHECK(addSample(batch, index, dice));
    }
    return batch;
}

Result<at::Tensor> StarterTraining::loss(int64_t step)
{
    FW_TRY(CaptionedBatch const batch, draw(step));
    at::Generator const random = training::stepRandom(m_request.seed, static_cast<uint64_t>(step));
    nn::Placement const placement = m_model->placement();
    training::SigmaSettings sigmas;
    sigmas.shift = m_request.clip.shift;
    training::FlowBatch flow;
    flow.sigmas = training::drawSigmas(m_request.batch, sigmas, random).to(placement.device);
    flow.noise =
        at::randn(batch.latents.sizes(), random, at::TensorOptions().dtype(at::kFloat)).to(placement.device);
    flow.latents = batch.latents.to(placement.device);
    flow.weights = batch.cells.gt(kCoveredCell).to(at::kFloat).mul(kSubjectCells).add(1).to(placement.device);
    m_transformer->lend(placement.dtype);
    m_encoder->lend(at::kFloat);
    models::TextCache const text = m_network.encodeText(m_text.forward(batch.ids, batch.mask));
    models::VaceInput const context{
        batch.context.defined() ? batch.context.to(placement.device) : at::Tensor(), {}};
    return training::flowLoss(flow, [&](at::Tensor const& noisy, at::Tensor const& timesteps) {
        return m_network.forward({noisy, timesteps, &text, isOfVace() ? &context : nullptr});
    });
}

Status StarterTraining::train()
{
    training::RunSettings settings;
    double const rate = m_request.rate > 0 ? m_request.rate : usualRate(m_request);
    settings.steps = m_request.steps;
    settings.warmUp = std::min<int64_t>(40, m_request.steps / 10 + 1);
    settings.averageDecay = std::clamp(1 - 20.0 / static_cast<double>(m_request.steps), .9, .9995);
    settings.optimiser.rate = rate;
    settings.optimiser.matrixRate = rate * 10;
    std::vector<training::Trained> trained = m_transformer->trained();
    trained.insert(trained.end(), m_encoder->trained().begin(), m_encoder->trained().end());
    training::TrainingRun run(std::move(trained), settings);
    FW_TRY(std::string const model, identity());
    LoopPlan const plan{m_state, dumpJson(settingsOf(m_request, model, m_result.dtype)),
                        m_request.saveSeconds, m_request.isResumed, m_request.batch};
    FW_CHECK(runSteps(run, plan, m_hooks, [this](int64_t step) { return loss(step); }));
    FW_CHECK(writeLosses(run, m_request, m_result));
    return write(run);
}

Status StarterTraining::write(training::TrainingRun const& run)
{
    std::vector<std::string> leftOut;
    if (m_request.isFresh) // what was learned on top of other weights
        leftOut.push_back("lora");
    FW_TRY(NewModelFolder const folder,
           NewModelFolder::copyOf(m_request.clip.modelFolder, m_folder, leftOut));
    FW_CHECK(folder.writeWeights("transformer", m_transformer->file(run.average())));
    if (!isOfVace())
        FW_CHECK(folder.writeWeights("text_encoder", m_encoder->file(run.average())));
    FW_CHECK(folder.moveTo(m_request.out));
    m_result.folder = m_request.out;
    return {};
}

/// A row for each prompt: three frames by the new model, as it renders.
Status StarterTraining::renderSamples()
{
    c10::NoGradGuard const noGrad;
    std::vector<std::string> prompts = m_request.samplePrompts;
    toyworld::Dice dice(toyworld::mixed(m_request.seed, 25));
    while (m_request.samplePrompts.empty() && static_cast<int>(prompts.size()) < m_request.samples) {
        toyworld::ClipSpec spec = drawSpec(dice);
        while (!isHeldOut(spec))
            spec = drawSpec(dice);
        prompts.push_back(caption(spec, dice));
    }
    if (m_request.samples < 1 || prompts.empty())
        return {};
    plan::RenderRequest request = m_request.clip;
    request.modelFolder = m_request.out.string();
    request.isNative = true;
    FW_TRY(auto const model, LoadedModel::open(request.modelFolder, request.device, request.dtype));
    std::vector<Image> cells;
    RenderHooks hooks;
    hooks.stop = m_hooks.stop;
    for (size_t i = 0; i < prompts.size(); ++i) {
        request.prompt = prompts[i];
        RenderPaths const paths;
        FW_TRY(Rendered const rendered, RenderJob(*model, request, paths, hooks).run());
        for (Image& frame : someFrames(rendered.frames))
            cells.push_back(std::move(frame));
        if (m_hooks.onProgress)
            m_hooks.onProgress(
                {TrainPhase::Sample, static_cast<int64_t>(i + 1), static_cast<int64_t>(prompts.size())});
    }
    m_result.samples = besideOut(m_request.out, ".samples.png");
    return media::writePng(m_result.samples, media::contactSheet(cells, 3, kSheetPx));
}

Result<TrainedModel> StarterTraining::run()
{
    auto const begin = std::chrono::steady_clock::now();
    FW_CHECK(open());
    FW_CHECK(train());
    removeTrainingFolder(m_folder);
    FW_CHECK(renderSamples());
    m_result.seconds = secondsSince(begin);
    return m_result;
}

} // namespace

Result<TrainedModel> trainStarter(ModelRequest const& request, TrainHooks const& hooks)
{
    return StarterTraining(request, hooks).run();
}

} // namespace fw::render
