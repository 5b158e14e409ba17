#include "engine/base/Json.h"
#include "engine/library/InspectParts.h"
#include "engine/library/SchedulerFile.h"

#include <cmath>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

/// What the config files say that ModelInfo does not keep.
struct Configs {
    std::string transformerClass;
    int inChannels = 16;
    int outChannels = 16;
    int vaceInChannels = 0;
    int imageDim = 0;
    int patchSpace = 2;
    bool doesExpandTimesteps = false;
};

Result<Json> readConfig(fs::path const& file)
{
    FW_TRY(Json json, readJsonFile(file));
    if (!json.is_object())
        return fail(Error::Kind::BadInput, "base.badJson", {file.string(), "it is not an object"},
                    file.string());
    return json;
}

/// nullptr when the field is absent or null: diffusers writes null for "not used".
Json const* find(Json const& json, char const* key)
{
    auto const found = json.find(key);
    return found == json.end() || found->is_null() ? nullptr : &*found;
}

template <class T>
void readIfThere(Json const& json, char const* key, T& out)
{
    if (Json const* value = find(json, key))
        JsonReader::assign(*value, out);
}

Status badField(fs::path const& file, char const* key, char const* what)
{
    return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), key, what}, file.string());
}

Status readTransformer(fs::path const& file, ModelInfo& info, Configs& configs)
{
    FW_TRY(Json const json, readConfig(file));
    JsonReader in(json, file.string());
    int heads = 0, headDim = 0;
    in.required("_class_name", configs.transformerClass);
    FW_CHECK(in.status());
    if (configs.transformerClass != "WanTransformer3DModel" &&
        configs.transformerClass != "WanVACETransformer3DModel")
        return fail(Error::Kind::Unsupported, "library.notWan",
                    {info.folder.string(), configs.transformerClass}, file.string());
    in.required("num_attention_heads", heads).required("attention_head_dim", headDim);
    in.required("num_layers", info.layers)
        .required("ffn_dim", info.ffnDim)
        .required("text_dim", info.textDim);
    in.required("in_channels", configs.inChannels).required("out_channels", configs.outChannels);
    FW_CHECK(in.status());
    for (int const value : {heads, headDim, info.layers, info.ffnDim, info.textDim, configs.inChannels})
        if (value < 1 || value > 1'000'000)
            return badField(file, "num_layers", "or another size is out of range");
    info.dim = heads * headDim;
    readIfThere(json, "image_dim", configs.imageDim);
    readIfThere(json, "vace_in_channels", configs.vaceInChannels);
    if (Json const* layers = find(json, "vace_layers"); layers && layers->is_array())
        info.vaceLayers = static_cast<int>(layers->size());
    if (Json const* patch = find(json, "patch_size");
        patch && patch->is_array() && patch->size() == 3 && (*patch)[1].is_number_integer())
        configs.patchSpace = (*patch)[1].get<int>();
    return {};
}

Status readVae(fs::path const& file, ModelInfo& info)
{
    FW_TRY(Json const json, readConfig(file));
    JsonReader(json, file.string()).required("z_dim", info.latentChannels);
    readIfThere(json, "z_dim", info.latentChannels);
    info.vaeBaseDim = 96;
    readIfThere(json, "base_dim", info.vaeBaseDim);
    readIfThere(json, "decoder_base_dim", info.vaeBaseDim);
    readIfThere(json, "patch_size", info.vaePatch);
    readIfThere(json, "scale_factor_temporal", info.strideTime);
    readIfThere(json, "scale_factor_spatial", info.strideSpace);
    if (info.latentChannels < 1 || info.latentChannels > 4096)
        return badField(file, "z_dim", "is out of range");
    bool const isGood = info.strideTime >= 1 && info.strideTime <= 16 && info.strideSpace >= 1 &&
                        info.strideSpace <= 64 && info.vaePatch >= 1 && info.vaePatch <= 16 &&
                        info.vaeBaseDim >= 1 && info.vaeBaseDim <= 65536;
    return isGood ? Status() : badField(file, "scale_factor_spatial", "or another size is out of range");
}

/// Shift and sampler; a checkpoint without a scheduler folder gets the Wan defaults.
Status readScheduler(fs::path const& file, ModelInfo& info)
{
    std::error_code code;
    if (!fs::exists(file, code))
        return {};
    FW_TRY(SchedulerFile const read, readSchedulerFile(file));
    info.shift = read.shift;
    info.sampler = read.sampler;
    return {};
}

