#include "engine/base/Sha256.h"
#include "tests/consent/Sql.h"
#include "tests/ui_trust/People.h"
#include "tests/ui_views/Stage.h"
#include "ui/models/CastListModel.h"
#include "ui/models/CastLook.h"
#include "ui/panels/CastChips.h"
#include "ui/panels/CastPanel.h"
#include "ui/panels/ModerationLine.h"
#include "ui/panels/PicturePicker.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/WithdrawDialog.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 30'000;
constexpr int64_t kDay = 24 * 3600;

/// A stage with an installation of its own: nobody is in its ledger yet.
struct Home {
    explicit Home(int scenes = 1, int perScene = 2) : stage(scenes, perScene)
    {
        qputenv("XDG_DATA_HOME", folder.path().toUtf8());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // keys in files, no keyring
        (void)stage.bridge->attach(stage.session->projectFolder());
        stage.session->selectOnly(ShotId{"s0"});
        QVERIFY(readAgain(cast()));
    }
    CastBook& cast() const { return *stage.bridge->cast(); }
    std::filesystem::path project() const { return stage.session->projectFolder(); }
    SubjectId add(std::string const& name, consent::Clock clock = consent::systemTime)
    {
        SubjectId const made = recordPerson(name, project(), std::move(clock));
        return readAgain(cast()) ? made : SubjectId{};
    }
    std::vector<SubjectId> shotCast() const
    {
        return story::findShot(stage.session->board(), ShotId{"s0"})->cast;
    }
    QString picture(QString const& name, int hue) const
    {
        QString const file = folder.filePath(name);
        return drawnFace(hue).save(file) ? file : QString();
    }

    QTemporaryDir folder;
    Stage stage;
};

template <class Widget>
Widget* named(QWidget const& in, QString const& text)
{
    for (Widget* each : in.findChildren<Widget*>())
        if (each->text() == text)
            return each;
    return nullptr;
}

template <class Widget>
Widget* accessible(QWidget const& in, QString const& name)
{
    for (Widget* each : in.findChildren<Widget*>())
        if (each->accessibleName() == name)
            return each;
    return nullptr;
}

/// The sentence of the red label that is shown; empty without one.
QString problemOf(QWidget const& dialog)
{
    for (QLabel* each : dialog.findChildren<QLabel*>())
        if (each->property("role").toByteArray() == "error" && !each->isHidden())
            return each->text();
    return {};
}

bool shows(QWidget const& in, QString const& words)
{
    for (QLabel* each : in.findChildren<QLabel*>())
        if (!each->isHidden() && each->text().contains(words))
            return true;
    return false;
}

} // namespace

/// Cast panel, statement, chips and the line under the prompt, through their widgets.
class TstCast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyCastInvites();
    void everybodyHasAStatus();
    void aChangedLedgerCountsForNothing();
    void aPersonIsAdded();
    void aMinorIsRefusedAtOnce();
    void aRenewalIsAboutTheSamePerson();
    void chipsAreEdits();
    void aChipSaysWhatIsWrong();
    void withdrawingListsWhatDependsOnIt();
    void theLineFollowsThePrompt_data();
    void theLineFollowsThePrompt();
};

