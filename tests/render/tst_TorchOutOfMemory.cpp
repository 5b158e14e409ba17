#include "engine/library/MemoryMode.h"
#include "tests/render/LimitedAllocator.h"
#include "tests/render/PlannerModel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::render;
using library::MemoryMode;
using test::LimitedAllocator;

namespace {

/// What a rendering said while it worked.
struct Said {
    std::vector<int> steps; ///< of denoising, as they were finished
    std::vector<std::string> notices;
};

} // namespace

/// Main memory runs out at a chosen place: what is done stays done, the rendering goes on with less, and when
/// that is not enough the error names a clip that fits.
class TstTorchOutOfMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_memory.setLimit(LimitedAllocator::kNone); }

    void goesOnWithLess();
    void goesDownToOneBlockAtATime();
    void decodesInTiles();
    void finishedStepsAreKept();
    void saysWhatWouldFit_data();
    void saysWhatWouldFit();
    void saysSoWhenNothingFits();

private:
    plan::RenderRequest request(MemoryMode mode = MemoryMode::Resident) const;
    Result<Rendered> render(plan::RenderRequest const& request, Said* said = nullptr,
                            std::function<void(Progress const&)> onProgress = {});
    int64_t peakOf(plan::RenderRequest const& request);
    at::Tensor latents() const { return tiny::tensor(m_paths.saveLatents, "latents"); }

    QTemporaryDir m_folder;
    LimitedAllocator& m_memory = LimitedAllocator::installed();
    std::unique_ptr<Renderer> m_renderer;
    RenderPaths m_paths;
};

void TstTorchOutOfMemory::initTestCase()
{
    qputenv("XDG_CACHE_HOME", m_folder.filePath("cache").toUtf8());
    at::manual_seed(1);
    // Twelve layers: the transformer is what counts
    tiny::writePlannerModel(m_folder.filePath("planner").toStdString(), tiny::Make::Plain, 12);
}

void TstTorchOutOfMemory::init()
{
    auto opened = openTorchRenderer();
    QVERIFY(opened.isOk());
    m_renderer = std::move(*opened);
    m_paths = {};
    m_paths.saveLatents = m_folder.filePath("latents.safetensors").toStdString();
    m_paths.checkpoint = m_folder.filePath("checkpoint.safetensors").toStdString();
    std::filesystem::remove(m_paths.checkpoint);
}

plan::RenderRequest TstTorchOutOfMemory::request(MemoryMode mode) const
{
    auto request = tiny::request();
    request.modelFolder = m_folder.filePath("planner").toStdString();
    request.size = {288, 128};
    request.frames = 9;
    request.dtype = "fp32";
    request.memory = mode == MemoryMode::Resident ? "auto" : library::memoryWord(mode);
    return request;
}

Result<Rendered> TstTorchOutOfMemory::render(plan::RenderRequest const& request, Said* said,
                                             std::function<void(Progress const&)> onProgress)
{
    RenderHooks hooks;
    hooks.onProgress = [&](Progress const& progress) {
        if (said && progress.phase == Phase::Denoise && progress.step > 0)
            said->steps.push_back(progress.step);
        if (onProgress)
            onProgress(progress);
    };
    hooks.onNotice = [&](Notice const& notice) {
        if (said)
            said->notices.push_back(notice.message());
    };
    return tiny::render(*m_renderer, request, m_paths, hooks);
}

/// The most that a rendering takes, from nothing loaded to its end.
int64_t TstTorchOutOfMemory::peakOf(plan::RenderRequest const& request)
{
    m_renderer->unload();
    std::filesystem::remove(m_paths.checkpoint);
    m_memory.restart();
    auto const rendered = render(request);
    int64_t const peak = rendered ? m_memory.peak() : 0;
    m_renderer->unload();
    std::filesystem::remove(m_paths.checkpoint);
    return peak;
}

/// The first pass through the network is too much; then there is 2 % more than the tiled mode takes, and the
/// picture is that mode's.
void TstTorchOutOfMemory::goesOnWithLess()
{
    int64_t const least = peakOf(request(MemoryMode::Tiled));
    at::Tensor const expected = latents();
    QVERIFY(least > 0);
    int const before = m_memory.refusals();
    Said said;
    auto const rendered = render(request(), &said, [&](Progress const& progress) {
        bool const isFirst = said.notices.empty();
        if (progress.phase == Phase::Denoise && progress.step == 0)
            m_memory.setLimit(isFirst ? m_memory.now() + (1 << 20) : least + least / 50);
        else if (progress.phase == Phase::Load)
            m_memory.setLimit(least + least / 50);
    });
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(m_memory.refusals() > before);
    QCOMPARE(rendered->memoryMode, std::string("tiled"));
    QCOMPARE(rendered->notices.size(), size_t(1));
    QCOMPARE(rendered->notices[0].messageId, std::string("render.retriedWithLess"));
    QCOMPARE(said.notices,
             std::vector<std::string>{"planner needed more memory than there was, so the rendering went on "
                                      "with less of the model in memory at once. It is slower so."});
    QVERIFY(at::equal(latents(), expected));
}

