#include "engine/base/Sha256.h"
#include "engine/base/Files.h"
#include "engine/jobs/TakeClip.h"
#include "tests/ui_shell/Shell.h"
#include "ui/panels/FilesDialog.h"
#include "ui/theme/Settings.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QSignalSpy>
#include <QtTest>

using namespace fw;
using namespace fw::ui;
namespace fs = std::filesystem;

/// The dialog about a project's files, over takes that the fake engine made.
class TstFilesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        personalSettings().clear();
    }
    void cleanup()
    {
        m_shell.reset();
        personalSettings().clear();
    }

    void otherTakesGoToTheTrashAndComeBack()
    {
        render(2);
        TakeId const old = m_shell->shot(0).takes.front().id;
        FilesDialog* dialog = open();
        QVERIFY(!list(dialog, "Missing files")->isVisible());
        button(dialog, "To the trash")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_shell->shot(0).takes.size(), size_t{1}, 60'000);
        QVERIFY(m_shell->shot(0).takes.front().id != old);
        QListWidget* trash = list(dialog, "Takes in the trash");
        QTRY_COMPARE_WITH_TIMEOUT(trash->count(), 1, 60'000);
        QVERIFY(trash->item(0)->text().contains("shot 0"));
        trash->setCurrentRow(0);
        button(dialog, "Restore")->click();
        QTRY_COMPARE_WITH_TIMEOUT(m_shell->shot(0).takes.size(), size_t{2}, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(trash->count(), 0, 60'000);
        QVERIFY(story::findTake(m_shell->shot(0), old));
        QVERIFY(jobs::verifyTake(jobs::TakeStore(folder()).files(old)));
    }

    void theTrashIsEmptied()
    {
        render(2);
        FilesDialog* dialog = open();
        button(dialog, "To the trash")->click();
        QListWidget* trash = list(dialog, "Takes in the trash");
        QTRY_COMPARE_WITH_TIMEOUT(trash->count(), 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "Empty")->isEnabled(), 60'000);
        button(dialog, "Empty")->click();
        QTRY_COMPARE_WITH_TIMEOUT(trash->count(), 0, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!button(dialog, "Empty")->isEnabled(), 60'000);
        QVERIFY(fs::is_empty(folder() / "takes/.trash"));
    }

    /// The clip of the take that does not play goes after a question, and comes back when the take is chosen.
    void onlyLatentsAreKept()
    {
        render(2);
        TakeId const old = m_shell->shot(0).takes.front().id;
        jobs::TakeFiles const files = jobs::TakeStore(folder()).files(old);
        auto const before = readFile(files.master);
        FilesDialog* dialog = open();
        QVERIFY(!button(dialog, "Make the clips again")->isEnabled());
        keepLatents(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(!fs::exists(files.master), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "Make the clips again")->isEnabled(), 60'000);
        QVERIFY(!button(dialog, "Keep latents only")->isEnabled()); // what plays stays whole
        QVERIFY(jobs::verifyTake(files));

        QVERIFY(m_shell->stage.session->perform(story::ChooseTake{shotId(0), old}));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(files.master), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(*readFile(files.master), *before, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!button(dialog, "Make the clips again")->isEnabled(), 60'000);
        QVERIFY(m_shell->stage.undoesToStart() == false); // two takes more than at the start
    }

    void clipsAreMadeWhenAsked()
    {
        render(2);
        jobs::TakeFiles const files = jobs::TakeStore(folder()).files(m_shell->shot(0).takes.front().id);
        FilesDialog* dialog = open();
        keepLatents(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "Make the clips again")->isEnabled(), 60'000);
        m_shell->stage.bridge->queue()->pause();
        button(dialog, "Make the clips again")->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, "paused"), 60'000);
        QVERIFY(!fs::exists(files.master));
        m_shell->stage.bridge->queue()->resume();
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "Make the clips again")->isEnabled(), 60'000);
        button(dialog, "Make the clips again")->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, "Every clip is there again."), 60'000);
        QVERIFY(jobs::verifyTake(files) && fs::exists(files.master));
    }

    /// A film is made of the clips themselves: what lacks its own gets it first.
    void anExportHasItsClipsMadeFirst()
    {
        render(1);
        Session* session = m_shell->stage.session.get();
        for (int i = 1; i < 6; ++i)
            QVERIFY(session->perform(story::RemoveShot{shotId(i)}));
        jobs::TakeFiles const files = jobs::TakeStore(folder()).files(m_shell->shot(0).takes.front().id);
        QVERIFY(jobs::dropClip(files));
        EngineBridge* bridge = m_shell->stage.bridge.get();
        QSignalSpy done(bridge, &EngineBridge::exportFinished), failed(bridge, &EngineBridge::exportFailed);
        exporting::ExportSettings settings;
        settings.projectFolder = folder();
        settings.target = m_shell->stage.folder.filePath("film.mp4").toStdString();
        settings.size = SizePx{160, 90};
        bridge->startExport(session->board(), settings);
        QVERIFY(bridge->isExporting());
        bridge->cancelExport();
        QCOMPARE(failed.count(), 1);
        QVERIFY(!bridge->isExporting());
        bridge->startExport(session->board(), settings);
        QTRY_COMPARE_WITH_TIMEOUT(done.count() + failed.count(), 2, 120'000);
        QCOMPARE(done.count(), 1);
        QVERIFY(fs::exists(files.master) && fs::exists(settings.target));
    }

    void aCapIsKept()
    {
        auto* cap = open()->findChild<QComboBox*>();
        cap->setCurrentIndex(cap->findData(5));
        Q_EMIT cap->activated(cap->currentIndex());
        QCOMPARE(savedTrashCap(), uint64_t{5} << 30);
    }

    void missingFilesAreFoundElsewhere()
    {
        QTemporaryDir elsewhere;
        QByteArray const picture = "not really a picture";
        QFile file(elsewhere.filePath("holiday.png"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(picture) == picture.size());
        file.close();
        story::StartFrom start;
        start.kind = story::StartKind::Image;
        start.image = {"assets/gone.png", sha256Hex(picture.toStdString())};
        QVERIFY(m_shell->stage.session->perform(story::SetStart{shotId(1), start}));
        FilesDialog* dialog = open();
        QListWidget* missing = list(dialog, "Missing files");
        QTRY_VERIFY_WITH_TIMEOUT(missing->isVisible(), 60'000);
        QVERIFY(missing->item(0)->text().contains("shot 2"));
        dialog->lookFor(elsewhere.path().toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(!missing->isVisible(), 60'000);
        QVERIFY(fs::exists(folder() / "assets/gone.png"));
        bool isSaid = false;
        for (QLabel const* label : dialog->findChildren<QLabel*>())
            isSaid = isSaid || label->text() == "1 of 1 are back.";
        QVERIFY(isSaid);
    }

private:
    fs::path folder() const { return m_shell->stage.session->projectFolder(); }
    void render(int takes)
    {
        for (int i = 0; i < takes; ++i) {
            m_shell->run(Command::Generate);
            QTRY_COMPARE_WITH_TIMEOUT(m_shell->shot(0).takes.size(), static_cast<size_t>(i + 1), 120'000);
        }
    }
    FilesDialog* open()
    {
        m_shell->run(Command::Files);
        auto* dialog = m_shell->window->findChild<FilesDialog*>();
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), 60'000); }();
        return dialog;
    }
    static void keepLatents(FilesDialog* dialog)
    {
        [&] { QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "Keep latents only")->isEnabled(), 60'000); }();
        button(dialog, "Keep latents only")->click();
        auto* question = dialog->findChild<QMessageBox*>();
        QVERIFY(question && question->text().contains("1 take"));
        for (QAbstractButton* each : question->buttons())
            if (question->buttonRole(each) == QMessageBox::AcceptRole)
                each->click();
    }
    static bool says(FilesDialog* dialog, QString const& words)
    {
        for (QLabel const* label : dialog->findChildren<QLabel*>())
            if (label->text().contains(words))
                return true;
        return false;
    }
    static QPushButton* button(FilesDialog* dialog, QString const& text)
    {
        for (QPushButton* each : dialog->findChildren<QPushButton*>())
            if (each->text() == text || each->text().startsWith(text + ",") || each->text() == text + "...")
                return each;
        qFatal("no button %s", qPrintable(text));
    }
    static QListWidget* list(FilesDialog* dialog, QString const& name)
    {
        for (QListWidget* each : dialog->findChildren<QListWidget*>())
            if (each->accessibleName() == name)
                return each;
        qFatal("no list %s", qPrintable(name));
    }

    std::unique_ptr<Shell> m_shell;
};

QTEST_MAIN(TstFilesDialog)
#include "tst_files_dialog.moc"
