#include "engine/base/Files.h"
#include "engine/render/FakeConditions.h"
#include "engine/render/FakeScene.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>

namespace fw::render {

namespace {

constexpr int kPreviewWidthPx = 192;
constexpr int kPreviewFrames = 6;

Error cancelled() { return fail(Error::Kind::Cancelled, "base.cancelled"); }

/// Waits without using the CPU; false when the stop came first.
bool waitFor(std::chrono::milliseconds time, std::stop_token const& stop)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

float timeOf(int frame, int frames)
{
    return frames > 1 ? static_cast<float>(frame) / static_cast<float>(frames - 1) : 0.f;
}

/// Mixes even noise into the picture; `amount` 1 is noise alone.
void addNoise(Image& image, uint64_t seed, float amount)
{
    for (int y = 0; y < image.heightPx(); ++y) {
        uint8_t* row = image.mutableRow(y);
        for (int x = 0; x < image.widthPx() * 3; ++x) {
            uint64_t const bits =
                mixBits(seed + static_cast<uint64_t>(y) * 65537u + static_cast<uint64_t>(x));
            float const noise = 128.f + (static_cast<float>(bits >> 56) - 127.5f) * .8f;
            row[x] = static_cast<uint8_t>(static_cast<float>(row[x]) * (1 - amount) + noise * amount);
        }
    }
}

/// What stands for latents here is the seed: everything else is in the request.
Status saveFakeLatents(std::filesystem::path const& file, uint64_t seed)
{
    std::string const header = R"({"latents":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}})";
    std::string bytes;
    for (uint64_t const number : {static_cast<uint64_t>(header.size()), seed}) {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(number >> shift & 0xff);
        if (bytes.size() == 8)
            bytes += header;
    }
    return writeFileAtomically(file, bytes);
}

/// Bilinear, for previews that start coarse.
Image enlarged(Image const& small, SizePx size)
{
    Image out(size);
    float const sx = static_cast<float>(small.widthPx()) / static_cast<float>(size.widthPx);
    float const sy = static_cast<float>(small.heightPx()) / static_cast<float>(size.heightPx);
    for (int y = 0; y < size.heightPx; ++y) {
        float const fy = std::clamp((static_cast<float>(y) + .5f) * sy - .5f, 0.f,
                                    static_cast<float>(small.heightPx() - 1));
        int const y0 = static_cast<int>(fy), y1 = std::min(y0 + 1, small.heightPx() - 1);
        uint8_t* row = out.mutableRow(y);
        for (int x = 0; x < size.widthPx; ++x) {
            float const fx = std::clamp((static_cast<float>(x) + .5f) * sx - .5f, 0.f,
                                        static_cast<float>(small.widthPx() - 1));
            int const x0 = static_cast<int>(fx), x1 = std::min(x0 + 1, small.widthPx() - 1);
            float const ax = fx - static_cast<float>(x0), ay = fy - static_cast<float>(y0);
            for (int c = 0; c < 3; ++c) {
                float const top = static_cast<float>(small.row(y0)[3 * x0 + c]) * (1 - ax) +
                                  static_cast<float>(small.row(y0)[3 * x1 + c]) * ax;
                float const low = static_cast<float>(small.row(y1)[3 * x0 + c]) * (1 - ax) +
                                  static_cast<float>(small.row(y1)[3 * x1 + c]) * ax;
                row[3 * x + c] = static_cast<uint8_t>(top * (1 - ay) + low * ay + .5f);
            }
        }
    }
    return out;
}

class FakeRenderer : public Renderer {
public:
    explicit FakeRenderer(FakeScript script) : m_script(script) {}

