#include "engine/base/Paths.h"
#include "tests/ui_shell/Shell.h"
#include "tests/ui_trust/People.h"
#include "ui/Actions.h"
#include "ui/TrustFlow.h"
#include "ui/models/ReviewListModel.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/CastPanel.h"
#include "ui/panels/DeleteDialog.h"
#include "ui/panels/ExportDialog.h"
#include "ui/panels/HeadshotsDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/WithdrawDialog.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 60'000;
constexpr int64_t kDay = 24 * 3600;

} // namespace

/// What becomes of people and held prompts in the whole window, with the fake engine behind it.
class TstTrustStories : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anExpiredConsentStopsGenerate();
    void aWithdrawalStopsJobsAndBlocksTheFilm();
    void aLowLikenessOffersHeadshots();
    void aHeldPromptIsReviewed();
    void aStudiosReviewerSignsIn();
};

void TstTrustStories::initTestCase()
{
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // keys in files, no keyring
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
}

// First: the ledger's time only moves forward, and this one stands in the past.
void TstTrustStories::anExpiredConsentStopsGenerate()
{
    Shell shell(1, 2);
    Stage& stage = shell.stage;
    int64_t const now = consent::systemTime();
    SubjectId const who =
        recordPerson("Ola Old", stage.session->projectFolder(), [now] { return now - 60 * kDay; });
    QVERIFY(readAgain(*stage.bridge->cast()));
    QVERIFY(stage.session->perform(story::SetCast{shotId(0), {who}}));
    ShotLook const look = shotLook(*stage.session, *stage.bridge, shotId(0));
    QVERIFY(look.state == ShotState::Held);
    QCOMPARE(look.word, QString("Consent expired"));
    shell.run(Command::Generate);
    QVERIFY2(shell.window->notices()->text().contains("The consent of Ola Old ended on"),
             qPrintable(shell.window->notices()->text()));
    QVERIFY(!stage.bridge->jobOf(shotId(0)));
    QVERIFY(shotLook(*stage.session, *stage.bridge, shotId(1)).state == ShotState::Empty);
}

