#include "engine/render/torch/ModelFolder.h"

#include "engine/base/Paths.h"
#include "engine/library/SchedulerFile.h"

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr int kFrames = 81, kFramesTi2v = 121;
constexpr int kLargestScale = 4;

template <class Config>
Status readConfig(fs::path const& file, Config& config)
{
    FW_TRY(Json const json, readJsonFile(file));
    FW_TRY(config, Config::fromJson(json, file.string()));
    return {};
}

/// Facts of model_index.json that reach beyond one network.
Status readIndex(ModelFolder& model)
{
    fs::path const file = model.folder / "model_index.json";
    FW_TRY(Json const json, readJsonFile(file));
    JsonReader in(json, file.string());
    in.optional("expand_timesteps", model.isPerToken);
    FW_CHECK(in.status());
    model.maxFrames = model.isPerToken ? kFramesTi2v : kFrames;
    Json const* const ratio = in.child("boundary_ratio");
    bool const isSplit = ratio && ratio->is_number() && fs::exists(model.folder / "transformer_2");
    if (isSplit) {
        model.hasTwoExperts = true;
        model.boundary = ratio->get<double>() * 1000;
    }
    if (Json const* const starter = in.child("starter")) {
        JsonReader own(*starter, file.string());
        own.optional("max_sequence_length", model.textLength)
            .optional("num_frames", model.maxFrames)
            .optional("upscale", model.lanczosScale)
            .optional("keep_known_latents", model.keepsKnownLatents);
        if (model.lanczosScale < 1 || model.lanczosScale > kLargestScale)
            own.note("upscale", "must be between 1 and 4");
        if (model.maxFrames < 1 || model.maxFrames > 1025 || model.maxFrames % 4 != 1)
            own.note("num_frames", "must be 4n+1 and at most 1025");
        if (model.textLength < 1 || model.textLength > 4096)
            own.note("max_sequence_length", "must be between 1 and 4096");
        FW_CHECK(own.status());
    }
    return {};
}

Error mismatch(ModelFolder const& model, std::string const& what)
{
    return fail(Error::Kind::BadInput, "render.partsDoNotFit", {model.folder.string(), what},
                model.folder.string());
}

/// The classic mistakes: a VAE or text encoder of another model.
Status checkParts(ModelFolder const& model)
{
    int64_t const z = model.vae.zDim;
    if (model.transformer.outChannels != z)
        return mismatch(model, "the transformer works on " + std::to_string(model.transformer.outChannels) +
                                   " latent channels and the VAE has " + std::to_string(z));
    if (model.transformer.textDim != model.text.dim)
        return mismatch(model, "the transformer reads text of width " +
                                   std::to_string(model.transformer.textDim) +
                                   " and the text encoder writes " + std::to_string(model.text.dim));
    bool const isImageModel = model.takesImageChannels();
    if (isImageModel && model.transformer.inChannels != 2 * z + model.vae.strideTime())
        return mismatch(model, "the transformer's in_channels do not fit the VAE");
    if (model.seesThroughClip() && model.image.dim != model.transformer.imageDim)
        return mismatch(model, "the transformer reads pictures of width " +
                                   std::to_string(model.transformer.imageDim) +
                                   " and the CLIP encoder writes " + std::to_string(model.image.dim));
    int64_t const cells = model.vae.strideSpace() * model.vae.strideSpace();
    if (model.hasVace() && model.transformer.vaceInChannels != 2 * z + cells)
        return mismatch(model, "vace_in_channels do not fit the VAE");
    return {};
}

models::WanTransformerConfig configOf(library::TransformerShape const& shape)
{
    models::WanTransformerConfig config;
    config.headDim = shape.headDim;
    config.heads = shape.dim / shape.headDim;
    config.inChannels = shape.inChannels;
    config.outChannels = shape.outChannels;
    config.textDim = shape.textDim;
    config.freqDim = shape.freqDim;
    config.ffnDim = shape.ffnDim;
    config.layers = shape.layers;
    config.hasCrossAttnNorm = shape.hasCrossAttnNorm;
    config.imageDim = shape.imageDim;
    config.addedKvDim = shape.addedKvDim;
    config.posEmbedLength = shape.posEmbedLength;
    config.vaceLayers = shape.vaceLayers;
    config.vaceInChannels = shape.vaceInChannels;
    return config;
}

