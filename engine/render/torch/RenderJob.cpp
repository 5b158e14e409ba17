#include "engine/render/torch/RenderJob.h"

#include "engine/base/Json.h"
#include "engine/base/Sha256.h"
#include "engine/diffusion/LatentPreview.h"
#include "engine/diffusion/Noise.h"
#include "engine/models/VaeTiles.h"
#include "engine/render/torch/Checkpoint.h"
#include "engine/render/torch/Finish.h"
#include "engine/render/torch/Frames.h"
#include "engine/render/torch/PromptText.h"
#include "engine/render/torch/TorchEdge.h"

#include <ATen/ATen.h>
#include <ATen/Version.h>
#include <torch/headeronly/version.h>

namespace fw::render {

namespace {

/// Devices of one class give the same bytes: the instructions that libtorch chose on a CPU.
std::string deviceClass(at::Device device)
{
    return device.is_cpu() ? "cpu " + at::get_cpu_capability() : "cuda";
}

} // namespace

bool RenderJob::isGuided() const
{
    return m_request.guidance > 1 || (m_model.folder().hasTwoExperts && m_request.guidance2.value_or(0) > 1);
}

bool RenderJob::isInterpolated() const
{
    return isFinished() && m_request.finishFps.perSecond() > m_request.fps.perSecond();
}

Beside RenderJob::beside() const
{
    return isInterpolated() ? Beside{m_given.front > 0, m_given.back > 0} : Beside{};
}

bool RenderJob::isFinished() const { return !m_request.isNative && m_model.folder().hasFinish(); }

void RenderJob::report(Phase phase, int step, int of) const
{
    if (m_hooks.onProgress)
        m_hooks.onProgress({phase, step, of});
}

void RenderJob::notice(Notice notice)
{
    if (m_hooks.onNotice)
        m_hooks.onNotice(notice);
    m_notices.push_back(std::move(notice));
}

Status RenderJob::checkStop() const
{
    if (m_hooks.stop.stop_requested())
        return fail(Error::Kind::Cancelled, "base.cancelled");
    return {};
}

/// What stays in memory is read here; otherwise every network is read when its turn comes.
Status RenderJob::load()
{
    report(Phase::Load, 0, 1);
    if (std::optional<Notice> const doubt = fewStepDoubt(m_request))
        notice(*doubt);
    ModelFolder const& folder = m_model.folder();
    if (!folder.unknownSampling.empty())
        notice({"render.unknownSampling", {folder.folder.filename().string(), folder.unknownSampling}});
    if (m_hooks.onPreview)
        m_preview = StepPreview::of(m_model);
    if (m_model.memory() == library::MemoryMode::Resident) {
        if (m_paths.fromLatents.empty())
            FW_CHECK(m_model.transformer(0));
        FW_CHECK(m_model.decoder());
    }
    if (isFinished() && !m_model.folder().upscaler().empty()) // so that a bad file is known before the work
        FW_CHECK(m_model.upscaler());
    FW_CHECK(checkStop());
    report(Phase::Load, 1, 1);
    return {};
}

/// The prompt and, with guidance, the negative prompt.
Result<std::vector<at::Tensor>> RenderJob::encodeTexts()
{
    std::vector<at::Tensor> texts;
    int const count = isGuided() ? 2 : 1;
    report(Phase::Text, 0, count);
    for (int i = 0; i < count; ++i) {
        FW_TRY(at::Tensor const text, encodePrompt(m_model, i == 0 ? m_request.prompt : m_request.negative));
        texts.push_back(text);
        FW_CHECK(checkStop());
        report(Phase::Text, i + 1, count);
    }
    if (m_model.memory() != library::MemoryMode::Resident)
        m_model.freeTextEncoder();
    return texts;
}

/// A transformer with prompts and conditions bound to it.
Result<diffusion::WanExpert> RenderJob::bindExpert(size_t which, std::vector<at::Tensor> const& texts)
{
    FW_TRY(models::WanTransformer const* const network, m_model.transformer(which));
    diffusion::WanExpert expert;
    expert.network = network;
    expert.guidance = which == 1 ? m_request.guidance2.value_or(m_request.guidance) : m_request.guidance;
    expert.positive = network->encodeText(texts[0], m_conditions.pictures);
    // Below 1 only beside an expert that is guided: there Wan's own program and diffusers blend as well
    bool const isSecondPass = expert.guidance > 1 || m_request.guidance > 1;
    if (isSecondPass && expert.guidance != 1)
        expert.negative = network->encodeText(texts[1], m_conditions.pictures);
    return expert;
}

/// The one transformer, or two experts: both from the start where everything stays in memory, else each when
/// its turn comes.
Result<diffusion::WanVideoModel> RenderJob::bindModel(std::vector<at::Tensor> const& texts)
{
    double const boundary = m_model.folder().boundary;
    presets::GuidanceInterval const interval =
        m_request.guidanceInterval.value_or(presets::GuidanceInterval{});
    diffusion::GuidedTimesteps const guided{interval.low * 1000, interval.high * 1000};
    if (m_model.holdsOneExpert())
        return diffusion::WanVideoModel([this, texts](size_t which) { return bindExpert(which, texts); },
                                        boundary, m_conditions.wan, guided);
    std::vector<diffusion::WanExpert> experts;
    for (size_t i = 0; i < (m_model.folder().hasTwoExperts ? 2 : 1); ++i) {
        FW_TRY(diffusion::WanExpert expert, bindExpert(i, texts));
        experts.push_back(std::move(expert));
    }
    return diffusion::WanVideoModel(std::move(experts), boundary, m_conditions.wan, guided);
}

/// The seed's noise or the file given instead, on the model's device.
Result<at::Tensor> RenderJob::initialNoise() const
{
    models::WanVaeConfig const& vae = m_model.folder().vae;
    std::vector<int64_t> const shape{1, vae.zDim, vae.latentFrames(m_part.frames) + m_conditions.references,
                                     m_request.size.heightPx / vae.strideSpace(),
                                     m_request.size.widthPx / vae.strideSpace()};
    at::Tensor noise;
    if (m_paths.initLatents.empty() || m_segment > 0) {
        noise = diffusion::seededNoise(shape, m_part.seed);
    } else {
        std::string const path = m_paths.initLatents.string();
        FW_TRY(nn::TensorMap const tensors, nn::loadSafetensors(path));
        auto const found = tensors.find("latents");
        if (found == tensors.end() || found->second.sizes() != at::IntArrayRef(shape))
            return fail(
                Error::Kind::BadInput, "render.latentsKey",
                {path, found == tensors.end() ? "there is no tensor called latents" : "the shape differs"},
                path);
        noise = found->second.to(at::kFloat);
        if (!at::isfinite(noise).all().item<bool>())
            return fail(Error::Kind::BadInput, "render.latentsKey", {path, "some numbers are not finite"},
                        path);
    }
    return noise.to(m_model.placement().device);
}

/// Everything that decides the next step, device and type included: a checkpoint of anything else is not
/// used. Not the memory mode, which only rounds otherwise.
std::string RenderJob::fingerprint(size_t segment) const
{
    plan::RenderRequest request = m_request;
    request.device = nn::deviceName(m_model.placement().device);
    request.dtype = nn::dtypeName(m_model.placement().dtype);
    request.memory = "auto"; // steps go on with less in memory
    return sha256Hex(dumpJson(plan::toJson(request)) + m_paths.initLatents.string() +
                     (segment > 0 ? "segment " + std::to_string(segment) : ""));
}

/// None with people: their headshots are the first of the latents, and lie in no project.
std::filesystem::path RenderJob::checkpointFile() const
{
    return m_request.conditioning.cast.empty() ? m_paths.checkpoint : std::filesystem::path();
}

void RenderJob::preview(diffusion::StepReport const& step)
{
    if (!m_hooks.onPreview || m_preview.isEmpty())
        return;
    at::Tensor x0 = step.x0;
    models::WanVaeConfig const& vae = m_model.folder().vae;
    int const front = m_conditions.front.count, back = m_conditions.back.count;
    int64_t const skip = m_conditions.references + (front ? vae.latentFrames(front) : 0);
    int64_t const behind = back ? vae.latentFrames(back) - 1 : 0; // its first frame lies in one of ours
    x0 = x0.narrow(2, skip, x0.size(2) - skip - behind);
    Preview preview;
    preview.step = static_cast<int>(m_segment) * step.of + step.step;
    preview.of = static_cast<int>(m_segments.size()) * step.of;
    preview.frames = m_preview.frames(x0, step.step == step.of);
    if (preview.frames.empty())
        return;
    int const count = static_cast<int>(preview.frames.size());
    preview.fps = {m_request.fps.num * count, m_request.fps.den * (m_part.frames - front - back)};
    m_hooks.onPreview(preview);
}

/// What lies at a place of the shot, as the segment sees it.
void RenderJob::placeInSegment(plan::Conditioning& given, Segment const& segment) const
{
    std::vector<plan::TimedFrame> own;
    for (plan::TimedFrame timed : given.timedFrames) {
        timed.frame -= segment.first;
        if (timed.frame >= segment.overlap && timed.frame < segment.frames)
            own.push_back(timed);
    }
    given.timedFrames = std::move(own);
    if (given.retake) {
        given.retake->firstFrame -= segment.first;
        given.retake->endFrame -= segment.first;
    }
}

/// The request of one segment: its length, its own noise, and what belongs to its place in the shot.
void RenderJob::startSegment(size_t index)
{
    constexpr uint64_t kGolden = 0x9e3779b97f4a7c15ull; // spreads the segments' seeds
    m_segment = index;
    m_part = m_request;
    m_part.frames = m_segments[index].frames;
    m_part.seed = m_request.seed + kGolden * index;
    plan::Conditioning& given = m_part.conditioning;
    placeInSegment(given, m_segments[index]);
    if (index > 0) {
        given.firstFrame.reset();
        given.extend = plan::Neighbour{};
        given.extend->overlapFrames = m_segments[index].overlap;
    }
    if (index + 1 < m_segments.size()) {
        given.lastFrame.reset();
        given.prepend.reset();
    }
}

/// What the ends of the shot share with other clips.
void RenderJob::noteGiven()
{
    if (m_segment == 0)
        m_given.front = m_conditions.front.count;
    m_given.back = m_conditions.back.count;
    m_given.backPixels = m_conditions.back.pixels;
    m_given.usesLatentReplacement = m_given.usesLatentReplacement || m_conditions.usesLatentReplacement;
}

/// Of an interrupted rendering: the segments that are done, and which is next.
Result<size_t> RenderJob::resumed(SavedLatents& finished)
{
    for (size_t i = m_segments.size(); i-- > 1;) {
        finished = Checkpoint(checkpointFile(), fingerprint(i)).finished();
        if (!finished.latents.defined())
            continue;
        finished.latents = finished.latents.to(m_model.placement().device);
        startSegment(0); // what the request itself gives shapes the end of the rendering too
        FW_TRY(m_conditions, prepareConditions(m_model, m_part, {}, m_hooks.openCast));
        noteGiven();
        return i;
    }
    return size_t{0};
}

/// Those of an earlier rendering of this request, instead of new ones.
Result<SavedLatents> RenderJob::savedLatents()
{
    std::string const path = m_paths.fromLatents.string();
    FW_TRY(SavedLatents saved, SourceClips(m_model, m_request).latents({path, {}}));
    if (m_model.folder().vae.pixelFrames(saved.latents.size(2)) != m_request.frames)
        return fail(Error::Kind::BadInput, "render.latentsKey", {path, "the shape differs"}, path);
    plan::Conditioning const& given = m_request.conditioning;
    m_given.front = given.extend ? given.extend->overlapFrames : 0;
    m_given.back = given.prepend ? given.prepend->overlapFrames : 0;
    return saved;
}

/// Latents of the whole shot: segment after segment, each continuing from the latents before it.
Result<SavedLatents> RenderJob::sample(std::vector<at::Tensor> const& texts)
{
    models::WanVaeConfig const& vae = m_model.folder().vae;
    m_segments =
        planSegments(m_request.frames, m_model.folder().maxFrames, static_cast<int>(vae.strideTime()));
    SavedLatents all;
    FW_TRY(size_t const first, resumed(all));
    for (size_t i = first; i < m_segments.size(); ++i) {
        FW_TRY(SavedLatents const part, sampleSegment(i, texts, all));
        int64_t const shared = i == 0 ? 0 : vae.latentFrames(m_segments[i].overlap);
        int64_t const fresh = part.latents.size(2) - shared;
        all = i == 0 ? part
                     : SavedLatents{at::cat({all.latents, part.latents.narrow(2, shared, fresh)}, 2),
                                    at::cat({all.colours, part.colours.narrow(0, shared, fresh)}, 0)};
    }
    return all;
}

/// The colours [2, 3] that take a segment to what it continues: the frames that both show, seen twice.
Result<at::Tensor> RenderJob::coloursOf(at::Tensor const& latents) const
{
    SharedFrames const& front = m_conditions.front;
    if (!front.pixels.defined())
        return front.colours.defined() ? front.colours : plainColours();
    FW_TRY(models::WanVae const* const vae, m_model.decoder());
    at::Tensor const shared = latents.narrow(2, 0, vae->config.latentFrames(front.count));
    return matchColours(vae->decode(vae->denormalise(shared)).cpu(), front.pixels);
}

Result<SavedLatents> RenderJob::sampleSegment(size_t index, std::vector<at::Tensor> const& texts,
                                              SavedLatents const& before)
{
    startSegment(index);
    ChainPlace const place{before, m_segments[index].first};
    FW_TRY(m_conditions, prepareConditions(m_model, m_part, place, m_hooks.openCast));
    noteGiven();
    m_conditions.wan.isSequential = m_model.memory() >= library::MemoryMode::Tiled;
    FW_TRY(diffusion::WanVideoModel const video, bindModel(texts));
    FW_TRY(at::Tensor const latents, denoise(video, before));
    FW_TRY(at::Tensor const colours, coloursOf(latents));
    return SavedLatents{latents, colours.expand({latents.size(2), 2, 3})};
}

diffusion::Schedule RenderJob::schedule(diffusion::SamplerKind kind) const
{
    auto all = m_request.sigmas.empty() ? diffusion::makeSchedule(kind, m_request.steps, m_request.shift)
                                        : diffusion::explicitSchedule(kind, m_request.sigmas);
    auto const& video = m_request.conditioning.video;
    return video ? diffusion::tailOf(std::move(all), video->strength) : all;
}

Result<at::Tensor> RenderJob::denoise(diffusion::VideoModel const& video, SavedLatents const& before)
{
    FW_TRY(diffusion::SamplerKind const kind, diffusion::samplerFromName(m_request.sampler));
    FW_TRY(at::Tensor const noise, initialNoise());
    Checkpoint checkpoint(checkpointFile(), fingerprint(m_segment), before);
    diffusion::DenoiseInput const input{
        schedule(kind), noise, m_part.seed, m_conditions.known, checkpoint.load(noise), m_conditions.start};
    int const steps = input.schedule.steps();
    report(Phase::Denoise, static_cast<int>(m_segment) * steps, static_cast<int>(m_segments.size()) * steps);
    Status written;
    auto const hook = [&](diffusion::StepReport const& step) {
        report(Phase::Denoise, static_cast<int>(m_segment) * step.of + step.step,
               static_cast<int>(m_segments.size()) * step.of);
        preview(step);
        bool const isStopping = m_hooks.stop.stop_requested();
        written = checkpoint.offer(step.state, isStopping || step.step == step.of);
        return isStopping || !written ? diffusion::StepAnswer::Stop : diffusion::StepAnswer::Continue;
    };
    auto latents = diffusion::denoise(video, input, hook);
    FW_CHECK(written);
    FW_CHECK(latents);
    int64_t const skip = m_conditions.references;
    return skip ? latents->narrow(2, skip, latents->size(2) - skip).contiguous() : *latents;
}

/// [1, 3, T, H, W] on the CPU; frames arrive in order and are counted as they come.
Result<at::Tensor> RenderJob::decodeInChunks(at::Tensor const& latents, int64_t latentsPerChunk)
{
    FW_TRY(models::WanVae const* const vae, m_model.decoder());
    std::vector<at::Tensor> parts;
    int frames = 0;
    bool isFinite = true;
    auto const sink = [&](at::Tensor const& chunk, int64_t) {
        parts.push_back(chunk.cpu());
        isFinite = at::isfinite(parts.back()).all().item<bool>();
        frames += static_cast<int>(chunk.size(2));
        report(Phase::Decode, frames, m_request.frames);
        return isFinite && !m_hooks.stop.stop_requested();
    };
    vae->decodeStream(vae->denormalise(latents), sink, latentsPerChunk);
    FW_CHECK(checkStop());
    if (!isFinite)
        return fail(Error::Kind::Internal, "render.decodedNotFinite");
    return at::cat(parts, 2);
}

/// The same tile by tile.
Result<at::Tensor> RenderJob::decodeInTiles(at::Tensor const& latents)
{
    FW_TRY(models::WanVae const* const vae, m_model.decoder());
    auto const hook = [&](int64_t done, int64_t of) {
        report(Phase::Decode, static_cast<int>(done), static_cast<int>(of));
        return !m_hooks.stop.stop_requested();
    };
    at::Tensor const video = models::decodeTiled(*vae, vae->denormalise(latents), {}, hook);
    FW_CHECK(checkStop());
    if (!at::isfinite(video).all().item<bool>())
        return fail(Error::Kind::Internal, "render.decodedNotFinite");
    return video;
}

/// As fast as memory allows; when it does not, once more with the least that decoding can do with.
Result<at::Tensor> RenderJob::decode(at::Tensor const& latents)
{
    report(Phase::Decode, 0, m_request.frames);
    if (m_model.memory() >= library::MemoryMode::Tiled)
        return decodeInTiles(latents);
    auto const fast = atTorchEdge([&] { return decodeInChunks(latents, 0); });
    if (fast || fast.error().kind != Error::Kind::OutOfMemory)
        return fast;
    m_model.freeTextEncoder();
    return decodeInTiles(latents);
}

/// The frames [1, 3, T, H, W] as they leave the engine: native, or enlarged and at the film's rate.
Status RenderJob::makePictures(at::Tensor const& video, Rendered& rendered)
{
    rendered.fps = m_request.fps;
    if (!isFinished()) {
        rendered.frames = diffusion::toImages(video);
        return {};
    }
    auto const onStep = [this](int done, int of) {
        report(Phase::Upscale, done, of);
        return checkStop();
    };
    ModelFolder const& folder = m_model.folder();
    report(Phase::Upscale, 0, static_cast<int>(video.size(2)));
    if (folder.upscaler().empty()) {
        FW_TRY(rendered.frames, enlarge(video, folder.lanczosScale, onStep));
        rendered.upscaler = "lanczos";
    } else {
        FW_TRY(models::CompactUpscaler const* const network, m_model.upscaler());
        FW_TRY(rendered.frames, upscale(*network, video, onStep));
        FW_TRY(rendered.upscaler, sha256File(folder.upscaler()));
    }
    if (isInterpolated()) {
        FW_TRY(rendered.frames,
               interpolate(rendered.frames, m_request.fps, m_request.finishFps, beside(), onStep));
        rendered.fps = m_request.finishFps;
    }
    return {};
}

/// What this rendering adds to the film, and what lies beside() it: colours matched, other frames of other
/// clips dropped. `saved` learns the colours.
Result<at::Tensor> RenderJob::shownFrames(at::Tensor const& video, SavedLatents& saved)
{
    if (m_given.backPixels.defined()) { // from the colours so far to those of the clip behind
        at::Tensor const ours = video.narrow(2, video.size(2) - m_given.back, m_given.back);
        at::Tensor const share = at::linspace(0, 1, saved.colours.size(0)).view({-1, 1, 1});
        saved.colours = saved.colours * (1 - share) + matchColours(ours, m_given.backPixels) * share;
    }
    at::Tensor shown = withColours(video, saved.colours, m_model.folder().vae.strideTime());
    if (m_request.conditioning.retake) {
        FW_TRY(KeptFrames const kept, keptFrames(m_model, m_request));
        shown = kept.source + (shown - kept.source) * kept.fresh;
    }
    auto const [before, behind] = beside();
    int64_t const front = m_given.front - (before ? 1 : 0), back = m_given.back - (behind ? 1 : 0);
    return shown.narrow(2, front, shown.size(2) - front - back);
}

Result<Rendered> RenderJob::finish(at::Tensor const& video, SavedLatents& saved)
{
    if (!m_paths.saveFrames.empty())
        FW_CHECK(nn::saveSafetensors(m_paths.saveFrames, {{"frames", video}}));
    Rendered rendered;
    FW_TRY(at::Tensor const shown, shownFrames(video, saved));
    FW_CHECK(makePictures(shown, rendered));
    rendered.seed = m_request.seed;
    rendered.device = nn::deviceName(m_model.placement().device);
    rendered.dtype = nn::dtypeName(m_model.placement().dtype);
    rendered.deviceClass = deviceClass(m_model.placement().device);
    rendered.libraries["libtorch"] = TORCH_VERSION;
    rendered.memoryMode = library::memoryWord(m_model.memory());
    rendered.notices = m_notices;
    rendered.usedLatentReplacement = m_given.usesLatentReplacement;
    return rendered;
}

Result<Rendered> RenderJob::run()
{
    FW_CHECK(load());
    SavedLatents saved;
    if (m_paths.fromLatents.empty()) {
        FW_TRY(std::vector<at::Tensor> const texts, encodeTexts());
        FW_TRY(saved, sample(texts));
    } else {
        FW_TRY(saved, savedLatents());
    }
    FW_TRY(at::Tensor const frames, decode(saved.latents));
    FW_TRY(Rendered rendered, finish(frames, saved));
    if (!m_paths.saveLatents.empty())
        FW_CHECK(nn::saveSafetensors(m_paths.saveLatents,
                                     {{"latents", saved.latents}, {"colours", saved.colours.contiguous()}}));
    return rendered;
}

} // namespace fw::render
