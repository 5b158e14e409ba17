#pragma once

#include "engine/render/torch/LoadedModel.h"
#include "engine/render/torch/TrainingLoop.h"
#include "engine/toyworld/World.h"

#include <map>

namespace fw::render {

/// Pixels and subjects of drawn clips of one length, on the CPU.
struct ClipTensors {
    at::Tensor video; ///< [B, 3, T, H, W] in -1..1
    at::Tensor mask;  ///< [B, 1, T, H, W] 0..1
};
ClipTensors tensorsOf(std::vector<toyworld::DrawnClip> const& clips);

/// How much of each latent cell the subject covers, at most over its frames: mask [B, 1, T, H, W] -> [B, 1,
/// T', h, w].
at::Tensor cellsOf(at::Tensor const& mask, models::WanVaeConfig const& vae);

/// What a numbered clip of a training shows: it follows from the seed and the number. With `isGiven` (VACE
/// blocks) it may go on from another clip.
struct NumberedClip {
    toyworld::ClipSpec spec;
    std::optional<toyworld::ClipSpec> before; ///< it goes on from there
};
NumberedClip numberedClip(uint64_t seed, uint64_t number, bool isGiven);

/// Some clips as the transformer sees them. fp16 on the CPU.
struct LatentChunk {
    std::vector<toyworld::ClipSpec> specs;
    at::Tensor latents; ///< [n, z, T' (+ 1 with references), h, w] normalised
    at::Tensor cells;   ///< [n, 1, the same]
    at::Tensor context; ///< [n, vaceInChannels, the same]; undefined where nothing is given
};

/// The clips of a training, drawn and encoded in chunks when a step first needs them. Chunks are kept on disk
/// and in memory, and made again where they are missing: a training that was killed finds the same. Thread:
/// GPU worker.
class LatentPool {
public:
    struct Settings {
        ModelRequest const& request;
        std::filesystem::path folder;
        std::string key; ///< of the autoencoder: what was made with another one is not used
    };
    LatentPool(LoadedModel& model, toyworld::World const& world, Settings settings, TrainHooks const& hooks);

    /// Chunks that a step may draw from: few at first, all of them from the middle of the training on.
    int64_t chunksAt(int64_t step) const;
    /// Whether a chunk's clips come with a reference picture as an additional first latent frame.
    bool hasReferences(int64_t index) const;
    /// Errors: of encoding, Cancelled, Io.
    Result<LatentChunk const*> chunk(int64_t index);

private:
    bool isGiven() const { return m_settings.request.part == ModelPart::VaceBlocks; }
    Result<nn::TensorMap> make(int64_t index);
    Result<nn::TensorMap> makeGiven(int64_t index);
    Result<at::Tensor> encode(at::Tensor const& video);

    LoadedModel& m_model;
    toyworld::World const& m_world;
    Settings m_settings;
    TrainHooks const& m_hooks;
    std::map<int64_t, LatentChunk> m_chunks;
    at::Tensor m_grey; ///< what an empty clip encodes to
};

} // namespace fw::render
