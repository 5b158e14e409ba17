#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/plan/RenderRequest.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::render {

enum class Phase { Load, Text, Denoise, Decode, Upscale, Encode };
char const* phaseName(Phase phase); ///< "load" | "text" | "denoise" | "decode" | "upscale" | "encode"

/// Where a rendering stands: step of `of` within a phase (1-based when a step is done; of 0 = unknown
/// length).
struct Progress {
    Phase phase = Phase::Load;
    int step = 0;
    int of = 0;
};

/// The predicted clean clip after a denoise step, small.
struct Preview {
    int step = 0;
    int of = 0;
    FrameRate fps;
    std::vector<Image> frames;
};

/// What a person should know of a rendering that went on all the same: a sentence of the message table.
struct Notice {
    std::string messageId;
    std::vector<std::string> args;

    std::string message() const; ///< the English sentence

    friend bool operator==(Notice const&, Notice const&) = default;
};

/// The notice of a request for few-step sampling, unless a name (model's, its folder's, a LoRA's) says that
/// the weights were made for it: shapes do not tell a distilled model from a plain one.
std::optional<Notice> fewStepDoubt(plan::RenderRequest const& request);

/// Called on the worker's thread; must return quickly. `onPreview` empty means: do not make previews.
struct RenderHooks {
    std::function<void(Progress const&)> onProgress;
    std::function<void(Preview const&)> onPreview;
    std::function<void(Notice const&)> onNotice;
    std::stop_token stop;
    /// Headshots of the request's cast, asked for only by a model that takes a person's pictures as
    /// references. They live in memory alone. Empty: nobody can open any.
    std::function<Result<std::vector<Image>>()> openCast = {};
};

/// Files of a rendering that lives in a folder of its own (a take in the making). Empty paths: not wanted.
struct RenderPaths {
    std::filesystem::path saveLatents; ///< normalised latents, fp32 [1,C,T',H',W'], safetensors key "latents"
    std::filesystem::path saveFrames;  ///< fp32 [1,3,T,H,W] in -1..1 as the VAE gives them, key "frames"
    std::filesystem::path initLatents; ///< initial noise instead of the seed's, key "latents"
    std::filesystem::path
        checkpoint; ///< latents every few steps and before the decode; resumed from when it fits
    /// What saveLatents wrote for this very request: its frames are made of them again, without text and
    /// without denoising.
    std::filesystem::path fromLatents = {};
};

/// What a rendering gives. Frames are final 8-bit pictures: of the request's size and rate, or finished,
/// where the model has an upscaler and the request is not native (enlarged, at the film's rate).
struct Rendered {
    std::vector<Image> frames;
    FrameRate fps;
    uint64_t seed = 0;
    std::string device;     ///< "cpu" | "cuda:0" | "fake"
    std::string dtype;      ///< "fp32" | "bf16"
    std::string memoryMode; ///< "resident" ...
    /// What the bytes depend on besides: "cpu AVX2", "NVIDIA H100 80GB HBM3, compute 9.0", "fake".
    std::string deviceClass;
    std::map<std::string, std::string> libraries; ///< that made the numbers: "libtorch" -> "2.11.0"
    double seconds = 0;                           ///< without model load
    double loadSeconds = 0;
    uint64_t peakBytes = 0;
    std::string upscaler; ///< what enlarged the frames: SHA-256 of weights | "lanczos"; empty: native frames
    bool usedLatentReplacement = false; ///< extension without VACE blocks (weaker); recorded in the recipe
    std::vector<Notice> notices;        ///< all that onNotice was told, in order
    /// What the computer drew during `seconds`, by whoever had it rendered (jobs::RenderEnergy), not by the
    /// renderer; unset: nothing could measure it.
    std::optional<double> wattHours;
    std::string energyFrom;                     ///< "nvml" | "rapl" | "nvml+rapl"; empty: not measured
    std::vector<plan::VaultRef> headshots = {}; ///< which of them the model saw, by their names in the vault
};

/// An out-of-memory of a renderer that has tried all it can do with less: again is of no use.
bool hasTriedWithLess(Error const& error);

/// Turns one request into frames. One rendering at a time; models stay loaded between requests that share
/// them. Thread: GPU worker (created, used and destroyed there).
class Renderer {
public:
    virtual ~Renderer() = default;

    /// Errors: BadInput, MissingFile, Unsupported, OutOfMemory, Cancelled (looked at between steps and
    /// tiles), Internal.
    virtual Result<Rendered> render(plan::RenderRequest const& request, RenderPaths const& paths,
                                    RenderHooks const& hooks) = 0;
    /// Frees models and caches (pause, out of memory).
    virtual void unload() {}
    virtual std::string deviceName() const = 0;
};

using RendererFactory = std::function<Result<std::unique_ptr<Renderer>>()>;

/// Opens libframewright_torch.so and makes its renderer. Errors: Unavailable with the reason (built without
/// torch, library missing). Thread: GPU worker.
Result<std::unique_ptr<Renderer>> openTorchRenderer();

/// The symbol that libframewright_torch.so exports: extern "C" fw::render::Renderer*
/// framewrightCreateRenderer().
constexpr char kTorchFactorySymbol[] = "framewrightCreateRenderer";

/// Scripted behaviour of the FakeRenderer, for tests and UI work.
struct FakeScript {
    int stepMilliseconds = 60; ///< CPU-free wait per step
    int failAtStep = -1;       ///< -1: never
    Error::Kind failKind = Error::Kind::Internal;
    int failTimes = 1 << 30; ///< how many renderings fail before one succeeds
};

/// Noise that resolves into a drawn card (subject-less, coloured by prompt hash), deterministic by request
/// and seed.
std::unique_ptr<Renderer> makeFakeRenderer(FakeScript script = {});

} // namespace fw::render
