#include "engine/library/EngineSettings.h"
#include "engine/library/ModelFolders.h"
#include "tests/ui_shell/Shell.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PresetCard.h"

#include <QtTest>

using namespace fw;
using namespace fw::ui;
namespace fs = std::filesystem;

/// Models that come and go, and settings of the engine, while the window is open.
class TstModelWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelsComeAndGo()
    {
        Shell shell;
        QVERIFY(library::saveEngineSettings({}));
        Session& session = *shell.stage.session;
        QTemporaryDir models;
        fs::path const mine = fs::path(models.path().toStdString()) / "mine";
        auto const isHere = [&] { return session.tools().models.find("mine").isOk(); };
        QVERIFY(!isHere());
        QVERIFY(library::addModelFolder(models.path().toStdString())); // as Preferences and command line do
        QTRY_COMPARE_WITH_TIMEOUT(session.tools().engine.modelFolders.size(), size_t{1}, 60'000);
        QSignalSpy edits(&session, &Session::changed);
        fs::copy(FW_TEST_DIR "/models/fixtures/tiny_wan", mine, fs::copy_options::recursive);
        QTRY_VERIFY_WITH_TIMEOUT(isHere(), 60'000);
        QVERIFY(edits.count() > 0); // what was derived is worked out again
        QTRY_VERIFY_WITH_TIMEOUT(shell.window->findChild<NoticeBar*>()->text().contains("mine"), 60'000);
        QVERIFY(session.undoStack()->count() == 0); // it is no edit
        auto* card = shell.window->findChild<PresetCard*>();
        QVERIFY(card && card->isVisible()); // made anew
        shell.run(Command::Generate);       // and the window works on
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t{1}, 120'000);
        fs::remove_all(mine);
        QTRY_VERIFY_WITH_TIMEOUT(!isHere(), 60'000);
    }

    void deviceAndMemoryCountAtOnce()
    {
        Shell shell;
        library::EngineSettings settings = *library::loadEngineSettings();
        settings.device = "cpu";
        settings.memory = "tiled";
        QVERIFY(library::saveEngineSettings(settings));
        QTRY_COMPARE_WITH_TIMEOUT(shell.stage.session->tools().engine.memory, std::string("tiled"), 60'000);
        shell.run(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t{1}, 120'000);
        jobs::TakeStore const store(shell.stage.session->projectFolder());
        auto const request = store.recipe(shell.shot(0).takes[0].id);
        QVERIFY(request && request->memory == "tiled" && request->device == "cpu");
    }
};

QTEST_MAIN(TstModelWatch)
#include "tst_model_watch.moc"
