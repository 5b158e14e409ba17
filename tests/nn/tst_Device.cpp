#include "engine/nn/Device.h"
#include "tests/nn/PlacementText.h"

#include <ATen/ATen.h>
#include <QtTest>

using namespace fw;

/// The words people give for a device and a number type.
class TstDevice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesThePlacement_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("dtype");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fp32") << "cpu"
                              << "fp32"
                              << "cpu fp32";
        QTest::newRow("bf16") << "cpu"
                              << "bf16"
                              << "cpu bf16";
        QTest::newRow("auto type") << "cpu"
                                   << "auto" << (nn::cpuHasBf16() ? "cpu bf16" : "cpu fp32");
        QTest::newRow("fp16 overflows") << "cpu"
                                        << "fp16"
                                        << "BadInput";
        QTest::newRow("unknown word") << "tpu"
                                      << "auto"
                                      << "BadInput";
        QTest::newRow("empty") << ""
                               << "auto"
                               << "BadInput";
        QTest::newRow("no number") << "cuda:"
                                   << "auto"
                                   << "BadInput";
        QTest::newRow("not a number") << "cuda:x"
                                      << "auto"
                                      << "BadInput";
        QTest::newRow("no colon") << "cuda1"
                                  << "auto"
                                  << "BadInput";
        QTest::newRow("negative") << "cuda:-1"
                                  << "auto"
                                  << "BadInput";
        QTest::newRow("more than there are") << "cuda:99"
                                             << "auto"
                                             << "Unavailable";
    }
    void choosesThePlacement()
    {
        QFETCH(QString, device);
        QFETCH(QString, dtype);
        QFETCH(QString, expected);
        QCOMPARE(test::placementText(device, dtype), expected);
    }

    void autoIsAlwaysSomething()
    {
        auto const placement = nn::choosePlacement("auto", "auto");
        QVERIFY(placement);
        QCOMPARE(placement->device.is_cuda(), nn::cudaDeviceCount() > 0);
    }

    /// bf16 products run on this machine, whatever its CPU claims (see guardAgainstBrokenAmx).
    void bf16Works()
    {
        nn::guardAgainstBrokenAmx();
        at::Tensor const a = at::ones({64, 256}, at::kBFloat16), b = at::ones({128, 256}, at::kBFloat16);
        QCOMPARE(at::linear(a, b).to(at::kFloat).sum().item<double>(), 64.0 * 128 * 256);
    }
};

QTEST_GUILESS_MAIN(TstDevice)
#include "tst_Device.moc"
