#include "engine/base/Paths.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"
#include "engine/nn/Safetensors.h"
#include "tests/render/OpMeter.h"
#include "tests/support/Bench.h"

#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <optional>
#include <thread>

using namespace fw;
using models::WanTransformer;
using models::WanTransformerConfig;
using models::WanVae;
using models::WanVaeConfig;

namespace {

constexpr int kRuns = 3;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// What this process has computed so far; on a busy machine it says more than the wall clock.
double cpuMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Weights that nobody trained, in bf16 (what stays fp32 in fp32), with activations of about one.
template <class Network>
nn::TensorMap randomWeights(Network& shapes)
{
    nn::TensorMap all;
    shapes.walk([&](nn::Parameter const& parameter) {
        bool const isVector =
            parameter.shape.size() == 1 || parameter.name.find("gamma") != std::string::npos;
        bool const isNorm = isVector && parameter.isFp32 && parameter.name.find("bias") == std::string::npos;
        at::Tensor value = at::randn(parameter.shape);
        double const fanIn = double(value.numel()) / double(parameter.shape.front());
        value = isNorm             ? value.mul_(0.05).add_(1)
                : isVector         ? value.mul_(0.05)
                : parameter.isFp32 ? value.mul_(0.5 / std::sqrt(fanIn))
                                   : value.div_(std::sqrt(fanIn));
        all[parameter.name] = value.to(parameter.isFp32 ? at::kFloat : at::kBFloat16);
    });
    return all;
}

template <class Network, class Config>
Network made(Config const& config, nn::TensorMap const& weights, at::ScalarType dtype)
{
    auto loaded =
        Network::load(nn::Weights::fromTensors(weights, "random weights"), config, {at::kCPU, dtype});
    Network network = std::move(*loaded);
    network.prepare();
    return network;
}

} // namespace

/// Where the engine's time goes on this machine, and how near to what its matrix products can do. Prints,
/// never asserts on time. With FW_BENCH_FOLDER set, weights and inputs are left there for
/// tools/bench_diffusers.py.
class BenchEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void products();
    void starter_data() { addTypes(); }
    void starter();
    void wan_data() { addTypes(); }
    void wan();
    void vae_data() { addTypes(); }
    void vae();
    void wholeCommand_data();
    void wholeCommand();

private:
    static void addTypes();
    at::ScalarType type() const { return m_type == "bf16" ? at::kBFloat16 : at::kFloat; }
    template <class Work>
    void measure(std::string const& what, Work const& work, int runs = kRuns);
    std::string folder() const { return qEnvironmentVariable("FW_BENCH_FOLDER").toStdString(); }

    std::unique_ptr<c10::NoGradGuard> m_noGrad;
    QString m_type;
    QMap<QString, double> m_peak; ///< operations a second of the best square product, by type
    std::optional<nn::TensorMap> m_wan, m_vae;
};

void BenchEngine::initTestCase()
{
    at::set_num_threads(static_cast<int>(std::thread::hardware_concurrency()));
    nn::guardAgainstBrokenAmx();
    m_noGrad = std::make_unique<c10::NoGradGuard>();
    at::manual_seed(3);
}

void BenchEngine::addTypes()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("fp32") << "fp32";
    QTest::newRow("bf16") << "bf16";
}

/// The measure of all shares: the best of square products of three sizes.
void BenchEngine::products()
{
    for (char const* name : {"fp32", "bf16"}) {
        m_type = name;
        double best = 0;
        for (int64_t const side : {1024, 2048, 4096}) {
            at::Tensor const a = at::randn({side, side}).to(type()), b = at::randn({side, side}).to(type());
            for (int run = 0; run < 4; ++run) {
                double const ms = test::wallMs([&] { (void)at::mm(a, b); });
                best = std::max(best, 2.0 * double(side) * double(side) * double(side) / ms * 1e3);
            }
        }
        m_peak[m_type] = best;
        test::benchRow((std::string("matrix products, ") + name).c_str(), best / 1e9, "GFLOP/s",
                       "best of 1024, 2048 and 4096 square");
    }
}

/// Time, share of the machine's best product, and shares of what the time goes to.
template <class Work>
void BenchEngine::measure(std::string const& what, Work const& work, int runs)
{
    work(); // oneDNN prepares its kernels
    std::vector<double> times;
    double const cpuBefore = cpuMs();
    for (int i = 0; i < runs; ++i)
        times.push_back(test::wallMs(work));
    double const cpu = (cpuMs() - cpuBefore) / runs, ms = median(times);
    test::OpMeter const meter;
    double const metered = test::wallMs(work) / 1e3;
    test::OpMeter::Sums const& sums = meter.sums();
    std::string const name = what + ", " + m_type.toStdString();
    char note[160];
    std::snprintf(note, sizeof note, "median of %d; CPU time %.4g ms, all threads", runs, cpu);
    test::benchRow(name.c_str(), ms, "ms", note);
    double const speed = sums.flop / ms * 1e3;
    std::snprintf(note, sizeof note,
                  "%.4g GFLOP at %.4g GFLOP/s; products %.0f %%, attention %.0f %%, rest %.0f %%",
                  sums.flop / 1e9, speed / 1e9, 100 * sums.products / metered, 100 * sums.attention / metered,
                  100 * (metered - sums.products - sums.attention) / metered);
    test::benchRow((name + ": share of the best product").c_str(), 100 * speed / m_peak[m_type], "%", note);
}

