#include "engine/base/Files.h"
#include "engine/jobs/JobQueue.h"
#include "engine/jobs/RenderEnergy.h"
#include "engine/jobs/TakeRecipe.h"
#include "tests/jobs/requests.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::jobs;

namespace {

/// Draws cards, and says that a graphics card did.
class OnCard : public render::Renderer {
public:
    explicit OnCard(std::filesystem::path counter) : m_counter(std::move(counter)) {}
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        FW_TRY(render::Rendered made, render::makeFakeRenderer({0})->render(request, paths, hooks));
        made.device = "cuda:0";
        made.deviceClass = "Card A, compute 9.0";
        FW_CHECK(writeFileAtomically(m_counter, "37000000\n"));
        return made;
    }
    std::string deviceName() const override { return "cuda:0"; }

private:
    std::filesystem::path m_counter;
};

} // namespace

/// What a rendering draws, by a stand-in for the driver and a folder that looks like /sys/class/powercap.
class TstRenderEnergy : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    std::filesystem::path root() const { return m_root.path().toStdString(); }
    std::filesystem::path zone() const { return root() / "sys/class/powercap/intel-rapl:0"; }

    void setCounter(char const* microjoules)
    {
        QVERIFY(writeFileAtomically(zone() / "energy_uj", microjoules));
    }

    /// 36 J of the processor while it renders.
    render::Rendered measured(render::Rendered rendered, EnergyMeter meter, char const* visible = nullptr)
    {
        setCounter("1000000\n");
        RenderEnergy energy(std::move(meter));
        energy.begin();
        energy.progress({render::Phase::Load, 0, 0}); // from here on
        energy.progress({render::Phase::Denoise, 1, 2});
        setCounter("37000000\n");
        energy.end(rendered, visible);
        return rendered;
    }

    static render::Rendered on(char const* device, char const* deviceClass = "")
    {
        render::Rendered rendered;
        rendered.device = device;
        rendered.deviceClass = deviceClass;
        return rendered;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("CUDA_VISIBLE_DEVICES");
        QVERIFY(makeFolders(zone()));
        QVERIFY(writeFileAtomically(zone() / "name", "package-0\n"));
        QVERIFY(writeFileAtomically(zone() / "max_energy_range_uj", "262143328850\n"));
        setCounter("0\n");
    }

    void byTheProcessor()
    {
        auto const made = measured(on("cpu"), EnergyMeter(root(), "none"));
        QVERIFY(made.wattHours && std::abs(*made.wattHours - .01) < 1e-9);
        QCOMPARE(made.energyFrom, std::string("rapl"));
    }

    void byTheCard()
    {
        auto const made =
            measured(on("cuda:0", "Card A, compute 9.0"), EnergyMeter("/nowhere", FW_FAKE_NVML));
        QVERIFY(made.wattHours && *made.wattHours >= 2); // 1 Wh whenever somebody asks it
        QCOMPARE(made.energyFrom, std::string("nvml"));
        auto const both = measured(on("cuda:0", "Card A, compute 9.0"), EnergyMeter(root(), FW_FAKE_NVML));
        QVERIFY(std::abs(*both.wattHours - *made.wattHours - .01) < 1e-9);
        QCOMPARE(both.energyFrom, std::string("nvml+rapl"));
    }

    void whatCannotBeMeasuredIsNotSaid()
    {
        QVERIFY(!measured(on("cpu"), EnergyMeter("/nowhere", "none")).wattHours);
        QVERIFY(!measured(on("cpu"), EnergyMeter("/nowhere", FW_FAKE_NVML)).wattHours); // an idle card
        QVERIFY(!measured(on("fake"), EnergyMeter(root(), FW_FAKE_NVML)).wattHours);
        QVERIFY(!measured(on("cuda:0"), EnergyMeter(root(), "none")).wattHours);       // the processor alone
        QVERIFY(!measured(on("cuda:1"), EnergyMeter(root(), FW_FAKE_NVML)).wattHours); // it does not count
        QVERIFY(!measured(on("cuda:7"), EnergyMeter(root(), FW_FAKE_NVML)).wattHours);
        QVERIFY(!measured(on("cuda:0", "Card B, compute 9.0"), EnergyMeter(root(), FW_FAKE_NVML)).wattHours);
        QVERIFY(!measured(on("cuda:0", "Card A"), EnergyMeter(root(), FW_FAKE_NVML), "1").wattHours);
        QVERIFY(measured(on("cuda:1", "Card A"), EnergyMeter(root(), FW_FAKE_NVML), "1,0").wattHours);
    }

    void aTakeSaysWhatItTook()
    {
        QTemporaryDir project;
        setCounter("1000000\n");
        QueueOptions options;
        options.projectFolder = project.path().toStdString();
        options.renderer = [counter = zone() / "energy_uj"]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<OnCard>(counter);
        };
        options.energy = [root = root()] { return EnergyMeter(root, FW_FAKE_NVML); };
        std::optional<story::Take> take; // set before the queue says that it is idle
        options.sink = [&](JobEvent const& event) {
            if (auto const* finished = std::get_if<Finished>(&event))
                take = finished->take;
        };
        auto queue = JobQueue::open(std::move(options));
        QVERIFY(queue);
        QVERIFY((*queue)->submit(test::request("a")));
        (*queue)->waitUntilIdle();
        queue->reset();
        QVERIFY(take && take->wattHours && *take->wattHours > .5);
        auto const recipe = readRecipe(TakeStore(project.path().toStdString()).files(take->id).recipe);
        QVERIFY(recipe);
        QVERIFY(recipe->receipt.wattHours == take->wattHours);
        QCOMPARE(recipe->receipt.energyFrom, std::string("nvml+rapl"));
        QVERIFY(recipe->take.wattHours == take->wattHours);
    }
};

QTEST_GUILESS_MAIN(TstRenderEnergy)
#include "tst_render_energy.moc"