void TstTorchOutOfMemory::goesDownToOneBlockAtATime()
{
    int64_t const least = peakOf(request(MemoryMode::Swapped));
    QVERIFY(least > 0 && double(peakOf(request(MemoryMode::Tiled))) > 1.05 * double(least));
    m_memory.setLimit(least + least / 50);
    auto const rendered = render(request());
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QCOMPARE(rendered->memoryMode, std::string("swapped"));
    QCOMPARE(rendered->notices.size(), size_t(1));
}

/// Only decoding at once is too much: it is done in tiles, and nothing else changes.
void TstTorchOutOfMemory::decodesInTiles()
{
    int64_t begin = 0;
    auto const atDecode = [&](auto const& work) {
        return [&work](Progress const& progress) {
            if (progress.phase == Phase::Decode && progress.step == 0)
                work();
        };
    };
    auto const measure = [&] { begin = m_memory.now(), m_memory.restart(); };
    QVERIFY(render(request(MemoryMode::Tiled), nullptr, atDecode(measure)).isOk());
    int64_t const tiles = m_memory.peak() - begin;
    std::filesystem::remove(m_paths.checkpoint);

    int const before = m_memory.refusals();
    Said said;
    auto const limit = [&] { m_memory.setLimit(m_memory.now() + tiles + tiles / 10); };
    auto const rendered = render(request(), &said, atDecode(limit));
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(m_memory.refusals() > before);
    QCOMPARE(rendered->memoryMode, std::string("resident"));
    QCOMPARE(said.steps, (std::vector<int>{1, 2, 3, 4}));
    QCOMPARE(rendered->frames.size(), size_t(9));
}

/// Decoding fails whatever is tried; later there is memory again and no step is done twice.
void TstTorchOutOfMemory::finishedStepsAreKept()
{
    Said said;
    auto const failed = render(request(), &said, [&](Progress const& progress) {
        if (progress.phase == Phase::Decode && progress.step == 0)
            m_memory.setLimit(0);
    });
    QVERIFY(!failed.isOk());
    QCOMPARE(int(failed.error().kind), int(Error::Kind::OutOfMemory));
    QCOMPARE(said.steps, (std::vector<int>{1, 2, 3, 4}));
    QVERIFY(std::filesystem::exists(m_paths.checkpoint));

    m_memory.setLimit(LimitedAllocator::kNone);
    Said later;
    auto const rendered = render(request(), &later);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
    QVERIFY(later.steps.empty());
    at::Tensor const kept = latents();
    std::filesystem::remove(m_paths.checkpoint);
    QVERIFY(render(request()).isOk());
    QVERIFY(at::equal(kept, latents()));
}

void TstTorchOutOfMemory::saysWhatWouldFit_data()
{
    QTest::addColumn<int>("percent");
    for (int const percent : {95, 80, 60})
        QTest::addRow("%d %% of the leanest mode's need", percent) << percent;
}

/// The clip that the sentence names does fit in the memory that there is.
void TstTorchOutOfMemory::saysWhatWouldFit()
{
    QFETCH(int, percent);
    auto wanted = request();
    wanted.frames = 17;
    auto leanest = wanted;
    leanest.memory = library::memoryWord(MemoryMode::Swapped);
    int64_t const least = peakOf(leanest);
    QVERIFY(least > 0);
    m_memory.setLimit(least * percent / 100);
    auto const failed = render(wanted);
    QVERIFY(!failed.isOk());
    Error const error = failed.error();
    QVERIFY2(error.messageId == "render.wouldFit", error.message().c_str());
    QCOMPARE(int(error.kind), int(Error::Kind::OutOfMemory));
    QCOMPARE(error.args.size(), size_t(4));
    QCOMPARE(error.message(), "planner needs more memory for this clip than there is. " + error.args[1] +
                                  "x" + error.args[2] + " with " + error.args[3] + " frames would fit.");
    auto smaller = wanted;
    smaller.size = {std::stoi(error.args[1]), std::stoi(error.args[2])};
    smaller.frames = std::stoi(error.args[3]);
    QVERIFY(smaller.frames < wanted.frames);
    std::filesystem::remove(m_paths.checkpoint);
    auto const rendered = render(smaller);
    QVERIFY2(rendered.isOk(), rendered ? "" : rendered.error().message().c_str());
}

void TstTorchOutOfMemory::saysSoWhenNothingFits()
{
    m_memory.setLimit(m_memory.now() + (1 << 20));
    auto const failed = render(request());
    QVERIFY(!failed.isOk());
    QCOMPARE(int(failed.error().kind), int(Error::Kind::OutOfMemory));
    QCOMPARE(failed.error().messageId, std::string("render.nothingFits"));
    m_memory.setLimit(LimitedAllocator::kNone);
    QVERIFY(render(request()).isOk());
}

QTEST_GUILESS_MAIN(TstTorchOutOfMemory)
#include "tst_TorchOutOfMemory.moc"
