#include "tests/ui_views/Stage.h"
#include "ui/panels/PromptEdit.h"
#include "ui/panels/ShotPanel.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

class TstNotes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void typedWordsAreOneUndoStep();
    void everyShotShowsItsOwn();
    void severalShotsAreEditedAtOnce();
    void severalTakesAreAskedFor();
};

namespace {

PromptEdit* editNamed(QWidget const& panel, char const* name)
{
    for (PromptEdit* edit : panel.findChildren<PromptEdit*>())
        if (edit->accessibleName() == name)
            return edit;
    return nullptr;
}

QToolButton* toggleStartingWith(QWidget const& panel, char const* text)
{
    for (QToolButton* button : panel.findChildren<QToolButton*>())
        if (button->text().startsWith(text))
            return button;
    return nullptr;
}

} // namespace

void TstNotes::typedWordsAreOneUndoStep()
{
    Stage stage;
    stage.session->selectOnly(ShotId{"s1"});
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    panel.show();
    QToolButton* toggle = toggleStartingWith(panel, "Dialogue and notes");
    PromptEdit* dialogue = editNamed(panel, "Dialogue");
    QVERIFY(toggle && dialogue && !dialogue->isVisible());
    toggle->click();
    QVERIFY(dialogue->isVisible());
    QTest::keyClicks(dialogue, "Hello");
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s1"})->dialogue, std::string("Hello"));
    QCOMPARE(stage.session->undoStack()->count(), 1);
    QCOMPARE(toggle->text(), "Dialogue and notes (written)");
    QVERIFY(stage.undoesToStart());
    QVERIFY(dialogue->toPlainText().isEmpty());
}

void TstNotes::everyShotShowsItsOwn()
{
    Stage stage;
    QVERIFY(stage.session->perform(story::SetNotes{ShotId{"s0"}, "closer", "Yes."}).isOk());
    stage.session->selectOnly(ShotId{"s0"});
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    QCOMPARE(editNamed(panel, "Dialogue")->toPlainText(), "Yes.");
    QCOMPARE(editNamed(panel, "Notes")->toPlainText(), "closer");
    stage.session->selectOnly(ShotId{"s2"});
    QVERIFY(editNamed(panel, "Notes")->toPlainText().isEmpty());
    QCOMPARE(stage.session->undoStack()->count(), 1); // showing edits nothing
}

void TstNotes::severalShotsAreEditedAtOnce()
{
    Stage stage;
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    panel.show();
    stage.session->select({ShotId{"s0"}, ShotId{"s1"}}, ShotId{"s1"});
    auto* length = panel.findChild<QDoubleSpinBox*>(); // the first one: how long the shot plays
    QVERIFY(length && length->suffix() == " s");
    length->setValue(3);
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s0"})->length.count, int64_t{72});
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s1"})->length.count, int64_t{72});
    QCOMPARE(story::findShot(stage.session->board(), ShotId{"s2"})->length.count, int64_t{48});
    QCOMPARE(stage.session->undoStack()->count(), 1);
    QVERIFY(stage.undoesToStart());
}

void TstNotes::severalTakesAreAskedFor()
{
    Stage stage;
    ShotPanel panel(stage.session.get(), stage.bridge.get());
    panel.show();
    stage.session->selectOnly(ShotId{"s1"});
    QSignalSpy asked(&panel, &ShotPanel::generateRequested);
    QSpinBox* takes = nullptr;
    for (QSpinBox* each : panel.findChildren<QSpinBox*>())
        if (each->accessibleName() == "Takes to render")
            takes = each;
    QPushButton* generate = nullptr;
    for (QPushButton* each : panel.findChildren<QPushButton*>())
        if (each->text().startsWith("Generate"))
            generate = each;
    QVERIFY(takes && generate);
    takes->setValue(3);
    generate->click();
    QCOMPARE(asked.count(), qsizetype{3});
    QCOMPARE(takes->value(), 1); // it is not a setting that stays
    QVERIFY(stage.session->perform(story::SetSeed{ShotId{"s1"}, {story::SeedMode::Locked, 7}}).isOk());
    QVERIFY(!takes->isEnabled()); // one seed, one take
}

QTEST_MAIN(TstNotes)
#include "tst_notes.moc"
