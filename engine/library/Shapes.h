#pragma once

#include "engine/base/KeyNames.h"
#include "engine/base/WeightHeader.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fw::library {

/// Tensor shapes of one network under diffusers names, gathered from one or several files.
class ShapeMap {
public:
    /// Adds the keys of a header that start with `prefix`, without it.
    void add(WeightHeader const& header, std::string const& prefix = {});
    /// Gives every key its diffusers name. Call once, after the last add.
    void rename();
    /// Adds the tensors of another network, both renamed; its own win.
    void merge(ShapeMap const& other) { m_shapes.insert(other.m_shapes.begin(), other.m_shapes.end()); }

    bool contains(std::string const& key) const { return m_shapes.count(key) != 0; }
    /// True when any key starts with this.
    bool containsAny(std::string const& start) const;
    /// Size of one axis, 0 when there is no such tensor or axis.
    int64_t size(std::string const& key, size_t axis) const;
    /// The largest N of "<start>N." plus one, 0 when there is none.
    int64_t count(std::string const& start) const;
    bool isEmpty() const { return m_shapes.empty(); }
    Naming naming() const { return m_naming; }

private:
    std::map<std::string, std::vector<int64_t>> m_shapes;
    Naming m_naming = Naming::Diffusers;
};

/// What a weight file holds, told by its keys.
enum class NetworkKind { Unknown, Transformer, VaceModule, Vae, TextEncoder, ClipVision, Lora };
NetworkKind kindOf(ShapeMap const& shapes);

/// Dimensions of a Wan transformer as its shapes give them (wan.md 2.1 "Detection by shape", 2.2). Heads are
/// not in the shapes: 128 wide each unless a config.json says something else.
struct TransformerShape {
    int64_t dim = 0, layers = 0, ffnDim = 0, inChannels = 0, outChannels = 0;
    int64_t textDim = 0, freqDim = 256;
    int64_t headDim = 128;
    bool hasCrossAttnNorm = true;
    int64_t imageDim = 0, addedKvDim = 0, posEmbedLength = 0; ///< I2V 2.1 (CLIP) and FLF2V
    std::vector<int64_t> vaceLayers;
    int64_t vaceInChannels = 0;

    bool hasVace() const { return !vaceLayers.empty(); }
    bool takesImageChannels() const { return inChannels > outChannels; }
    bool isPerToken() const { return inChannels == 48 && outChannels == 48; } ///< TI2V
};

/// Dimensions of a Wan VAE, 2.1 or 2.2 form.
struct VaeShape {
    int64_t zDim = 0, baseDim = 0, decoderBaseDim = 0, resBlocks = 0, patch = 1;
    std::vector<int64_t> dimMult;
    std::vector<bool> temporalDownsample;
    bool isResidual = false;

    int64_t strideTime() const;
    int64_t strideSpace() const { return patch << (dimMult.size() - 1); }
};

/// Dimensions of a UMT5 encoder.
struct TextShape {
    int64_t vocabulary = 0, dim = 0, headDim = 0, heads = 0, ffnDim = 0, layers = 0, buckets = 32;
};

/// Dimensions of a CLIP picture encoder. Heads are not in the shapes: 16 for ViT-H, else 64 wide each.
struct ClipVisionShape {
    int64_t dim = 0, ffnDim = 0, layers = 0, heads = 0, sidePx = 0, patchPx = 0;
};

/// `name` is what errors call the file. Errors: BadInput (which tensor is missing), Unsupported (a width that
/// 128 does not divide, with no config to say how many heads there are).
Result<TransformerShape> transformerShape(ShapeMap const& shapes, std::string const& name, int64_t heads = 0);
Result<VaeShape> vaeShape(ShapeMap const& shapes, std::string const& name);
Result<ClipVisionShape> clipVisionShape(ShapeMap const& shapes, std::string const& name);
Result<TextShape> textShape(ShapeMap const& shapes, std::string const& name);

} // namespace fw::library
