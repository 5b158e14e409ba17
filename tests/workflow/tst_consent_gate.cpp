#include "engine/jobs/QueueFile.h"
#include "tests/workflow/ConsentAttacks.h"

#include <set>

using namespace fw;
using namespace fw::test;

Q_DECLARE_METATYPE(Attack)

/// Attempts to render or export a person without a valid consent: not one pixel comes out, and the refusal
/// says why. The command line's attempts are in tests/cli, the vault's in tests/consent.
class TstConsentGate : public QObject {
    Q_OBJECT

private:
    workflow::Toolbox m_tools;
    std::unique_ptr<CastFixture> m_on;

    static void refuses(Status const& status, Reason reason)
    {
        QVERIFY(!status);
        QVERIFY2(consent::reasonOf(status.error()) == reason, status.error().message().c_str());
    }
    template <class T>
    static void refuses(Result<T> const& result, Reason reason)
    {
        refuses(result ? Status() : Status(result.error()), reason);
    }
    void nothingWasRendered()
    {
        QCOMPARE(m_on->watch->renderings.load(), 0);
        QCOMPARE(m_on->takes(), 0);
    }
    /// Renders the board as it is; it must be allowed.
    void renderShots(std::vector<ShotId> const& shots)
    {
        auto const queue = m_on->queue();
        auto const ids = workflow::generate(m_on->board, shots, m_tools, {}, *queue);
        QVERIFY2(ids.isOk(), ids ? "" : ids.error().message().c_str());
        queue->waitUntilIdle();
        for (jobs::JobInfo const& job : queue->jobs())
            QVERIFY2(job.state == jobs::JobState::Finished, job.error ? job.error->message().c_str() : "");
        m_on->record();
    }

private Q_SLOTS:
    void initTestCase()
    {
        CastFixture const home;
        auto tools = workflow::Toolbox::load();
        QVERIFY2(tools.isOk(), tools ? "" : tools.error().message().c_str());
        m_tools = std::move(tools).value();
    }
    void init() { m_on = std::make_unique<CastFixture>(); }

    void aConsentedShotRenders() // without this the table below would prove nothing
    {
        m_on->cast(m_on->add());
        renderShots({m_on->shot().id});
        QCOMPARE(m_on->watch->renderings.load(), 1);
        QCOMPARE(m_on->takes(), 1);
    }

    void attempts_data()
    {
        QTest::addColumn<Attack>("attack");
        std::vector<Attack> all = attacks();
        for (Attack& each : attacksOnTakes(m_tools))
            all.push_back(std::move(each));
        std::set<std::string> names;
        for (Attack const& each : all) {
            QTest::newRow(each.name) << each;
            names.insert(each.name);
        }
        QVERIFY(names.size() == all.size() && all.size() >= 40); // reliability.md, test 16
    }
    void attempts()
    {
        QFETCH(Attack, attack);
        attack.prepare(*m_on);
        if (QTest::currentTestFailed())
            return;
        int const takes = m_on->takes(); // made while everybody agreed
        if (attack.ask) {
            refuses(attack.ask(*m_on, m_tools), attack.reason);
            QCOMPARE(m_on->watch->renderings.load(), 0);
            QCOMPARE(m_on->takes(), takes);
            QVERIFY(!fs::exists(m_on->path("film.mp4")));
            return;
        }
        auto const queue = m_on->queue();
        std::vector<ShotId> const shots = {m_on->shot().id};
        std::vector<SubjectId> const cast = m_on->shot().cast;
        auto const asked = workflow::generate(m_on->board, shots, m_tools, {}, *queue);
        QVERIFY(!asked);
        if (asked.error().kind == Error::Kind::Refused) // else it is no valid board
            refuses(asked, attack.reason);
        plan::RenderRequest forged = m_on->forged(cast.front());
        for (size_t i = 1; i < cast.size(); ++i)
            forged.conditioning.cast.push_back({cast[i].value, {}, {}});
        refuses(queue->submit(forged), attack.reason);
        refuses(workflow::gate(forged, m_tools, {}, m_on->project), attack.reason);
        exporting::ExportSettings settings;
        settings.projectFolder = m_on->project;
        settings.target = m_on->path("film.mp4");
        refuses(workflow::exportFilm(m_on->board, settings, m_tools, {}, {}), attack.reason);
        queue->waitUntilIdle();
        nothingWasRendered();
        QVERIFY(!fs::exists(m_on->path("film.mp4")));
    }

