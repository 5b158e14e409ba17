#pragma once

#include "tools/cuda_check/Networks.h"
#include "tools/cuda_check/Report.h"

#include <vector>

namespace fw::cudacheck {

/// What goes into the networks, and what the CPU made of it in fp32.
struct Reference {
    at::Tensor text, noise, video, latents; ///< [1, L, dim]; latent shape; [1, 3, T, H, W]; sampled latents
    std::vector<at::Tensor> results;        ///< one per probe
};

/// Runs every probe on the CPU. Errors: as Networks::sample. Exceptions of libtorch pass through.
Result<Reference> makeReference(Networks const& cpu);

/// The same probes on another device or in another type, one row each. A probe that throws is a failure of
/// its own.
void compareNetworks(Networks const& networks, Reference const& reference, Report& report);

/// Small random networks for what the starter model lacks: VACE blocks, image tokens, one timestep per token,
/// the 2.1 form of the VAE.
void compareRandomNetworks(nn::Placement placement, Report& report);

/// The VAE in fp32 with TF32 products, which libtorch allows unless told otherwise (the renderer tells it):
/// for information.
void compareTf32(Networks const& networks, Reference const& reference, Report& report);

/// Switches TF32 for convolutions, and for matrix products where libtorch would have it.
void allowTf32(bool isAllowed);

} // namespace fw::cudacheck
