#include "engine/story/Project.h"
#include "engine/base/Files.h"
#include "engine/story/Edit.h"
#include "engine/workflow/Workflow.h"

#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace fw;
using namespace fw::workflow;

/// The path from a board to takes, on the real presets, rules and starter model (headers only), with the fake
/// engine.
class TstWorkflow : public QObject {
    Q_OBJECT

private:
    Toolbox m_tools;
    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;

    std::unique_ptr<jobs::JobQueue> open()
    {
        jobs::QueueOptions options;
        options.projectFolder = m_folder->path().toStdString();
        options.gate = startGate(m_tools);
        options.renderer = []() -> Result<std::unique_ptr<render::Renderer>> {
            return render::makeFakeRenderer({0});
        };
        auto queue = jobs::JobQueue::open(std::move(options));
        return queue ? std::move(queue).value() : nullptr;
    }
    /// What the window does when takes arrive.
    void record(story::Storyboard& board)
    {
        jobs::TakeStore const store(m_folder->path().toStdString());
        for (story::UnplacedTake const& each : store.orphans(board))
            story::recordTake(board, each.shot, each.take);
    }
    static plan::RenderRequest request(std::string const& prompt)
    {
        plan::RenderRequest made;
        made.prompt = prompt;
        made.size = {160, 96};
        return made;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (char const* name : {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_home.filePath(name).toUtf8());
        auto tools = Toolbox::load();
        QVERIFY2(tools.isOk(), tools ? "" : tools.error().message().c_str());
        m_tools = std::move(tools).value();
        for (Error const& problem : m_tools.problems)
            QFAIL(problem.message().c_str());
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void gates_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QStringList>("confirmed");
        QTest::addColumn<QString>("message"); // empty: passes
        QTest::addColumn<QString>("rule");
        auto const row = [](char const* name, char const* prompt, QStringList confirmed,
                            char const* message = "", char const* rule = "") {
            QTest::newRow(name) << QString(prompt) << confirmed << QString(message) << QString(rule);
        };
        row("harmless", "a cat walks", {});
        row("confirm asked", "a gory field", {}, "workflow.confirm", "violence.graphic");
        row("confirm given", "a gory field", {"violence.graphic"});
        row("another rule confirmed", "a gory field", {"brands.characters"}, "workflow.confirm",
            "violence.graphic");
        row("two rules, one confirmed", "Batman in a gory field", {"violence.graphic"}, "workflow.confirm",
            "brands.characters");
        row("two rules, both confirmed", "Batman in a gory field", {"violence.graphic", "brands.characters"});
        row("hold cannot be confirmed", "porn", {"sexual.graphic"}, "workflow.held", "sexual.graphic");
        row("block cannot be confirmed", "a naked child", {"minors.sexual", "sexual.nudity"},
            "workflow.blocked", "minors.sexual");
    }
    void gates()
    {
        QFETCH(QString, prompt);
        QFETCH(QStringList, confirmed);
        QFETCH(QString, message);
        Confirmed given;
        for (QString const& each : confirmed)
            given.insert(each.toStdString());
        Status const status = gate(request(prompt.toStdString()), m_tools, given);
        QCOMPARE(status.isOk(), message.isEmpty());
        if (status)
            return;
        QCOMPARE(status.error().kind, Error::Kind::Refused);
        QCOMPARE(QString::fromStdString(status.error().messageId), message);
        QTEST(QString::fromStdString(status.error().args[0]), "rule");
        QVERIFY(status.error().message().find('{') == std::string::npos);
    }

    void aNegativePromptMayNameWhatMustNotBeSeen()
    {
        plan::RenderRequest wanted = request("a cat walks");
        wanted.negative = "gore, nudity, child, naked";
        QVERIFY(gate(wanted, m_tools, {}));
    }

    void aCastFailsClosed()
    {
        plan::RenderRequest wanted = request("a cat walks");
        wanted.conditioning.cast.push_back({"sb-1", "front", "00"});
        QCOMPARE(gate(wanted, m_tools, {}).error().messageId, std::string("consent.missing"));

        story::Storyboard board = sampleStoryboard();
        story::Shot& shot = board.scenes[0].shots[0];
        shot.cast = {SubjectId{"sb-1"}};
        QCOMPARE(prepare(board, {shot.id}, m_tools, {}).error().messageId, std::string("consent.missing"));
        auto const film = exportFilm(board, {}, m_tools, {}, {});
        QCOMPARE(film.error().messageId, std::string("consent.missing"));
    }

    void theStartGateStopsWhatNobodyCanClickAway()
    {
        auto const again = startGate(m_tools);
        QVERIFY(again(request("a gory field"))); // was confirmed at submit
        QCOMPARE(again(request("porn")).error().kind, Error::Kind::Refused);
    }

    void theSampleShowsWhatTheProgramCan()
    {
        story::Storyboard const board = sampleStoryboard();
        std::set<std::string> presets;
        std::set<story::TransitionKind> transitions;
        int extensions = 0;
        for (story::Shot const* shot : story::shotsInOrder(board)) {
            presets.insert(shot->presetId);
            transitions.insert(shot->transition.kind);
            extensions += shot->start.kind == story::StartKind::ExtendShot ? 1 : 0;
            QVERIFY(gate(request(shot->prompt), m_tools, {}));
            auto const resolved = plan::resolve(board, shot->id, m_tools.context());
            QVERIFY2(resolved.isOk(), resolved ? "" : resolved.error().message().c_str());
        }
        QCOMPARE(presets, (std::set<std::string>{"cartoon", "cinematic", "documentary"}));
        QCOMPARE(extensions, 1);
        QVERIFY(transitions.count(story::TransitionKind::Dissolve) &&
                transitions.count(story::TransitionKind::Wipe));
        QCOMPARE(board.scenes.size(), size_t(2));
        QCOMPARE(shotsToRender(board, m_tools).size(), story::shotsInOrder(board).size());
    }

    void theSecondSampleIsAChain()
    {
        story::Storyboard const board = chainStoryboard();
        std::vector<story::Shot const*> const shots = story::shotsInOrder(board);
        QCOMPARE(shots.size(), size_t(4));
        size_t titles = 0, markers = 0;
        for (size_t i = 0; i < shots.size(); ++i) {
            QVERIFY(gate(request(shots[i]->prompt), m_tools, {}));
            auto const resolved = plan::resolve(board, shots[i]->id, m_tools.context());
            QVERIFY2(resolved.isOk(), resolved ? "" : resolved.error().message().c_str());
            if (i > 0)
                QVERIFY(shots[i]->start.parent == shots[i - 1]->id);
            titles += shots[i]->titles.size();
            markers += shots[i]->markers.size();
            QVERIFY(!shots[i]->notes.empty());
        }
        QCOMPARE(titles, size_t(4)); // a headline and three subtitles
        QCOMPARE(markers, size_t(2));
        auto const made =
            story::Project::create(std::filesystem::path(m_folder->path().toStdString()) / "chain",
                                   chainStoryboard()); // a board that a project accepts
        QVERIFY2(made.isOk(), made ? "" : made.error().message().c_str());
    }

    void generatesTheSampleAndNothingTwice()
    {
        story::Storyboard board = sampleStoryboard();
        auto queue = open();
        QVERIFY(queue);
        auto const ids = generate(board, shotsToRender(board, m_tools), m_tools, {}, *queue);
        QVERIFY2(ids.isOk(), ids ? "" : ids.error().message().c_str());
        queue->waitUntilIdle();
        record(board);
        QVERIFY(shotsToRender(board, m_tools).empty());
        QVERIFY(plan::missingTakes(plan::exportPlan(board, m_tools.context())).empty());

        // A changed parent makes its extension stale too, and only these two.
        board.scenes[0].shots[0].prompt = "a robot stands still in a meadow";
        QCOMPARE(shotsToRender(board, m_tools).size(), size_t(2));
    }

    void askingForAChildBringsItsParent()
    {
        story::Storyboard board = sampleStoryboard();
        ShotId const child = board.scenes[0].shots[1].id;
        auto queue = open();
        queue->pause();
        QCOMPARE(generate(board, {child}, m_tools, {}, *queue)->size(), size_t(2));
        QCOMPARE(generate(board, {child}, m_tools, {}, *queue)->size(), size_t(2));
        QCOMPARE(queue->jobs().size(), size_t(3)); // another take of the child, but the parent only once
        queue->resume();
        queue->waitUntilIdle();
        record(board);
        QCOMPARE(board.scenes[0].shots[0].takes.size(), size_t(1));
        QCOMPARE(board.scenes[0].shots[1].takes.size(), size_t(2));
    }

    void aHeldJobIsContinuedNotDoubled()
    {
        story::Storyboard const board = sampleStoryboard();
        ShotId const shot = board.scenes[1].shots[0].id;
        auto queue = open();
        queue->pause();
        JobId const first = generate(board, {shot}, m_tools, {}, *queue)->front();
        queue->hold(first);
        QVERIFY(generate(board, {shot}, m_tools, {}, *queue)->front() == first);
        QVERIFY(queue->job(first)->state == jobs::JobState::Queued);
    }

    void oneBadShotSubmitsNothing()
    {
        story::Storyboard board = sampleStoryboard();
        board.scenes[1].shots[2].prompt = "a gory field";
        auto queue = open();
        auto const ids = generate(board, shotsToRender(board, m_tools), m_tools, {}, *queue);
        QCOMPARE(ids.error().kind, Error::Kind::Refused);
        QVERIFY(queue->jobs().empty());
    }

    void preparedRequestsAreComplete()
    {
        story::Storyboard const board = sampleStoryboard();
        auto const prepared = prepare(board, {board.scenes[0].shots[0].id}, m_tools, {});
        QVERIFY(prepared.isOk());
        plan::RenderRequest const& made = prepared->batch.nodes.at(0).resolved.request;
        QVERIFY(made.seed != 0);
        QVERIFY(!made.modelChecksums.empty());
        QVERIFY(prepared->estimate.peakBytes > 0);
        QVERIFY(manifestFor(made, m_tools).weightsSha256.size() == 64);
    }
};

QTEST_GUILESS_MAIN(TstWorkflow)
#include "tst_workflow.moc"
