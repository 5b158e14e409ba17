#include "tests/ui_shell/Shell.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/CompareBar.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/canvas/SeamView.h"
#include "ui/canvas/WipeHandle.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/TakeDialog.h"
#include "ui/panels/TakesPanel.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QSettings>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kTakesWait = 60'000;

/// Alike to the eye: where a scaled picture is cut changes how its pixels are rounded.
bool isAlike(QImage const& a, QImage const& b)
{
    int apart = 0;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y)
        for (int x = 0; x < std::min(a.width(), b.width()); ++x)
            apart += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 8;
    return a.size() == b.size() && apart * 100 < a.width() * a.height();
}

} // namespace

/// What people do with takes: compare, look at a seam, use their settings, export, delete and bring back.
class TstTakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesMeetAtALine();
    void theLineIsDraggedAndMovedByKeys();
    void comparedTakesPlayRoundInTheirShot();
    void theFilmstripSaysWhatIsCompared();
    void oneTakeHasNothingToCompareWith();
    void aSeamIsTwoRowsOfFrames();
    void aTakesSettingsComeBack();
    void whatIsKnownOfATake();
    void aDeletedTakeComesBack();
    void aTakeAloneIsExported();
    void aLargePictureIsDraggedAbout();

private:
    static void render(Shell& shell, size_t takes, int shot = 0);
    static CanvasView* canvas(Shell& shell) { return shell.find<CanvasView>(); }
    static WipeHandle* wipe(Shell& shell) { return shell.find<CanvasPicture>()->wipe(); }
    static QListView* strip(Shell& shell) { return shell.find<QListView>("Takes"); }
};

void TstTakes::initTestCase()
{
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath("data").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
}

void TstTakes::render(Shell& shell, size_t takes, int shot)
{
    shell.stage.session->selectOnly(shotId(shot));
    for (size_t i = shell.shot(shot).takes.size() + 1; i <= takes; ++i) {
        shell.run(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(shot).takes.size(), i, kTakesWait);
        QTRY_VERIFY_WITH_TIMEOUT(shell.stage.bridge->jobOf(shotId(shot))->state == jobs::JobState::Finished,
                                 kTakesWait);
    }
}

