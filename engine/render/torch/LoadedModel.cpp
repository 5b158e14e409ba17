#include "engine/render/torch/LoadedModel.h"

#include "engine/base/WeightHeader.h"
#include "engine/models/VaeTiles.h"
#include "engine/nn/Weights.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <chrono>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr uint64_t kSmallBytes = uint64_t{2} << 30;
constexpr int64_t kLargeEncoder = 1'000'000'000; ///< parameters; UMT5-XXL in fp32 would take 22.7 GB
constexpr int64_t kTokensAtOnce = 2048;          ///< of a feed-forward layer that saves memory
constexpr int64_t kTinyNetwork = 2'000'000;      ///< parameters; bf16 gains nothing below

/// Adds the time until the end of the block to a counter.
class Stopwatch {
public:
    explicit Stopwatch(double& seconds) : m_seconds(seconds) {}
    ~Stopwatch()
    {
        m_seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
    }

private:
    double& m_seconds;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

/// Bytes of the weight files of a part.
uint64_t partBytes(library::PartSource const& part)
{
    std::error_code code;
    uint64_t bytes = part.module.empty() ? 0 : fs::file_size(part.module, code);
    bool const isOneFile = isWeightFile(part.path);
    if (isOneFile)
        return bytes + (fs::exists(part.path, code) ? fs::file_size(part.path, code) : 0);
    fs::path const folder = part.path.extension() == ".json" ? part.path.parent_path() : part.path;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        if (it->is_regular_file(code) && isWeightFile(it->path()))
            bytes += it->file_size(code);
    }
    return bytes;
}

uint64_t modelBytes(ModelFolder const& model)
{
    uint64_t bytes = 0;
    for (library::PartSource const& part :
         {model.parts[0], model.parts[1], model.vaePart, model.textPart, model.imagePart})
        bytes += part.exists() ? partBytes(part) : 0;
    return bytes;
}

int64_t transformerParameters(models::WanTransformerConfig const& config)
{
    int64_t const dim = config.dim();
    int64_t const block = 8 * dim * dim + 2 * dim * config.ffnDim;
    return block * (config.layers + static_cast<int64_t>(config.vaceLayers.size()));
}

int64_t encoderParameters(models::Umt5Config const& config)
{
    int64_t const block = 4 * config.dim * config.headDim * config.heads + 3 * config.dim * config.ffnDim;
    return config.vocabulary * config.dim + config.layers * block;
}

Result<nn::Weights> openWeights(library::PartSource const& part)
{
    FW_TRY(nn::Weights weights, nn::Weights::open(part.path, part.prefix));
    if (part.module.empty())
        return weights;
    FW_TRY(nn::Weights module, nn::Weights::open(part.module));
    FW_CHECK(weights.graft(std::move(module)));
    return weights;
}

/// "auto" never computes in less than a small checkpoint holds, and not in bf16 where that gains nothing.
Result<nn::Placement> place(ModelFolder const& folder, std::string const& device, std::string const& dtype,
                            bool isSmall)
{
    FW_TRY(nn::Placement placement, nn::choosePlacement(device, dtype));
    if (dtype != "auto" || placement.dtype == at::kFloat)
        return placement;
    FW_TRY(nn::Weights const weights, openWeights(folder.parts[0]));
    FW_TRY(at::Tensor const sample, weights.tensor("patch_embedding.weight"));
    bool const isFp32File = isSmall && sample.scalar_type() == at::kFloat;
    if (isFp32File || transformerParameters(folder.transformer) < kTinyNetwork)
        placement.dtype = at::kFloat;
    return placement;
}

/// A file of its own, or the bytes that a text encoder's file carries.
Result<text::Tokenizer> openTokenizer(library::PartSource const& source)
{
    if (!isWeightFile(source.path))
        return text::Tokenizer::open(source.path);
    FW_TRY(auto const file, nn::openTensorFile(source.path));
    FW_TRY(at::Tensor const bytes, file->tensor(source.prefix));
    at::Tensor const flat = bytes.contiguous();
    return text::Tokenizer::parse(
        std::string_view(static_cast<char const*>(flat.const_data_ptr()), flat.nbytes()),
        source.path.string());
}

} // namespace

LoadedModel::LoadedModel(ModelFolder folder, nn::Placement placement)
    : m_folder(std::move(folder)), m_placement(placement)
{
}

