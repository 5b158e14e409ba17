#include "tests/ui_views/Stage.h"
#include "ui/HandOver.h"
#include "ui/panels/CutDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

class TstCutDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ourOwnCutIsNothingToImport();
    void saysWhatChangesAndDoesItInOneStep();
    void missingShotsGoWhenAsked();
    void newShotsGetThePreset();
    void badFilesSayWhy();
    void refusedFilmsLeaveNoBundle();
};

namespace {

std::filesystem::path writeFile(Stage const& stage, QByteArray const& text, char const* name = "cut.otio")
{
    QFile file(stage.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the cut could not be written");
    return file.fileName().toStdString();
}

/// Clips of 24 frames a second: "s0:48" is the shot s0, anything else another program's.
std::filesystem::path cutOf(Stage const& stage, QStringList const& clips)
{
    QStringList children;
    for (QString const& clip : clips) {
        QString const name = clip.section(':', 0, 0);
        children
            << QString(
                   R"({"OTIO_SCHEMA":"Clip.2","name":"%1","metadata":{"framewright":{"shot":"%1"}},"source_range":
            {"start_time":{"value":0,"rate":24},"duration":{"value":%2,"rate":24}}})")
                   .arg(name, clip.section(':', 1));
    }
    return writeFile(stage,
                     QString(R"({"OTIO_SCHEMA":"Timeline.1","name":"Rough","tracks":{"OTIO_SCHEMA":"Stack.1",
        "children":[{"OTIO_SCHEMA":"Track.1","kind":"Video","children":[%1]}]}})")
                         .arg(children.join(','))
                         .toUtf8());
}

QPushButton* importButton(CutDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

QString summaryOf(CutDialog& dialog) { return dialog.findChild<QLabel*>("summary")->text(); }

/// "Scene 1: Shot 1  shot 0 = stays as it is (00:00:02:00)"
QStringList rowsOf(CutDialog& dialog)
{
    QStringList rows;
    auto* tree = dialog.findChild<QTreeWidget*>();
    for (int k = 0; k < tree->topLevelItemCount(); ++k)
        for (int i = 0; i < tree->topLevelItem(k)->childCount(); ++i) {
            QTreeWidgetItem const* item = tree->topLevelItem(k)->child(i);
            rows << tree->topLevelItem(k)->text(0) + ": " + item->text(0) + " = " + item->text(1) + " (" +
                        item->text(2) + ")";
        }
    return rows;
}

} // namespace

void TstCutDialog::ourOwnCutIsNothingToImport()
{
    Stage stage;
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy said(&handOver, &HandOver::noticed);
    std::filesystem::path const file = stage.folder.filePath("cut.otioz").toStdString();
    handOver.writeCut(file); // no shot has a take: a bundle of gaps
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 60'000);
    CutDialog dialog(stage.session.get(), file);
    QVERIFY(dialog.import());
    QVERIFY(!importButton(dialog)->isEnabled());
    QVERIFY(summaryOf(dialog).startsWith("The project is this cut already"));
    QCOMPARE(rowsOf(dialog).size(), 6);
    dialog.accept();
    QCOMPARE(stage.session->undoStack()->count(), 0);
}

void TstCutDialog::saysWhatChangesAndDoesItInOneStep()
{
    Stage stage;
    CutDialog dialog(stage.session.get(),
                     cutOf(stage, {"s2:48", "s0:36", "s1:48", "s3:48", "s4:48", "intro:24"}));
    QCOMPARE(rowsOf(dialog),
             (QStringList{"Scene 1: Shot 3  shot 2 = another place (00:00:02:00)",
                          "Scene 1: Shot 1  shot 0 = shorter (00:00:01:12 instead of 00:00:02:00)",
                          "Scene 1: Shot 2  shot 1 = stays as it is (00:00:02:00)",
                          "Scene 2: Shot 4  shot 3 = stays as it is (00:00:02:00)",
                          "Scene 2: Shot 5  shot 4 = stays as it is (00:00:02:00)",
                          "Scene 2: intro = new, empty (00:00:01:00)",
                          "Not in the cut: Shot 6  shot 5 = not in the cut, moves behind it (00:00:02:00)"}));
    QCOMPARE(summaryOf(dialog), "2 shots change. 1 shot comes anew. 3 shots stay as they are.");
    QVERIFY(stage.session->board() == stage.start); // shown, not imported
    importButton(dialog)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY2(stage.order().startsWith("s2 s0 s1 | s3 s4 sh-"), qPrintable(stage.order()));
    QVERIFY(stage.order().endsWith(" | s5"));
    QCOMPARE(stage.session->currentShot().value, std::string("s2"));
    QCOMPARE(stage.session->undoStack()->count(), 1);
    QVERIFY(stage.undoesToStart());
}

