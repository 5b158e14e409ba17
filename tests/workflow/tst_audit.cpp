#include "engine/base/Files.h"
#include "engine/provenance/Registry.h"
#include "engine/story/Project.h"
#include "engine/workflow/Audit.h"
#include "tests/consent/Sql.h"
#include "tests/workflow/CastFixture.h"

using namespace fw;
using namespace fw::test;
namespace fs = std::filesystem;

namespace {

workflow::AuditRow row(int64_t number, int64_t time, char const* kind, char const* body)
{
    return workflow::auditRow({number, time, kind, body, {}});
}

/// A day in the life of a studio.
std::vector<workflow::AuditRow> day()
{
    return {row(1, 100, "policy", R"({"version":"3","sha256":"aa"})"),
            row(2, 200, "consent", R"({"consent":"cn-1","subject":"sb-1","kind":"self"})"),
            row(3, 300, "generation", R"({"by":"anna","requests":[{"shot":"sh-1","cast":["sb-1"]}]})"),
            row(4, 400, "take", R"({"take":"tk-1","shot":"sh-1"})"),
            row(5, 500, "refusal", R"({"by":"ben","reason":"workflow.held","rule":"people.named"})"),
            row(6, 600, "signin", R"({"by":"rolf","refused":"moderation.signIn"})"),
            row(7, 700, "review", R"({"review":"rv-1","by":"rolf","step":"approve","refused":""})"),
            row(8, 800, "export", R"({"by":"anna","what":"film","takes":["tk-1"],"sha256":"cafe"})"),
            row(9, 900, "revocation", R"({"subject":"sb-1"})")};
}

} // namespace