void TstTrustStories::aWithdrawalStopsJobsAndBlocksTheFilm()
{
    Shell shell(1, 1);
    Stage& stage = shell.stage;
    SubjectId const who = recordPerson("Wim Went", stage.session->projectFolder());
    QVERIFY(readAgain(*stage.bridge->cast()));
    QVERIFY(stage.session->perform(story::SetCast{shotId(0), {who}}));
    shell.run(Command::Generate);
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t(1), kWaitMilliseconds);
    QTRY_VERIFY(shotLook(*stage.session, *stage.bridge, shotId(0)).state == ShotState::Ready);

    stage.bridge->queue()->pause();
    QVERIFY(stage.session->perform(story::SetPrompt{shotId(0), "a person waves twice"}));
    shell.run(Command::Generate);
    QTRY_VERIFY(shotLook(*stage.session, *stage.bridge, shotId(0)).state == ShotState::Queued);
    shell.find<CastPanel>()->select(who);
    shell.run(Command::WithdrawConsent);
    auto* dialog = shell.find<WithdrawDialog>();
    QVERIFY(dialog);
    QTRY_VERIFY2_WITH_TIMEOUT(dialog->dependentsText().contains("1 job will be stopped"),
                              qPrintable(dialog->dependentsText()), kWaitMilliseconds);
    QTest::mouseClick(shell.button("Withdraw for good"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(stage.bridge->jobOf(shotId(0))->state == jobs::JobState::Cancelled,
                             kWaitMilliseconds);
    QTRY_VERIFY2_WITH_TIMEOUT(shell.window->notices()->text().contains("1 job was stopped"),
                              qPrintable(shell.window->notices()->text()), kWaitMilliseconds);
    ShotLook const look = shotLook(*stage.session, *stage.bridge, shotId(0));
    QVERIFY(look.state == ShotState::Held);
    QCOMPARE(look.word, QString("Withdrawn"));
    stage.bridge->queue()->resume();
    stage.bridge->queue()->waitUntilIdle();
    QCOMPARE(shell.shot(0).takes.size(), size_t(1)); // nothing was made of the stopped job

    // The film still shows the person in its first take.
    ExportDialog* film = shell.window->showExport();
    film->setTarget(stage.folder.filePath("film.mp4").toStdString());
    film->startExport();
    auto const says = [&](QString const& words) {
        for (QLabel* label : film->findChildren<QLabel*>())
            if (label->text().contains(words))
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says("Wim Went withdrew the consent"), kWaitMilliseconds);
    QVERIFY(!std::filesystem::exists(stage.folder.filePath("film.mp4").toStdString()));

    // The take is listed, and goes when that is asked for.
    auto* gone = shell.find<DeleteDialog>();
    QVERIFY(gone);
    QTRY_VERIFY_WITH_TIMEOUT(gone->isVisible(), kWaitMilliseconds);
    QCOMPARE(gone->listed(), 1);
    std::filesystem::path const files =
        jobs::TakeStore(stage.session->projectFolder()).files(shell.shot(0).takes.at(0).id).folder;
    QVERIFY(std::filesystem::exists(files));
    QTest::mouseClick(shell.button("Delete for good"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(files), kWaitMilliseconds);
    QVERIFY(shell.shot(0).takes.empty());
}

void TstTrustStories::aLowLikenessOffersHeadshots()
{
    Shell shell(1, 2);
    Stage& stage = shell.stage;
    SubjectId const anna = recordPerson("Anna", stage.session->projectFolder());
    SubjectId const ben = recordPerson("Ben", stage.session->projectFolder());
    QVERIFY(readAgain(*stage.bridge->cast()));
    QVERIFY(stage.session->perform(story::SetCast{shotId(0), {anna, ben}}));
    auto const told = [&](char const* id, char const* number) {
        Q_EMIT stage.bridge->jobNoticed(shotId(0),
                                        {Error::Kind::BadInput, id, {number, "41", "60", "29"}, {}});
    };
    auto const offer = [&]() -> QPushButton* { // the notice's button, where it has one
        for (QPushButton* each : shell.window->notices()->findChildren<QPushButton*>())
            if (each->isVisible() && each->text() == "Add headshots...")
                return each;
        return nullptr;
    };
    told("cameo.castLikeness", "2"); // alike enough: told, and nothing else
    QVERIFY(shell.window->notices()->text().contains("41 of 100"));
    QVERIFY(!offer());
    told("cameo.castLowLikeness", "2");
    QVERIFY(shell.window->notices()->text().contains("only 41 of 100"));
    QTRY_VERIFY_WITH_TIMEOUT(offer(), kWaitMilliseconds);
    QTest::mouseClick(offer(), Qt::LeftButton);
    auto* dialog = shell.find<HeadshotsDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY2(dialog->windowTitle().contains("Ben"), qPrintable(dialog->windowTitle()));
    dialog->reject();
    told("cameo.castLowLikeness", "3"); // nobody: the sentence alone
    QVERIFY(shell.window->notices()->text().contains("only 41 of 100"));
    QVERIFY(!offer());
    told("cameo.lowLikeness", "1"); // of puppets there are none here
    QVERIFY(!offer());
}

void TstTrustStories::aHeldPromptIsReviewed()
{
    Shell shell(1, 2);
    Stage& stage = shell.stage;
    QAction* inbox = shell.window->actions()->at(Command::ReviewInbox);
    QVERIFY(stage.session->perform(story::SetPrompt{shotId(0), "a porn set"}));
    shell.run(Command::Generate);
    QVERIFY2(shell.window->notices()->text().contains("review inbox as rv-"),
             qPrintable(shell.window->notices()->text()));
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox (1)..."), kWaitMilliseconds);
    inbox->trigger();
    auto* dialog = shell.find<ReviewDialog>();
    QVERIFY(dialog && dialog->isVisible());
    QAbstractItemModelTester const tester(dialog->model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->model()->rowCount(), 1, kWaitMilliseconds);
    auto* words = shell.find<QLineEdit>("Find words, rule or name");
    words->setText("no such words");
    QCOMPARE(dialog->model()->rowCount(), 0);
    words->setText("PORN");
    QCOMPARE(dialog->model()->rowCount(), 1);
    auto* reason = shell.find<QLineEdit>("Reason");
    auto const click = [&](char const* text) { QTest::mouseClick(shell.button(text), Qt::LeftButton); };
    auto const says = [&](QString const& words) {
        for (QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    QVERIFY(says("It is shot 1 of the open project."));
    click("Reject"); // without a reason
    QTRY_VERIFY_WITH_TIMEOUT(
        says(QString::fromStdString(fail(Error::Kind::BadInput, "moderation.noReason").message())),
        kWaitMilliseconds);
    QTest::keyClicks(reason, "not for us");
    click("Reject");
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox..."), kWaitMilliseconds);
    QTRY_COMPARE(dialog->model()->rowCount(), 0);

    // The maker asks again, the reviewer looks again, and the text passes.
    shell.find<QComboBox>("Which requests")->setCurrentIndex(1);
    QCOMPARE(dialog->model()->rowCount(), 1);
    QTRY_VERIFY(says("not for us"));
    QTest::keyClicks(reason, "it is a documentary");
    click("Ask for another look");
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox (1)..."), kWaitMilliseconds);
    QTRY_VERIFY(says("it is a documentary"));
    QTest::keyClicks(reason, "fine then");
    click("Approve");
    QTRY_COMPARE_WITH_TIMEOUT(inbox->text(), QString("Review inbox..."), kWaitMilliseconds);
    auto const noted = consent::defaultAuditLog().newest("review");
    QVERIFY(noted && *noted && (*noted)->body.find("approve") != std::string::npos);
    shell.run(Command::Generate);
    QTRY_COMPARE_WITH_TIMEOUT(shell.shot(0).takes.size(), size_t(1), kWaitMilliseconds);
}

void TstTrustStories::aStudiosReviewerSignsIn()
{
    auto const hash = moderation::hashPassphrase("open sesame");
    QVERIFY(hash);
    moderation::Accounts studio{
        true, {{"rita", {moderation::Role::Reviewer}, *hash}, {"carl", {moderation::Role::Creator}, {}}}};
    std::filesystem::path const file = paths::config() / "accounts.json";
    QVERIFY(studio.save(file));
    Shell shell(1, 1);
    QVERIFY(shell.stage.session->perform(story::SetPrompt{shotId(0), "a porn set at night"}));
    shell.run(Command::Generate);
    ReviewDialog* dialog = shell.window->trust()->showReview();
    QTRY_COMPARE_WITH_TIMEOUT(dialog->model()->rowCount(), 1, kWaitMilliseconds);
    auto* account = shell.find<QComboBox>("Who decides");
    auto* passphrase = shell.find<QLineEdit>("Passphrase");
    QTRY_VERIFY_WITH_TIMEOUT(passphrase->isVisible(), kWaitMilliseconds);
    auto const says = [&](char const* id, std::string const& name) {
        QString const sentence =
            QString::fromStdString(Error{Error::Kind::Refused, id, {name}, {}}.message());
        for (QLabel* label : dialog->findChildren<QLabel*>())
            if (label->isVisible() && label->text() == sentence)
                return true;
        return false;
    };
    auto const approve = [&](char const* name, char const* words) {
        account->setCurrentText(name);
        passphrase->setText(words);
        shell.find<QLineEdit>("Reason")->setText("seen");
        QTest::mouseClick(shell.button("Approve"), Qt::LeftButton);
        QVERIFY(passphrase->text().isEmpty()); // not kept
    };
    approve("rita", "open barley");
    QTRY_VERIFY_WITH_TIMEOUT(says("moderation.signIn", "rita"), kWaitMilliseconds);
    approve("carl", "");
    QTRY_VERIFY_WITH_TIMEOUT(says("moderation.notReviewer", "carl"), kWaitMilliseconds);
    QCOMPARE(dialog->model()->rowCount(), 1);
    approve("rita", "open sesame");
    QTRY_COMPARE_WITH_TIMEOUT(dialog->model()->rowCount(), 0, kWaitMilliseconds);
    std::filesystem::remove(file);
}

QTEST_MAIN(TstTrustStories)
#include "tst_trust_stories.moc"
