#pragma once

// The tiny pipeline of tests/models/fixtures/tiny_wan as the renderer's tests use it.

#include <ATen/ATen.h>

#include "engine/nn/Safetensors.h"
#include "engine/render/Renderer.h"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace tiny {

namespace fs = std::filesystem;

inline fs::path folder() { return FW_TEST_DIR "/models/fixtures/tiny_wan"; }

/// The request that reference.json describes.
inline fw::plan::RenderRequest request()
{
    fw::plan::RenderRequest request;
    request.prompt = "a cat walks in the snow";
    request.negative = "blurry";
    request.size = {32, 32};
    request.frames = 9;
    request.fps = {8, 1};
    request.steps = 4;
    request.guidance = 3.0;
    request.shift = 3.0;
    request.sampler = "unipc";
    request.seed = 7;
    request.modelFolder = folder().string();
    request.device = "cpu";
    return request;
}

inline at::Tensor tensor(fs::path const& file, char const* key)
{
    auto const tensors = fw::nn::loadSafetensors(file);
    return tensors && tensors->count(key) ? tensors->at(key).clone() : at::Tensor();
}

/// Peak signal to noise of two videos in -1..1, in dB.
inline double psnr(at::Tensor const& a, at::Tensor const& b)
{
    double const error = (a - b).square().mean().item<double>();
    return error == 0 ? 200 : 10 * std::log10(4 / error);
}

inline fw::Result<fw::render::Rendered> render(fw::render::Renderer& renderer,
                                               fw::plan::RenderRequest const& request,
                                               fw::render::RenderPaths const& paths = {},
                                               fw::render::RenderHooks const& hooks = {})
{
    return renderer.render(request, paths, hooks);
}

} // namespace tiny
