#include "engine/workflow/Trust.h"
#include "tests/consent/Sql.h"
#include "tests/workflow/CastFixture.h"

#include <QFile>

using namespace fw;
using namespace fw::test;
namespace fs = std::filesystem;

/// What is written down about decisions, and a held request's way to an approval.
class TstTrust : public QObject {
    Q_OBJECT

private:
    workflow::Toolbox m_tools;
    std::unique_ptr<CastFixture> m_on;
    std::shared_ptr<std::vector<consent::AuditEvent>> m_events =
        std::make_shared<std::vector<consent::AuditEvent>>();
    std::shared_ptr<std::mutex> m_mutex = std::make_shared<std::mutex>();
    bool m_canWrite = true;

    QStringList kinds() const
    {
        std::scoped_lock lock(*m_mutex);
        QStringList found;
        for (consent::AuditEvent const& each : *m_events)
            found << QString::fromStdString(each.kind);
        return found;
    }
    consent::AuditEvent last(char const* kind) const
    {
        std::scoped_lock lock(*m_mutex);
        for (auto each = m_events->rbegin(); each != m_events->rend(); ++each)
            if (each->kind == kind)
                return *each;
        return {};
    }
    std::unique_ptr<jobs::JobQueue> queue()
    {
        jobs::QueueOptions options;
        options.projectFolder = m_on->project;
        options.gate = workflow::startGate(m_tools);
        options.audit = m_tools.audit;
        options.renderer = [this]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<WatchedRenderer>(m_on->watch);
        };
        auto opened = jobs::JobQueue::open(std::move(options));
        return opened ? std::move(opened).value() : nullptr;
    }
    Result<std::vector<JobId>> ask(jobs::JobQueue& queue, char const* prompt,
                                   workflow::Confirmed const& given = {})
    {
        m_on->shot().prompt = prompt;
        return workflow::generate(m_on->board, {m_on->shot().id}, m_tools, given, queue);
    }

