#include "engine/base/Sha256.h"
#include "engine/jobs/TakeStore.h"
#include "tests/ui_shell/Shell.h"
#include "ui/panels/FilesDialog.h"
#include "ui/theme/Settings.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
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
    static QPushButton* button(FilesDialog* dialog, QString const& text)
    {
        for (QPushButton* each : dialog->findChildren<QPushButton*>())
            if (each->text() == text)
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
