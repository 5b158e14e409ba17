#include "engine/models/CompactUpscaler.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

using namespace fw;
using namespace fw::models;

/// The compact upscaler against PyTorch's own layers, and what it says to files that are none.
class TstCompactUpscaler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsPyTorch_data();
    void equalsPyTorch();
    void refusals_data();
    void refusals();
    void aMissingFileIsNamed();

private:
    QTemporaryDir m_folder;
    std::filesystem::path file() const { return m_folder.filePath("model.safetensors").toStdString(); }
};

void TstCompactUpscaler::equalsPyTorch_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("x2, wrapped in params_ema") << "upscaler_x2";
    QTest::newRow("x4, bare keys") << "upscaler_x4";
}

void TstCompactUpscaler::equalsPyTorch()
{
    QFETCH(QString, name);
    test::Fixture const fixture(name.toStdString());
    auto const network = CompactUpscaler::load(fixture.folder + "/weights.safetensors", {});
    QVERIFY2(network.isOk(), network ? "" : network.error().message().c_str());
    QCOMPARE(network->scale, fixture.config()["scale"].get<int64_t>());
    QCOMPARE(network->convs.size(), size_t(4));
    FW_COMPARE_TENSORS(network->forward(fixture.data.at("x")), fixture.data.at("y"), 1e-5);
}

void TstCompactUpscaler::refusals_data()
{
    using Change = std::function<void(nn::TensorMap&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    QTest::newRow("another network") << Change([](nn::TensorMap& t) {
        t = {{"conv.weight", at::ones({3, 3})}};
    }) << "body.0.weight";
    QTest::newRow("x3") << Change([](nn::TensorMap& t) {
        t["body.6.weight"] = at::ones({27, 5, 3, 3});
    }) << "27 channels";
    QTest::newRow("no convolutions") << Change([](nn::TensorMap& t) { t["body.0.weight"] = at::ones({5}); })
                                     << "not convolutions";
    QTest::newRow("a layer is missing")
        << Change([](nn::TensorMap& t) { t.erase("body.3.weight"); }) << "body.3.weight";
    QTest::newRow("another width inside") << Change([](nn::TensorMap& t) {
        t["body.2.weight"] = at::ones({5, 4, 3, 3});
    }) << "body.2.weight";
    QTest::newRow("a layer too many")
        << Change([](nn::TensorMap& t) { t["body.9.weight"] = at::ones({5}); }) << "body.9.weight";
}

void TstCompactUpscaler::refusals()
{
    QFETCH(std::function<void(nn::TensorMap&)>, change);
    QFETCH(QString, says);
    auto tensors = nn::loadSafetensors(test::Fixture("upscaler_x4").folder + "/weights.safetensors");
    QVERIFY(tensors.isOk());
    change(*tensors);
    QVERIFY(nn::saveSafetensors(file(), *tensors).isOk());
    auto const network = CompactUpscaler::load(file(), {});
    QVERIFY(!network.isOk());
    QCOMPARE(int(network.error().kind), int(Error::Kind::BadInput));
    QString const message = QString::fromStdString(network.error().message());
    QVERIFY2(message.contains(says) && message.contains(QString::fromStdString(file().string())),
             qPrintable(message));
}

void TstCompactUpscaler::aMissingFileIsNamed()
{
    auto const network = CompactUpscaler::load(m_folder.filePath("none.safetensors").toStdString(), {});
    QVERIFY(!network.isOk());
    QCOMPARE(int(network.error().kind), int(Error::Kind::MissingFile));
}

QTEST_GUILESS_MAIN(TstCompactUpscaler)
#include "tst_CompactUpscaler.moc"
