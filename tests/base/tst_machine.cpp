#include "engine/base/Machine.h"

#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace fw;

class TstMachine : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    void write(char const* name, QByteArray const& text)
    {
        QFileInfo const info(m_root.filePath(name));
        QVERIFY(QDir().mkpath(info.path()));
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }

private Q_SLOTS:
    void thisComputer()
    {
        MachineLoad const load = Machine().read();
        QVERIFY(load.processBytes > (1u << 20));
        QVERIFY(load.totalBytes > load.processBytes);
        QVERIFY(load.availableBytes > 0 && load.availableBytes <= load.totalBytes);
        QVERIFY(load.processorSeconds >= 0);
    }

    void whatTheSystemSays()
    {
        write("proc/self/status", "Name:\tx\nVmHWM:\t  9 kB\nVmRSS:\t  2048 kB\n");
        write("proc/meminfo", "MemTotal:       1000 kB\nMemFree: 1 kB\nMemAvailable:    400 kB\n");
        QByteArray const ticks = QByteArray::number(qint64(::sysconf(_SC_CLK_TCK)) * 3);
        write("proc/self/stat", "7 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 " + ticks + " " + ticks + " 0 0\n");
        write("sys/class/hwmon/hwmon0/name", "acpitz\n");
        write("sys/class/hwmon/hwmon0/temp1_input", "20000\n");
        write("sys/class/hwmon/hwmon1/name", "k10temp\n");
        write("sys/class/hwmon/hwmon1/temp1_input", "54750\n");
        MachineLoad const load = Machine(m_root.path().toStdString(), "none").read();
        QCOMPARE(load.processBytes, uint64_t{2048 * 1024});
        QCOMPARE(load.totalBytes, uint64_t{1000 * 1024});
        QCOMPARE(load.availableBytes, uint64_t{400 * 1024});
        QCOMPARE(load.processorSeconds, 6.0);
        QCOMPARE(load.celsius, std::optional(54));
        QVERIFY(load.gpus.empty());
    }

    void nothingIsSaid()
    {
        QTemporaryDir empty;
        QCOMPARE(Machine(empty.path().toStdString(), "none").read(), MachineLoad());
    }

    void graphicsCards()
    {
        std::vector<GpuLoad> const gpus = Machine("/", FW_FAKE_NVML).read().gpus;
        QCOMPARE(gpus.size(), size_t{2});
        QCOMPARE(gpus[0], (GpuLoad{"Card A", 4ull << 30, 24ull << 30, 97, 61, 212.5}));
        QCOMPARE(gpus[1], (GpuLoad{"Card B", 4ull << 30, 24ull << 30, {}, {}, {}})); // not known is not 0
    }
};

QTEST_GUILESS_MAIN(TstMachine)
#include "tst_machine.moc"
