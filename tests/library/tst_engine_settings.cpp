#include "engine/base/Files.h"
#include "engine/library/EngineSettings.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace fw;
using namespace fw::library;

class TstEngineSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAFileItIsAutomatic();
    void keptAndReadAgain();
    void refused_data();
    void refused();

private:
    std::filesystem::path file() const { return m_folder.filePath("deep/engine.json").toStdString(); }
    QTemporaryDir m_folder;
};

void TstEngineSettings::withoutAFileItIsAutomatic()
{
    auto const settings = loadEngineSettings(file());
    QVERIFY(settings.isOk());
    QCOMPARE(*settings, EngineSettings());
    QCOMPARE(settings->device, std::string("auto"));
}

void TstEngineSettings::keptAndReadAgain()
{
    EngineSettings const settings{"cuda:1", "tiled", {"/models/Wän 2.1", "/b"}};
    QVERIFY(saveEngineSettings(settings, file()).isOk());
    auto const again = loadEngineSettings(file());
    QVERIFY(again.isOk());
    QCOMPARE(*again, settings);
}

void TstEngineSettings::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("device") << R"({"device": "gpu"})"
                            << "\"gpu\"";
    QTest::newRow("card without a number") << R"({"device": "cuda:"})"
                                           << "\"cuda:\"";
    QTest::newRow("card of too many digits") << R"({"device": "cuda:1234"})"
                                             << "\"cuda:1234\"";
    QTest::newRow("memory") << R"({"memory": "little"})"
                            << "\"little\"";
    QTest::newRow("no JSON") << R"({"device": )"
                             << "engine.json";
    QTest::newRow("another type") << R"({"modelFolders": 7})"
                                  << "modelFolders";
}

void TstEngineSettings::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    QVERIFY(makeFolders(file().parent_path()).isOk());
    QVERIFY(writeFileAtomically(file(), text.toStdString()).isOk());
    auto const settings = loadEngineSettings(file());
    QVERIFY(!settings.isOk());
    QVERIFY2(QString::fromStdString(settings.error().message()).contains(says),
             settings.error().message().c_str());
}

QTEST_GUILESS_MAIN(TstEngineSettings)
#include "tst_engine_settings.moc"