void TstCutDialog::missingShotsGoWhenAsked()
{
    Stage stage;
    CutDialog dialog(stage.session.get(), cutOf(stage, {"s0:48", "s1:48", "s2:48", "s3:48"}));
    auto* removes = dialog.findChild<QCheckBox*>();
    QVERIFY(!removes->isHidden());
    removes->setChecked(true);
    QCOMPARE(rowsOf(dialog).last(), "Not in the cut: Shot 6  shot 5 = removed (00:00:02:00)");
    dialog.accept();
    QCOMPARE(stage.order(), "s0 s1 s2 | s3");
    QVERIFY(stage.undoesToStart());
}

void TstCutDialog::newShotsGetThePreset()
{
    Stage stage;
    CutDialog dialog(stage.session.get(), cutOf(stage, {"wide.mov:24", "close.mov:12"}));
    QVERIFY(dialog.findChild<QCheckBox*>()->isHidden());
    QVERIFY2(summaryOf(dialog).startsWith("2 shots come as scenes of their own"),
             qPrintable(summaryOf(dialog)));
    auto* presets = dialog.findChild<QComboBox*>();
    presets->setCurrentIndex(presets->findData("cartoon"));
    dialog.accept();
    story::Scene const& scene = stage.session->board().scenes.back();
    QCOMPARE(scene.title, std::string("Rough"));
    QCOMPARE(scene.shots.at(1).presetId, std::string("cartoon"));
    QCOMPARE(scene.shots.at(1).notes, std::string("close.mov"));
    QCOMPARE(scene.shots.at(1).length.count, 12);
    QVERIFY(stage.undoesToStart());
}

void TstCutDialog::badFilesSayWhy()
{
    Stage stage;
    CutDialog dialog(stage.session.get(), writeFile(stage, "no zip", "cut.otioz"));
    QVERIFY(!dialog.import());
    QVERIFY(!importButton(dialog)->isEnabled());
    bool isSaid = false;
    for (QLabel const* label : dialog.findChildren<QLabel*>())
        isSaid = isSaid || label->text().contains("could not be read");
    QVERIFY(isSaid);
    dialog.accept();
    QVERIFY(stage.session->board() == stage.start);
}

/// Pictures leave in it: what the rules hold back stays; the structure alone may go.
void TstCutDialog::refusedFilmsLeaveNoBundle()
{
    Stage stage;
    QVERIFY(stage.session->perform(story::SetPrompt{{"s1"}, "a naked child"}));
    HandOver handOver(stage.session.get(), nullptr);
    QSignalSpy failed(&handOver, &HandOver::failed);
    QSignalSpy said(&handOver, &HandOver::noticed);
    handOver.writeCut(stage.folder.filePath("cut.otioz").toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
    QCOMPARE(failed[0][0].value<Error>().kind, Error::Kind::Refused);
    handOver.writeCut(stage.folder.filePath("cut.otio").toStdString());
    QTRY_COMPARE_WITH_TIMEOUT(said.size(), 1, 60'000);
    QCOMPARE(QDir(stage.folder.path()).entryList({"cut*"}, QDir::Files), QStringList{"cut.otio"});
}

QTEST_MAIN(TstCutDialog)
#include "tst_cut_dialog.moc"