void TstTakes::takesMeetAtALine()
{
    Shell shell;
    render(shell, 2);
    auto* bar = shell.find<CompareBar>();
    QVERIFY(!bar->isVisible());
    QTest::keyClick(shell.window.get(), Qt::Key_Y);
    QVERIFY(bar->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(wipe(shell)->isVisible(), kTakesWait);
    QTRY_COMPARE(QApplication::focusWidget(), wipe(shell));
    QCOMPARE(wipe(shell)->accessibleName(), QString("Line between Take 2 and Take 1"));
    QVERIFY(shell.window->actions()->at(Command::CompareTakes)->isChecked());

    // Left of the line is the one take, right of it the other.
    auto* picture = shell.find<CanvasPicture>();
    auto const shown = [&] { return picture->grab().toImage(); };
    QRect const frame = picture->frameRect();
    wipe(shell)->setValue(1000);
    QImage const all = shown();
    wipe(shell)->setValue(0);
    QImage const none = shown();
    QVERIFY(!isAlike(all.copy(frame), none.copy(frame)));
    wipe(shell)->setValue(500);
    QImage const half = shown();
    QRect const left(frame.left(), frame.top() + 40, frame.width() / 2 - 30, frame.height() / 4 - 10);
    QRect const right(left.translated(frame.width() / 2 + 30, 0));
    QVERIFY(isAlike(half.copy(left), all.copy(left)));
    QVERIFY(isAlike(half.copy(right), none.copy(right)));
    QVERIFY(!isAlike(all.copy(right), none.copy(right)));

    // Choosing one of them is one undo step; they stay compared.
    auto const* a = shell.find<QComboBox>("Take on the left");
    auto* b = shell.find<QComboBox>("Take on the right");
    QCOMPARE(a->currentText(), QString("Take 2"));
    QCOMPARE(b->currentText(), QString("Take 1"));
    QTest::mouseClick(shell.find<QToolButton>("Choose the right take for the film"), Qt::LeftButton);
    QCOMPARE(shell.shot(0).chosenTake->value, shell.shot(0).takes[0].id.value);
    QVERIFY(bar->isVisible());
    QTest::mouseClick(shell.find<QToolButton>("Change sides"), Qt::LeftButton);
    QCOMPARE(a->currentText(), QString("Take 1"));
    b->setCurrentIndex(0); // the one on the left: they change sides
    Q_EMIT b->activated(0);
    QCOMPARE(a->currentText(), QString("Take 2"));

    wipe(shell)->setFocus();
    QSignalSpy stopped(shell.window->actions()->at(Command::Stop), &QAction::triggered);
    QTest::keyClick(wipe(shell), Qt::Key_Escape);
    QVERIFY(!bar->isVisible());
    QVERIFY(!wipe(shell)->isVisible());
    QCOMPARE(stopped.count(), 0);
    QVERIFY(!shell.window->actions()->at(Command::CompareTakes)->isChecked());
}

void TstTakes::theLineIsDraggedAndMovedByKeys()
{
    Shell shell;
    render(shell, 2);
    shell.run(Command::CompareTakes);
    QTRY_VERIFY_WITH_TIMEOUT(wipe(shell)->isVisible(), kTakesWait);
    QTRY_COMPARE(QApplication::focusWidget(), wipe(shell));
    int64_t const playhead = shell.stage.session->playhead().count;
    wipe(shell)->setValue(500);
    QTest::keyClick(wipe(shell), Qt::Key_Right);
    QCOMPARE(wipe(shell)->value(), 520);
    QTest::keyClick(wipe(shell), Qt::Key_Left);
    QTest::keyClick(wipe(shell), Qt::Key_Left);
    QCOMPARE(wipe(shell)->value(), 480);
    QTest::keyClick(wipe(shell), Qt::Key_Home);
    QCOMPARE(wipe(shell)->value(), 0);
    QTest::keyClick(wipe(shell), Qt::Key_End);
    QCOMPARE(wipe(shell)->value(), 1000);
    QCOMPARE(shell.stage.session->playhead().count, playhead);
    QPoint const middle = wipe(shell)->rect().center();
    dragMouse(wipe(shell), middle, {wipe(shell)->width() / 4, middle.y()});
    QVERIFY(std::abs(wipe(shell)->value() - 250) <= 4);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(wipe(shell));
    QVERIFY(spoken && spoken->role() == QAccessible::Slider && spoken->valueInterface());
    QCOMPARE(spoken->valueInterface()->currentValue().toInt(), wipe(shell)->value());
}

void TstTakes::comparedTakesPlayRoundInTheirShot()
{
    Shell shell;
    render(shell, 2, 1);
    shell.stage.session->setPlayhead({0}); // in another shot
    shell.run(Command::CompareTakes);
    QCOMPARE(shell.stage.session->playhead().count, int64_t{48});
    QTRY_VERIFY_WITH_TIMEOUT(wipe(shell)->isVisible(), kTakesWait);
    shell.stage.session->setPlayhead({93});
    PlaybackLink* link = canvas(shell)->playback();
    bool hasAlone = false, hasTurned = false;
    connect(link, &PlaybackLink::pictureChanged, this, [&] {
        hasAlone = hasAlone || (link->isPlaying() && link->other().isNull());
        hasTurned = hasTurned || (link->isPlaying() && shell.stage.session->playhead().count < 60);
    });
    shell.run(Command::Play);
    QTRY_VERIFY_WITH_TIMEOUT(hasTurned, kTakesWait);
    QVERIFY(link->isPlaying());
    QVERIFY(!hasAlone);
    shell.run(Command::Play);
    // Another shot ends it.
    shell.stage.session->selectOnly(shotId(0));
    QVERIFY(!canvas(shell)->isComparing());
    QVERIFY(!shell.window->actions()->at(Command::CompareTakes)->isChecked());
}

void TstTakes::theFilmstripSaysWhatIsCompared()
{
    Shell shell;
    render(shell, 3);
    auto* button = shell.find<QToolButton>("Compare with the shown take");
    strip(shell)->setCurrentIndex(strip(shell)->model()->index(0, 0));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(canvas(shell)->isComparing() && button->isChecked());
    auto const* b = shell.find<QComboBox>("Take on the right");
    QCOMPARE(b->currentText(), QString("Take 1"));
    strip(shell)->setFocus();
    QTest::keyClick(strip(shell), Qt::Key_Right);
    QCOMPARE(b->currentText(), QString("Take 2"));
    // A take that is gone cannot be compared.
    QVERIFY(shell.stage.session->deleteTake(shotId(0), shell.shot(0).takes[1].id));
    QVERIFY(!canvas(shell)->isComparing() && !button->isChecked());
}

void TstTakes::oneTakeHasNothingToCompareWith()
{
    Shell shell;
    QAction* action = shell.window->actions()->at(Command::CompareTakes);
    action->trigger();
    QVERIFY(!action->isChecked());
    QVERIFY(!canvas(shell)->isComparing());
    QVERIFY2(shell.window->notices()->text().contains("two takes"),
             qPrintable(shell.window->notices()->text()));
}

void TstTakes::aSeamIsTwoRowsOfFrames()
{
    Shell shell;
    render(shell, 1, 0);
    render(shell, 1, 1);
    auto* seam = shell.find<SeamView>();
    QVERIFY(!seam->isVisible());
    QTest::keyClick(shell.window.get(), Qt::Key_Y, Qt::ShiftModifier);
    QVERIFY(seam->isVisible());
    QVERIFY(!shell.find<CanvasPicture>()->isVisible());
    QCOMPARE(seam->accessibleName(), QString("Last frames of shot 1 over the first frames of shot 2"));
    auto const colours = [&](QRect const& part) { // of what is neither the well nor black
        QImage const shown = seam->grab(part).toImage();
        int count = 0;
        for (int y = 0; y < shown.height(); y += 3)
            for (int x = 0; x < shown.width(); x += 3)
                count += qGray(shown.pixel(x, y)) > 40;
        return count;
    };
    QRect const all = seam->rect();
    QTRY_VERIFY_WITH_TIMEOUT(colours(all.adjusted(0, 0, 0, -all.height() / 2)) > 200, kTakesWait);
    QTRY_VERIFY_WITH_TIMEOUT(colours(all.adjusted(0, all.height() / 2, 0, 0)) > 200, kTakesWait);
    // What plays is what lies around it, in the picture.
    QTest::keyClick(canvas(shell), Qt::Key_Space);
    QVERIFY(canvas(shell)->playback()->isPlaying());
    QVERIFY(shell.stage.session->playhead().count >= 24);
    QVERIFY(shell.find<CanvasPicture>()->isVisible() && !seam->isVisible());
    QTest::keyClick(canvas(shell), Qt::Key_Space);
    QVERIFY(seam->isVisible());
    canvas(shell)->setFocus();
    QTest::keyClick(canvas(shell), Qt::Key_Escape);
    QVERIFY(!seam->isVisible());
    QVERIFY(!shell.window->actions()->at(Command::ShowSeam)->isChecked());
}

void TstTakes::aTakesSettingsComeBack()
{
    Shell shell;
    Session* session = shell.stage.session.get();
    QVERIFY(session->perform(story::SetNegative{shotId(0), "blur"}));
    story::Overrides overrides;
    overrides.steps = 7;
    QVERIFY(session->perform(story::SetOverrides{shotId(0), overrides}));
    render(shell, 1);
    story::Shot const asked = shell.shot(0);
    QVERIFY(session->status(shotId(0)).state == plan::TakeState::Ready);

    QVERIFY(session->perform(story::SetPrompt{shotId(0), "something else"}));
    QVERIFY(session->perform(story::SetNegative{shotId(0), "text"}));
    QVERIFY(session->perform(story::SetPreset{shotId(0), "cartoon"}));
    QVERIFY(session->perform(story::SetQuality{shotId(0), story::Quality::Draft}));
    QVERIFY(session->perform(story::SetOverrides{shotId(0), {}}));
    QVERIFY(session->perform(story::SetSeed{shotId(0), {story::SeedMode::Locked, 3}}));
    story::Storyboard const before = session->board();
    int const steps = session->undoStack()->count();
    shell.run(Command::TakeSettings);
    QTRY_COMPARE_WITH_TIMEOUT(session->undoStack()->count(), steps + 1, kTakesWait);
    QVERIFY(shell.shot(0) == asked);
    QVERIFY(session->status(shotId(0)).state == plan::TakeState::Ready);
    session->undoStack()->undo();
    QVERIFY(session->board() == before);
    session->undoStack()->redo();
    QSignalSpy noticed(shell.find<TakesPanel>(), &TakesPanel::noticed);
    shell.run(Command::TakeSettings); // again changes nothing
    QTRY_COMPARE_WITH_TIMEOUT(noticed.count(), 1, kTakesWait);
    QCOMPARE(session->undoStack()->count(), steps + 1);
}

void TstTakes::whatIsKnownOfATake()
{
    Shell shell;
    render(shell, 1);
    shell.run(Command::TakeDetails);
    auto* dialog = shell.window->findChild<TakeDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QString("Take 1 of shot 1"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isRead(), kTakesWait);
    QString const text = dialog->asText();
    for (QString const& each :
         {"Seed: " + QString::number(shell.shot(0).takes[0].seed), QString("Prompt: shot 0"),
          QString("Preset: Cinematic"), QString("Steps: "), QString("On disk: ")})
        QVERIFY2(text.contains(each), qPrintable(text));
    for (QPushButton* each : dialog->findChildren<QPushButton*>())
        if (each->text() == "Copy as text")
            each->click();
    QCOMPARE(QApplication::clipboard()->text(), text);
}

void TstTakes::aDeletedTakeComesBack()
{
    Shell shell;
    render(shell, 2);
    TakeId const first = shell.shot(0).takes[0].id;
    std::filesystem::path const folder = shell.stage.session->projectFolder() / "takes" / first.value;
    strip(shell)->setCurrentIndex(strip(shell)->model()->index(0, 0));
    strip(shell)->setFocus();
    QTimer::singleShot(0, shell.window.get(), [] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box)
            box->button(QMessageBox::Yes)->click();
    });
    QTest::keyClick(strip(shell), Qt::Key_Delete);
    QCOMPARE(shell.shot(0).takes.size(), size_t{1});
    QVERIFY(!std::filesystem::exists(folder));
    QPushButton* restore = nullptr;
    for (QPushButton* each : shell.find<TakesPanel>()->findChildren<QPushButton*>())
        restore = each->text() == "Restore" ? each : restore;
    QVERIFY(restore && restore->isVisible());
    QTest::mouseClick(restore, Qt::LeftButton);
    QCOMPARE(shell.shot(0).takes.size(), size_t{2});
    QCOMPARE(shell.shot(0).takes[1].id.value, first.value);
    QVERIFY(std::filesystem::exists(folder / "master.mkv"));
    QVERIFY(!restore->isVisible());
    QSignalSpy noticed(shell.find<TakesPanel>(), &TakesPanel::noticed);
    shell.run(Command::RestoreTake); // nothing is left to bring back
    QCOMPARE(noticed.count(), 1);
}