void TstCast::anEmptyCastInvites()
{
    Home home;
    CastPanel panel(home.stage.session.get(), home.stage.bridge.get());
    panel.show();
    QSignalSpy asked(&panel, &CastPanel::addRequested);
    auto const buttons = panel.findChildren<QPushButton*>();
    auto const visible = std::find_if(buttons.begin(), buttons.end(), [](QPushButton* each) {
        return each->isVisible() && each->text() == "Add person...";
    });
    QVERIFY(visible != buttons.end());
    QTest::mouseClick(*visible, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

void TstCast::everybodyHasAStatus()
{
    Home home;
    int64_t const now = consent::systemTime();
    SubjectId const over = home.add("Ola Old", [now] { return now - 60 * kDay; });
    SubjectId const good = home.add("Gwen Good");
    SubjectId const far = recordPerson("Finn Far", "/some/other/film");
    SubjectId const gone = home.add("Wim Went");
    CastPanel panel(home.stage.session.get(), home.stage.bridge.get());
    CastListModel* model = panel.model();
    QAbstractItemModelTester const tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    bool isDone = false;
    home.cast().revoke(gone, "asked for it", this, [&](Status const& status) { isDone = status.isOk(); });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, kWaitMilliseconds);
    QTRY_VERIFY(home.cast().find(gone)->revoked.has_value());

    QCOMPARE(model->rowCount(), 4);
    auto const row = [&](SubjectId const& id) { return model->index(model->rowOf(id)); };
    auto const word = [&](SubjectId const& id) { return row(id).data(CastListModel::WordRole).toString(); };
    auto const tone = [&](SubjectId const& id) {
        return static_cast<ShotState>(row(id).data(CastListModel::ToneRole).toInt());
    };
    QCOMPARE(word(good), "Valid until " + dayText(home.cast().find(good)->consents[0].expires));
    QVERIFY(tone(good) == ShotState::Ready);
    QCOMPARE(word(over), "Expired " + dayText(home.cast().find(over)->consents[0].expires));
    QVERIFY(tone(over) == ShotState::Stale);
    QCOMPARE(word(far), QString("Not for this project"));
    QVERIFY(tone(far) == ShotState::Stale);
    QVERIFY2(word(gone).startsWith("Withdrawn "), qPrintable(word(gone)));
    QVERIFY(tone(gone) == ShotState::Failed);
    QCOMPARE(model->rowOf(gone), 3); // last
    QVERIFY(row(gone).data(Qt::ToolTipRole).toString().contains("withdrew"));
    QVERIFY(row(good).data(Qt::AccessibleTextRole).toString().contains("Invented person"));
    // A withdrawal is for good: nothing is offered for it.
    panel.select(gone);
    QVERIFY(!accessible<QToolButton>(panel, "Renew the consent")->isEnabled());
    panel.select(good);
    QVERIFY(accessible<QToolButton>(panel, "Renew the consent")->isEnabled());
}

void TstCast::aChangedLedgerCountsForNothing()
{
    Home home;
    SubjectId const who = home.add("Gwen Good");
    QVERIFY(castLook(home.cast(), who).isAllowed);
    QVERIFY(test::sql(consent::defaultFolder() / "ledger.db",
                      "UPDATE entries SET body = CAST(replace(CAST(body AS TEXT), 'Gwen', 'Gina') AS BLOB)"));
    QVERIFY(readAgain(home.cast()));
    CastLook const look = castLook(home.cast(), who);
    QCOMPARE(look.word, QString("Tampered"));
    QVERIFY(!look.isAllowed && look.sentence.contains("does not verify"));
    CastPanel panel(home.stage.session.get(), home.stage.bridge.get());
    QVERIFY(problemOf(panel).contains("ledger.db"));
}

void TstCast::aPersonIsAdded()
{
    Home home;
    StatementDialog dialog(&home.cast(), {});
    dialog.show();
    QSignalSpy recorded(&dialog, &StatementDialog::recorded);
    auto* next = named<QPushButton>(dialog, "Next");
    named<QRadioButton>(dialog, "Another adult")->click();
    next->click();
    QVERIFY2(problemOf(dialog).contains("name is empty"), qPrintable(problemOf(dialog)));
    QTest::keyClicks(accessible<QLineEdit>(dialog, "Name in the cast list"), "Nora Neu");
    next->click();
    QVERIFY2(problemOf(dialog).isEmpty(), qPrintable(problemOf(dialog)));

    next->click(); // nothing is signed yet
    QVERIFY2(problemOf(dialog).contains("typed name is empty"), qPrintable(problemOf(dialog)));
    QTest::keyClicks(accessible<QLineEdit>(dialog, "Signature"), "Nora Neu");
    next->click();
    QVERIFY2(problemOf(dialog).contains("18 or older"), qPrintable(problemOf(dialog)));
    named<QCheckBox>(dialog, "The person is 18 or older")->click();
    next->click();
    QVERIFY2(problemOf(dialog).contains("nobody agreed"), qPrintable(problemOf(dialog)));
    dialog.findChild<QSpinBox*>()->setValue(6);
    QString const words = dialog.words(); // are shown, and go into the ledger with the clip that speaks them
    QCOMPARE(words.split(' ').size(), 4);
    QVERIFY(shows(dialog, words));
    QFile clip(home.folder.filePath("spoken.wav"));
    QVERIFY(clip.open(QIODevice::WriteOnly) && clip.write("amber, basket") > 0);
    clip.close();
    dialog.setClip(clip.fileName());
    QVERIFY(shows(dialog, "spoken.wav") && shows(dialog, words));
    named<QCheckBox>(dialog, "I have read the statement and agree to it")->click();
    next->click();
    QCOMPARE(next->text(), QString("Record the consent"));

    auto* picker = dialog.findChild<PicturePicker*>();
    QFile broken(home.folder.filePath("broken.png"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no picture") > 0);
    broken.close();
    picker->addFiles({home.picture("one.png", 20), broken.fileName(), home.picture("two.jpg", 200)});
    QTRY_COMPARE_WITH_TIMEOUT(picker->pictures().size(), size_t(2), kWaitMilliseconds);
    QTRY_VERIFY2(problemOf(dialog).contains("broken.png"), qPrintable(problemOf(dialog)));
    next->click();
    QTRY_COMPARE_WITH_TIMEOUT(recorded.count(), 1, kWaitMilliseconds);
    QVERIFY(recorded.at(0).at(1).value<fw::Status>().isOk());
    QVERIFY(!dialog.isVisible());

    auto const who = recorded.at(0).at(0).value<fw::SubjectId>();
    QTRY_VERIFY_WITH_TIMEOUT(home.cast().find(who), kWaitMilliseconds);
    consent::Subject const& made = *home.cast().find(who);
    QCOMPARE(made.name, std::string("Nora Neu"));
    QVERIFY(made.kind == consent::SubjectKind::OtherAdult);
    QCOMPARE(made.consents.size(), size_t(1));
    QCOMPARE(made.consents[0].scope.projects, std::vector<std::string>{consent::projectName(home.project())});
    QCOMPARE(made.consents[0].expires, consent::addMonths(made.consents[0].given, 6));
    QCOMPARE(made.consents[0].proofs.size(), size_t(1));
    QCOMPARE(made.consents[0].proofs[0].challenge, words.toStdString());
    QCOMPARE(made.consents[0].proofs[0].sha256, sha256Hex("amber, basket"));
    QCOMPARE(made.headshots.size(), size_t(2));
    QCOMPARE(made.headshots[0].image, std::string("front"));
    QTRY_VERIFY_WITH_TIMEOUT(!home.cast().portrait(who).isNull(), kWaitMilliseconds);
    // The same path as the command line: it is in the audit log, without a name.
    auto const noted = consent::defaultAuditLog().newest("consent");
    QVERIFY(noted && *noted);
    QVERIFY((*noted)->body.find(who.value) != std::string::npos);
    QVERIFY((*noted)->body.find("Nora") == std::string::npos);
}

void TstCast::aMinorIsRefusedAtOnce()
{
    Home home;
    StatementDialog dialog(&home.cast(), {});
    dialog.show();
    auto* next = named<QPushButton>(dialog, "Next");
    named<QRadioButton>(dialog, "Somebody under 18")->click();
    QVERIFY2(problemOf(dialog).startsWith("Minors cannot be cast members."), qPrintable(problemOf(dialog)));
    QVERIFY(!next->isEnabled());
    named<QRadioButton>(dialog, "An invented person")->click();
    QVERIFY(problemOf(dialog).isEmpty());
    QVERIFY(next->isEnabled());
    QVERIFY(consent::defaultLedger().read()->subjects.empty());
}

void TstCast::aRenewalIsAboutTheSamePerson()
{
    Home home;
    int64_t const now = consent::systemTime();
    SubjectId const who = home.add("Ola Old", [now] { return now - 60 * kDay; });
    QVERIFY(!castLook(home.cast(), who).isAllowed);
    StatementDialog dialog(&home.cast(), who);
    dialog.show();
    QSignalSpy recorded(&dialog, &StatementDialog::recorded);
    QTest::keyClicks(accessible<QLineEdit>(dialog, "Signature"), "Test Person");
    named<QCheckBox>(dialog, "I have read the statement and agree to it")->click();
    auto* next = named<QPushButton>(dialog, "Next");
    next->click();
    next->click();
    QTRY_COMPARE_WITH_TIMEOUT(recorded.count(), 1, kWaitMilliseconds);
    QTRY_VERIFY_WITH_TIMEOUT(castLook(home.cast(), who).isAllowed, kWaitMilliseconds);
    QCOMPARE(home.cast().subjects().size(), size_t(1));
    QCOMPARE(home.cast().find(who)->consents.size(), size_t(2));
}

void TstCast::chipsAreEdits()
{
    Home home;
    SubjectId const anna = home.add("Anna Amsel"), bo = home.add("Bo Birke");
    CastChips chips(home.stage.session.get(), home.stage.bridge.get());
    chips.show();
    QUndoStack* undo = home.stage.session->undoStack();
    auto const choose = [&](QString const& name) {
        Q_EMIT chips.menu()->aboutToShow();
        for (QAction* action : chips.menu()->actions())
            if (action->text() == name)
                action->trigger();
    };
    choose("Anna Amsel");
    choose("Bo Birke");
    QCOMPARE(home.shotCast(), (std::vector<SubjectId>{anna, bo}));
    QCOMPARE(undo->count(), 2);
    QCOMPARE(undo->undoText(), QString("Change cast"));
    Q_EMIT chips.menu()->aboutToShow();
    QCOMPARE(chips.menu()->actions().size(), 2); // a line and "New person...": everybody is in the shot
    auto const chipOf = [&](SubjectId const& who) {
        for (CastChip* chip : chips.findChildren<CastChip*>())
            if (chip->subject() == who && chip->isVisibleTo(&chips))
                return chip;
        return static_cast<CastChip*>(nullptr);
    };
    QVERIFY(chipOf(bo) && chipOf(bo)->accessibleName().contains("Bo Birke"));
    QTest::keyClick(chipOf(bo), Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(home.shotCast(), (std::vector<SubjectId>{bo, anna}));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::keyClick(chipOf(bo), Qt::Key_Left, Qt::AltModifier); // is the first already
    QCOMPARE(undo->count(), 3);
    CastChip* last = chipOf(anna);
    QTest::mouseClick(last, Qt::LeftButton, {}, QPoint(last->width() - 8, last->height() / 2));
    QCOMPARE(home.shotCast(), std::vector<SubjectId>{bo});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTest::keyClick(chipOf(bo), Qt::Key_Delete);
    QVERIFY(home.shotCast().empty());
    undo->undo();
    undo->undo();
    QCOMPARE(home.shotCast(), (std::vector<SubjectId>{bo, anna}));
    undo->redo();
    QCOMPARE(home.shotCast(), std::vector<SubjectId>{bo});
    QVERIFY(home.stage.undoesToStart());
}

void TstCast::aChipSaysWhatIsWrong()
{
    Home home;
    int64_t const now = consent::systemTime();
    SubjectId const over = home.add("Ola Old", [now] { return now - 60 * kDay; });
    QVERIFY(home.stage.session->perform(story::SetCast{ShotId{"s0"}, {over, SubjectId{"sb-nobody"}}}));
    CastChips chips(home.stage.session.get(), home.stage.bridge.get());
    auto const all = chips.findChildren<CastChip*>();
    QCOMPARE(all.size(), 2);
    QVERIFY(all[0]->look().word.startsWith("Expired "));
    QVERIFY(all[0]->look().tone == ShotState::Stale && !all[0]->look().icon.isEmpty());
    QVERIFY(all[0]->accessibleName().contains("ended on"));
    QCOMPARE(all[1]->look().word, QString("No consent"));
}

void TstCast::withdrawingListsWhatDependsOnIt()
{
    Home home(1, 3);
    SubjectId const who = home.add("Wim Went");
    for (char const* shot : {"s0", "s2"})
        QVERIFY(home.stage.session->perform(story::SetCast{ShotId{shot}, {who}}));
    QVERIFY(consent::defaultLedger().noteTake({TakeId{"tk-9"}, {who}, consent::projectName(home.project())}));
    QVERIFY(consent::defaultAuditLog().record({"export", {{"what", "film"}, {"takes", {"tk-9"}}}}));
    WithdrawDialog dialog(home.stage.session.get(), &home.cast(), who);
    dialog.show();
    QTRY_VERIFY2_WITH_TIMEOUT(dialog.dependentsText().contains("Shots 1 and 3 show this person"),
                              qPrintable(dialog.dependentsText()), kWaitMilliseconds);
    QVERIFY2(dialog.dependentsText().contains("1 take shows"), qPrintable(dialog.dependentsText()));
    QVERIFY2(dialog.dependentsText().contains("1 film was exported"), qPrintable(dialog.dependentsText()));
    named<QPushButton>(dialog, "Keep the consent")->click();
    QVERIFY(!consent::defaultLedger().read()->find(who)->revoked);

    WithdrawDialog again(home.stage.session.get(), &home.cast(), who);
    again.show();
    named<QPushButton>(again, "Withdraw for good")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!again.isVisible(), kWaitMilliseconds);
    QVERIFY(consent::defaultLedger().read()->find(who)->revoked);
    QVERIFY(*consent::defaultAuditLog().newest("revocation"));
}

void TstCast::theLineFollowsThePrompt_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("word"); ///< empty: no line
    QTest::newRow("plain") << "a red fox in the snow"
                           << "";
    QTest::newRow("hard negative") << "a killer outfit on a runway"
                                   << "";
    QTest::newRow("asks") << "a naked statue"
                          << "Asks first";
    QTest::newRow("held") << "a porn set"
                          << "Will be held";
}

void TstCast::theLineFollowsThePrompt()
{
    QFETCH(QString, prompt);
    QFETCH(QString, word);
    Home home;
    ReviewBook* reviews = home.stage.bridge->reviews();
    ModerationLine line(reviews);
    line.setPrompt("a naked statue");
    QTRY_VERIFY_WITH_TIMEOUT(line.text().contains("nudity"), kWaitMilliseconds);
    line.setPrompt("a naked statue on a beach");
    line.setPrompt(prompt.toStdString()); // only the newest text is judged
    if (word.isEmpty())
        QTRY_VERIFY_WITH_TIMEOUT(line.text().isEmpty(), kWaitMilliseconds);
    else
        QTRY_VERIFY2_WITH_TIMEOUT(line.text().contains(word), qPrintable(line.text()), kWaitMilliseconds);
    auto* yes = line.findChild<QPushButton*>();
    QCOMPARE(!yes->isHidden() && !line.isHidden(), word == "Asks first");
    if (word != "Asks first")
        return;
    yes->click();
    QTRY_VERIFY_WITH_TIMEOUT(line.text().isEmpty(), kWaitMilliseconds);
    QVERIFY(reviews->confirmed().count("sexual.nudity") == 1);
}

QTEST_MAIN(TstCast)
#include "tst_cast.moc"
