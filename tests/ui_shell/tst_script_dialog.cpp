#include "tests/ui_views/Stage.h"
#include "ui/panels/ScriptDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

class TstScriptDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatWouldBecome();
    void settingsGoToTheShots();
    void importIsOneUndoStep();
    void badScriptsSayWhy();
};

namespace {

std::filesystem::path script(Stage const& stage, QByteArray const& text, char const* name = "a.fountain")
{
    QFile file(stage.folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the script could not be written");
    return file.fileName().toStdString();
}

constexpr char kTwoScenes[] =
    "INT. BAR\n\nA glass. [[small]]\n\nANN\nHi.\n\nEXT. SEA\n\nA boat.\n\nA gull.\n\nCUT TO:\n";

QPushButton* importButton(ScriptDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

} // namespace

void TstScriptDialog::showsWhatWouldBecome()
{
    Stage stage;
    ScriptDialog dialog(stage.session.get(), script(stage, kTwoScenes));
    auto* tree = dialog.findChild<QTreeWidget*>();
    QCOMPARE(tree->topLevelItemCount(), 2);
    QCOMPARE(tree->topLevelItem(1)->text(0), "EXT. SEA");
    QCOMPARE(tree->topLevelItem(1)->childCount(), 2);
    QTreeWidgetItem const* glass = tree->topLevelItem(0)->child(0);
    QCOMPARE(glass->text(0), "A glass, bar");
    QCOMPARE(glass->text(1), "ANN: Hi.");
    QCOMPARE(glass->text(2), "small");
    QCOMPARE(importButton(dialog)->text(), "Import 3 shots");
    bool isSaid = false;
    for (QLabel const* label : dialog.findChildren<QLabel*>())
        isSaid = isSaid || label->text() == "Line 14: the transition \"CUT TO:\" was left out.";
    QVERIFY(isSaid);
    QVERIFY(stage.session->board() == stage.start); // shown, not imported
}

void TstScriptDialog::settingsGoToTheShots()
{
    Stage stage;
    ScriptDialog dialog(stage.session.get(), script(stage, kTwoScenes));
    auto* presets = dialog.findChild<QComboBox*>();
    presets->setCurrentIndex(presets->findData("cartoon"));
    dialog.findChild<QDoubleSpinBox*>()->setValue(3.5);
    dialog.accept();
    story::Shot const& glass = stage.session->board().scenes[2].shots[0];
    QCOMPARE(glass.presetId, std::string("cartoon"));
    QCOMPARE(glass.length.count, 84);
}

void TstScriptDialog::importIsOneUndoStep()
{
    Stage stage;
    ScriptDialog dialog(stage.session.get(), script(stage, kTwoScenes));
    importButton(dialog)->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(stage.session->board().scenes.size(), size_t{4});
    QCOMPARE(stage.session->currentShot(), stage.session->board().scenes[2].shots[0].id);
    QCOMPARE(stage.session->undoStack()->count(), 1);
    QVERIFY(stage.undoesToStart());
    stage.session->undoStack()->redo();
    QCOMPARE(stage.session->board().scenes.size(), size_t{4});
}

void TstScriptDialog::badScriptsSayWhy()
{
    Stage stage;
    ScriptDialog dialog(stage.session.get(), script(stage, "Prompt,Seconds\nA,soon\n", "shots.csv"));
    QVERIFY(!dialog.script());
    QVERIFY(!importButton(dialog)->isEnabled());
    bool isSaid = false;
    for (QLabel const* label : dialog.findChildren<QLabel*>())
        isSaid = isSaid || label->text().contains("in line 2, \"soon\" is no length in seconds");
    QVERIFY(isSaid);
    dialog.accept();
    QVERIFY(stage.session->board() == stage.start);
}

QTEST_MAIN(TstScriptDialog)
#include "tst_script_dialog.moc"