/// The audit log as people read it: filter, export, and that every kind of decision is in it.
class TstAudit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filters_data()
    {
        QTest::addColumn<workflow::AuditFilter>("filter");
        QTest::addColumn<QList<int>>("numbers");
        auto const add = [](char const* name, workflow::AuditFilter filter, QList<int> numbers) {
            QTest::newRow(name) << filter << numbers;
        };
        workflow::AuditFilter filter;
        filter.names = {{"sb-1", "Anna Beispiel"}};
        add("nothing asked for", filter, {1, 2, 3, 4, 5, 6, 7, 8, 9});
        workflow::AuditFilter each = filter;
        each.kinds = {"export", "signin"};
        add("two kinds", each, {6, 8});
        each = filter;
        each.person = "ROLF";
        add("an account, whatever its letters", each, {6, 7});
        each.person = "beispiel";
        add("somebody of the cast, by name", each, {2, 3, 9});
        each.person = "sb-1";
        add("and by id", each, {2, 3, 9});
        each.person = "nobody";
        add("nobody", each, {});
        each = filter;
        each.from = 300;
        each.until = 600;
        add("from and until", each, {3, 4, 5});
        each = filter;
        each.text = "people.NAMED";
        add("words", each, {5});
        each.kinds = {"export"};
        add("words in another kind", each, {});
    }
    void filters()
    {
        QFETCH(workflow::AuditFilter, filter);
        QList<int> found;
        for (workflow::AuditRow const& each : day())
            if (workflow::fits(each, filter))
                found << int(each.number);
        QTEST(found, "numbers");
    }

    void exportsATable()
    {
        QTemporaryDir folder;
        fs::path const file = folder.filePath("audit.csv").toStdString();
        QVERIFY(workflow::writeAudit(day(), {}, file));
        QString const text = QString::fromStdString(*readFile(file));
        QStringList const lines = text.split("\r\n");
        QCOMPARE(lines.size(), 11); // head, nine entries, the end
        QCOMPARE(lines[0], QString("number,time,kind,by,summary,entry"));
        QVERIFY2(lines[6].startsWith("6,1970-01-01T00:10:00Z,signin,rolf,refused (moderation.signIn),"),
                 qPrintable(lines[6]));
        QString const quoted = QStringLiteral("{'by':'anna','what':'film','takes':['tk-1'],'sha256':'cafe'}")
                                   .replace("'", "''")
                                   .replace("'", "\"");
        QVERIFY2(lines[8].endsWith("\"" + quoted + "\""), qPrintable(lines[8]));
        QVERIFY2(workflow::writeAudit({row(1, 1, "=1+1", "{}")}, {}, file).isOk(), "");
        QVERIFY(QString::fromStdString(*readFile(file)).contains(",'=1+1,")); // no formula for a spreadsheet
    }

    void exportsJsonWithTheStateOfTheLog()
    {
        QTemporaryDir folder;
        fs::path const file = folder.filePath("audit.json").toStdString();
        workflow::LogReport log;
        log.entries = 9;
        QVERIFY(workflow::writeAudit(day(), log, file));
        auto const json = readJsonFile(file);
        QVERIFY(json.isOk());
        QCOMPARE((*json)["entries"].size(), size_t(9));
        QVERIFY((*json)["whole"].get<bool>() && (*json)["problem"].is_null());
        QCOMPARE((*json)["entries"][7]["what"]["what"].get<std::string>(), std::string("film"));
        QCOMPARE(workflow::writeAudit(day(), log, fs::path(folder.filePath("audit.txt").toStdString()))
                     .error()
                     .messageId,
                 std::string("workflow.auditFormat"));
    }

    void readsDays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("time");
        QTest::newRow("a day") << "2026-11-27" << qint64(1795737600);
        QTest::newRow("no such day") << "2026-02-31" << qint64(-1);
        QTest::newRow("no day") << "yesterday" << qint64(-1);
        QTest::newRow("more than a day") << "2026-11-27 10:00" << qint64(-1);
        QTest::newRow("short") << "2026-1-2" << qint64(-1);
    }
    void readsDays()
    {
        QFETCH(QString, text);
        auto const made = workflow::dayFrom(text.toStdString());
        QTEST(made ? qint64(*made) : qint64(-1), "time");
    }

    /// Through the functions that window and command line share, into the real log.
    void everyKindOfDecisionIsInIt()
    {
        CastFixture on;
        auto tools = workflow::Toolbox::load(); // "policy"
        QVERIFY(tools.isOk());
        workflow::CastTools cast = workflow::defaultCast();
        consent::Consent asked;
        asked.name = "Anna";
        asked.typedName = "Anna Beispiel";
        asked.isAdultStated = true;
        asked.scope = {true, {}, {consent::Use::Render}};
        auto const made = workflow::addConsent(cast, asked, 1);
        QVERIFY(made.isOk());
        moderation::Account rolf{"rolf", {moderation::Role::Reviewer}, *moderation::hashPassphrase("sesame")};
        QVERIFY(workflow::saveAccount(rolf, false, "root"));
        QVERIFY(workflow::noteGeneration({on.forged(made->subject)}, *tools));
        auto const refused = workflow::gate(on.forged(SubjectId{"sb-0"}), *tools, {});
        (void)workflow::noteRefusal({on.forged(SubjectId{"sb-0"}), {}, {}}, refused.error(), *tools);
        QVERIFY(writeFileAtomically(on.path("film.mp4"), "film"));
        QVERIFY(workflow::noteExport(on.path("film.mp4"), {{"what", "film"}}, *tools));
        QVERIFY(!workflow::takeReviewStep(
            {"rv-none", workflow::ReviewStep::Approve, "rolf", "wrong", "because"}));
        QVERIFY(!workflow::takeReviewStep(
            {"rv-none", workflow::ReviewStep::Approve, "rolf", "sesame", "because"}));
        QVERIFY(workflow::revoke(cast, made->subject, "asked to"));
        workflow::AuditReport const report = workflow::readAudit();
        QStringList kinds;
        std::string all;
        for (workflow::AuditRow const& each : report.rows) {
            kinds << QString::fromStdString(each.kind);
            all += each.body;
            QVERIFY(std::count(workflow::auditKinds().begin(), workflow::auditKinds().end(), each.kind) == 1);
        }
        QCOMPARE(kinds, QStringList({"policy", "consent", "account", "generation", "refusal", "export",
                                     "signin", "signin", "review", "revocation"}));
        for (char const* word : {"waves", "Anna", "film.mp4", "sesame", "because"})
            QVERIFY2(all.find(word) == std::string::npos, word); // no prompt, no name, no path, no secret
        for (workflow::LogReport const& log : report.logs)
            QVERIFY2(!log.problem, log.name.c_str());
        QCOMPARE(report.names,
                 (std::vector<std::pair<std::string, std::string>>{{made->subject.value, "Anna"}}));
    }

    void shotsAndTakesAreKnownByTheirProjects()
    {
        CastFixture const on;
        story::Storyboard board;
        board.title = "Harbour";
        story::Shot first, second;
        first.id = ShotId{"sh-1"};
        second.id = ShotId{"sh-2"};
        second.prompt = "waves";
        story::Take take;
        take.id = TakeId{"tk-1"};
        second.takes = {take};
        board.scenes = {{SceneId{"sc-1"}, "Night", {first, second}}};
        fs::path const signedOne = on.path("signed"), open = on.path("open");
        for (fs::path const& folder : {signedOne, open}) {
            QVERIFY(story::Project::create(folder, board).isOk());
            board.title = "Desert";
            board.scenes[0].shots.pop_back();
            board.scenes[0].shots[0].id = ShotId{"sh-9"};
        }
        provenance::RegistryEntry entry;
        entry.what = "take";
        entry.project = signedOne.string();
        entry.take = "tk-1";
        QVERIFY(provenance::defaultRegistry().enter(entry));
        QVERIFY(consent::defaultAuditLog().record({"take", {{"take", "tk-1"}, {"shot", "sh-2"}}}));
        workflow::AuditReport report = workflow::readAudit(open);
        QCOMPARE(report.rows.size(), size_t(1));
        QCOMPARE(report.rows[0].facts.takes, std::vector<std::string>{"tk-1"});
        QCOMPARE(report.rows[0].facts.shots, std::vector<std::string>{"sh-2"});
        QCOMPARE(report.places.size(), size_t(4));
        QCOMPARE(report.places["sh-2"], (workflow::AuditPlace{"Harbour", "Night", 2, 0}));
        QCOMPARE(report.places["tk-1"], (workflow::AuditPlace{"Harbour", "Night", 2, 1}));
        QCOMPARE(report.places["sh-9"], (workflow::AuditPlace{"Desert", "Night", 1, 0}));
        fs::remove_all(signedOne); // gone since: the open one is still known
        report = workflow::readAudit(open);
        QCOMPARE(report.places.size(), size_t(1));
    }

    void aDamagedLogShowsNothingAsGenuine()
    {
        CastFixture const on;
        QVERIFY(consent::defaultAuditLog().record({"take", {{"take", "tk-1"}}}));
        QVERIFY(consent::defaultAuditLog().record({"take", {{"take", "tk-2"}}}));
        QVERIFY(test::sql(consent::defaultFolder() / "audit.db",
                          "UPDATE entries SET body = CAST('{}' AS BLOB) WHERE number = 1"));
        workflow::AuditReport const report = workflow::readAudit();
        QVERIFY(report.rows.empty() && report.logs.front().problem);
    }
};

QTEST_GUILESS_MAIN(TstAudit)
#include "tst_audit.moc"
