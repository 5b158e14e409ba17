#include "engine/models/LatentRgb.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

#include <fstream>

using namespace fw;
using models::LatentRgb;

/// The linear preview: one colour per latent pixel.
class TstLatentRgb : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyLatentShowsTheBias()
    {
        LatentRgb const rgb = LatentRgb::wan21();
        at::Tensor const picture = rgb(at::zeros({1, 16, 2, 3, 4}));
        QVERIFY(picture.sizes() == at::IntArrayRef({1, 3, 2, 3, 4}));
        QVERIFY(std::abs(picture[0][2][1][2][3].item<double>() + 0.456853) < 1e-6);
    }

    void oneChannelAddsItsRow()
    {
        LatentRgb const rgb = LatentRgb::wan21();
        at::Tensor latents = at::zeros({1, 16, 1, 1, 1});
        latents[0][3][0][0][0] = 2.0;
        at::Tensor const picture = rgb(latents).flatten();
        QVERIFY(std::abs(picture[0].item<double>() - (2 * .232999 - .27027)) < 1e-6);
        latents[0][3][0][0][0] = 100.0;
        QCOMPARE(rgb(latents).max().item<double>(), 1.0); // clamped
    }

    void readsTheStartersTable()
    {
        auto const rgb =
            LatentRgb::read(std::string(FW_TEST_DIR) + "/../resources/models/starter/preview.json");
        QVERIFY2(rgb, rgb ? "" : rgb.error().message().c_str());
        QVERIFY(rgb->matrix.sizes() == at::IntArrayRef({24, 3}) && rgb->bias.numel() == 3);
    }

    void refusesBadTables_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("no matrix") << R"({"bias":[0,0,0]})";
        QTest::newRow("no bias") << R"({"matrix":[[0,0,0]]})";
        QTest::newRow("short row") << R"({"matrix":[[0,0]],"bias":[0,0,0]})";
        QTest::newRow("text") << R"({"matrix":[["a",0,0]],"bias":[0,0,0]})";
        QTest::newRow("empty") << R"({"matrix":[],"bias":[0,0,0]})";
        QTest::newRow("a list") << "[]";
    }
    void refusesBadTables()
    {
        QFETCH(QString, json);
        QTemporaryDir folder;
        std::string const path = folder.filePath("preview.json").toStdString();
        std::ofstream(path) << json.toStdString();
        QVERIFY(!LatentRgb::read(path));
    }
};

QTEST_GUILESS_MAIN(TstLatentRgb)
#include "tst_LatentRgb.moc"
