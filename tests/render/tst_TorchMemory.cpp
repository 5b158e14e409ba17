#include "engine/base/Json.h"
#include "engine/library/ModelIndex.h"
#include "engine/models/WanTransformer.h"
#include "engine/models/WanVae.h"
#include "tests/render/TinyModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <c10/core/Allocator.h>

#include <fstream>

using namespace fw;
using namespace fw::render;
using library::MemoryMode;

namespace {

/// The most that libtorch's CPU allocator has handed out at once on this thread since the meter was made.
class AllocatorMeter : public c10::MemoryReportingInfoBase {
public:
    void reportMemoryUsage(void* pointer, int64_t bytes, size_t, size_t, c10::Device) override
    {
        if (bytes > 0)
            m_alive[pointer] = bytes;
        else if (auto const found = m_alive.find(pointer); found == m_alive.end())
            return; // older than the meter
        else
            bytes = -found->second, m_alive.erase(found);
        m_now += bytes;
        m_peak = std::max(m_peak, m_now);
    }
    void reportOutOfMemory(int64_t, size_t, size_t, c10::Device) override {}
    bool memoryProfilingEnabled() const override { return true; }
    double peak() const { return double(m_peak); }

private:
    std::map<void*, int64_t> m_alive;
    int64_t m_now = 0, m_peak = 0;
};

/// A network's weights at random, small enough that nothing overflows.
template <class Network>
void writeWeights(std::filesystem::path const& file, Network& network)
{
    nn::TensorMap tensors;
    network.walk([&](nn::Parameter const& parameter) {
        tensors[parameter.name] = at::randn(parameter.shape).mul_(0.02).to(at::kHalf);
    });
    QVERIFY(nn::saveSafetensors(file, tensors).isOk());
}

Json editConfig(std::filesystem::path const& file, Json const& changes)
{
    Json json = *readJsonFile(file);
    json.update(changes);
    std::ofstream(file) << dumpJson(json);
    return json;
}

/// The tiny pipeline with a transformer and a VAE large enough for their own memory to count.
void makeModel(std::filesystem::path const& folder, bool hasVace)
{
    std::filesystem::copy(tiny::folder(), folder, std::filesystem::copy_options::recursive);
    Json transformer{{"attention_head_dim", 64}, {"num_attention_heads", 4}, {"ffn_dim", 1024},
                     {"num_layers", 6},          {"freq_dim", 256},          {"in_channels", 16},
                     {"out_channels", 16}};
    if (hasVace)
        transformer.update({{"_class_name", "WanVACETransformer3DModel"},
                            {"vace_layers", {0, 2, 4}},
                            {"vace_in_channels", 32 + 64}});
    models::WanTransformer network;
    network.config = *models::WanTransformerConfig::fromJson(
        editConfig(folder / "transformer/config.json", transformer), "config");
    writeWeights(folder / "transformer/diffusion_pytorch_model.safetensors", network);
    Json const plain = std::vector<double>(16, 0.0), ones = std::vector<double>(16, 1.0);
    models::WanVae vae;
    vae.config = *models::WanVaeConfig::fromJson(
        editConfig(folder / "vae/config.json", {{"base_dim", 16},
                                                {"dim_mult", {1, 2, 4, 4}},
                                                {"z_dim", 16},
                                                {"num_res_blocks", 2},
                                                {"temperal_downsample", {false, true, true}},
                                                {"scale_factor_spatial", 8},
                                                {"latents_mean", plain},
                                                {"latents_std", ones}}),
        "config");
    writeWeights(folder / "vae/diffusion_pytorch_model.safetensors", vae);
}

} // namespace

/// What the planner says a rendering will need, against what the allocator hands out.
class TstTorchMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isPredicted_data();
    void isPredicted();
    void modesGiveTheSamePicture();

private:
    QTemporaryDir m_folder;
    std::filesystem::path model(bool hasVace)
    {
        return m_folder.filePath(hasVace ? "vace" : "t2v").toStdString();
    }
    plan::RenderRequest request(bool hasVace, MemoryMode mode);
};

void TstTorchMemory::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    at::manual_seed(1);
    makeModel(model(false), false);
    makeModel(model(true), true);
}

plan::RenderRequest TstTorchMemory::request(bool hasVace, MemoryMode mode)
{
    auto request = tiny::request();
    request.modelFolder = model(hasVace).string();
    request.size = {288, 128};
    request.frames = 9;
    request.steps = 1;
    request.memory = library::memoryWord(mode);
    return request;
}

void TstTorchMemory::isPredicted_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("hasVace");
    QTest::addColumn<int>("widthPx");
    for (MemoryMode const mode : library::kMemoryModes)
        for (bool const hasVace : {false, true})
            for (int const width : {128, 288}) // one tile, and two
                QTest::addRow("%s %s %d", library::memoryWord(mode), hasVace ? "vace" : "t2v", width)
                    << int(mode) << hasVace << width;
}

void TstTorchMemory::isPredicted()
{
    QFETCH(int, mode);
    QFETCH(bool, hasVace);
    QFETCH(int, widthPx);
    auto wanted = request(hasVace, MemoryMode(mode));
    wanted.dtype = "fp32"; // a CPU without bf16 in hardware makes copies that nobody would choose
    wanted.size.widthPx = widthPx;
    auto const info = library::inspectModel(wanted.modelFolder);
    QVERIFY2(info.isOk(), info ? "" : info.error().message().c_str());
    library::EstimateInput input;
    input.size = wanted.size;
    input.frames = wanted.frames;
    input.dtype = wanted.dtype;
    input.memory = MemoryMode(mode);
    auto const estimate = library::estimate(*info, input);

    auto renderer = openTorchRenderer();
    QVERIFY(renderer.isOk());
    auto const meter = std::make_shared<AllocatorMeter>();
    c10::DebugInfoGuard const guard(c10::DebugInfoKind::PROFILER_STATE, meter);
    auto const rendered = tiny::render(**renderer, wanted);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->memoryMode, wanted.memory);
    double const ratio = double(estimate.peakBytes) / meter->peak();
    qInfo("%.1f MiB predicted, %.1f measured, %+.1f %%", double(estimate.peakBytes) / (1 << 20),
          meter->peak() / (1 << 20), 100 * (ratio - 1));
    QVERIFY(std::abs(ratio - 1) <= 0.10);
}

void TstTorchMemory::modesGiveTheSamePicture()
{
    auto renderer = openTorchRenderer();
    QVERIFY(renderer.isOk());
    at::Tensor first;
    for (MemoryMode const mode : library::kMemoryModes) {
        RenderPaths paths;
        paths.saveLatents = m_folder.filePath("latents.safetensors").toStdString();
        auto const rendered = tiny::render(**renderer, request(false, mode), paths);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        at::Tensor const latents = tiny::tensor(paths.saveLatents, "latents");
        if (!first.defined())
            first = latents;
        QVERIFY(at::allclose(latents, first, 1e-4, 1e-4));
    }
}

QTEST_GUILESS_MAIN(TstTorchMemory)
#include "tst_TorchMemory.moc"