Result<std::unique_ptr<LoadedModel>> LoadedModel::open(fs::path const& folder, std::string const& device,
                                                       std::string const& dtype)
{
    FW_TRY(ModelFolder read, ModelFolder::read(folder));
    bool const isSmall = modelBytes(read) < kSmallBytes;
    FW_TRY(nn::Placement const placement, place(read, device, dtype, isSmall));
    std::unique_ptr<LoadedModel> model(new LoadedModel(std::move(read), placement));
    model->m_isSmall = isSmall;
    return model;
}

double LoadedModel::takeLoadSeconds() { return std::exchange(m_loadSeconds, 0); }

Result<text::Tokenizer const*> LoadedModel::tokenizer()
{
    if (!m_tokenizer) {
        Stopwatch const watch(m_loadSeconds);
        FW_TRY(text::Tokenizer opened, openTokenizer(m_folder.tokenizer));
        int64_t const pieces = opened.vocabularySize(), known = m_folder.text.vocabulary;
        if (pieces > known)
            return fail(Error::Kind::BadInput, "render.partsDoNotFit",
                        {m_folder.folder.string(), "the tokenizer has " + std::to_string(pieces) +
                                                       " pieces, the text encoder knows " +
                                                       std::to_string(known)},
                        m_folder.folder.string());
        m_tokenizer.emplace(std::move(opened));
    }
    return &*m_tokenizer;
}

Result<models::Umt5Encoder const*> LoadedModel::textEncoder()
{
    if (!m_textEncoder) {
        Stopwatch const watch(m_loadSeconds);
        bool const isLarge = encoderParameters(m_folder.text) > kLargeEncoder;
        bool const isElsewhere = isLarge && m_memory >= library::MemoryMode::Tiled;
        nn::Placement const placement{isElsewhere ? at::Device(at::kCPU) : m_placement.device,
                                      isLarge ? at::kBFloat16 : at::kFloat};
        FW_TRY(nn::Weights const weights, openWeights(m_folder.textPart));
        FW_TRY(models::Umt5Encoder network, models::Umt5Encoder::load(weights, m_folder.text, placement));
        m_textEncoder = std::make_unique<models::Umt5Encoder>(std::move(network));
    }
    return m_textEncoder.get();
}

Result<models::WanTransformer const*> LoadedModel::transformer(size_t expert)
{
    if (holdsOneExpert())
        m_transformers[1 - expert].reset(); // before this one is read
    auto const& slot = m_transformers[expert];
    bool const isStale = slot && slot->block_source && m_merged[expert].loras != lorasFor(expert);
    if (!slot || isStale)
        FW_CHECK(loadTransformer(expert));
    if (!slot->block_source) // blocks get their LoRAs as they are made
        FW_CHECK(mergeLoras(expert));
    m_transformers[expert]->feed_forward_chunk = m_memory < library::MemoryMode::Tiled ? 0 : kTokensAtOnce;
    return m_transformers[expert].get();
}

Status LoadedModel::loadTransformer(size_t expert)
{
    Stopwatch const watch(m_loadSeconds);
    auto& slot = m_transformers[expert];
    slot.reset();
    m_merged[expert] = {};
    FW_TRY(std::optional<models::BlocksLie> const lie, blocksLie(expert));
    if (lie) {
        FW_TRY(nn::Weights weights, openWeights(m_folder.parts[expert]));
        FW_TRY(std::vector<nn::LoraUse> loras, openLoras(expert));
        FW_TRY(models::WanTransformer network, models::loadSwapped(std::move(weights), m_folder.transformer,
                                                                   m_placement, std::move(loras), *lie));
        slot = std::make_unique<models::WanTransformer>(std::move(network));
        m_merged[expert].loras = lorasFor(expert);
        return {};
    }
    FW_TRY(models::WanTransformer network, freshTransformer(expert));
    network.prepare();
    slot = std::make_unique<models::WanTransformer>(std::move(network));
    return {};
}

/// Where blocks wait that are made one at a time; none: they are kept as they are used.
Result<std::optional<models::BlocksLie>> LoadedModel::blocksLie(size_t expert) const
{
    if (m_memory == library::MemoryMode::Swapped)
        return std::optional(models::BlocksLie::InFile);
    if (m_memory != library::MemoryMode::Packed)
        return std::optional<models::BlocksLie>();
    FW_TRY(nn::Weights const weights, openWeights(m_folder.parts[expert]));
    FW_TRY(bool const isNarrower, weights.isNarrower("blocks.0.ffn.net.0.proj.weight", m_placement.dtype));
    return isNarrower ? std::optional(models::BlocksLie::InMemory) : std::nullopt;
}