    void aJobFileByItselfIsInNoProject()
    {
        refuses(workflow::gate(m_on->forged(m_on->add()), m_tools, {}), Reason::OutOfScope);
    }

    void forgedHeadshots()
    {
        SubjectId const anna = m_on->add(), ben = m_on->add();
        std::string const sum(64, 'a');
        QVERIFY(consent::defaultLedger().addHeadshot({ben, "front", sum}));
        auto const queue = m_on->queue();
        plan::RenderRequest forged = m_on->forged(anna);
        forged.conditioning.cast = {{anna.value, "front", sum}}; // Ben's picture under Anna's name
        refuses(queue->submit(forged), Reason::Missing);
        forged.conditioning.cast = {{ben.value, "front", std::string(64, 'b')}};
        refuses(queue->submit(forged), Reason::Missing);
        nothingWasRendered();
    }

    void aWaitingJobDoesNotStartAfterARevocation()
    {
        SubjectId const who = m_on->add();
        m_on->cast(who);
        auto const queue = m_on->queue();
        queue->pause();
        QVERIFY(workflow::generate(m_on->board, {m_on->shot().id}, m_tools, {}, *queue));
        revoke(who);
        queue->resume();
        queue->waitUntilIdle();
        jobs::JobInfo const job = queue->jobs().at(0);
        QVERIFY(job.state == jobs::JobState::Failed);
        QVERIFY(consent::reasonOf(*job.error) == Reason::Revoked);
        nothingWasRendered();
    }

    void aForgedQueueFileDoesNotStart()
    {
        {
            auto const queue = m_on->queue();
            queue->pause();
            plan::RenderRequest harmless = m_on->forged({});
            harmless.conditioning.cast.clear();
            QVERIFY(queue->submit(harmless));
        }
        std::string text = *readFile(m_on->project / "queue.json");
        size_t const at = text.find("\"prompt\"");
        QVERIFY(at != std::string::npos);
        auto const records = jobs::readQueue(m_on->project / "queue.json");
        QCOMPARE(records->size(), size_t(1));
        Json json = *parseJson(text, "queue");
        for (Json& each : json["jobs"])
            each["request"]["conditioning"]["cast"] = {{{"subject", "sb-1"}, {"image", ""}, {"sha256", ""}}};
        QVERIFY(writeFileAtomically(m_on->project / "queue.json", dumpJson(json)));
        auto const queue = m_on->queue();
        QCOMPARE(queue->jobs().size(), size_t(1));
        queue->release(queue->jobs()[0].id);
        queue->waitUntilIdle();
        QVERIFY(queue->jobs()[0].state == jobs::JobState::Failed);
        QVERIFY(consent::reasonOf(*queue->jobs()[0].error) == Reason::Missing);
        nothingWasRendered();
    }

    void aRevocationDuringTheRenderingLeavesNoTake()
    {
        SubjectId const who = m_on->add();
        m_on->cast(who);
        m_on->watch->during = [who] { revoke(who); };
        auto const queue = m_on->queue();
        QVERIFY(workflow::generate(m_on->board, {m_on->shot().id}, m_tools, {}, *queue));
        queue->waitUntilIdle();
        QVERIFY(queue->jobs()[0].state == jobs::JobState::Failed);
        QVERIFY(consent::reasonOf(*queue->jobs()[0].error) == Reason::Revoked);
        QCOMPARE(m_on->takes(), 0);
    }

