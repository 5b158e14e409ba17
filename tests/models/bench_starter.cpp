#include "engine/models/Umt5Encoder.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"
#include "tests/models/Fixture.h"

#include <QElapsedTimer>

#include <cstdlib>
#include <ctime>

using namespace fw;

/// How long the starter takes for one clip (20 steps with guidance, 160x96, 17 frames). Prints, never asserts
/// on time. FW_BENCH_THREADS chooses the number of threads, FW_BENCH_OUT a file for the decoded frames.
class BenchStarter : public QObject {
    Q_OBJECT

private:
    static Json config(std::string const& part)
    {
        auto json = readJsonFile(folder() + "/" + part + "/config.json");
        return json ? *json : Json();
    }
    static std::string folder() { return std::string(FW_TEST_DIR) + "/../resources/models/starter"; }
    static nn::Weights weights(std::string const& part) { return *nn::Weights::open(folder() + "/" + part); }

    template <class Work>
    static void time(char const* what, int repeats, Work work)
    {
        work(); // warm-up
        double best = 1e9, bestCpu = 1e9;
        for (int i = 0; i < repeats; ++i) {
            QElapsedTimer wall;
            wall.start();
            std::clock_t const cpu = std::clock();
            work();
            best = std::min(best, static_cast<double>(wall.nsecsElapsed()) * 1e-6);
            bestCpu = std::min(bestCpu, 1e3 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC);
        }
        qInfo("%-22s wall %7.1f ms   cpu %7.1f ms   (best of %d)", what, best, bestCpu, repeats);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (char const* threads = std::getenv("FW_BENCH_THREADS"))
            at::set_num_threads(std::atoi(threads));
    }
    void oneClip_data()
    {
        QTest::addColumn<QString>("dtype");
        QTest::newRow("fp32") << "fp32";
        QTest::newRow("bf16") << "bf16";
    }
    void oneClip()
    {
        QFETCH(QString, dtype);
        c10::InferenceMode const inference;
        nn::Placement const placement = *nn::choosePlacement("cpu", dtype.toStdString());
        auto const text = *models::Umt5Encoder::load(
            weights("text_encoder"), *models::Umt5Config::fromJson(config("text_encoder"), ""),
            {at::kCPU, at::kFloat});
        auto transformer = *models::WanTransformer::load(
            weights("transformer"), *models::WanTransformerConfig::fromJson(config("transformer"), ""),
            placement);
        auto vae = *models::WanVae::load(weights("vae"), *models::WanVaeConfig::fromJson(config("vae"), ""),
                                         placement);
        transformer.prepare();
        vae.prepare();

        at::manual_seed(7);
        at::Tensor const start = at::randn({1, 48, 5, 6, 10});
        at::Tensor x;
        time("text, both prompts", 3, [&] { text.encode({20, 30, 40, 1}, 40), text.encode({1}, 40); });
        time("20 steps with guidance", 3, [&] {
            auto const cache =
                models::TextCache::batched(transformer.encodeText(text.encode({20, 30, 40, 1}, 40)),
                                           transformer.encodeText(text.encode({1}, 40)));
            x = start;
            for (int i = 0; i < 20; ++i) {
                at::Tensor const v = transformer.forward(
                    {x.expand({2, -1, -1, -1, -1}), at::full({1}, 1000.0 - 50 * i), &cache});
                x = x - 0.05 * (v[1] + 4.0 * (v[0] - v[1])).unsqueeze(0);
            }
        });
        at::Tensor frames;
        time("decode", 3, [&] { frames = vae.decode(vae.denormalise(x)); });
        time("decode, streamed", 2,
             [&] { vae.decodeStream(vae.denormalise(x), [](at::Tensor const&, int64_t) { return true; }); });
        time("encode", 2, [&] { vae.encode(frames); });
        QCOMPARE(frames.sizes(), at::IntArrayRef({1, 3, 17, 96, 160}));
        QVERIFY(at::isfinite(frames).all().item<bool>());
        if (char const* out = std::getenv("FW_BENCH_OUT"))
            QVERIFY(nn::saveSafetensors(std::string(out) + dtype.toStdString() + ".safetensors",
                                        {{"latents", x}, {"frames", frames}}));
    }
};

QTEST_GUILESS_MAIN(BenchStarter)
#include "bench_starter.moc"
