#include "engine/library/ModelIndex.h"
#include "tests/render/PlannerModel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <c10/core/Allocator.h>

using namespace fw;
using namespace fw::render;
using library::MemoryMode;
using tiny::Make;

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

} // namespace

/// What the planner says a rendering will need, against what the allocator hands out.
class TstTorchMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isPredicted_data();
    void isPredicted();
    void modesGiveTheSamePicture_data();
    void modesGiveTheSamePicture();

private:
    static constexpr std::pair<Make, char const*> kModels[] = {
        {Make::Plain, "t2v"}, {Make::Vace, "vace"}, {Make::TwoExperts, "two experts"},
        {Make::Fp8, "fp8"},   {Make::Int8, "int8"}, {Make::Gguf8, "Q8_0"},
        {Make::Gguf4, "Q4_K"}};
    static char const* nameOf(Make make) { return kModels[size_t(make)].second; }
    static bool isQuantised(Make make) { return make >= Make::Fp8; }
    plan::RenderRequest request(Make make, MemoryMode mode);

    QTemporaryDir m_folder;
    std::filesystem::path model(Make make)
    {
        return m_folder.filePath(QString::number(int(make))).toStdString();
    }
};

void TstTorchMemory::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    at::manual_seed(1);
    for (auto const& [make, name] : kModels)
        tiny::writePlannerModel(model(make), make, isQuantised(make) ? 12 : 6);
}

plan::RenderRequest TstTorchMemory::request(Make make, MemoryMode mode)
{
    auto request = tiny::request();
    request.modelFolder = model(make).string();
    request.size = {288, 128};
    request.frames = 9;
    request.steps = make == Make::TwoExperts ? 2 : 1; // both are at work
    request.memory = library::memoryWord(mode);
    request.dtype = "fp32"; // a CPU without bf16 in hardware makes copies that nobody would choose
    return request;
}

void TstTorchMemory::isPredicted_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("make");
    QTest::addColumn<int>("widthPx");
    auto const add = [](MemoryMode mode, Make make, int width) {
        QTest::addRow("%s %s %d", library::memoryWord(mode), nameOf(make), width)
            << int(mode) << int(make) << width;
    };
    for (MemoryMode const mode : library::kMemoryModes)
        for (Make const make : {Make::Plain, Make::Vace})
            for (int const width : {128, 288})  // one tile, and two
                if (mode != MemoryMode::Packed) // which is Tiled where nothing is quantised
                    add(mode, make, width);
    for (MemoryMode const mode : {MemoryMode::Resident, MemoryMode::EncoderFreed, MemoryMode::Swapped})
        add(mode, Make::TwoExperts, 128);
    for (Make const make : {Make::Fp8, Make::Int8, Make::Gguf8, Make::Gguf4})
        for (MemoryMode const mode : {MemoryMode::Packed, MemoryMode::Swapped})
            add(mode, make, 128);
}

void TstTorchMemory::isPredicted()
{
    QFETCH(int, mode);
    QFETCH(int, make);
    QFETCH(int, widthPx);
    auto wanted = request(Make(make), MemoryMode(mode));
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

void TstTorchMemory::modesGiveTheSamePicture_data()
{
    QTest::addColumn<int>("make");
    for (auto const& [make, name] : kModels)
        QTest::newRow(name) << int(make);
}

void TstTorchMemory::modesGiveTheSamePicture()
{
    QFETCH(int, make);
    auto renderer = openTorchRenderer();
    QVERIFY(renderer.isOk());
    at::Tensor first;
    for (MemoryMode const mode : library::kMemoryModes) {
        RenderPaths paths;
        paths.saveLatents = m_folder.filePath("latents.safetensors").toStdString();
        auto wanted = request(Make(make), mode);
        wanted.size.widthPx = 128;
        auto const rendered = tiny::render(**renderer, wanted, paths);
        QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
        at::Tensor const latents = tiny::tensor(paths.saveLatents, "latents");
        if (!first.defined())
            first = latents;
        QVERIFY(at::allclose(latents, first, 1e-4, 1e-4));
    }
}

QTEST_GUILESS_MAIN(TstTorchMemory)
#include "tst_TorchMemory.moc"
