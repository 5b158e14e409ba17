#include "engine/base/Energy.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;

/// What was drawn, by a stand-in for the driver's library and by a folder that looks like
/// /sys/class/powercap.
class TstEnergy : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    std::filesystem::path root() const { return m_root.path().toStdString(); }

    void write(char const* name, QByteArray const& text)
    {
        QFileInfo const info(m_root.filePath(name));
        QVERIFY(QDir().mkpath(info.path()));
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

    void writeZone(QByteArray const& zone, QByteArray const& name, QByteArray const& microjoules)
    {
        QByteArray const folder = "sys/class/powercap/" + zone;
        write((folder + "/name").constData(), name + "\n");
        write((folder + "/max_energy_range_uj").constData(), "262143328850\n");
        write((folder + "/energy_uj").constData(), microjoules + "\n");
    }

private Q_SLOTS:
    void nobodyCounts()
    {
        EnergyMeter meter(root(), "none");
        meter.start(0);
        meter.sample(10);
        QVERIFY(!meter.used().processor);
        QVERIFY(meter.used().gpus.empty());
    }

    void theProcessorsCounters()
    {
        writeZone("intel-rapl:0", "package-0", "1000000");
        writeZone("intel-rapl:0:0", "core", "1000000"); // a part of the socket
        writeZone("intel-rapl:0:1", "dram", "5000000");
        writeZone("intel-rapl:1", "psys", "77000000"); // counts the others once more
        writeZone("intel-rapl-mmio:0", "package-0", "1000000");
        write("sys/class/powercap/intel-rapl:2/name", "package-1\n"); // may not be read
        EnergyMeter meter(root(), "none");
        meter.start(0);
        QCOMPARE(meter.used().processor, std::optional(0.0));
        writeZone("intel-rapl:0", "package-0", "31000000");
        writeZone("intel-rapl:0:0", "core", "21000000");
        writeZone("intel-rapl:0:1", "dram", "9000000");
        writeZone("intel-rapl:1", "psys", "99000000");
        meter.sample(1);
        QCOMPARE(meter.used().processor, std::optional(34.0));
    }

    void aCounterThatStartsOver()
    {
        writeZone("intel-rapl:0", "package-0", "262143000000");
        writeZone("intel-rapl:0:1", "dram", "0");
        EnergyMeter meter(root(), "none");
        meter.start(0);
        writeZone("intel-rapl:0", "package-0", "2000000");
        meter.sample(1);
        QVERIFY(std::abs(meter.used().processor.value() - 2.32885) < 1e-6);
        meter.start(2); // anew
        QCOMPARE(meter.used().processor, std::optional(0.0));
    }

    void graphicsCards()
    {
        qputenv("FW_FAKE_NVML_CARDS", "3");
        EnergyMeter meter("/nowhere", FW_FAKE_NVML);
        meter.start(100);
        QVERIFY(meter.used().gpus.size() == 3);
        meter.sample(102);
        std::vector<EnergyUsed::Card> const gpus = meter.used().gpus;
        QCOMPARE(gpus[0].name, std::string("Card A"));
        QCOMPARE(gpus[0].joules,
                 std::optional(3.0 * 3600));            // it counts, and two others were asked in between
        QVERIFY(!gpus[1].joules);                       // tells neither energy nor power: not known is not 0
        QCOMPARE(gpus[2].joules, std::optional(220.0)); // 100 W, then 120 W, for two seconds
        qunsetenv("FW_FAKE_NVML_CARDS");
    }

    void aCardThatIsGoneMeasuresNothing()
    {
        qputenv("FW_FAKE_NVML_CARDS", "3");
        EnergyMeter meter("/nowhere", FW_FAKE_NVML);
        meter.start(0);
        qputenv("FW_FAKE_NVML_CARDS", "1");
        meter.sample(1);
        meter.sample(2);
        QCOMPARE(meter.used().gpus.size(), size_t{1});
        QVERIFY(!meter.used().gpus[0].joules); // which one it is nobody knows
        qunsetenv("FW_FAKE_NVML_CARDS");
    }

    void whichCardADeviceIs_data()
    {
        QTest::addColumn<QByteArray>("device");
        QTest::addColumn<QByteArray>("visible");
        QTest::addColumn<int>("card");
        QTest::newRow("cpu") << QByteArray("cpu") << QByteArray("-") << -1;
        QTest::newRow("fake") << QByteArray("fake") << QByteArray("-") << -1;
        QTest::newRow("cuda") << QByteArray("cuda") << QByteArray("-") << 0;
        QTest::newRow("second") << QByteArray("cuda:1") << QByteArray("-") << 1;
        QTest::newRow("some are hidden") << QByteArray("cuda:1") << QByteArray("2,5") << 5;
        QTest::newRow("one is hidden") << QByteArray("cuda:0") << QByteArray("3") << 3;
        QTest::newRow("by name") << QByteArray("cuda:0") << QByteArray("GPU-8932f937") << -1;
        QTest::newRow("none are shown") << QByteArray("cuda:0") << QByteArray("") << -1;
        QTest::newRow("more than are shown") << QByteArray("cuda:2") << QByteArray("0,1") << -1;
        QTest::newRow("no number") << QByteArray("cuda:x") << QByteArray("-") << -1;
    }
    void whichCardADeviceIs()
    {
        QFETCH(QByteArray, device);
        QFETCH(QByteArray, visible);
        QFETCH(int, card);
        auto const found = driversCard(device.toStdString(), visible == "-" ? nullptr : visible.constData());
        QCOMPARE(found ? static_cast<int>(*found) : -1, card);
    }
};

QTEST_GUILESS_MAIN(TstEnergy)
#include "tst_energy.moc"
