#include "tests/ui_shell/Story.h"
#include "ui/models/ReviewListModel.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/CastPanel.h"
#include "ui/panels/CostDialog.h"
#include "ui/panels/DeleteDialog.h"
#include "ui/panels/FormatDialog.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/WithdrawDialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QMessageBox>
#include <QRadioButton>

using namespace fw;
using namespace fw::ui;

/// People and rules as a maker meets them, and what the whole project is set to.
class TstStoryCast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPersonComesInAndWithdraws();
    void aHeldPromptGoesThroughTheInbox();
    void theFilmGetsAFormatAndABudget();
};

void TstStoryCast::aPersonComesInAndWithdraws()
{
    Story story(1, 2);
    story.press(Command::AddPerson);
    auto* dialog = story.find<StatementDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isVisible(), kStoryWait);
    for (QRadioButton* kind : dialog->findChildren<QRadioButton*>())
        if (kind->text().contains("nvented", Qt::CaseInsensitive) || kind->text().contains("synthetic"))
            Story::click(kind, QPoint(8, kind->height() / 2));
    Story::write(story.find<QLineEdit>("Name in the cast list"), "Ada Invented");
    Story::click(Story::buttonIn(*dialog, "Next"));
    Story::write(story.find<QLineEdit>("Signature"), "Test Person");
    Story::click(Story::buttonIn(*dialog, "Next"));
    QVERIFY(Story::buttonIn(*dialog, "Next")); // not agreed yet: it says so and stays
    for (QCheckBox* box : dialog->findChildren<QCheckBox*>())
        if (box->isVisible() && (box->text().contains("agree") || box->text().contains("18")))
            Story::click(box, QPoint(8, box->height() / 2));
    Story::click(Story::buttonIn(*dialog, "Next"));
    Story::click(Story::buttonIn(*dialog, "Record the consent"));
    QTRY_COMPARE_WITH_TIMEOUT(story.stage.bridge->cast()->subjects().size(), size_t{1}, kStoryWait);
    SubjectId const who = story.stage.bridge->cast()->subjects().front().id;
    QTRY_VERIFY_WITH_TIMEOUT(!story.find<StatementDialog>() || !story.find<StatementDialog>()->isVisible(),
                             kStoryWait);

    story.click(shotId(0));
    story.whenMenuOpens(); // the first line is the only person
    story.press(Command::ShotCast);
    QTRY_COMPARE_WITH_TIMEOUT(story.shot(0).cast, std::vector<SubjectId>{who}, kStoryWait);
    story.cards()->setFocus();
    story.generate();
    QCOMPARE(shotLook(story.session(), *story.stage.bridge, shotId(0)).state, ShotState::Ready);

    story.window->findChild<QDockWidget*>("cast")->raise();
    story.find<CastPanel>()->select(who);
    story.press(Command::WithdrawConsent);
    QTRY_VERIFY_WITH_TIMEOUT(story.find<WithdrawDialog>(), kStoryWait);
    QTRY_VERIFY_WITH_TIMEOUT(story.find<WithdrawDialog>()->dependentsText().contains("Shot 1"), kStoryWait);
    Story::click(Story::buttonIn(*story.find<WithdrawDialog>(), "Withdraw for good"));
    QTRY_COMPARE_WITH_TIMEOUT(shotLook(story.session(), *story.stage.bridge, shotId(0)).word,
                              QString("Withdrawn"), kStoryWait);
    DeleteDialog* offer = nullptr; // the take may go, too
    QTRY_VERIFY_WITH_TIMEOUT((offer = story.find<DeleteDialog>()) && offer->isVisible(), kStoryWait);
    offer->reject();
    story.cards()->setFocus();
    story.press(Command::Generate);
    QTRY_VERIFY_WITH_TIMEOUT(story.said().contains("Ada Invented"), kStoryWait);
    QCOMPARE(story.shot(0).takes.size(), size_t{1});
    QCOMPARE(story.ending(), QString());
}

void TstStoryCast::aHeldPromptGoesThroughTheInbox()
{
    Story story(1, 2);
    QAction* inbox = story.window->actions()->at(Command::ReviewInbox);
    Story::write(story.find<PromptEdit>("Prompt"), "a porn set");
    story.cards()->setFocus();
    story.press(Command::Generate);
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox (1)..."), kStoryWait);
    QVERIFY2(story.said().contains("review inbox"), qPrintable(story.said()));
    QVERIFY(story.shot(0).takes.empty());
    story.press(Command::ReviewInbox);
    auto* dialog = story.find<ReviewDialog>();
    QTRY_VERIFY_WITH_TIMEOUT(dialog && dialog->isVisible(), kStoryWait);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->model()->rowCount(), 1, kStoryWait);
    Story::write(story.find<QLineEdit>("Reason"), "it is a documentary");
    Story::click(Story::buttonIn(*dialog, "Approve"));
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox..."), kStoryWait);
    dialog->close();
    story.cards()->setFocus();
    story.generate();
    QCOMPARE(story.shot(0).takes.size(), size_t{1});

    // What only wants a word is asked at once, and nothing is rewritten.
    story.click(shotId(1));
    Story::write(story.find<PromptEdit>("Prompt"), "a naked statue");
    story.cards()->setFocus();
    auto const answer = [&](char const* text) {
        story.whenAsked<QMessageBox>([text](QMessageBox& box) { Story::click(Story::buttonIn(box, text)); });
    };
    answer("Change the prompt");
    story.press(Command::Generate);
    QVERIFY(!story.stage.bridge->jobOf(shotId(1)));
    answer("Generate it");
    story.generate();
    QCOMPARE(story.shot(1).prompt, std::string("a naked statue"));
    QCOMPARE(story.ending(), QString());
}

void TstStoryCast::theFilmGetsAFormatAndABudget()
{
    Story story;
    story.whenAsked<FormatDialog>([](FormatDialog& dialog) {
        for (QComboBox* box : dialog.findChildren<QComboBox*>())
            if (box->findText("25 frames a second") >= 0)
                Story::choose(box, "25 frames a second");
        Story::click(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok));
    });
    story.press(Command::Format);
    QCOMPARE(story.board().format.rate, (FrameRate{25, 1}));
    QCOMPARE(story.shot(0).length.count, int64_t{50}); // still two seconds
    QCOMPARE(story.session().undoStack()->count(), 1);
    story.whenAsked<CostDialog>([](CostDialog& dialog) {
        QComboBox* unit = dialog.findChild<QComboBox*>();
        unit->setFocus();
        QTest::keyClick(unit, Qt::Key_Down);
        QTest::keyClick(unit, Qt::Key_Down);
        for (QDoubleSpinBox* box : dialog.findChildren<QDoubleSpinBox*>())
            if (box->accessibleName() == "Budget")
                Story::write(box->findChild<QLineEdit*>(), "1000");
        Story::click(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok));
    });
    story.press(Command::Costs);
    QVERIFY(story.board().budget.has_value());
    story.generate();
    story.press(Command::Undo);
    QVERIFY(!story.board().budget);
    QCOMPARE(story.ending(), QString());
}

FW_STORY_MAIN(TstStoryCast)
#include "tst_story_cast.moc"