    Result<Rendered> render(plan::RenderRequest const& request, RenderPaths const& paths,
                            RenderHooks const& hooks) override
    {
        FW_CHECK(plan::validate(request, 1));
        auto const begin = std::chrono::steady_clock::now();
        FakeScene const scene = sceneFor(sceneWords(request));
        report(hooks, Phase::Load, 1, 1);
        if (paths.fromLatents.empty()) {
            report(hooks, Phase::Text, 1, 1);
            FW_CHECK(denoise(request, scene, hooks));
        } else {
            FW_CHECK(readFile(paths.fromLatents));
        }
        if (!paths.saveLatents.empty())
            FW_CHECK(saveFakeLatents(paths.saveLatents, request.seed));

        Rendered rendered;
        if (std::optional<Notice> const doubt = fewStepDoubt(request)) {
            if (hooks.onNotice)
                hooks.onNotice(*doubt);
            rendered.notices.push_back(*doubt);
        }
        int const kept = keptFrames(request);
        FakeConditions conditions(request);
        for (int frame = 0; frame < kept; ++frame) {
            if (hooks.stop.stop_requested())
                return cancelled();
            rendered.frames.push_back(
                conditions.shown(drawScene(scene, request.size, timeOf(frame, kept)), frame, kept));
            report(hooks, Phase::Decode, frame + 1, kept);
        }
        rendered.fps = request.fps;
        rendered.seed = request.seed;
        rendered.device = deviceName();
        rendered.dtype = "fp32";
        rendered.memoryMode = "resident";
        rendered.deviceClass = "fake";
        rendered.libraries["fake"] = "1";
        rendered.peakBytes = rendered.frames.front().sizeBytes() * rendered.frames.size();
        rendered.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        return rendered;
    }

    std::string deviceName() const override { return "fake"; }

private:
    /// The frames shared with neighbours are dropped, as the real renderer does.
    static int keptFrames(plan::RenderRequest const& request)
    {
        int kept = request.frames;
        for (auto const* each : {&request.conditioning.extend, &request.conditioning.prepend})
            kept -= *each ? (*each)->overlapFrames : 0;
        return std::max(1, kept);
    }

    /// The seed moves hills, clouds and light: another take of the same words looks a little different.
    static std::string sceneWords(plan::RenderRequest const& request)
    {
        return request.prompt + " #" + std::to_string(request.seed);
    }

    static void report(RenderHooks const& hooks, Phase phase, int step, int of)
    {
        if (hooks.onProgress)
            hooks.onProgress({phase, step, of});
    }

    Status denoise(plan::RenderRequest const& request, FakeScene const& scene, RenderHooks const& hooks)
    {
        for (int step = 1; step <= request.steps; ++step) {
            if (!waitFor(std::chrono::milliseconds(m_script.stepMilliseconds), hooks.stop))
                return cancelled();
            if (step == m_script.failAtStep && m_failures < m_script.failTimes) {
                ++m_failures;
                return fail(m_script.failKind, "render.scripted", {std::to_string(step)});
            }
            report(hooks, Phase::Denoise, step, request.steps);
            if (hooks.onPreview)
                hooks.onPreview(preview(request, scene, step));
        }
        return {};
    }

    /// The card at a resolution that grows with the step, under noise that fades.
    static Preview preview(plan::RenderRequest const& request, FakeScene const& scene, int step)
    {
        float const done = static_cast<float>(step) / static_cast<float>(request.steps);
        int const width = std::min(kPreviewWidthPx, request.size.widthPx);
        SizePx const size{width, std::max(1, width * request.size.heightPx / request.size.widthPx)};
        float const sharpness = .05f + .95f * done * done;
        SizePx const coarse{std::max(4, static_cast<int>(static_cast<float>(size.widthPx) * sharpness)),
                            std::max(3, static_cast<int>(static_cast<float>(size.heightPx) * sharpness))};
        int const count = std::min(kPreviewFrames, keptFrames(request));
        Preview result{
            step, request.steps, {request.fps.num * count, request.fps.den * keptFrames(request)}, {}};
        for (int frame = 0; frame < count; ++frame) {
            Image card = enlarged(drawScene(scene, coarse, timeOf(frame, count)), size);
            addNoise(card, mixBits(request.seed + static_cast<uint64_t>(frame) * 977u),
                     std::pow(1 - done, 1.5f));
            result.frames.push_back(std::move(card));
        }
        return result;
    }

    FakeScript m_script;
    int m_failures = 0;
};

} // namespace

std::unique_ptr<Renderer> makeFakeRenderer(FakeScript script)
{
    return std::make_unique<FakeRenderer>(script);
}

} // namespace fw::render
