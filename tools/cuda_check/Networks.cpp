#include "tools/cuda_check/Networks.h"

#include "engine/diffusion/Denoise.h"
#include "engine/diffusion/Noise.h"
#include "engine/diffusion/WanVideoModel.h"

#include <ATen/ATen.h>

namespace fw::cudacheck {

namespace {

namespace fs = std::filesystem;

template <class Config>
Result<Config> readConfig(fs::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    return Config::fromJson(json, file.string());
}

template <class Network, class Config>
Result<Network> loadPart(fs::path const& folder, Config const& config, nn::Placement placement)
{
    FW_TRY(nn::Weights const weights, nn::Weights::open(folder));
    return Network::load(weights, config, placement);
}

Result<Clip> readClip(fs::path const& index)
{
    FW_TRY(Json const json, readJsonFile(index));
    Clip clip;
    auto const own = json.find("starter");
    if (own == json.end())
        return clip;
    JsonReader in(*own, index.string());
    in.optional("width", clip.width)
        .optional("height", clip.height)
        .optional("num_frames", clip.frames)
        .optional("max_sequence_length", clip.textLength)
        .optional("steps", clip.steps)
        .optional("guidance", clip.guidance)
        .optional("flow_shift", clip.shift);
    FW_CHECK(in.status());
    return clip;
}

} // namespace

Result<Networks> Networks::load(fs::path const& folder, nn::Placement placement)
{
    Networks all;
    all.placement = placement;
    FW_TRY(all.clip, readClip(folder / "model_index.json"));
    FW_TRY(auto const text, readConfig<models::Umt5Config>(folder / "text_encoder/config.json"));
    FW_TRY(all.text, loadPart<models::Umt5Encoder>(folder / "text_encoder", text, placement));
    FW_TRY(auto const shape, readConfig<models::WanTransformerConfig>(folder / "transformer/config.json"));
    FW_TRY(all.transformer, loadPart<models::WanTransformer>(folder / "transformer", shape, placement));
    all.transformer.prepare();
    FW_TRY(auto const vae, readConfig<models::WanVaeConfig>(folder / "vae/config.json"));
    FW_TRY(all.vae, loadPart<models::WanVae>(folder / "vae", vae, placement));
    all.vae.prepare();
    if (fs::exists(folder / "upscaler")) {
        FW_TRY(auto upscaler,
               models::CompactUpscaler::load(folder / "upscaler", {placement.device, at::kFloat}));
        all.upscaler.emplace(std::move(upscaler));
    }
    return all;
}

std::vector<int64_t> Networks::latentShape() const
{
    int64_t const stride = vae.config.strideSpace();
    return {1, vae.config.zDim, vae.config.latentFrames(clip.frames), clip.height / stride,
            clip.width / stride};
}

at::Tensor Networks::encodePrompt(bool isEmpty) const
{
    constexpr int32_t kWords = 24, kEnd = 1, kFirstWord = 3; // 0..2 are padding, end and unknown
    int32_t const vocabulary = static_cast<int32_t>(text.config.vocabulary);
    std::vector<int32_t> ids;
    for (int32_t i = 0; i < kWords && !isEmpty; ++i)
        ids.push_back(kFirstWord + (37 * i * i + 11 * i + 5) % (vocabulary - kFirstWord));
    ids.push_back(kEnd);
    return text.encode(ids, clip.textLength);
}

Result<at::Tensor> Networks::sample() const
{
    diffusion::WanExpert expert;
    expert.network = &transformer;
    expert.guidance = clip.guidance;
    expert.positive = transformer.encodeText(encodePrompt(false));
    if (clip.guidance > 1)
        expert.negative = transformer.encodeText(encodePrompt(true));
    diffusion::WanVideoModel const model({std::move(expert)}, 0, {});
    diffusion::DenoiseInput input;
    input.schedule = diffusion::makeSchedule(diffusion::SamplerKind::UniPc, clip.steps, clip.shift);
    input.noise = diffusion::seededNoise(latentShape(), clip.seed).to(placement.device);
    input.seed = clip.seed;
    return diffusion::denoise(model, input, {});
}

Result<at::Tensor> Networks::render() const
{
    FW_TRY(at::Tensor const latents, sample());
    return vae.decode(vae.denormalise(latents)).cpu();
}

} // namespace fw::cudacheck
