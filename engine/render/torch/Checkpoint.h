#pragma once

#include "engine/diffusion/Denoise.h"
#include "engine/render/torch/SourceClips.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace fw::render {

/// The file from which an interrupted rendering goes on, bit for bit: latents, the sampler's history, and a
/// fingerprint of everything that decides the next step. Thread: GPU worker.
class Checkpoint {
public:
    /// Empty path: nothing is kept. `finished`: the segments before this one, kept with it.
    Checkpoint(std::filesystem::path file, std::string fingerprint, SavedLatents finished = {});

    /// The earlier segments that the file holds for this rendering, undefined when it does not.
    SavedLatents finished() const;

    /// The state in the file when it belongs to this rendering; a file that is damaged or of another one is
    /// ignored.
    std::optional<diffusion::DenoiseState> load(at::Tensor const& noise) const;

    /// Writes at the last step, when `isLast`, and otherwise at most every twenty seconds. Errors: Io.
    Status offer(diffusion::DenoiseState const& state, bool isLast);

private:
    std::filesystem::path m_file;
    std::string m_fingerprint;
    SavedLatents m_finished;
    std::chrono::steady_clock::time_point m_written = std::chrono::steady_clock::now();
};

} // namespace fw::render
