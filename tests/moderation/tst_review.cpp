#include "engine/base/Files.h"
#include "engine/moderation/Review.h"
#include "tests/consent/Sql.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::moderation;
namespace fs = std::filesystem;

namespace {

Account const kMaker{"maria", {Role::Creator}, {}};
Account const kReviewer{"rolf", {Role::Reviewer}, {}};
Account const kAdmin{"ada", {Role::Administrator}, {}};

HeldRequest request(std::string const& text = "a held text")
{
    HeldRequest made;
    made.decision.verdict = Verdict::Hold;
    made.decision.rule = "sexual.graphic";
    made.decision.field = "prompt";
    made.decision.words = "held";
    made.text = text;
    made.variants = {"cinematic, " + text};
    made.project = "/films/a";
    made.shot = ShotId{"sh-1"};
    made.askedBy = "maria";
    return made;
}

} // namespace

class TstReview : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path folder() const { return m_dir->path().toStdString(); }
    ReviewInbox inbox() { return ReviewInbox(folder(), consent::fileKeyStore(folder() / "keys")); }
    bool passes(std::string const& text) { return inbox().isApproved("sexual.graphic", text); }

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aRequestIsHeldDecidedAndAppealed()
    {
        QVERIFY(inbox().items()->empty());
        std::string const id = *inbox().hold(request());
        QCOMPARE(*inbox().hold(request()), id); // once is enough
        QVERIFY(!passes("a held text"));
        QCOMPARE(inbox().items()->at(0).text, std::string("a held text"));
        QCOMPARE(inbox().items()->at(0).words, std::string("held"));

        auto const rejected = inbox().decide(id, false, kReviewer, "too much", false);
        QVERIFY2(rejected.isOk(), rejected ? "" : rejected.error().message().c_str());
        QVERIFY(rejected->state == ReviewState::Rejected && !rejected->isOwn);
        QCOMPARE(*inbox().hold(request()), id); // asking again does not ask anew
        QCOMPARE(inbox().appeal(id, kMaker, "it is a film about it")->appeal,
                 std::string("it is a film about it"));

        auto const approved = inbox().decide(id, true, kReviewer, "agreed", false);
        QVERIFY(approved->state == ReviewState::Approved);
        QCOMPARE(approved->decidedBy, std::string("rolf"));
        QVERIFY(passes("a held text") && passes("cinematic, a held text"));
        QVERIFY(!passes("a held text, and more"));
        QVERIFY(!inbox().isApproved("minors.sexual", "a held text"));
    }

    void steps_data()
    {
        QTest::addColumn<QString>("message");
        auto const row = [](char const* name, char const* message) {
            QTest::newRow(name) << QString(message);
        };
        row("a creator decides", "moderation.notReviewer");
        row("a reviewer appeals", "moderation.notCreator");
        row("an administrator decides", "");
        row("the maker decides alone", "");
        row("the maker decides under four eyes", "moderation.fourEyes");
        row("no reason", "moderation.noReason");
        row("no such id", "moderation.noReview");
        row("decided twice", "moderation.isDecided");
        row("appeal before a decision", "moderation.isDecided");
        row("the text is gone", "moderation.noHeldText");
        row("the text was changed", "moderation.noHeldText");
        row("a gone text is rejected", "");
    }
    void steps()
    {
        std::string const id = *inbox().hold(request());
        QString const name = QTest::currentDataTag();
        Account const both{"maria", {Role::Creator, Role::Reviewer}, {}};
        fs::path const text = folder() / "held" / (id + ".json");
        if (name.contains("text is gone") || name.contains("gone text"))
            fs::remove(text);
        if (name == "the text was changed")
            QVERIFY(writeFileAtomically(text, R"({"text":"a harmless text","words":"held"})"));
        if (name == "decided twice")
            QVERIFY(inbox().decide(id, true, kReviewer, "yes", false));
        Result<ReviewItem> made = fail(Error::Kind::Internal, "base.internal", {""});
        if (name == "a creator decides")
            made = inbox().decide(id, true, kMaker, "yes", false);
        else if (name == "a reviewer appeals")
            made = inbox().appeal(id, kReviewer, "please");
        else if (name == "an administrator decides")
            made = inbox().decide(id, true, kAdmin, "yes", true);
        else if (name.startsWith("the maker"))
            made = inbox().decide(id, true, both, "yes", name.contains("four"));
        else if (name == "no reason")
            made = inbox().decide(id, true, kReviewer, " ", false);
        else if (name == "no such id")
            made = inbox().decide("rv-0", true, kReviewer, "yes", false);
        else if (name == "appeal before a decision")
            made = inbox().appeal(id, kMaker, "please");
        else
            made = inbox().decide(id, name != "a gone text is rejected", kReviewer, "yes", false);
        QTEST(QString::fromStdString(made ? "" : made.error().messageId), "message");
        if (name == "the maker decides alone")
            QVERIFY(made->isOwn);
        if (!made)
            QVERIFY(made.error().message().find('{') == std::string::npos);
    }

    void approvalsCannotBeWrittenByHand()
    {
        std::string const id = *inbox().hold(request());
        QVERIFY(inbox().decide(id, false, kReviewer, "no", false));
        QVERIFY(test::sql(folder() / "review.db",
                          "UPDATE entries SET kind = CAST('approved' AS BLOB) WHERE number = 2"));
        QVERIFY(!passes("a held text"));
        QVERIFY(consent::isLogDamage(inbox().items().error()));
    }

    void accounts()
    {
        fs::path const file = folder() / "accounts.json";
        auto const alone = Accounts::load(file);
        QCOMPARE(alone->all.size(), size_t(1));
        QCOMPARE(alone->signIn("", "")->name, loginName());
        QVERIFY(!alone->signIn("somebody", ""));

        Accounts studio;
        studio.needsFourEyes = true;
        studio.all = {kMaker, {"rolf", {Role::Reviewer}, *hashPassphrase("open sesame")}};
        QVERIFY(studio.save(file));
        QVERIFY((*readFile(file)).find("sesame") == std::string::npos);
        auto const read = Accounts::load(file);
        QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        QVERIFY(read->needsFourEyes);
        QVERIFY(read->signIn("maria", ""));
        QVERIFY(!read->signIn("", "")); // there are two
        QVERIFY(!read->signIn("rolf", "open"));
        QVERIFY(read->signIn("rolf", "open sesame"));
    }

    void badAccountsAreRefused_data()
    {
        QTest::addColumn<int>("kind");
        int const bad = int(Error::Kind::BadInput);
        QTest::newRow("{") << bad;
        QTest::newRow("{}") << bad;
        QTest::newRow(R"({"schema":9,"accounts":[]})") << int(Error::Kind::NewerSchema);
        QTest::newRow(R"({"schema":1,"accounts":[]})") << bad;
        QTest::newRow(R"({"schema":1,"accounts":[{"name":"a","roles":["king"]}]})") << bad;
        QTest::newRow(R"({"schema":1,"accounts":[{"name":"a","roles":[]},{"name":"a","roles":[]}]})") << bad;
    }
    void badAccountsAreRefused()
    {
        fs::path const file = folder() / "accounts.json";
        QVERIFY(writeFileAtomically(file, QTest::currentDataTag()));
        auto const read = Accounts::load(file);
        QVERIFY(!read);
        QTEST(int(read.error().kind), "kind");
    }
};

QTEST_GUILESS_MAIN(TstReview)
#include "tst_review.moc"