/// One step with guidance (both prompts as one batch) and the decode of one clip, 160x96 and 17 frames.
void BenchEngine::starter()
{
    QFETCH(QString, type);
    m_type = type;
    auto const model = paths::resources() / "models/starter";
    auto const json = [&](char const* part) { return *readJsonFile(model / part / "config.json"); };
    auto const config = WanTransformerConfig::fromJson(json("transformer"), "transformer");
    auto const vaeConfig = WanVaeConfig::fromJson(json("vae"), "vae");
    QVERIFY(config.isOk() && vaeConfig.isOk());
    nn::Placement const place{at::kCPU, this->type()};
    auto network = WanTransformer::load(*nn::Weights::open(model / "transformer"), *config, place);
    auto vae = WanVae::load(*nn::Weights::open(model / "vae"), *vaeConfig, place);
    QVERIFY(network.isOk() && vae.isOk());
    network->prepare();
    vae->prepare();
    int64_t const stride = vaeConfig->strideSpace();
    at::Tensor const latents =
        at::randn({1, vaeConfig->zDim, vaeConfig->latentFrames(17), 96 / stride, 160 / stride});
    models::TextCache const one = network->encodeText(at::randn({1, 48, config->textDim}));
    models::TextCache const both = models::TextCache::batched(one, one);
    measure(
        "starter: one step with guidance",
        [&] {
            (void)network->forward({latents.expand({2, -1, -1, -1, -1}), at::full({1}, 600.0), &both});
        },
        15);
    measure(
        "starter: decode", [&] { (void)vae->decode(vae->denormalise(latents)); }, 5);
}

/// A network of the shape of Wan 2.1 T2V-1.3B, one pass.
void BenchEngine::wan()
{
    QFETCH(QString, type);
    m_type = type;
    WanTransformerConfig const config;
    if (!m_wan) {
        WanTransformer shapes;
        shapes.config = config;
        m_wan = randomWeights(shapes);
        if (!folder().empty())
            QVERIFY(nn::saveSafetensors(folder() + "/transformer.safetensors", *m_wan).isOk());
    }
    auto const network = made<WanTransformer>(config, *m_wan, this->type());
    at::manual_seed(4);
    at::Tensor const tokens = at::randn({1, 512, config.textDim});
    models::TextCache const text = network.encodeText(tokens);
    nn::TensorMap peers{{"text", tokens}};
    struct Size {
        char const* name;
        int64_t frames, height, width;
    };
    for (Size const size : {Size{"128x128x17", 5, 16, 16}, Size{"256x256x17", 5, 32, 32}}) {
        at::Tensor const latents = at::randn({1, config.inChannels, size.frames, size.height, size.width});
        at::Tensor answer;
        measure(std::string("Wan 1.3B shape: one pass, ") + size.name, [&] {
            answer = network.forward({latents, at::full({1}, 600.0), &text});
        });
        QVERIFY(at::isfinite(answer).all().item<bool>());
        peers[std::string("latents.") + size.name] = latents;
        peers[std::string("answer.") + size.name] = answer;
    }
    if (!folder().empty())
        QVERIFY(nn::saveSafetensors(folder() + "/transformer." + type.toStdString() + ".safetensors", peers)
                    .isOk());
    if (type == "bf16")
        m_wan.reset();
}

/// A network of the shape of the Wan 2.1 VAE.
void BenchEngine::vae()
{
    QFETCH(QString, type);
    m_type = type;
    WanVaeConfig const config;
    if (!m_vae) {
        WanVae shapes;
        shapes.config = config;
        m_vae = randomWeights(shapes);
        if (!folder().empty())
            QVERIFY(nn::saveSafetensors(folder() + "/vae.safetensors", *m_vae).isOk());
    }
    auto const vae = made<WanVae>(config, *m_vae, this->type());
    at::manual_seed(5);
    at::Tensor const latents = at::randn({1, config.zDim, 3, 16, 16});
    at::Tensor answer;
    measure("Wan 2.1 VAE shape: decode, 128x128x9", [&] { answer = vae.decode(latents); });
    QVERIFY(at::isfinite(answer).all().item<bool>());
    if (!folder().empty())
        QVERIFY(nn::saveSafetensors(folder() + "/vae." + type.toStdString() + ".safetensors",
                                    {{"latents", latents}, {"answer", answer}})
                    .isOk());
}

void BenchEngine::wholeCommand_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("draft, aim: 1.5") << QStringList{"--quality", "draft", "--native"};
    QTest::newRow("full quality, aim: 4") << QStringList{"--quality", "final", "--native"};
    QTest::newRow("full quality and finishing") << QStringList{"--quality", "final"};
}

/// framewright-cli render from start to exit: reading the model, rendering, mark and signature.
void BenchEngine::wholeCommand()
{
    QFETCH(QStringList, options);
    if (!QFile::exists(FW_BIN_DIR "/framewright-cli"))
        QSKIP("framewright-cli has not been built");
    QTemporaryDir folder;
    QProcess command;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (char const* name : {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
        environment.insert(name, folder.filePath(name));
    command.setProcessEnvironment(environment);
    std::vector<double> seconds;
    for (int run = 0; run <= kRuns; ++run) { // the first one makes the signing identity
        QStringList const words = QStringList{"render",
                                              "--model",
                                              "starter",
                                              "--prompt",
                                              "a red ball rolls to the right",
                                              "--seed",
                                              QString::number(run),
                                              "--out",
                                              folder.filePath(QString("%1.mp4").arg(run))} +
                                  options;
        double const ms = test::wallMs([&] {
            command.start(FW_BIN_DIR "/framewright-cli", words);
            QVERIFY(command.waitForFinished(120'000));
        });
        QVERIFY2(command.exitCode() == 0, command.readAllStandardError().constData());
        if (run > 0)
            seconds.push_back(ms / 1e3);
    }
    test::benchRow((std::string("framewright-cli render: ") + QTest::currentDataTag()).c_str(),
                   median(seconds), "s", "median of 3");
}

QTEST_GUILESS_MAIN(BenchEngine)
#include "bench_engine.moc"
