#include "tests/ui_shell/Shell.h"
#include "ui/board/FilterBar.h"
#include "ui/Actions.h"
#include "ui/CommandSearch.h"
#include "ui/GenerateFlow.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/ModerationLine.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/StartPage.h"
#include "ui/panels/StatePill.h"
#include "ui/panels/TakesPanel.h"

#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QToolButton>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 60'000;

} // namespace

/// What people do, through the real widgets, with the fake engine behind them.
class TstStories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFreshWindowTeaches();
    void typeAPromptAndWatchItForm();
    void extendAndReorderByKeyboard();
    void lettersGoIntoThePromptNotIntoShortcuts();
    void closeAndOpenAgain();
    void startWithOneShotAndSample();
    void exportTheFilm();
    void missingTakesStopTheExport();
    void escapeEndsTheSearchAndNoRendering();
    void anAnimaticNeedsNoTakes();
    void aRuleAsksBeforeItRenders();
    void anErrorIsOneSentenceInTheBar();
    void chooseAnotherTakeAndUseItsSeed();
    void aCommandIsFoundByName();
    void everyActionHasAName();
};

void TstStories::initTestCase()
{
    // Settings and caches of this test are its own.
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath("data").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
}

void TstStories::aFreshWindowTeaches()
{
    Stage stage;
    stage.session->closeProject();
    MainWindow window(stage.session.get(), stage.bridge.get(), stage.thumbnails.get());
    window.show();
    QVERIFY(window.findChild<StartPage*>()->isVisible());
    for (QDockWidget* dock : window.findChildren<QDockWidget*>())
        QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
    QVERIFY(!window.actions()->at(Command::Generate)->isEnabled());
    QVERIFY(window.actions()->at(Command::OpenSample)->isEnabled());
}

void TstStories::typeAPromptAndWatchItForm()
{
    Shell shell;
    auto* prompt = shell.find<PromptEdit>();
    auto* pill = shell.find<StatePill>();
    prompt->setFocus();
    prompt->selectAll();
    QTest::keyClicks(prompt, "a red fox runs");
    QCOMPARE(shell.shot(0).prompt, std::string("a red fox runs"));
    QCOMPARE(shell.stage.session->undoStack()->count(), 1); // one step for the whole sentence
    QStringList words;
    connect(shell.stage.bridge.get(), &EngineBridge::jobChanged, this, [&] { words << pill->word(); });
    QTest::keyClick(prompt, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t(1), kWaitMilliseconds);
    QVERIFY2(words.filter("Forming").size() > 1, qPrintable(words.join(", ")));
    QTRY_COMPARE(pill->word(), QString("Ready"));
    auto* takes = shell.find<TakesPanel>();
    QCOMPARE(takes->model()->rowCount(), 1);

    // Undo takes the words back, never the take; the take is then out of date.
    shell.stage.session->undoStack()->undo();
    QCOMPARE(prompt->toPlainText(), QString("shot 0"));
    QCOMPARE(shell.shot(0).takes.size(), size_t(1));
    QCOMPARE(pill->word(), QString("Stale"));
    shell.stage.session->undoStack()->redo();
    QCOMPARE(prompt->toPlainText(), QString("a red fox runs"));
    QCOMPARE(pill->word(), QString("Ready"));
}

