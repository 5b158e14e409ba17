#include "engine/nn/Device.h"
#include "tests/nn/PlacementText.h"

#include <QtTest>

using namespace fw;

/// GPUs are found although libtorch_cuda is not linked. FakeTorchCuda.cpp takes its place here, so that this
/// is tested where there is no GPU. One process, one order: libtorch keeps the first answer about CUDA that
/// it gets.
class TstCudaDevice : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheDevices() { QCOMPARE(nn::cudaDeviceCount(), 2); }

    void choosesThePlacement_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<QString>("dtype");
        QTest::addColumn<QString>("expected");
        QTest::addRow("first GPU, its own type")
            << QString("auto") << QString("auto") << QString("cuda:0 bf16");
        QTest::addRow("second GPU") << QString("cuda:1") << QString("fp32") << QString("cuda:1 fp32");
        QTest::addRow("a third one") << QString("cuda:2") << QString("auto") << QString("Unavailable");
        QTest::addRow("none wanted") << QString("cpu") << QString("fp32") << QString("cpu fp32");
    }
    void choosesThePlacement()
    {
        QFETCH(QString, device);
        QFETCH(QString, dtype);
        QFETCH(QString, expected);
        QCOMPARE(test::placementText(device, dtype), expected);
    }
};

QTEST_GUILESS_MAIN(TstCudaDevice)
#include "tst_CudaDevice.moc"