Result<models::WanVaeConfig> configOf(library::VaeShape const& shape, std::string const& name)
{
    models::WanVaeConfig config;
    config.baseDim = shape.baseDim;
    config.decoderBaseDim = shape.decoderBaseDim;
    config.zDim = shape.zDim;
    config.dimMult = shape.dimMult;
    config.resBlocks = shape.resBlocks;
    config.temporalDownsample = shape.temporalDownsample;
    config.isResidual = shape.isResidual;
    config.patch = shape.patch;
    config.inChannels = config.outChannels = 3 * shape.patch * shape.patch;
    FW_CHECK(config.setKnownStatistics(name));
    return config;
}

models::Umt5Config configOf(library::TextShape const& shape)
{
    models::Umt5Config config;
    config.vocabulary = shape.vocabulary;
    config.dim = shape.dim;
    config.headDim = shape.headDim;
    config.heads = shape.heads;
    config.ffnDim = shape.ffnDim;
    config.layers = shape.layers;
    config.buckets = shape.buckets;
    return config;
}

models::ClipVisionConfig configOf(library::ClipVisionShape const& shape)
{
    models::ClipVisionConfig config;
    config.dim = shape.dim;
    config.ffnDim = shape.ffnDim;
    config.layers = shape.layers;
    config.heads = shape.heads;
    config.sidePx = shape.sidePx;
    config.patchPx = shape.patchPx;
    return config;
}

/// Single files and the folders of the original repositories: everything from the shapes.
Result<ModelFolder> readParts(fs::path const& fileOrFolder)
{
    FW_TRY(library::ModelParts const parts, library::findParts(fileOrFolder));
    ModelFolder model;
    model.folder = fileOrFolder;
    model.parts[0] = parts.transformer;
    model.parts[1] = parts.transformer2;
    model.vaePart = parts.vae;
    model.textPart = parts.textEncoder;
    model.tokenizer = parts.tokenizer;
    model.transformer = configOf(parts.transformerShape);
    FW_TRY(model.vae, configOf(parts.vaeShape, parts.vae.path.string()));
    model.text = configOf(parts.textShape);
    model.imagePart = parts.imageEncoder;
    if (model.imagePart.exists())
        model.image = configOf(parts.clipVisionShape);
    model.isPerToken = parts.transformerShape.isPerToken();
    model.maxFrames = model.isPerToken ? kFramesTi2v : kFrames;
    model.hasTwoExperts = parts.transformer2.exists();
    model.boundary = parts.boundary * 1000;
    FW_CHECK(checkParts(model));
    return model;
}

} // namespace

Result<ModelFolder> ModelFolder::read(fs::path const& fileOrFolder)
{
    fs::path const& folder = fileOrFolder;
    if (!fs::exists(library::ModelName::of(folder).base))
        return fail(Error::Kind::MissingFile, "render.noModel", {folder.string()}, folder.string());
    if (!library::isDiffusersFolder(folder))
        return readParts(folder);
    ModelFolder model;
    model.folder = folder;
    model.parts[0].path = folder / "transformer";
    model.parts[1].path = folder / "transformer_2";
    model.vaePart.path = folder / "vae";
    model.textPart.path = folder / "text_encoder";
    model.tokenizer.path = library::tokenizerIn(folder / "tokenizer");
    if (model.tokenizer.path.empty())
        model.tokenizer.path = folder / "tokenizer/spiece.model"; // opening it names what is missing
    FW_CHECK(readIndex(model));
    FW_CHECK(readConfig(folder / "transformer/config.json", model.transformer));
    FW_CHECK(readConfig(folder / "vae/config.json", model.vae));
    FW_CHECK(readConfig(folder / "text_encoder/config.json", model.text));
    if (model.seesThroughClip()) {
        model.imagePart.path = folder / "image_encoder";
        FW_CHECK(readConfig(folder / "image_encoder/config.json", model.image));
    }
    FW_CHECK(checkParts(model));
    if (fs::path const file = folder / "scheduler/scheduler_config.json"; fs::exists(file)) {
        FW_TRY(library::SchedulerFile const scheduler, library::readSchedulerFile(file));
        model.unknownSampling = scheduler.unknown;
    }
    return model;
}

fs::path ModelFolder::tinyDecoder() const
{
    if (vae.zDim != 16 && vae.zDim != 48)
        return {};
    char const* const name = vae.zDim == 48 ? "taew2_2.safetensors" : "taew2_1.safetensors";
    std::error_code code;
    for (fs::path const& place :
         {folder, folder.parent_path(), folder.parent_path().parent_path(), paths::data() / "models"})
        if (fs::path const file = place / "vae_approx" / name; fs::exists(file, code))
            return file;
    return {};
}

fs::path ModelFolder::upscaler() const
{
    fs::path const file = folder / "upscaler" / "model.safetensors";
    std::error_code code;
    return fs::exists(file, code) ? file : fs::path();
}

} // namespace fw::render
