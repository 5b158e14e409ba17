#include "engine/render/torch/ModelFolder.h"

namespace fw::render {

namespace {

namespace fs = std::filesystem;

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
    Json const* const ratio = in.child("boundary_ratio");
    bool const isSplit = ratio && ratio->is_number() && fs::exists(model.folder / "transformer_2");
    if (isSplit) {
        model.hasTwoExperts = true;
        model.boundary = ratio->get<double>() * 1000;
    }
    if (Json const* const starter = in.child("starter")) {
        JsonReader own(*starter, file.string());
        own.optional("max_sequence_length", model.textLength);
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
    if (model.transformer.imageDim > 0)
        return fail(Error::Kind::Unsupported, "render.clipVision", {model.folder.string()},
                    model.folder.string());
    int64_t const cells = model.vae.strideSpace() * model.vae.strideSpace();
    if (model.hasVace() && model.transformer.vaceInChannels != 2 * z + cells)
        return mismatch(model, "vace_in_channels do not fit the VAE");
    return {};
}

} // namespace

Result<ModelFolder> ModelFolder::read(fs::path const& folder)
{
    ModelFolder model;
    model.folder = folder;
    if (!fs::is_directory(folder))
        return fail(Error::Kind::MissingFile, "render.noModel", {folder.string()}, folder.string());
    FW_CHECK(readIndex(model));
    FW_CHECK(readConfig(folder / "transformer/config.json", model.transformer));
    FW_CHECK(readConfig(folder / "vae/config.json", model.vae));
    FW_CHECK(readConfig(folder / "text_encoder/config.json", model.text));
    FW_CHECK(checkParts(model));
    return model;
}

} // namespace fw::render
