#include "engine/consent/Challenge.h"
#include "engine/consent/Consent.h"
#include "tests/consent/Sql.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <set>

using namespace fw;
using namespace fw::consent;
namespace fs = std::filesystem;

namespace {

constexpr int64_t kNow = 1'790'000'000; // September 2026
constexpr int64_t kDay = 24 * 3600;

} // namespace

class TstLedger : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    int64_t m_time = kNow;

    fs::path folder() const { return m_dir->path().toStdString(); }
    Ledger ledger()
    {
        return Ledger(folder() / "consent", fileKeyStore(folder() / "consent/keys"),
                      [this] { return m_time; });
    }
    static Consent statement()
    {
        Consent made;
        made.kind = SubjectKind::Self;
        made.name = "Anna";
        made.typedName = "Anna Beispiel";
        made.isAdultStated = true;
        made.scope = {false, {"/films/a"}, {Use::Render}};
        return made;
    }
    static Question question(SubjectId const& subject, char const* project = "/films/a",
                             Use use = Use::Render)
    {
        return {{subject}, {}, {}, project, use};
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_time = kNow;
    }

    void aStatementAllowsWhatItSays()
    {
        auto const made = ledger().add(statement(), 12);
        QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
        QCOMPARE(made->given, kNow);
        QCOMPARE(made->statementVersion, kStatementVersion);
        QCOMPARE(made->statementSha256.size(), size_t(64));
        QVERIFY(ledger().check(question(made->subject)).isAllowed());
        QVERIFY(ledger().check({}).isAllowed());
        auto const state = ledger().read();
        QCOMPARE(state->subjects.size(), size_t(1));
        QCOMPARE(state->subjects[0].name, std::string("Anna"));
    }

    void fieldsAreChecked_data()
    {
        QTest::addColumn<int>("months");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("message");
        auto const row = [](char const* change, int months = 12, char const* message = "consent.badField") {
            QTest::newRow(change) << months << QString(change) << QString(message);
        };
        row("no name");
        row("blank typed name");
        row("two lines in the name");
        row("no uses");
        row("no projects");
        row("relative project", 12, ""); // made absolute
        row("proof without a sum");
        row("clip without words");
        row("release with words");
        row("13 months", 13);
        row("0 months", 0);
        row("-1 months", -1);
        row("self, not stated as adult", 12, "consent.minor");
        row("other, not stated as adult", 12, "consent.minor");
        row("synthetic needs no age", 12, "");
        row("another's id", 12, "consent.otherSubject");
    }
    void fieldsAreChecked()
    {
        QFETCH(QString, change);
        QFETCH(QString, message);
        Consent made = statement();
        std::string const sum(64, 'a');
        if (change == "no name")
            made.name.clear();
        if (change == "blank typed name")
            made.typedName = " \t";
        if (change == "two lines in the name")
            made.name = "a\nb";
        if (change == "no uses")
            made.scope.uses.clear();
        if (change == "no projects")
            made.scope.projects.clear();
        if (change == "relative project")
            made.scope.projects = {"film"};
        if (change == "proof without a sum")
            made.proofs = {{Proof::Kind::Release, "xyz", {}}};
        if (change == "clip without words")
            made.proofs = {{Proof::Kind::Clip, sum, {}}};
        if (change == "release with words")
            made.proofs = {{Proof::Kind::Release, sum, "a b c d"}};
        if (change.startsWith("other,"))
            made.kind = SubjectKind::OtherAdult;
        if (change.startsWith("synthetic"))
            made.kind = SubjectKind::Synthetic;
        if (change.contains("not stated") || change.startsWith("synthetic"))
            made.isAdultStated = false;
        if (change == "another's id") {
            made.subject = ledger().add(statement(), 1)->subject;
            made.name = "Ben";
        }
        QFETCH(int, months);
        auto const result = ledger().add(made, months);
        QCOMPARE(QString::fromStdString(result ? "" : result.error().messageId), message);
        if (!result)
            QVERIFY(result.error().message().find('{') == std::string::npos);
    }

    void thereIsNoWordForAMinor_data()
    {
        QTest::addColumn<int>("kind");
        for (char const* word : {"minor", "child", "teen", "baby"})
            QTest::newRow(word) << int(Error::Kind::Refused);
        for (char const* word : {"", "Self", "adult"})
            QTest::newRow(word) << int(Error::Kind::BadInput);
    }
    void thereIsNoWordForAMinor()
    {
        auto const made = subjectKindFrom(QTest::currentDataTag());
        QVERIFY(!made);
        QTEST(int(made.error().kind), "kind");
    }

    void monthsAreThoseOfTheCalendar_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<int>("months");
        QTest::addColumn<QString>("to");
        auto const row = [](char const* from, int months, char const* to) {
            QTest::addRow("%s + %d", from, months) << QString(from) << months << QString(to);
        };
        row("2026-11-26T15:54:27Z", 12, "2027-11-26T15:54:27Z");
        row("2026-01-31T00:00:00Z", 1, "2026-02-28T00:00:00Z");
        row("2027-11-30T23:59:59Z", 3, "2028-02-29T23:59:59Z");
        row("2028-02-29T01:00:00Z", 12, "2029-02-28T01:00:00Z");
    }
    void monthsAreThoseOfTheCalendar()
    {
        QFETCH(QString, from);
        QFETCH(int, months);
        int64_t const time = QDateTime::fromString(from, Qt::ISODate).toSecsSinceEpoch();
        QTEST(QString::fromStdString(isoTime(addMonths(time, months))), "to");
    }

    void reasons_data()
    {
        QTest::addColumn<QString>("reason"); // empty: allowed
        auto const row = [](char const* name, char const* reason) { QTest::newRow(name) << QString(reason); };
        row("valid", "");
        row("the last second", "");
        row("the second it ends", "expired");
        row("a year later", "expired");
        row("clock back to before it was given", "");
        row("nobody of this id", "missing");
        row("another project", "outOfScope");
        row("no project", "outOfScope");
        row("the folder above", "outOfScope");
        row("a folder inside", "outOfScope");
        row("the same folder with a slash", "");
        row("the same folder through another", "");
        row("another use", "outOfScope");
        row("revoked", "revoked");
        row("revoked, later expired", "revoked");
        row("two, one valid", "missing");
    }
    void reasons()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        QString const name = QTest::currentDataTag();
        Question asked = question(anna);
        if (name == "the last second")
            m_time = addMonths(kNow, 1) - 1;
        if (name == "the second it ends")
            m_time = addMonths(kNow, 1);
        if (name == "a year later" || name == "revoked, later expired")
            m_time = addMonths(kNow, 12);
        if (name == "clock back to before it was given")
            m_time = kNow - 400 * kDay; // counts as the time of the newest entry
        if (name == "nobody of this id")
            asked.subjects = {SubjectId{"sb-0"}};
        if (name == "another project")
            asked.project = "/films/b";
        if (name == "no project")
            asked.project.clear();
        if (name == "the folder above")
            asked.project = "/films";
        if (name == "a folder inside")
            asked.project = "/films/a/b";
        if (name == "the same folder with a slash")
            asked.project = "/films/a/";
        if (name == "the same folder through another")
            asked.project = "/films/b/../a";
        if (name == "another use")
            asked.use = Use::Export;
        if (name.startsWith("revoked"))
            QVERIFY(ledger().revoke(anna, "asked to"));
        if (name == "two, one valid")
            asked.subjects.push_back(SubjectId{"sb-0"});
        Answer const made = ledger().check(asked);
        QTEST(QString(made.reason ? reasonName(*made.reason) : ""), "reason");
        if (!made.reason)
            return;
        QCOMPARE(made.sentence.kind, Error::Kind::Refused);
        QVERIFY(reasonOf(made.sentence) == made.reason);
        std::string const sentence = made.sentence.message();
        QVERIFY2(sentence.back() == '.' && sentence.find('{') == std::string::npos, sentence.c_str());
    }

    void aClockSetBackRevivesNothing()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        m_time = addMonths(kNow, 1) + 5;
        QVERIFY(ledger().check(question(anna)).reason == Reason::Expired);
        m_time = kNow + kDay;
        QVERIFY(ledger().check(question(anna)).reason == Reason::Expired);
        QVERIFY(ledger().add(statement(), 1)->given >= addMonths(kNow, 1) + 5);
    }

    void useIsNotedOnceADay()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        for (int hour = 0; hour < 50; ++hour) {
            m_time = kNow + hour * 3600;
            QVERIFY(ledger().check(question(anna)).isAllowed());
        }
        QCOMPARE(ledger().read()->entries, int64_t(3));
        m_time = kNow; // two days back: the noted time counts
        QCOMPARE(ledger().read()->newestTime, kNow + 48 * 3600);
    }

    void aNewStatementExtendsAnOldOneButNotARevokedOne()
    {
        Consent again = statement();
        again.subject = ledger().add(statement(), 1)->subject;
        m_time = addMonths(kNow, 2);
        QVERIFY(ledger().check(question(again.subject)).reason == Reason::Expired);
        QVERIFY(ledger().add(again, 1));
        QVERIFY(ledger().check(question(again.subject)).isAllowed());
        QVERIFY(ledger().revoke(again.subject, ""));
        QCOMPARE(ledger().add(again, 1).error().messageId, std::string("consent.otherSubject"));
        QCOMPARE(ledger().revoke(again.subject, "").error().messageId, std::string("consent.isRevoked"));
        // Even a statement that is written past all checks, with the right key, revives nobody.
        again.given = m_time;
        again.expires = m_time + kDay;
        SignedLog log({folder() / "consent", "ledger"}, fileKeyStore(folder() / "consent/keys"));
        QVERIFY(log.append("consent", toJson(again), m_time));
        QVERIFY(ledger().check(question(again.subject)).reason == Reason::Revoked);
    }

    void aClipOfSpokenWordsStandsForOneConsent()
    {
        std::string const sum(64, 'a'), other(64, 'b');
        Consent first = statement();
        first.proofs = {{Proof::Kind::Clip, sum, "amber basket cedar dragon"}};
        auto const made = ledger().add(first, 1);
        QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
        auto const asked = [&](std::string const& sha256, std::string const& words) {
            Consent again = statement();
            again.subject = made->subject;
            again.proofs = {{Proof::Kind::Clip, sha256, words}};
            return ledger().add(again, 1);
        };
        QCOMPARE(asked(sum, "other words were asked").error().messageId, std::string("consent.clipUsed"));
        QCOMPARE(asked(other, "amber basket cedar dragon").error().messageId,
                 std::string("consent.clipUsed"));
        QVERIFY(asked(other, "river tunnel olive kettle").isOk());
        auto const kept = ledger().read()->find(made->subject)->consents;
        QCOMPARE(kept.size(), size_t(2));
        QCOMPARE(kept[1].proofs.at(0).challenge, std::string("river tunnel olive kettle"));
        Consent released = statement(); // a signed release may stand for several
        released.proofs = {{Proof::Kind::Release, sum, {}}};
        QVERIFY(ledger().add(released, 1).isOk() && ledger().add(released, 1).isOk());
    }

    void challengesAreFourWords()
    {
        std::set<std::string> seen;
        for (int i = 0; i < 20; ++i) {
            std::string const words = challengeWords();
            QCOMPARE(std::count(words.begin(), words.end(), ' '), 3);
            QVERIFY(words.find("  ") == std::string::npos && words.front() != ' ' && words.back() != ' ');
            seen.insert(words);
        }
        QVERIFY(seen.size() > 15); // one in 68 million each
    }

    void headshotsMustBeTheRecordedOnes()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        SubjectId const ben = ledger().add(statement(), 1)->subject;
        Headshot const front{anna, "front", std::string(64, 'a')};
        QVERIFY(ledger().addHeadshot(front));
        auto const ask = [&](Headshot const& headshot) {
            return ledger().check({{}, {headshot}, {}, "/films/a", Use::Render});
        };
        QVERIFY(ask(front).isAllowed());
        QVERIFY(ask({anna, "front", std::string(64, 'b')}).reason == Reason::Missing);
        QVERIFY(ask({anna, "left", front.sha256}).reason == Reason::Missing);
        QVERIFY(ask({ben, "front", front.sha256}).reason == Reason::Missing);
        QVERIFY(ask({SubjectId{"sb-0"}, "front", front.sha256}).reason == Reason::Missing);
        QVERIFY(ledger().revoke(anna, ""));
        QVERIFY(ask(front).reason == Reason::Revoked);
        QVERIFY(!ledger().addHeadshot(front));
    }

    void takesRememberWhoIsInThem()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        QVERIFY(ledger().noteTake({TakeId{"tk-1"}, {anna}, "/films/a"}));
        Question asked{{}, {}, {TakeId{"tk-1"}}, "/films/a", Use::Render};
        QVERIFY(ledger().check(asked).isAllowed());
        asked.use = Use::Export;
        QVERIFY(ledger().check(asked).reason == Reason::OutOfScope);
        QVERIFY(ledger().revoke(anna, ""));
        asked.use = Use::Render;
        QVERIFY(ledger().check(asked).reason == Reason::Revoked);
        asked.takes = {TakeId{"tk-2"}};
        QVERIFY(ledger().check(asked).isAllowed());
    }

    void aDamagedLogAllowsNobody()
    {
        SubjectId const anna = ledger().add(statement(), 1)->subject;
        QVERIFY(ledger().add(statement(), 1));
        QVERIFY(
            test::sql(folder() / "consent/ledger.db", "UPDATE entries SET time = time + 1 WHERE number = 2"));
        Answer const made = ledger().check(question(anna)); // the changed entry is not even about her
        QVERIFY(made.reason == Reason::LogDamaged);
        QVERIFY(!ledger().add(statement(), 1));
        QVERIFY(!ledger().revoke(anna, ""));
    }
};

QTEST_GUILESS_MAIN(TstLedger)
#include "tst_ledger.moc"
