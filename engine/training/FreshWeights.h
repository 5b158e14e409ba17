#pragma once

#include "engine/models/Umt5Encoder.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"

namespace fw::training {

// Networks that know nothing yet, in the sizes of their configs, fp32 on `device`; the numbers follow from
// the seed. How each starts is what the starter's study found to learn fastest (tools/starter).

/// Convolutions as torch.nn starts them, but open in time only where time is resampled: a codec of single
/// pictures that repeats them.
models::WanVae freshVae(models::WanVaeConfig const& config, uint64_t seed, at::Device device);

/// Blocks that pass everything on: their outputs are closed, their gates open. VACE blocks are copies of the
/// blocks that they steer.
models::WanTransformer freshTransformer(models::WanTransformerConfig const& config, uint64_t seed,
                                        at::Device device);

models::Umt5Encoder freshText(models::Umt5Config const& config, uint64_t seed, at::Device device);

} // namespace fw::training
