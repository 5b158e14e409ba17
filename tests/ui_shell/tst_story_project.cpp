#include "tests/footage/Reels.h"
#include "tests/ui_shell/Story.h"
#include "ui/ProjectFiles.h"
#include "ui/panels/CutDialog.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/FilesDialog.h"
#include "ui/panels/FootageDialog.h"
#include "ui/panels/ScriptDialog.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/VersionsDialog.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QTreeWidget>

using namespace fw;
using namespace fw::ui;
namespace fs = std::filesystem;

/// What comes into a project, what leaves it, and what becomes of it when something goes wrong.
class TstStoryProject : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCrashLosesNothing();
    void anEarlierVersionComesBack();
    void aScriptBecomesABoard();
    void footageBecomesShots();
    void theCutGoesOutAndComesBackChanged();
    void theFilmIsExported();
    void diskSpaceIsGivenBack();
};

namespace {

QString write(Story const& story, char const* name, QByteArray const& text)
{
    QFile file(story.stage.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("%s could not be written", name);
    return file.fileName();
}

QPushButton* okOf(QDialog const& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

} // namespace

void TstStoryProject::aCrashLosesNothing()
{
    Story story;
    fs::path const folder = story.session().projectFolder();
    story.click(shotId(2));
    Story::write(story.find<PromptEdit>("Prompt"), "written before the crash");
    story.cards()->setFocus();
    story.press(Command::Duplicate);
    // What a killed program leaves: the folder as it lies there, journal and all.
    fs::path const left = fs::path(story.stage.folder.path().toStdString()) / "Left.framewright";
    fs::copy(folder, left, fs::copy_options::recursive);
    QCOMPARE(story.ending(), QString());
    story.press(Command::CloseProject);
    QTRY_VERIFY_WITH_TIMEOUT(story.find<StartPage>()->isVisible(), kStoryWait);
    QVERIFY(story.window->files()->open(left)); // no question
    QVERIFY2(story.said().contains("restored"), qPrintable(story.said()));
    QCOMPARE(story.shotCount(), size_t{7});
    QCOMPARE(story.shot(2).prompt, std::string("written before the crash"));
    auto const second = story::Project::open(left); // another program: refused, and the open one stays
    QVERIFY(!second && second.error().kind == Error::Kind::Conflict);
    QVERIFY(!story.window->actions()->at(Command::Undo)->isEnabled()); // a history of its own
    story.press(Command::CloseProject);
    QVERIFY(story.window->files()->open(folder));
    QCOMPARE(story.session().projectFolder(), folder);
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::anEarlierVersionComesBack()
{
    Story story;
    story.press(Command::Save);
    story.click(shotId(1));
    story.press(Command::Remove);
    story.click(shotId(4));
    Story::write(story.find<PromptEdit>("Prompt"), "another");
    story.cards()->setFocus();
    story.press(Command::Versions);
    auto* dialog = story.find<VersionsDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isVisible(), kStoryWait);
    auto* list = dialog->findChild<QListWidget*>();
    QTRY_VERIFY_WITH_TIMEOUT(list->count() >= 1, kStoryWait);
    QVERIFY(Story::says(*dialog, "1 shot would come back."));
    Story::click(Story::buttonIn(*dialog, "Restore"));
    QCOMPARE(story.stage.order(), QString("s0 s1 s2 | s3 s4 s5"));
    QCOMPARE(story.shot(4).prompt, std::string("shot 4"));
    QVERIFY(story.said().contains("The board is as it was"));
    story.press(Command::Undo);
    QCOMPARE(story.shotCount(), size_t{5});
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::aScriptBecomesABoard()
{
    Story story(1, 1);
    QString const script = write(story, "bar.fountain",
                                 "INT. BAR\n\nA glass. [[small]]\n\nANN\nHi.\n\nEXT. SEA\n\nA boat.\n\nA "
                                 "gull.\n\nCUT TO:\n");
    story.whenAskedForFile(script);
    story.whenAsked<ScriptDialog>([](ScriptDialog& dialog) { dialog.reject(); });
    story.press(Command::ImportScript);
    QCOMPARE(story.shotCount(), size_t{1}); // looked at, not imported
    story.whenAskedForFile(script);
    story.whenAsked<ScriptDialog>([](ScriptDialog& dialog) {
        QCOMPARE(dialog.findChild<QTreeWidget*>()->topLevelItemCount(), 2);
        Story::choose(dialog.findChild<QComboBox*>(), "Cartoon");
        Story::click(okOf(dialog));
    });
    story.press(Command::ImportScript);
    QCOMPARE(story.shotCount(), size_t{4});
    QCOMPARE(story.board().scenes[1].shots[0].dialogue, std::string("ANN: Hi."));
    QCOMPARE(story.board().scenes[2].shots[1].presetId, std::string("cartoon"));
    QCOMPARE(story.session().currentShot(), story.board().scenes[1].shots[0].id);
    story.press(Command::AddSubtitles);
    QCOMPARE(story.board().scenes[1].shots[0].titles.size(), size_t{1});
    story.generate();
    QCOMPARE(story.session().status(story.session().currentShot()).state, plan::TakeState::Ready);
    QString const bad = write(story, "shots.csv", "Prompt,Seconds\nA,soon\n");
    story.whenAskedForFile(bad);
    story.whenAsked<ScriptDialog>([](ScriptDialog& dialog) {
        QVERIFY(Story::says(dialog, "\"soon\" is no length"));
        QVERIFY(!okOf(dialog)->isEnabled());
        dialog.reject();
    });
    story.press(Command::ImportScript);
    QCOMPARE(story.shotCount(), size_t{4});
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::footageBecomesShots()
{
    Story story(1, 2);
    fs::path const video = story.stage.folder.filePath("street.mp4").toStdString();
    std::vector<Image> film = reels::takeOf(601, 30);
    reels::append(film, reels::takeOf(602, 48));
    reels::append(film, reels::takeOf(603, 27));
    reels::write(video, film);
    QVERIFY(Story::slowEvent().isEmpty());
    story.whenAskedForFile(QString::fromStdString(video.string()));
    story.whenAsked<FootageDialog>([](FootageDialog& dialog) {
        auto* list = dialog.findChild<QListWidget*>("footage");
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 3, kStoryWait);
        Story::click(list->viewport(), list->visualItemRect(list->item(0)).center());
        QCOMPARE(dialog.ticked().size(), size_t{2});
        Story::click(okOf(dialog));
    });
    story.press(Command::ImportFootage);
    QTRY_COMPARE_WITH_TIMEOUT(story.shotCount(), size_t{4}, kStoryWait);
    story::Shot const& shot = story.board().scenes.back().shots.front();
    QCOMPARE(story.session().status(shot.id).state, plan::TakeState::Ready);
    QCOMPARE(story.session().currentShot(), shot.id);
    story.press(Command::Duplicate);
    QCOMPARE(story.shotCount(), size_t{5});
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::theCutGoesOutAndComesBackChanged()
{
    Story story;
    for (QString const& name : {QString("cut.edl"), QString("cut.fcpxml"), QString("cut.otio")}) {
        story.whenAskedForFile(story.stage.folder.filePath(name));
        story.press(Command::ExportCut);
        QTRY_VERIFY_WITH_TIMEOUT(story.said().contains(name), kStoryWait);
        QVERIFY(fs::exists(story.stage.folder.filePath(name).toStdString()));
    }
    story.whenAskedForFile(story.stage.folder.filePath("pages.pdf"));
    story.press(Command::ExportPages);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("pages.pdf"), kStoryWait);
    // The board changes; the cut says what would change back, and does it in one step.
    story.click(shotId(0));
    story.press(Command::MoveRight);
    story.press(Command::MoveRight);
    QCOMPARE(story.stage.order(), QString("s1 s2 s0 | s3 s4 s5"));
    story.whenAskedForFile(story.stage.folder.filePath("cut.otio"));
    story.whenAsked<CutDialog>([](CutDialog& dialog) {
        QVERIFY(dialog.import());
        Story::click(okOf(dialog));
    });
    story.press(Command::ImportScript);
    QCOMPARE(story.stage.order(), QString("s0 s1 s2 | s3 s4 s5"));
    QCOMPARE(story.session().undoStack()->count(), 3);
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::theFilmIsExported()
{
    Story story(1, 3);
    story.press(Command::GenerateAll);
    for (int i = 0; i < 3; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(story.shot(i).takes.size(), size_t{1}, kStoryWait);
    story.click(shotId(0));
    story.press(Command::Dissolve);
    story.press(Command::AddTitle);
    auto* text = story.find<PromptEdit>("Text of the title");
    QTRY_VERIFY_WITH_TIMEOUT(text && text->isVisible(), kStoryWait);
    Story::write(text, "A film");
    story.cards()->setFocus();
    story.press(Command::Export);
    auto* dialog = story.find<ExportDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isVisible(), kStoryWait);
    QString const target = story.stage.folder.filePath("film.mp4");
    Story::write(story.find<QLineEdit>("File"), target);
    QSignalSpy done(story.stage.bridge.get(), &EngineBridge::exportFinished);
    QSignalSpy failed(story.stage.bridge.get(), &EngineBridge::exportFailed);
    Story::click(Story::buttonIn(*dialog, "Export"));
    QTRY_VERIFY_WITH_TIMEOUT(done.count() + failed.count() > 0, kStoryWait);
    if (failed.count() > 0 && failed.at(0).at(0).value<Error>().kind == Error::Kind::Unavailable)
        QSKIP("libc2pa is not here, so nothing can be signed");
    QCOMPARE(failed.count(), qsizetype{0});
    QVERIFY(fs::exists(target.toStdString()));
    QVERIFY(Story::says(*dialog, "valid, signer not on the C2PA list"));
    Story::click(Story::buttonIn(*dialog, "Close"));
    QCOMPARE(story.ending(), QString());
}

void TstStoryProject::diskSpaceIsGivenBack()
{
    Story story;
    story.generate();
    story.generate();
    TakeId const old = story.shot(0).takes.front().id;
    story.press(Command::Files);
    auto* dialog = story.find<FilesDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isVisible(), kStoryWait);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), kStoryWait);
    Story::click(Story::buttonIn(*dialog, "To the trash"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(0).takes.size(), size_t{1}, kStoryWait);
    QListWidget* trash = story.find<QListWidget>("Takes in the trash");
    QTRY_COMPARE_WITH_TIMEOUT(trash->count(), 1, kStoryWait);
    Story::click(trash->viewport(), trash->visualItemRect(trash->item(0)).center());
    Story::click(Story::buttonIn(*dialog, "Restore"));
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(0).takes.size(), size_t{2}, kStoryWait);
    story.expectBack(shotId(0), old);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), kStoryWait);
    dialog->close();
    story.cards()->setFocus();
    story.whenAskedForFile(story.stage.folder.filePath("Everything.zip"));
    story.press(Command::Pack);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("Everything.zip"), kStoryWait);
    QCOMPARE(story.ending(), QString());
}

FW_STORY_MAIN(TstStoryProject)
#include "tst_story_project.moc"