void TstTakes::aTakeAloneIsExported()
{
    Shell shell;
    render(shell, 1, 1); // the other shots have none, and are not asked for
    shell.run(Command::ExportTake);
    auto* dialog = shell.window->findChild<ExportDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), QString("Export Take 1 of shot 2"));
    std::filesystem::path const target = shell.stage.folder.filePath("take.mp4").toStdString();
    dialog->setTarget(target);
    QSignalSpy done(shell.stage.bridge.get(), &EngineBridge::exportFinished);
    QSignalSpy failed(shell.stage.bridge.get(), &EngineBridge::exportFailed);
    int const settingsHeight = dialog->height();
    QTest::mouseClick(shell.button("Export"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(done.count() + failed.count() > 0, kTakesWait);
    if (failed.count() > 0) {
        auto const error = failed.at(0).at(0).value<fw::Error>();
        if (error.kind == Error::Kind::Unavailable)
            QSKIP("libc2pa is not here, so nothing can be signed");
        QFAIL(error.message().c_str());
    }
    QVERIFY(std::filesystem::exists(target));
    auto const result = done.at(0).at(0).value<exporting::ExportResult>();
    story::Take const& take = shell.shot(1).takes[0];
    double const seconds = static_cast<double>(take.length.count) / take.rate.perSecond();
    QVERIFY(std::abs(static_cast<double>(result.frames) / 24 - seconds) < 0.1);
    // What was written says so in a dialog of its own height.
    QTRY_VERIFY(dialog->height() < settingsHeight);
}

void TstTakes::aLargePictureIsDraggedAbout()
{
    Shell shell;
    auto* picture = shell.find<CanvasPicture>();
    QRect const fitted = picture->frameRect();
    shell.window->actions()->at(Command::ActualSize)->setChecked(true);
    QRect const actual = picture->frameRect();
    QCOMPARE(actual.size(), QSize(1280, 720) / picture->devicePixelRatioF());
    QVERIFY(actual.width() > picture->width());
    QPoint const middle = picture->rect().center();
    dragMouse(picture, middle, middle + QPoint(40, 0));
    QCOMPARE(picture->frameRect(), actual.translated(40, 0));
    dragMouse(picture, {2, middle.y()}, {2000, middle.y()}); // no further than to its edge
    QVERIFY(std::abs(picture->frameRect().left()) <= 1);
    shell.window->actions()->at(Command::ActualSize)->setChecked(false);
    QCOMPARE(picture->frameRect(), fitted);
}

QTEST_MAIN(TstTakes)
#include "tst_takes.moc"