/// The block that our own small model adds to model_index.json.
void readStarterBlock(Json const& block, ModelInfo& info)
{
    info.isStarter = true;
    info.negativePrompt.clear();
    info.name = "Starter";
    readIfThere(block, "width", info.nativeSize.widthPx);
    readIfThere(block, "height", info.nativeSize.heightPx);
    readIfThere(block, "num_frames", info.nativeFrames);
    readIfThere(block, "fps", info.fps.num);
    readIfThere(block, "max_sequence_length", info.textLength);
    readIfThere(block, "steps", info.steps);
    readIfThere(block, "guidance", info.guidance);
    readIfThere(block, "flow_shift", info.shift);
    readIfThere(block, "negative_prompt", info.negativePrompt);
    info.maxFrames = info.nativeFrames;
}

/// A VAE of another family is the classic mistake: the channels tell (wan.md 2.8).
Status checkChannels(ModelInfo const& info, Configs const& configs)
{
    int const z = info.latentChannels;
    bool const isI2v = configs.inChannels == 2 * z + info.strideTime;
    bool const fits = configs.outChannels == z && (configs.inChannels == z || isI2v);
    bool const fitsVace =
        configs.vaceInChannels == 0 || configs.vaceInChannels == 2 * z + info.strideSpace * info.strideSpace;
    if (fits && fitsVace)
        return {};
    return fail(Error::Kind::BadInput, "library.wrongVae",
                {info.folder.string(), std::to_string(z), std::to_string(configs.outChannels)},
                (info.folder / "vae").string());
}

void describe(ModelInfo& info, Configs const& configs)
{
    bool const isI2v = configs.inChannels != info.latentChannels;
    bool const isVace = info.vaceLayers > 0 || configs.transformerClass == "WanVACETransformer3DModel";
    info.inChannels = configs.inChannels;
    info.can.textToVideo = !isI2v;
    info.can.extend = !isI2v;
    info.can.reference = isVace;
    info.can.firstFrame = info.can.lastFrame = true; // where nothing else does it, by latent replacement
    info.family = isVace                        ? "Wan VACE"
                  : isI2v                       ? "Wan I2V"
                  : configs.doesExpandTimesteps ? "Wan TI2V"
                                                : "Wan T2V";
    if (info.experts == 2)
        info.family += " (two experts)";
    info.sizeStep = info.strideSpace * configs.patchSpace;
    if (configs.doesExpandTimesteps && !info.isStarter) {
        info.nativeSize = {1280, 704};
        info.nativeFrames = info.maxFrames = 121;
        info.fps = {24, 1};
    }
    nameSize(info);
}

Status addWeights(ModelInfo& info, std::string const& component, uint64_t ModelInfo::*parameters)
{
    FW_TRY(ComponentWeights const weights, findWeights(PartSource{info.folder / component, {}}, component));
    addComponent(info, weights, parameters);
    if (component == "transformer")
        info.dtype = weights.dtype;
    return {};
}

Status addAllWeights(ModelInfo& info, Json const& index)
{
    FW_CHECK(addWeights(info, "transformer", &ModelInfo::transformerParameters));
    Json const* second = find(index, "transformer_2");
    if (second && second->is_array() && !second->empty() && !(*second)[0].is_null()) {
        info.experts = 2;
        FW_CHECK(addWeights(info, "transformer_2", &ModelInfo::transformerParameters));
    }
    FW_CHECK(addWeights(info, "vae", &ModelInfo::vaeParameters));
    FW_CHECK(addWeights(info, "text_encoder", &ModelInfo::textEncoderParameters));
    std::error_code code;
    if (fs::exists(info.folder / "image_encoder", code))
        FW_CHECK(addWeights(info, "image_encoder", &ModelInfo::imageEncoderParameters));
    fs::path const tokenizer = info.folder / "tokenizer" / "spiece.model";
    if (tokenizerIn(tokenizer.parent_path()).empty())
        return fail(Error::Kind::MissingFile, "library.missingWeights", {tokenizer.string()},
                    tokenizer.string());
    return {};
}

} // namespace

Result<ModelInfo> inspectModel(fs::path const& folder)
{
    ModelInfo info;
    std::error_code code;
    info.folder = fs::weakly_canonical(folder, code);
    if (code)
        info.folder = folder;
    if (!isDiffusersFolder(info.folder))
        return inspectParts(info.folder);
    info.id = info.folder.filename().string();
    info.name = info.id;
    info.nativeSize = {832, 480};
    info.negativePrompt = kWanNegative;
    FW_TRY(Json const index, readConfig(info.folder / "model_index.json"));
    Configs configs;
    readIfThere(index, "expand_timesteps", configs.doesExpandTimesteps);
    FW_CHECK(readTransformer(info.folder / "transformer" / "config.json", info, configs));
    FW_CHECK(readVae(info.folder / "vae" / "config.json", info));
    FW_CHECK(checkChannels(info, configs));
    FW_CHECK(readScheduler(info.folder / "scheduler" / "scheduler_config.json", info));
    if (Json const* block = find(index, "starter"); block && block->is_object())
        readStarterBlock(*block, info);
    FW_CHECK(addAllWeights(info, index));
    describe(info, configs);
    return info;
}

} // namespace fw::library
