#include "engine/base/Paths.h"
#include "engine/diffusion/LatentPreview.h"
#include "tests/render/TinyModel.h"
#include "tests/support/Bench.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace fw;
using namespace fw::render;

/// How long the starter takes for one clip at its native size, 160x96 and 17 frames, 20 steps with guidance:
/// the renderer as the program uses it, previews included. Prints, never asserts on time.
/// tools/bench_diffusers.py is the peer.
class BenchStarter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneClip_data();
    void oneClip();
    void finish();
    void preview();

private:
    /// Seconds of one rendering: load is what reading the weights took.
    struct Times {
        double load = 0, total = 0, denoise = 0, decode = 0, finish = 0;
    };
    Times renderOnce(std::string const& dtype, uint64_t seed, bool isNative = true);
    static double median(std::vector<Times> const& all, double Times::*part);

    QTemporaryDir m_folder;
    std::unique_ptr<Renderer> m_renderer;
    double m_stepMs = 0; ///< of the faster dtype
};

void BenchStarter::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    auto opened = openTorchRenderer();
    QVERIFY2(opened.isOk(), opened ? "" : opened.error().message().c_str());
    m_renderer = std::move(*opened);
}

BenchStarter::Times BenchStarter::renderOnce(std::string const& dtype, uint64_t seed, bool isNative)
{
    plan::RenderRequest request;
    request.prompt = "a cat moves to the right at the beach, take " + std::to_string(seed);
    request.size = {160, 96};
    request.sampler = "euler";
    request.seed = seed;
    request.isNative = isNative;
    request.device = "cpu";
    request.dtype = dtype;
    request.modelFolder = (paths::resources() / "models/starter").string();
    using Clock = std::chrono::steady_clock;
    std::array<Clock::time_point, 6> first{}; // by phase
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        auto& begin = first[static_cast<size_t>(progress.phase)];
        if (begin == Clock::time_point())
            begin = Clock::now();
    };
    hooks.onPreview = [](Preview const&) {};
    auto const rendered = tiny::render(*m_renderer, request, {}, hooks);
    if (!rendered) {
        qWarning("%s", rendered.error().message().c_str());
        return {};
    }
    auto const since = [](Clock::time_point begin, Clock::time_point end) {
        return std::chrono::duration<double>(end - begin).count();
    };
    auto const denoise = first[static_cast<size_t>(Phase::Denoise)];
    auto const decode = first[static_cast<size_t>(Phase::Decode)];
    auto const end = Clock::now();
    auto const finish = isNative ? end : first[static_cast<size_t>(Phase::Upscale)];
    return {rendered->loadSeconds, rendered->seconds, since(denoise, decode), since(decode, finish),
            since(finish, end)};
}

double BenchStarter::median(std::vector<Times> const& all, double Times::*part)
{
    std::vector<double> values;
    for (Times const& times : all)
        values.push_back(times.*part);
    std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
    return values[values.size() / 2];
}

void BenchStarter::oneClip_data()
{
    QTest::addColumn<QString>("dtype");
    for (char const* dtype : {"fp32", "bf16", "auto"})
        QTest::newRow(dtype) << dtype;
}

void BenchStarter::oneClip()
{
    QFETCH(QString, dtype);
    m_renderer->unload();
    std::vector<Times> all;
    Times const cold = renderOnce(dtype.toStdString(), 1);
    QVERIFY(cold.total > 0);
    for (uint64_t seed = 2; seed <= 6; ++seed)
        all.push_back(renderOnce(dtype.toStdString(), seed));
    std::string const name = "starter " + dtype.toStdString() + ": ";
    auto const row = [&](char const* what, double value, char const* unit, char const* note) {
        test::benchRow((name + what).c_str(), value, unit, note);
    };
    double const stepMs = median(all, &Times::denoise) * 1e3 / 20;
    row("load", cold.load, "s", "first clip only");
    row("one clip, text to pictures", median(all, &Times::total), "s", "median of 5, 20 steps, previews on");
    row("one step with guidance", stepMs, "ms", "median");
    row("decode", median(all, &Times::decode), "s", "median");
    m_stepMs = m_stepMs > 0 ? std::min(m_stepMs, stepMs) : stepMs;
}

/// What finishing adds to the clip: 17 pictures of 160x96 to 51 of 640x384. The budget is 4 s on two cores.
void BenchStarter::finish()
{
    std::vector<Times> all;
    for (uint64_t seed = 1; seed <= 6; ++seed)
        all.push_back(renderOnce("auto", seed, false));
    all.erase(all.begin()); // the first one reads the weights
    test::benchRow("starter finish: 17 to 51 pictures of 640x384", median(all, &Times::finish), "s",
                   "median of 5, aim: at most 4");
}

/// What a preview costs beside a step; the budget is 5 %.
void BenchStarter::preview()
{
    auto colours = models::LatentRgb::read(paths::resources() / "models/starter/preview.json");
    QVERIFY(colours.isOk());
    int64_t const channels = colours->matrix.size(0);
    diffusion::LatentPreview const preview(std::move(*colours));
    at::Tensor const x0 = at::randn({1, channels, 5, 12, 20});
    (void)preview.frames(x0, 160);
    constexpr int kRuns = 200;
    double const ms = test::wallMs([&] {
                          for (int i = 0; i < kRuns; ++i)
                              (void)preview.frames(x0, 160);
                      }) /
                      kRuns;
    test::benchRow("starter preview", ms, "ms", "mean of 200, five pictures of 160x96");
    QVERIFY(m_stepMs > 0);
    test::benchRow("starter preview, share of a step", 100 * ms / m_stepMs, "%", "aim: under 5");
}

QTEST_GUILESS_MAIN(BenchStarter)
#include "bench_starter.moc"