void LoadedModel::setMemory(library::MemoryMode mode)
{
    if (mode != m_memory && std::max(mode, m_memory) > library::MemoryMode::Tiled)
        for (auto& network : m_transformers)
            network.reset();
    m_memory = mode;
}

Result<models::WanTransformer> LoadedModel::freshTransformer(size_t expert) const
{
    FW_TRY(nn::Weights const weights, openWeights(m_folder.parts[expert]));
    return models::WanTransformer::load(weights, m_folder.transformer, m_placement);
}

std::vector<presets::LoraRef> LoadedModel::lorasFor(size_t expert) const
{
    auto const other = expert == 0 ? library::NoiseLevel::Low : library::NoiseLevel::High;
    std::vector<presets::LoraRef> own;
    for (presets::LoraRef const& lora : m_loras)
        if (lora.weight != 0 && (!m_folder.hasTwoExperts || library::noiseLevel(lora.file) != other))
            own.push_back(lora);
    return own;
}

Result<std::vector<nn::LoraUse>> LoadedModel::openLoras(size_t expert) const
{
    std::vector<nn::LoraUse> uses;
    for (presets::LoraRef const& each : lorasFor(expert)) {
        FW_TRY(auto lora, nn::Lora::open(presets::loraPath(each)));
        uses.push_back({std::move(lora), each.weight});
    }
    return uses;
}

Status LoadedModel::mergeLoras(size_t expert)
{
    Merged& merged = m_merged[expert];
    std::vector<presets::LoraRef> wanted = lorasFor(expert);
    if (wanted == merged.loras)
        return {};
    Stopwatch const watch(m_loadSeconds);
    FW_TRY(std::vector<nn::LoraUse> const uses, openLoras(expert));
    // From the checkpoint anew each time: adding and subtracting in bf16 would drift
    FW_TRY(nn::Weights const weights, openWeights(m_folder.parts[expert]));
    models::WanTransformer& network = *m_transformers[expert];
    FW_CHECK(nn::applyLoras(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, uses, merged.parameters));
    merged.loras = std::move(wanted);
    return {};
}

Result<std::unique_ptr<models::WanVae>> LoadedModel::loadVae(at::ScalarType dtype)
{
    Stopwatch const watch(m_loadSeconds);
    FW_TRY(nn::Weights const weights, openWeights(m_folder.vaePart));
    FW_TRY(models::WanVae network, models::WanVae::load(weights, m_folder.vae, {m_placement.device, dtype}));
    network.prepare();
    return std::make_unique<models::WanVae>(std::move(network));
}

Result<models::WanVae const*> LoadedModel::decoder()
{
    if (!m_decoder) {
        FW_TRY(m_decoder, loadVae(m_placement.dtype));
    }
    return m_decoder.get();
}

Result<models::WanVae const*> LoadedModel::encoder()
{
    if (m_placement.dtype == at::kFloat)
        return decoder();
    if (!m_encoder) {
        FW_TRY(m_encoder, loadVae(at::kFloat));
    }
    return m_encoder.get();
}

Result<at::Tensor> LoadedModel::lookAt(at::Tensor const& pictures)
{
    Stopwatch const watch(m_loadSeconds);
    FW_TRY(nn::Weights const weights, openWeights(m_folder.imagePart));
    FW_TRY(models::ClipVision const network,
           models::ClipVision::load(weights, m_folder.image, {m_placement.device, at::kFloat}));
    return network.encode(models::clipPixels(pictures));
}

Result<models::CompactUpscaler const*> LoadedModel::upscaler()
{
    if (!m_upscaler) {
        Stopwatch const watch(m_loadSeconds);
        FW_TRY(models::CompactUpscaler network,
               models::CompactUpscaler::load(m_folder.upscaler(), {m_placement.device, at::kFloat}));
        m_upscaler.emplace(std::move(network));
    }
    return &*m_upscaler;
}

Result<at::Tensor> LoadedModel::encode(at::Tensor const& video)
{
    FW_TRY(models::WanVae const* const vae, encoder());
    at::Tensor const pixels = video.to(m_placement.device, at::kFloat);
    bool const isTiled = m_memory >= library::MemoryMode::Tiled;
    at::Tensor const latents =
        isTiled ? models::encodeTiled(*vae, pixels, {}).to(m_placement.device) : vae->encode(pixels);
    return vae->normalise(latents);
}

} // namespace fw::render
