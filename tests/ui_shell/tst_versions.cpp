#include "tests/ui_views/Stage.h"
#include "ui/HandOver.h"
#include "ui/panels/VersionsDialog.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// Earlier versions and copies of the open project, through the window's own dialogs.
class TstVersions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anEarlierVersionComesBackInOneStep();
    void differencesAreTold();
    void aCopyIsWrittenWhileTheProjectIsOpen();
};

void TstVersions::anEarlierVersionComesBackInOneStep()
{
    Stage stage;
    QVERIFY(stage.session->save().isOk()); // leaves a dated copy of six shots
    QVERIFY(stage.session->perform(story::RemoveShot{ShotId{"s1"}}).isOk());
    QVERIFY(stage.session->perform(story::SetPrompt{ShotId{"s2"}, "another"}).isOk());
    VersionsDialog dialog(stage.session.get(), stage.bridge->records(), stage.thumbnails.get());
    QSignalSpy restored(&dialog, &VersionsDialog::restored);
    dialog.show();
    auto* list = dialog.findChild<QListWidget*>();
    QTRY_VERIFY(list->count() >= 1);
    QPushButton* button = nullptr;
    for (QPushButton* each : dialog.findChildren<QPushButton*>())
        if (each->text() == "Restore")
            button = each;
    QVERIFY(button && button->isEnabled());
    button->click();
    QCOMPARE(restored.count(), qsizetype{1});
    QCOMPARE(stage.order(), QString("s0 s1 s2 | s3 s4 s5"));
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s2"})->prompt, std::string("shot 2"));
    stage.session->undoStack()->undo();
    QCOMPARE(stage.order(), QString("s0 s2 | s3 s4 s5"));
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s2"})->prompt, std::string("another"));
    QVERIFY(stage.undoesToStart());
}

void TstVersions::differencesAreTold()
{
    story::Storyboard const then = Stage::board(1, 3);
    story::Storyboard now = then;
    QCOMPARE(differenceText(now, then), QString("The same shots as now."));
    now.scenes[0].shots.erase(now.scenes[0].shots.begin());
    now.scenes[0].shots[0].prompt = "x";
    story::Shot made;
    made.id = {"new"};
    now.scenes[0].shots.push_back(made);
    QCOMPARE(differenceText(now, then), QString("1 shot would come back. 1 shot made since would be left "
                                                "out. 1 shot would be as before."));
}

void TstVersions::aCopyIsWrittenWhileTheProjectIsOpen()
{
    Stage stage;
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy noticed(&handOver, &HandOver::noticed), failed(&handOver, &HandOver::failed);
    std::filesystem::path const target = stage.folder.filePath("Copy.framewright").toStdString();
    handOver.writeCopy(target);
    QTRY_COMPARE(noticed.count(), qsizetype{1});
    auto const copy = story::Project::read(target);
    QVERIFY(copy.isOk());
    QVERIFY(*copy == stage.session->board());
    handOver.writeCopy(target);
    QTRY_COMPARE(failed.count(), qsizetype{1}); // it is there already
}

QTEST_MAIN(TstVersions)
#include "tst_versions.moc"
