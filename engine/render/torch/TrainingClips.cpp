#include "engine/render/torch/TrainingClips.h"

#include "engine/diffusion/VaceContext.h"
#include "engine/nn/Safetensors.h"
#include "engine/render/torch/Frames.h"

#include <ATen/ATen.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cstring>

namespace fw::render {

namespace {

constexpr int64_t kChunkClips = 16; ///< a chunk takes less than a minute on two cores
constexpr int64_t kFirstChunks = 8; ///< enough to begin with
constexpr int kEncodedAtOnce = 8;

/// Of the frames of a clip, those that are given: the kinds that the editor uses, as often as the recipe
/// draws them.
std::vector<bool> drawGiven(int frames, bool goesOn, toyworld::Dice& dice)
{
    std::vector<bool> given(static_cast<size_t>(frames));
    auto const fill = [&](int from, int to) { std::fill(given.begin() + from, given.begin() + to, true); };
    std::vector<int> counts{1, 5, 9};
    while (counts.back() >= frames)
        counts.pop_back();
    int const count = dice.pick(counts);
    if (goesOn) {
        fill(0, count);
        return given;
    }
    switch (dice.weighted({.5, .16, .24, .1})) {
    case 0: break; // nothing
    case 1: fill(frames - count, frames); break;
    case 2: given.front() = given.back() = true; break;
    default: given[dice.below(given.size())] = true; break;
    }
    return given;
}

/// The last `overlap` frames of the clip before, then the new one, `frames` in all: what an extension sees.
toyworld::DrawnClip goingOn(toyworld::World const& world, NumberedClip const& clip, int frames, int overlap)
{
    int const rest = frames - overlap;
    toyworld::DrawnClip joined = world.draw(*clip.before, {toyworld::kFrames - overlap, overlap});
    toyworld::DrawnClip next = world.draw(clip.spec, {1, rest});
    std::move(next.frames.begin(), next.frames.end(), std::back_inserter(joined.frames));
    std::move(next.masks.begin(), next.masks.end(), std::back_inserter(joined.masks));
    return joined;
}

std::string chunkName(std::string const& key, int64_t index)
{
    std::string const number = std::to_string(index);
    return "latents-" + key.substr(0, 16) + "-" + std::string(6 - std::min<size_t>(6, number.size()), '0') +
           number + ".safetensors";
}

} // namespace

ClipTensors tensorsOf(std::vector<toyworld::DrawnClip> const& clips)
{
    std::vector<at::Tensor> videos, masks;
    for (toyworld::DrawnClip const& clip : clips) {
        videos.push_back(toVideo(clip.frames));
        int64_t const height = clip.frames.front().heightPx(), width = clip.frames.front().widthPx();
        at::Tensor const mask =
            at::empty({1, 1, static_cast<int64_t>(clip.masks.size()), height, width}, at::kByte);
        uint8_t* out = mask.mutable_data_ptr<uint8_t>();
        for (std::vector<uint8_t> const& frame : clip.masks)
            out = std::copy(frame.begin(), frame.end(), out);
        masks.push_back(mask.to(at::kFloat).div(255));
    }
    return {at::cat(videos), at::cat(masks)};
}

at::Tensor cellsOf(at::Tensor const& mask, models::WanVaeConfig const& vae)
{
    int64_t const s = vae.strideSpace(), t = vae.strideTime();
    int64_t const b = mask.size(0), h = mask.size(3) / s, w = mask.size(4) / s;
    at::Tensor const shares = mask.reshape({b, 1, -1, h, s, w, s}).mean(at::IntArrayRef{4, 6});
    at::Tensor const first = shares.narrow(2, 0, 1);
    if (shares.size(2) == 1)
        return first;
    at::Tensor const rest = shares.narrow(2, 1, shares.size(2) - 1).unflatten(2, {-1, t}).amax(3);
    return at::cat({first, rest}, 2);
}

NumberedClip numberedClip(uint64_t seed, uint64_t number, bool isGiven)
{
    toyworld::Dice dice(toyworld::mixed(toyworld::mixed(seed, 20), number));
    if (!isGiven || !dice.chance(.5))
        return {toyworld::drawTrainingSpec(dice), {}};
    toyworld::SpecPair const pair = toyworld::drawPair(dice);
    return {pair.next, pair.start};
}

LatentPool::LatentPool(LoadedModel& model, toyworld::World const& world, Settings settings,
                       TrainHooks const& hooks)
    : m_model(model), m_world(world), m_settings(std::move(settings)), m_hooks(hooks)
{
}

int64_t LatentPool::chunksAt(int64_t step) const
{
    ModelRequest const& request = m_settings.request;
    int64_t const total = std::max<int64_t>(2, (request.clips + kChunkClips - 1) / kChunkClips);
    int64_t const first = std::min(kFirstChunks, total), half = std::max<int64_t>(1, request.steps / 2);
    return std::min(total, first + (total - first) * step / half);
}

bool LatentPool::hasReferences(int64_t index) const { return isGiven() && index % 2 == 1; }

Result<LatentChunk const*> LatentPool::chunk(int64_t index)
{
    auto const known = m_chunks.find(index);
    if (known != m_chunks.end())
        return &known->second;
    c10::NoGradGuard const noGrad;
    FW_CHECK(checkStop(m_hooks));
    std::filesystem::path const file = m_settings.folder / chunkName(m_settings.key, index);
    std::error_code code;
    nn::TensorMap tensors;
    if (std::filesystem::exists(file, code)) {
        FW_TRY(tensors, nn::loadSafetensors(file));
    } else {
        FW_TRY(tensors, isGiven() ? makeGiven(index) : make(index));
        FW_CHECK(nn::saveSafetensors(file, tensors));
    }
    LatentChunk chunk;
    uint64_t const seed = m_settings.request.seed;
    for (int64_t i = 0; i < kChunkClips; ++i)
        chunk.specs.push_back(
            numberedClip(seed, static_cast<uint64_t>(index * kChunkClips + i), isGiven()).spec);
    chunk.latents = tensors["latents"].clone(); // not a view of the file
    chunk.cells = tensors["cells"].clone();
    if (isGiven())
        chunk.context = tensors["context"].clone();
    if (m_hooks.onProgress)
        m_hooks.onProgress({TrainPhase::Encode, static_cast<int64_t>(m_chunks.size() + 1) * kChunkClips,
                            m_settings.request.clips});
    return &(m_chunks[index] = std::move(chunk));
}

Result<at::Tensor> LatentPool::encode(at::Tensor const& video)
{
    // The VAE in the type of the training: its rounding is far below the noise that is added
    FW_TRY(models::WanVae const* const vae, m_model.decoder());
    std::vector<at::Tensor> parts;
    for (int64_t i = 0; i < video.size(0); i += kEncodedAtOnce) {
        int64_t const count = std::min<int64_t>(kEncodedAtOnce, video.size(0) - i);
        at::Tensor const pixels = video.narrow(0, i, count).to(m_model.placement().device);
        parts.push_back(vae->normalise(vae->encode(pixels)).to(at::kCPU));
        FW_CHECK(checkStop(m_hooks));
    }
    return at::cat(parts);
}

Result<nn::TensorMap> LatentPool::make(int64_t index)
{
    std::vector<toyworld::ClipSpec> specs;
    for (int64_t i = 0; i < kChunkClips; ++i)
        specs.push_back(
            numberedClip(m_settings.request.seed, static_cast<uint64_t>(index * kChunkClips + i), false)
                .spec);
    ClipTensors const clips = tensorsOf(m_world.drawAll(specs, {0, m_settings.request.clip.frames}));
    FW_TRY(at::Tensor const latents, encode(clips.video));
    return nn::TensorMap{{"latents", latents.to(at::kHalf)},
                         {"cells", cellsOf(clips.mask, m_model.folder().vae).to(at::kHalf)}};
}

/// Clips of which some frames, and with references the subject alone, are given as they are when a shot is
/// rendered.
Result<nn::TensorMap> LatentPool::makeGiven(int64_t index)
{
    ModelRequest const& request = m_settings.request;
    models::WanVaeConfig const& vae = m_model.folder().vae;
    int const frames = request.clip.frames;
    std::vector<at::Tensor> latents, cells, contexts;
    Status status;
    auto const encodeOne = [&](at::Tensor const& video) {
        bool const isGrey = video.size(2) > 1 && !video.any().item<bool>();
        if (isGrey && m_grey.defined())
            return m_grey;
        Result<at::Tensor> encoded = encode(video);
        if (!encoded) {
            status = encoded.error();
            return at::zeros({1, vae.zDim, vae.latentFrames(video.size(2)), video.size(3) / vae.strideSpace(),
                              video.size(4) / vae.strideSpace()});
        }
        if (isGrey)
            m_grey = *encoded;
        return *encoded;
    };
    for (int64_t i = 0; i < kChunkClips; ++i) {
        auto const number = static_cast<uint64_t>(index * kChunkClips + i);
        NumberedClip const clip = numberedClip(request.seed, number, true);
        toyworld::Dice dice(toyworld::mixed(toyworld::mixed(request.seed, 21), number));
        std::vector<bool> const given = drawGiven(frames, clip.before.has_value(), dice);
        int const overlap = static_cast<int>(std::count(given.begin(), given.end(), true));
        ClipTensors const drawn = tensorsOf(
            {clip.before ? goingOn(m_world, clip, frames, overlap) : m_world.draw(clip.spec, {0, frames})});
        diffusion::KnownFrames known =
            diffusion::unknownFrames(frames, drawn.video.size(3), drawn.video.size(4));
        for (int frame = 0; frame < frames; ++frame)
            if (given[static_cast<size_t>(frame)])
                diffusion::putFrames(known, drawn.video.narrow(2, frame, 1), frame);
        at::Tensor x0 = encodeOne(drawn.video), subject = cellsOf(drawn.mask, vae);
        if (hasReferences(index)) {
            known.references.push_back(toVideo({m_world.reference(clip.spec, dice.next())}));
            x0 = at::cat({encodeOne(known.references.front()), x0}, 2);
            subject = at::cat({at::zeros_like(subject.narrow(2, 0, 1)), subject}, 2);
        }
        latents.push_back(x0);
        cells.push_back(subject);
        contexts.push_back(diffusion::vaceContext(known, {vae.strideTime(), vae.strideSpace()}, encodeOne));
        FW_CHECK(status);
    }
    return nn::TensorMap{{"latents", at::cat(latents).to(at::kHalf)},
                         {"cells", at::cat(cells).to(at::kHalf)},
                         {"context", at::cat(contexts).to(at::kHalf)}};
}

} // namespace fw::render