private Q_SLOTS:
    void init()
    {
        m_on = std::make_unique<CastFixture>();
        auto tools = workflow::Toolbox::load();
        QVERIFY2(tools.isOk(), tools ? "" : tools.error().message().c_str());
        m_tools = std::move(tools).value();
        m_events->clear();
        m_canWrite = true;
        m_tools.audit = [events = m_events, mutex = m_mutex,
                         this](consent::AuditEvent const& event) -> Status {
            if (!m_canWrite)
                return fail(Error::Kind::Io, "base.cannotWrite", {"audit.db", "full"});
            std::scoped_lock lock(*mutex);
            events->push_back(event);
            return {};
        };
    }

    void aRenderingIsNoted()
    {
        SubjectId const who = m_on->add();
        m_on->cast(who);
        auto const jobs = queue();
        QVERIFY(ask(*jobs, "a gory field", {"violence.graphic"}));
        jobs->waitUntilIdle();
        QCOMPARE(kinds(), QStringList({"generation", "take"}));
        QCOMPARE(last("generation").what["by"].get<std::string>(), m_tools.account);
        OrderedJson const what = last("generation").what["requests"][0];
        QCOMPARE(dumpJson(what["cast"]), "[\"" + who.value + "\"]");
        QCOMPARE(dumpJson(what["rules"]), std::string("[\"violence.graphic\"]"));
        std::string const all = dumpJson(what) + dumpJson(last("take").what);
        QVERIFY2(all.find("gory") == std::string::npos && all.find("Anna") == std::string::npos, all.c_str());
    }

    void refusalsAreNoted_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("rule");
        QTest::newRow("confirm") << "a gory field"
                                 << "violence.graphic";
        QTest::newRow("hold") << "a porn set"
                              << "sexual.graphic";
        QTest::newRow("block") << "a naked child"
                               << "minors.sexual";
    }
    void refusalsAreNoted()
    {
        QFETCH(QString, prompt);
        auto const jobs = queue();
        QVERIFY(!ask(*jobs, prompt.toUtf8().constData()));
        QCOMPARE(kinds(), QStringList{"refusal"});
        QTEST(QString::fromStdString(last("refusal").what["rule"].get<std::string>()), "rule");
        QVERIFY(dumpJson(last("refusal").what).find(prompt.toStdString()) == std::string::npos);
        QCOMPARE(m_on->watch->renderings.load(), 0);
    }

    void aMissingConsentIsNoted()
    {
        m_on->cast(SubjectId{"sb-1"});
        auto const jobs = queue();
        QVERIFY(!ask(*jobs, "a person waves"));
        QCOMPARE(last("refusal").what["reason"].get<std::string>(), std::string("missing"));
        exporting::ExportSettings settings;
        settings.projectFolder = m_on->project;
        QVERIFY(!workflow::exportFilm(m_on->board, settings, m_tools, {}, {}));
        QCOMPARE(kinds(), QStringList({"refusal", "refusal"}));
    }

    void typingIsNotNoted()
    {
        m_on->shot().prompt = "a porn set";
        QVERIFY(!workflow::prepare(m_on->board, {m_on->shot().id}, m_tools, {}));
        QVERIFY(kinds().isEmpty());
        QVERIFY(m_tools.inbox->items()->empty());
    }

    void whatCannotBeNotedIsNotRendered()
    {
        m_canWrite = false;
        auto const jobs = queue();
        QVERIFY(!ask(*jobs, "a cat walks"));
        QVERIFY(jobs->jobs().empty());
    }

    void aHeldRequestWaitsForAPersonAndThenRenders()
    {
        auto const jobs = queue();
        auto const held = ask(*jobs, "a porn set");
        QCOMPARE(held.error().messageId, std::string("workflow.heldAs"));
        std::string const id = held.error().args.at(4);
        QVERIFY(held.error().message().find(id) != std::string::npos);
        QCOMPARE(last("refusal").what["review"].get<std::string>(), id);
        QCOMPARE(m_tools.inbox->items()->at(0).text, std::string("a porn set"));

        auto const step = [&](workflow::ReviewStep what) {
            return workflow::takeReviewStep({id, what, {}, {}, "because"});
        };
        QVERIFY(step(workflow::ReviewStep::Reject));
        QVERIFY(!ask(*jobs, "a porn set"));
        QVERIFY(step(workflow::ReviewStep::Appeal));
        QVERIFY(step(workflow::ReviewStep::Approve)->isOwn);
        QVERIFY(!ask(*jobs, "another porn set"));
        auto const passed = ask(*jobs, "a porn set");
        QVERIFY2(passed.isOk(), passed ? "" : passed.error().message().c_str());
        jobs->waitUntilIdle();
        QCOMPARE(m_on->takes(), 1); // the start gate knows the approval too
        QCOMPARE(m_on->watch->renderings.load(), 1);

        auto const entries =
            consent::defaultAuditLog().read(); // decisions go into the installation's own log
        int reviews = 0;
        for (consent::LogEntry const& each : *entries)
            reviews += each.kind == "review" ? 1 : 0;
        QCOMPARE(reviews, 3);
    }

    void anApprovalOpensHoldAndNothingElse()
    {
        auto const jobs = queue();
        QCOMPARE(ask(*jobs, "a naked child").error().messageId, std::string("workflow.blocked"));
        QVERIFY(m_tools.inbox->items()->empty());
    }

    void changedRulesAreNotedOnce()
    {
        auto const policies = [] {
            int found = 0;
            auto const entries = consent::defaultAuditLog().read();
            for (consent::LogEntry const& each : *entries)
                found += each.kind == "policy" ? 1 : 0;
            return found;
        };
        QCOMPARE(policies(), 1);
        QVERIFY(workflow::Toolbox::load());
        QCOMPARE(policies(), 1);
        fs::path const resources = m_on->path("resources");
        fs::create_directories(resources / "moderation");
        QVERIFY(QFile::copy(FW_TEST_DIR "/../resources/moderation/rules.json",
                            QString::fromStdString((resources / "moderation/rules.json").string())));
        QByteArray const usual = qgetenv("FRAMEWRIGHT_RESOURCES");
        QFile rules(QString::fromStdString((resources / "moderation/rules.json").string()));
        QVERIFY(rules.open(QIODevice::Append));
        rules.write("\n");
        rules.close();
        qputenv("FRAMEWRIGHT_RESOURCES", resources.string().c_str());
        auto const changed = workflow::Toolbox::load();
        qputenv("FRAMEWRIGHT_RESOURCES", usual);
        QVERIFY(changed.isOk());
        QCOMPARE(policies(), 2);
    }

    void verifyingFindsWhichLogIsDamaged()
    {
        m_on->add();
        QVERIFY(consent::defaultAuditLog().record({"export", {}}));
        for (workflow::LogReport const& each : workflow::verifyLogs())
            QVERIFY2(!each.problem, each.name.c_str());
        QVERIFY(test::sql(m_on->ledgerFile(), "DELETE FROM entries"));
        for (workflow::LogReport const& each : workflow::verifyLogs())
            QCOMPARE(each.problem.has_value(), each.name == "ledger");
    }

    void typingShowsWhatStillStandsInTheWay()
    {
        using moderation::Verdict;
        auto const open = [&](char const* prompt, workflow::Confirmed const& given = {}) {
            return workflow::openQuestion(prompt, m_tools, given);
        };
        QVERIFY(open("a red fox").verdict == Verdict::Allow);
        moderation::Decision const asks = open("a naked statue");
        QVERIFY(asks.verdict == Verdict::Confirm);
        QVERIFY(open("a naked statue", {asks.rule}).verdict == Verdict::Allow);
        // The strictest first, and the other one once that is answered.
        moderation::Decision const held = open("a naked statue in a porn set", {asks.rule});
        QVERIFY(held.verdict == Verdict::Hold);
        QCOMPARE(workflow::refusalOf(asks).messageId, std::string("workflow.confirm"));
        QCOMPARE(workflow::refusalOf(held).messageId, std::string("workflow.held"));
        QVERIFY(workflow::refusalOf(held).message().find(held.words) != std::string::npos);
        moderation::HeldRequest request;
        request.decision = held;
        request.text = "a naked statue in a porn set";
        auto const id = m_tools.inbox->hold(request);
        QVERIFY(id);
        QVERIFY(m_tools.inbox->decide(*id, true, {"rev", {moderation::Role::Reviewer}, {}}, "art", false));
        QVERIFY(open("a naked statue in a porn set").rule == asks.rule);
        QVERIFY(open("a naked statue in a porn set", {asks.rule}).verdict == Verdict::Allow);
    }
};

QTEST_GUILESS_MAIN(TstTrust)
#include "tst_trust.moc"
