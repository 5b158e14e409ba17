#include "engine/library/InspectParts.h"

namespace fw::library {

namespace fs = std::filesystem;

namespace {

void describeNetworks(ModelInfo& info, ModelParts const& parts)
{
    TransformerShape const& transformer = parts.transformerShape;
    VaeShape const& vae = parts.vaeShape;
    info.layers = static_cast<int>(transformer.layers);
    info.vaceLayers = static_cast<int>(transformer.vaceLayers.size());
    info.experts = parts.transformer2.exists() ? 2 : 1;
    info.dim = static_cast<int>(transformer.dim);
    info.ffnDim = static_cast<int>(transformer.ffnDim);
    info.textDim = static_cast<int>(transformer.textDim);
    info.inChannels = static_cast<int>(transformer.inChannels);
    info.latentChannels = static_cast<int>(vae.zDim);
    info.strideTime = static_cast<int>(vae.strideTime());
    info.strideSpace = static_cast<int>(vae.strideSpace());
    info.vaeBaseDim = static_cast<int>(vae.decoderBaseDim);
    info.vaePatch = static_cast<int>(vae.patch);
    info.sizeStep = info.strideSpace * 2;
}

/// What the family is for and the settings that its makers use (wan.md 2.9).
void describeFamily(ModelInfo& info, TransformerShape const& shape)
{
    bool const isImage = shape.takesImageChannels();
    info.can.textToVideo = info.can.extend = !isImage;
    info.can.reference = shape.hasVace();
    info.can.firstFrame = info.can.lastFrame = true; // where nothing else does it, by latent replacement
    info.family = shape.hasVace()      ? "Wan VACE"
                  : isImage            ? "Wan I2V"
                  : shape.isPerToken() ? "Wan TI2V"
                                       : "Wan T2V";
    info.nativeSize = {832, 480};
    if (shape.hasVace() || shape.posEmbedLength > 0)
        info.shift = 16;
    if (isImage)
        info.steps = 40;
    if (shape.isPerToken()) {
        info.nativeSize = {1280, 704};
        info.nativeFrames = info.maxFrames = 121;
        info.fps = {24, 1};
    }
    if (info.experts == 2) {
        info.family += " (two experts)";
        info.steps = 40;
        info.guidance = isImage ? 3.5 : 4;
        info.shift = isImage ? 5 : 12;
    }
}

} // namespace

char const* const kWanNegative = "色调艳丽，过曝，静态，细节模糊不清，字幕，风格，作品，画作，画面，静止，整"
                                 "体发灰，最差质量，低质量，JPEG压缩残"
                                 "留，丑陋的，残缺的，多余的手指，画得不好的手部，画得不好的脸部，畸形的，毁"
                                 "容的，形态畸形的肢体，手指融合，静止"
                                 "不动的画面，杂乱的背景，三条腿，背景人很多，倒着走";

void addComponent(ModelInfo& info, ComponentWeights const& weights, uint64_t ModelInfo::*parameters)
{
    info.*parameters += weights.parameters;
    if (parameters == &ModelInfo::transformerParameters)
        info.transformerStored += weights.stored;
    info.parameters += weights.parameters;
    for (WeightFile const& file : weights.files) {
        bool isKnown = false; // one file may hold several networks
        for (WeightFile const& other : info.files)
            isKnown = isKnown || other.path == file.path;
        if (isKnown)
            continue;
        info.bytes += file.bytes;
        info.files.push_back(file);
    }
}

void nameSize(ModelInfo& info)
{
    uint64_t const count = info.isStarter ? info.parameters : info.transformerParameters;
    char text[32];
    if (info.dim == 1536 && info.layers == 30)
        info.sizeName = "1.3B";
    else if (info.dim == 5120 && info.layers == 40)
        info.sizeName = "14B";
    else if (info.dim == 3072 && info.layers == 30)
        info.sizeName = "5B";
    else {
        std::snprintf(text, sizeof text, count >= 1'000'000'000 ? "%.1fB" : "%.0fM",
                      static_cast<double>(count) / (count >= 1'000'000'000 ? 1e9 : 1e6));
        info.sizeName = text;
    }
}

Result<ModelInfo> inspectParts(fs::path const& fileOrFolder)
{
    FW_TRY(ModelParts const parts, findParts(fileOrFolder));
    ModelInfo info;
    std::error_code code;
    info.folder = parts.root;
    ModelName const name = ModelName::of(parts.root);
    info.id = fs::is_directory(name.base, code) ? name.base.filename().string() : name.base.stem().string();
    if (!name.module.empty())
        info.id += "+" + name.module.stem().string();
    info.name = info.id;
    info.negativePrompt = kWanNegative;
    describeNetworks(info, parts);
    describeFamily(info, parts.transformerShape);
    FW_TRY(ComponentWeights const transformer, findWeights(parts.transformer, "transformer"));
    info.dtype = transformer.dtype;
    addComponent(info, transformer, &ModelInfo::transformerParameters);
    if (parts.transformer2.exists()) {
        FW_TRY(ComponentWeights const second, findWeights(parts.transformer2, "transformer_2"));
        addComponent(info, second, &ModelInfo::transformerParameters);
    }
    FW_TRY(ComponentWeights const vae, findWeights(parts.vae, "vae"));
    addComponent(info, vae, &ModelInfo::vaeParameters);
    FW_TRY(ComponentWeights const text, findWeights(parts.textEncoder, "text_encoder"));
    addComponent(info, text, &ModelInfo::textEncoderParameters);
    if (parts.imageEncoder.exists()) {
        FW_TRY(ComponentWeights const image, findWeights(parts.imageEncoder, "image_encoder"));
        addComponent(info, image, &ModelInfo::imageEncoderParameters);
    }
    nameSize(info);
    return info;
}

} // namespace fw::library