    void exportKnowsWhoIsInATake_data()
    {
        QTest::addColumn<bool>("isRecipeEdited");
        QTest::newRow("the cast was taken off the shot") << false;
        QTest::newRow("and off the recipe") << true;
    }
    void exportKnowsWhoIsInATake()
    {
        SubjectId const who = m_on->add({consent::Use::Render}); // never for export
        m_on->cast(who);
        renderShots({m_on->shot().id});
        m_on->shot().cast.clear();
        QFETCH(bool, isRecipeEdited);
        fs::path const recipe = jobs::TakeStore(m_on->project).files(m_on->shot().takes.at(0).id).recipe;
        if (isRecipeEdited) {
            Json json = *readJsonFile(recipe);
            json["request"]["conditioning"].erase("cast");
            QVERIFY(writeFileAtomically(recipe, dumpJson(json)));
        }
        exporting::ExportSettings settings;
        settings.projectFolder = m_on->project;
        settings.target = m_on->path("film.mp4");
        refuses(workflow::exportFilm(m_on->board, settings, m_tools, {}, {}), Reason::OutOfScope);
        QVERIFY(!fs::exists(settings.target));
    }

    void anExtensionShowsWhoeverItContinues()
    {
        SubjectId const who = m_on->add();
        m_on->cast(who);
        renderShots({m_on->shot().id});
        story::Shot next = m_on->shot();
        next.id = ShotId{"sh-2"};
        next.cast.clear();
        next.takes.clear();
        next.start = {story::StartKind::ExtendShot, m_on->shot().id, 5, {}};
        m_on->board.scenes[0].shots.push_back(next);
        renderShots({next.id});
        auto const state = consent::defaultLedger().read();
        QCOMPARE(state->takes.size(), size_t(2));
        QVERIFY(state->takes[1].subjects == std::vector<SubjectId>{who});

        auto const tools = workflow::dependentsOf(who, m_on->project, *state);
        QVERIFY(!tools); // no project.json here: a sentence, not a crash
        revoke(who);
        m_on->watch->renderings = 0;
        m_on->board.scenes[0].shots[1].prompt = "a person waves again";
        auto const queue = m_on->queue();
        auto const ids = workflow::generate(m_on->board, {next.id}, m_tools, {}, *queue);
        queue->waitUntilIdle();
        if (ids) {
            QVERIFY(queue->jobs()[0].state == jobs::JobState::Failed);
            QVERIFY(consent::reasonOf(*queue->jobs()[0].error) == Reason::Revoked);
        } else {
            refuses(ids, Reason::Revoked);
        }
        QCOMPARE(m_on->watch->renderings.load(), 0);
    }

    void aRevocationListsWhatDependsOnIt()
    {
        fs::remove(m_on->project);
        SubjectId const who = m_on->add();
        m_on->cast(who);
        story::Shot other = m_on->shot();
        other.id = ShotId{"sh-2"};
        other.cast.clear();
        m_on->board.scenes[0].shots.push_back(other);
        QVERIFY(story::Project::create(m_on->project, m_on->board));
        {
            auto const queue = m_on->queue();
            queue->pause();
            QVERIFY(workflow::generate(m_on->board, {m_on->shot().id, other.id}, m_tools, {}, *queue));
        }
        QVERIFY(
            consent::defaultLedger().noteTake({TakeId{"tk-9"}, {who}, consent::projectName(m_on->project)}));
        auto const found = workflow::dependentsOf(who, m_on->project, *consent::defaultLedger().read());
        QVERIFY2(found.isOk(), found ? "" : found.error().message().c_str());
        QCOMPARE(found->shots, std::vector<int>{1});
        QCOMPARE(found->takes, std::vector<TakeId>{TakeId{"tk-9"}});
        QCOMPARE(found->jobs.size(), size_t(1));
        QVERIFY(found->exported.empty());
        // A film that left with the take is found by the audit log; other films and other entries are not.
        auto const entry = [](int64_t time, char const* kind, char const* body) {
            return consent::LogEntry{0, time, kind, body, {}};
        };
        auto const again = workflow::dependentsOf(
            who, m_on->project, *consent::defaultLedger().read(),
            {entry(1, "export", R"({"takes":["tk-8"]})"), entry(2, "export", R"({"takes":["tk-8","tk-9"]})"),
             entry(3, "take", R"({"takes":["tk-9"]})"), entry(4, "export", R"({"takes":"tk-9"})"),
             entry(5, "export", "{}")});
        QVERIFY(again);
        QCOMPARE(again->exported, std::vector<int64_t>{2});
    }
};

QTEST_GUILESS_MAIN(TstConsentGate)
#include "tst_consent_gate.moc"