void TstStories::extendAndReorderByKeyboard()
{
    Shell shell;
    shell.run(Command::Extend);
    ShotId const extended = shell.stage.session->currentShot();
    story::Shot const* shot = story::findShot(shell.stage.session->board(), extended);
    QVERIFY(shot && shot->start.kind == story::StartKind::ExtendShot);
    QCOMPARE(shot->start.parent.value, shotId(0).value);
    QCOMPARE(story::shotNumber(shell.stage.session->board(), extended), 2);
    QVERIFY(shell.window->isActiveWindow());
    QTest::keyClick(shell.window.get(), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(story::shotNumber(shell.stage.session->board(), extended), 3);
    QTest::keyClick(shell.window.get(), Qt::Key_Left, Qt::AltModifier);
    QTest::keyClick(shell.window.get(), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(story::shotNumber(shell.stage.session->board(), extended), 1);
    QTest::keyClick(shell.window.get(), Qt::Key_D);
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t(8));
    QTest::keyClick(shell.window.get(), Qt::Key_Delete);
    QTest::keyClick(shell.window.get(), Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t(8));
    QVERIFY(shell.stage.undoesToStart());
}

void TstStories::lettersGoIntoThePromptNotIntoShortcuts()
{
    Shell shell;
    auto* prompt = shell.find<PromptEdit>();
    prompt->setFocus();
    prompt->selectAll();
    QTest::keyClicks(prompt, "dnbqwtsjkl f");
    QTest::keyClick(prompt, Qt::Key_Delete);
    QCOMPARE(prompt->toPlainText(), QString("dnbqwtsjkl f"));
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t(6));
    // Ctrl+Z is the board's undo, in the editor too.
    QTest::keyClick(prompt, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(shell.shot(0).prompt, std::string("shot 0"));
}

void TstStories::closeAndOpenAgain()
{
    Shell shell;
    QVERIFY(shell.stage.session->perform(story::SetPrompt{shotId(4), "kept over night"}));
    std::filesystem::path const folder = shell.stage.session->projectFolder();
    shell.run(Command::CloseProject);
    QVERIFY(shell.find<StartPage>()->isVisible());
    QVERIFY(!shell.window->actions()->at(Command::Export)->isEnabled());
    QVERIFY(shell.window->files()->open(folder));
    QVERIFY(!shell.find<StartPage>()->isVisible());
    QCOMPARE(shell.shot(4).prompt, std::string("kept over night"));
    QVERIFY(!shell.stage.session->currentShot().isEmpty());
    QCOMPARE(shell.window->files()->recent().value(0), QString::fromStdString(folder.string()));
}

void TstStories::startWithOneShotAndSample()
{
    Shell shell;
    shell.window->files()->startWithOneShot();
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t(1));
    // The keyboard is in the empty prompt: letters are words, not shortcuts.
    QTRY_VERIFY(qobject_cast<PromptEdit*>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), "a dog in the snow");
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).front()->prompt,
             std::string("a dog in the snow"));
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t(1));
    std::filesystem::path const first = shell.stage.session->projectFolder();
    shell.window->files()->startWithOneShot();
    QVERIFY(shell.stage.session->projectFolder() != first); // never over another project
    shell.run(Command::OpenSample);
    QVERIFY(story::shotsInOrder(shell.stage.session->board()).size() > 3);
    shell.run(Command::CloseProject);
    shell.run(Command::OpenSample); // the second time it is opened, not made
    QVERIFY(shell.stage.session->isOpen());
}

void TstStories::exportTheFilm()
{
    Shell shell;
    shell.run(Command::GenerateAll);
    for (int i = 0; i < 6; ++i)
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(i).takes.size(), size_t(1), kWaitMilliseconds);
    ExportDialog* dialog = shell.window->showExport();
    std::filesystem::path const target = shell.stage.folder.filePath("film.mp4").toStdString();
    dialog->setTarget(target);
    QSignalSpy done(shell.stage.bridge.get(), &EngineBridge::exportFinished);
    QSignalSpy failed(shell.stage.bridge.get(), &EngineBridge::exportFailed);
    QTest::mouseClick(shell.button("Export"), Qt::LeftButton);
    QVERIFY(shell.stage.bridge->isExporting());
    QTRY_VERIFY_WITH_TIMEOUT(done.count() + failed.count() > 0, kWaitMilliseconds);
    if (failed.count() > 0) {
        auto const error = failed.at(0).at(0).value<fw::Error>();
        if (error.kind == Error::Kind::Unavailable)
            QSKIP("libc2pa is not here, so nothing can be signed");
        QFAIL(error.message().c_str());
    }
    QVERIFY(std::filesystem::exists(target));
    bool saysValid = false;
    for (QLabel* label : dialog->findChildren<QLabel*>())
        saysValid = saysValid || label->text().contains("valid, signer not on the C2PA list");
    QVERIFY(saysValid);
}

void TstStories::escapeEndsTheSearchAndNoRendering()
{
    Shell shell;
    shell.run(Command::FindShots);
    auto* bar = shell.find<FilterBar>();
    QVERIFY(bar->isVisible());
    QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()));
    QTest::keyClicks(QApplication::focusWidget(), "n"); // a letter, no command
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), size_t{6});
    QSignalSpy stopped(shell.window->actions()->at(Command::Stop), &QAction::triggered);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QCOMPARE(stopped.count(), 0);
}

void TstStories::missingTakesStopTheExport()
{
    Shell shell;
    shell.window->showExport();
    QVERIFY(!shell.button("Export")->isEnabled());
    QVERIFY(shell.button("Generate missing takes")->isVisible());
}

