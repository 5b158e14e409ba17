#include "tests/cli/Program.h"

#include <filesystem>

using fw::test::Outcome;
using fw::test::Program;

/// A model with an upscaler, rendered by the program: finished by default, native where asked for.
class TstCliFinish : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sizeRateAndFrames_data();
    void sizeRateAndFrames();

private:
    Program m_program;
    QByteArray content(QString const& name) const
    {
        QFile file(m_program.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TstCliFinish::initTestCase()
{
    namespace fs = std::filesystem;
    fs::path const model = m_program.path("model").toStdString(), fixtures = FW_TEST_DIR "/models/fixtures";
    fs::copy(fixtures / "tiny_wan", model, fs::copy_options::recursive);
    fs::create_directory(model / "upscaler");
    fs::copy(fixtures / "upscaler_x2/weights.safetensors", model / "upscaler/model.safetensors");
}

void TstCliFinish::sizeRateAndFrames_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("side");
    QTest::addColumn<int>("rate");
    QTest::newRow("default") << QStringList() << 15 << 128 << 24;
    QTest::newRow("native") << QStringList{"--native"} << 5 << 64 << 8;
}

void TstCliFinish::sizeRateAndFrames()
{
    QFETCH(QStringList, more);
    QFETCH(int, side);
    QString const take = more.isEmpty() ? "finished" : "native";
    Outcome const outcome = m_program.run(QStringList{"render",
                                                      "--model",
                                                      "model",
                                                      "--prompt",
                                                      "a cat walks",
                                                      "--size",
                                                      "64x64",
                                                      "--frames",
                                                      "5",
                                                      "--fps",
                                                      "8",
                                                      "--steps",
                                                      "2",
                                                      "--seed",
                                                      "7",
                                                      "--device",
                                                      "cpu",
                                                      "--dtype",
                                                      "fp32",
                                                      "--save-frames",
                                                      take + ".safetensors",
                                                      "--out",
                                                      take,
                                                      "--json"} +
                                          more);
    QVERIFY2(outcome.status == 0 && outcome.isClean, outcome.errors);
    QJsonObject const done = outcome.last();
    QTEST(done["frames"].toInt(), "frames");
    QCOMPARE(done["size"].toArray(), (QJsonArray{side, side}));
    QTEST(done["fps"].toInt(), "rate");

    // What the take says of itself: planner, playback, thumbnails and export go by it.
    QJsonObject const recipe = QJsonDocument::fromJson(content(take + "/recipe.json")).object();
    QCOMPARE(recipe["take"]["size"]["width"].toInt(), side);
    QTEST(recipe["take"]["rate"]["num"].toInt(), "rate");
    QTEST(recipe["take"]["length"].toInt(), "frames");
    QCOMPARE(recipe["request"]["size"]["width"].toInt(), 64);
    QCOMPARE(recipe["receipt"]["upscaler"].toString().isEmpty(), !more.isEmpty());
    bool hasUpscaling = false;
    for (QJsonObject const& event : outcome.events)
        hasUpscaling |= event["phase"] == "upscale";
    QCOMPARE(hasUpscaling, more.isEmpty());

    if (more.isEmpty())
        return;
    for (char const* file : {"%1.safetensors", "%1/latents.safetensors"}) { // before finishing
        QByteArray const native = content(QString(file).arg("native"));
        QVERIFY(!native.isEmpty());
        QVERIFY(native == content(QString(file).arg("finished")));
    }
}

QTEST_GUILESS_MAIN(TstCliFinish)
#include "tst_cli_finish.moc"