void TstStories::anAnimaticNeedsNoTakes()
{
    Shell shell(1, 2);
    std::filesystem::path const target = shell.stage.folder.filePath("animatic.mp4").toStdString();
    QSignalSpy done(shell.stage.bridge.get(), &EngineBridge::exportFinished);
    shell.run(Command::ExportAnimatic);
    auto* dialog = shell.find<ExportDialog>();
    dialog->setTarget(target);
    QVERIFY(shell.button("Export")->isEnabled());
    QTest::mouseClick(shell.button("Export"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, kWaitMilliseconds);
    QVERIFY(std::filesystem::exists(target));
    QStringList said;
    for (QLabel* label : dialog->findChildren<QLabel*>())
        said << label->text();
    QVERIFY2(said.join('\n').contains("As a card: shot 1, 2"), qPrintable(said.join('\n')));
}

void TstStories::aRuleAsksBeforeItRenders()
{
    Shell shell;
    auto* prompt = shell.find<PromptEdit>();
    prompt->setFocus();
    prompt->selectAll();
    QTest::keyClicks(prompt, "a naked statue");
    QTRY_VERIFY(shell.find<ModerationLine>()->text().contains("nudity"));
    int asked = 0;
    auto const answer = [&](QString const& text) {
        QTimer::singleShot(0, shell.window.get(), [&asked, text] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box)
                return;
            ++asked;
            for (QAbstractButton* each : box->buttons())
                if (each->text() == text)
                    each->click();
        });
    };
    answer("Change the prompt");
    shell.run(Command::Generate);
    QCOMPARE(asked, 1);
    QVERIFY(!shell.stage.bridge->jobOf(shotId(0)));
    answer("Generate it");
    shell.run(Command::Generate);
    QCOMPARE(asked, 2);
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t(1), kWaitMilliseconds);
}

void TstStories::anErrorIsOneSentenceInTheBar()
{
    Shell shell;
    story::Storyboard const before = shell.stage.session->board();
    QVERIFY(!shell.window->files()->open(shell.stage.folder.filePath("none.framewright").toStdString()));
    QVERIFY(shell.window->notices()->text().contains("none.framewright"));
    QVERIFY(shell.stage.session->board() == before);
}

void TstStories::chooseAnotherTakeAndUseItsSeed()
{
    Shell shell;
    for (size_t takes = 1; takes <= 2; ++takes) {
        shell.run(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), takes, kWaitMilliseconds);
        QTRY_VERIFY(shell.stage.bridge->jobOf(shotId(0))->state == jobs::JobState::Finished);
    }
    QCOMPARE(story::shownTake(shell.shot(0))->id.value, shell.shot(0).takes[1].id.value);
    QTest::keyClick(shell.window.get(), Qt::Key_T);
    QCOMPARE(story::shownTake(shell.shot(0))->id.value, shell.shot(0).takes[0].id.value);
    QTest::mouseClick(shell.find<QToolButton>("Use this seed for the shot"), Qt::LeftButton);
    QVERIFY(shell.shot(0).seed.mode == story::SeedMode::Locked);
    QCOMPARE(shell.shot(0).seed.value, shell.shot(0).takes[0].seed);
}

void TstStories::aCommandIsFoundByName()
{
    QCOMPARE(commandRank("New shot after", "new sh"), 0);
    QCOMPARE(commandRank("New shot after", "after new"), 1);
    QCOMPARE(commandRank("New shot after", "hot"), 2);
    QCOMPARE(commandRank("New shot after", "before"), -1);

    Shell shell;
    size_t const before = story::shotsInOrder(shell.stage.session->board()).size();
    auto const search = [&shell](QString const& typed, Qt::Key last) {
        shell.run(Command::SearchCommands);
        auto* popup = shell.window->findChild<CommandSearch*>();
        QVERIFY(popup && popup->isVisible());
        auto* line = popup->findChild<QLineEdit*>();
        QTest::keyClicks(line, typed);
        QTest::keyClick(line, last);
        QTRY_VERIFY(!shell.window->findChild<CommandSearch*>());
    };
    search("shot aft", Qt::Key_Return);
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), before + 1);
    search("shot aft", Qt::Key_Escape); // called off
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), before + 1);
    search("undo", Qt::Key_Return);
    QCOMPARE(story::shotsInOrder(shell.stage.session->board()).size(), before);
}

void TstStories::everyActionHasAName()
{
    Shell shell;
    QSet<QString> keys;
    for (size_t i = 0; i < static_cast<size_t>(Command::Count); ++i) {
        QAction const* action = shell.window->actions()->at(static_cast<Command>(i));
        QVERIFY(!action->text().isEmpty());
        for (QKeySequence const& key : action->shortcuts()) {
            QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
            keys.insert(key.toString());
        }
    }
    for (QDockWidget* dock : shell.window->findChildren<QDockWidget*>())
        QVERIFY(!dock->windowTitle().isEmpty() && !dock->objectName().isEmpty());
}

QTEST_MAIN(TstStories)
#include "tst_stories.moc"
