#include "engine/base/Files.h"
#include "engine/jobs/JobQueue.h"
#include "engine/jobs/TakeClip.h"
#include "engine/jobs/TakeRecipe.h"
#include "tests/jobs/requests.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>

using namespace fw;
using namespace fw::jobs;
using fw::test::request;

namespace {

/// What the queue said, as words; and a place to wait for one of them.
class Witness {
public:
    void put(JobEvent const& event)
    {
        static char const* const kNames[] = {"queued",   "started", "progressed", "noticed", "preview",
                                             "finished", "failed",  "cancelled",  "clip",    "changed"};
        std::scoped_lock lock(m_mutex);
        m_words << kNames[event.index()];
        if (auto const* progressed = std::get_if<Progressed>(&event))
            m_denoiseSteps += progressed->progress.phase == render::Phase::Denoise ? 1 : 0;
        m_changed.notify_all();
    }
    /// Lifecycle only: no progress, previews, or reordering.
    QString story() const
    {
        std::scoped_lock lock(m_mutex);
        QStringList words = m_words;
        for (char const* noise : {"progressed", "preview", "changed"})
            words.removeAll(noise);
        return words.join(' ');
    }
    bool has(QString const& word) const
    {
        std::scoped_lock lock(m_mutex);
        return m_words.contains(word);
    }
    void waitForSteps(int steps)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_denoiseSteps >= steps; });
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QStringList m_words;
    int m_denoiseSteps = 0;
};

/// Counts what the queue does with its renderer.
struct Counters {
    std::atomic<int> made{0}, rendered{0}, unloaded{0};
    std::atomic<bool> isTooLarge{false}; ///< as after all memory modes were tried
};

class CountingRenderer : public render::Renderer {
public:
    CountingRenderer(std::unique_ptr<render::Renderer> inner, std::shared_ptr<Counters> counters)
        : m_inner(std::move(inner)), m_counters(std::move(counters))
    {
        ++m_counters->made;
    }
    Result<render::Rendered> render(plan::RenderRequest const& request, render::RenderPaths const& paths,
                                    render::RenderHooks const& hooks) override
    {
        ++m_counters->rendered;
        if (m_counters->isTooLarge)
            return fail(Error::Kind::OutOfMemory, "render.wouldFit", {"wan", "64", "64", "5"});
        lastSource = request.conditioning.extend ? request.conditioning.extend->source.path : "";
        return m_inner->render(request, paths, hooks);
    }
    void unload() override { ++m_counters->unloaded; }
    std::string deviceName() const override { return m_inner->deviceName(); }

    static inline std::string lastSource; ///< read only while the queue is idle

private:
    std::unique_ptr<render::Renderer> m_inner;
    std::shared_ptr<Counters> m_counters;
};

} // namespace

class TstJobQueue : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Witness> m_witness;
    std::shared_ptr<Counters> m_counters;

    std::unique_ptr<JobQueue> open(render::FakeScript script = {0})
    {
        QueueOptions options;
        options.projectFolder = m_folder->path().toStdString();
        options.sink = [witness = m_witness.get()](JobEvent const& event) { witness->put(event); };
        options.renderer = [script, counters = m_counters]() -> Result<std::unique_ptr<render::Renderer>> {
            return std::make_unique<CountingRenderer>(render::makeFakeRenderer(script), counters);
        };
        auto queue = JobQueue::open(std::move(options));
        return queue ? std::move(queue).value() : nullptr;
    }
    size_t takesOnDisk() const { return TakeStore(m_folder->path().toStdString()).orphans({}).size(); }

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", QByteArray("/nonexistent-cache")); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_witness = std::make_unique<Witness>();
        m_counters = std::make_shared<Counters>();
        CountingRenderer::lastSource.clear();
    }

    void oneJobBecomesOneTake()
    {
        auto queue = open();
        QVERIFY(queue);
        auto const id = queue->submit(request("A"));
        QVERIFY(id.isOk());
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued started finished"));
        QVERIFY(m_witness->has("preview"));
        auto const job = queue->job(*id);
        QVERIFY(job->state == JobState::Finished);
        QVERIFY(queue->takePreview().has_value());
        QVERIFY(!queue->takePreview().has_value());
        QVERIFY(verifyTake(TakeStore(m_folder->path().toStdString()).files(job->take)));
        QVERIFY(queue->jobOfShot(request("A").shot)->id == *id);
    }

    void whatThePersonShouldKnowIsSaidAndKept()
    {
        auto queue = open();
        QVERIFY(queue);
        plan::RenderRequest wanted = request("A");
        wanted.sampler = "few-step"; // of a model that was not made for it
        auto const id = queue->submit(wanted);
        QVERIFY(id.isOk());
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued started noticed finished"));
        auto const files = TakeStore(m_folder->path().toStdString()).files(queue->job(*id)->take);
        auto const recipe = readRecipe(files.recipe);
        QVERIFY(recipe.isOk());
        QCOMPARE(recipe->receipt.notices.size(), size_t(1));
        QVERIFY(recipe->receipt.notices[0].find("few-step") != std::string::npos);
    }

    void aRandomSeedIsDrawnAtSubmit()
    {
        auto queue = open();
        QVERIFY(queue);
        queue->pause();
        auto const first = queue->submit(request("A", 0));
        auto const second = queue->submit(request("A", 0));
        QVERIFY(*first != *second);
        QVERIFY(queue->job(*first)->request.seed != 0);
        auto const same = queue->submit(request("A", queue->job(*first)->request.seed));
        QVERIFY(*same == *first);
    }

    void failures_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("failTimes");
        QTest::addColumn<QString>("story");
        QTest::addColumn<int>("rendered");
        QTest::addColumn<int>("unloaded");
        int const internal = int(Error::Kind::Internal), memory = int(Error::Kind::OutOfMemory);
        QTest::newRow("fails") << internal << 1 << "queued started failed" << 1 << 0;
        QTest::newRow("out of memory once") << memory << 1 << "queued started finished" << 2 << 1;
        QTest::newRow("out of memory twice") << memory << 2 << "queued started failed" << 2 << 2;
    }
    void failures()
    {
        QFETCH(int, kind);
        QFETCH(int, failTimes);
        auto queue = open({0, 2, Error::Kind(kind), failTimes});
        QVERIFY(queue);
        QVERIFY(queue->submit(request("A")));
        queue->waitUntilIdle();
        QTEST(m_witness->story(), "story");
        QTEST(m_counters->rendered.load(), "rendered");
        QTEST(m_counters->unloaded.load(), "unloaded");
        QCOMPARE(takesOnDisk(), m_witness->has("finished") ? size_t(1) : size_t(0));
    }

    void whatHasTriedAllIsNotTriedAgain()
    {
        m_counters->isTooLarge = true;
        auto queue = open();
        QVERIFY(queue && queue->submit(request("A")));
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued started failed"));
        QCOMPARE(m_counters->rendered.load(), 1);
    }

    /// The clip goes, the take stays whole, and the clip comes back byte for byte without a step.
    void aDroppedClipIsMadeAgain()
    {
        auto queue = open();
        QVERIFY(queue && queue->submit(request("A")));
        queue->waitUntilIdle();
        TakeStore const store(m_folder->path().toStdString());
        TakeFiles const files = *store.findByKey(plan::keyOf(request("A")));
        auto const before = readFile(files.master);
        auto const freed = dropClip(files);
        QVERIFY2(freed.isOk(), freed ? "" : freed.error().message().c_str());
        QCOMPARE(*freed, before->size());
        QVERIFY(!std::filesystem::exists(files.master) && isClipDropped(files));
        QVERIFY(verifyTake(files));
        QVERIFY(!dropClip(files)); // it is gone

        TakeId const take{files.folder.filename().string()};
        queue->makeClip(take);
        queue->makeClip(take);
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued started finished clip"));
        QCOMPARE(*readFile(files.master), *before);
        QVERIFY(!isClipDropped(files) && verifyTake(files));
        QCOMPARE(m_counters->rendered.load(), 2);
    }

    /// A rendering that looks at a clip that is gone has it made first.
    void whatIsLookedAtIsMadeFirst()
    {
        auto queue = open();
        QVERIFY(queue && queue->submit(request("A")));
        queue->waitUntilIdle();
        TakeStore const store(m_folder->path().toStdString());
        TakeFiles const files = *store.findByKey(plan::keyOf(request("A")));
        QVERIFY(dropClip(files));
        plan::RenderRequest again = request("B");
        again.size = {64, 64}; // the latents are of another size
        again.conditioning.video =
            plan::SourceVideo{{"takes/" + files.folder.filename().string() + "/master.mkv", {}}, .5};
        QVERIFY(queue->submit(again));
        queue->waitUntilIdle();
        QCOMPARE(m_counters->rendered.load(), 3);
        QVERIFY(std::filesystem::exists(files.master) && verifyTake(files));
        QCOMPARE(takesOnDisk(), size_t(2));
    }

    void aFailedJobDoesNotChangeTheNext()
    {
        auto queue = open();
        QVERIFY(queue);
        QVERIFY(queue->submit(request("B")));
        queue->waitUntilIdle();
        TakeStore const store(m_folder->path().toStdString());
        auto const clean = readFile(store.findByKey(plan::keyOf(request("B")))->master);

        queue.reset();
        init();
        queue = open({0, 2, Error::Kind::OutOfMemory, 2});
        queue->pause();
        QVERIFY(queue->submit(request("A")));
        QVERIFY(queue->submit(request("B")));
        queue->resume();
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued queued started failed started finished"));
        TakeStore const after(m_folder->path().toStdString());
        auto const next = readFile(after.findByKey(plan::keyOf(request("B")))->master);
        QVERIFY(clean.isOk() && next.isOk());
        QVERIFY(*clean == *next);
    }

    void failureThenRetry()
    {
        auto queue = open({0, 2, Error::Kind::Io, 1});
        QVERIFY(queue);
        auto const id = queue->submit(request("A"));
        queue->waitUntilIdle();
        QVERIFY(queue->job(*id)->state == JobState::Failed);
        queue->retry(*id);
        queue->waitUntilIdle();
        QVERIFY(queue->job(*id)->state == JobState::Finished);
        QCOMPARE(queue->job(*id)->attempts, 2);
        QCOMPARE(m_counters->made.load(), 1);
    }

    void cancelAtARandomStep()
    {
        quint32 const seed = qEnvironmentVariableIsSet("FW_TEST_SEED")
                                 ? qEnvironmentVariable("FW_TEST_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("FW_TEST_SEED=%u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 10; ++round) {
            init();
            auto queue = open({1});
            plan::RenderRequest wanted = request("A");
            wanted.steps = 40;
            auto const id = queue->submit(wanted);
            m_witness->waitForSteps(int(random.bounded(1, 30)));
            queue->cancel(*id);
            queue->waitUntilIdle();
            QCOMPARE(m_witness->story(), QString("queued started cancelled"));
            QCOMPARE(takesOnDisk(), size_t(0));
            QVERIFY(queue->submit(request("B")));
            queue->waitUntilIdle();
            QVERIFY(m_witness->has("finished"));
        }
    }

    void cancelledWhileWaitingNeverStarts()
    {
        auto queue = open();
        queue->pause();
        auto const id = queue->submit(request("A"));
        queue->cancelShot(request("A").shot);
        queue->resume();
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued cancelled"));
        QVERIFY(queue->job(*id)->state == JobState::Cancelled);
        QCOMPARE(m_counters->rendered.load(), 0);
    }

    void pauseRequeuesAndGivesTheDeviceBack()
    {
        auto queue = open({1});
        plan::RenderRequest wanted = request("A");
        wanted.steps = 60;
        auto const id = queue->submit(wanted);
        m_witness->waitForSteps(2);
        queue->pause();
        queue->waitUntilIdle();
        QVERIFY(queue->isPaused());
        QVERIFY(queue->job(*id)->state == JobState::Queued);
        QTRY_COMPARE(m_counters->unloaded.load(), 1);
        queue->resume();
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued started started finished"));
    }

    void saysWhatTheEngineHolds()
    {
        auto queue = open();
        QCOMPARE(queue->engine(), EngineState());
        QVERIFY(queue->submit(request("A")));
        queue->waitUntilIdle();
        QCOMPARE(queue->engine().modelId, std::string("none"));
        QCOMPARE(queue->engine().device, std::string("fake"));
        queue->pause();
        QTRY_VERIFY(queue->engine().modelId.empty()); // and how it rendered is still told
        QCOMPARE(queue->engine().device, std::string("fake"));
    }

    void severalAreReordered()
    {
        auto queue = open();
        queue->pause();
        std::vector<JobId> ids;
        for (char const* name : {"A", "B", "C", "D"})
            ids.push_back(*queue->submit(request(name)));
        queue->reorder({ids[2], JobId{"gone"}, ids[0]});
        QStringList order;
        for (JobInfo const& job : queue->jobs())
            order << QString::fromStdString(job.request.prompt);
        QCOMPARE(order.join(' '), "C A B D");
    }

    void anExtensionWaitsAndContinuesItsParent()
    {
        auto queue = open();
        queue->pause();
        plan::RenderRequest const parent = request("A");
        plan::RenderBatch batch;
        batch.nodes.push_back({parent.shot, {parent, plan::keyOf(parent)}, -1});
        plan::RenderRequest const child = test::extending(parent, "B");
        batch.nodes.push_back({child.shot, {child, plan::keyOf(child)}, 0});
        auto const ids = queue->submit(batch);
        QVERIFY(ids.isOk());
        QVERIFY(queue->job(ids->at(1))->state == JobState::Waiting);
        queue->resume();
        queue->waitUntilIdle();
        QCOMPARE(m_witness->story(), QString("queued queued started finished started finished"));
        TakeFiles const made = TakeStore(m_folder->path().toStdString()).files(queue->job(ids->at(0))->take);
        QCOMPARE(CountingRenderer::lastSource, made.latents.string());
        auto const recipe = TakeStore(m_folder->path().toStdString()).recipe(queue->job(ids->at(1))->take);
        QCOMPARE(recipe->conditioning.extend->parentTake, queue->job(ids->at(0))->take.value);
        QVERIFY(queue->job(ids->at(1))->key == plan::keyOf(child)); // filling in the source is no new request
    }

    void anExtensionWithoutParentFails()
    {
        auto queue = open();
        auto const id = queue->submit(test::extending(request("A"), "B"));
        queue->waitUntilIdle();
        QCOMPARE(queue->job(*id)->error->messageId, std::string("jobs.noTakeToExtend"));
    }

    void aCastWithoutConsentIsRefused()
    {
        auto queue = open();
        plan::RenderRequest wanted = request("A");
        wanted.conditioning.cast.push_back({"sb-1", "front", "00"});
        auto const id = queue->submit(wanted);
        QVERIFY(!id);
        QCOMPARE(id.error().kind, Error::Kind::Refused);
        QVERIFY(queue->jobs().empty());
    }

    void theGateIsAskedAgainAtTheStart()
    {
        QueueOptions options;
        options.projectFolder = m_folder->path().toStdString();
        options.gate = [](plan::RenderRequest const&) -> Status {
            return fail(Error::Kind::Refused, "workflow.blocked", {"r", "prompt", "w", "s"});
        };
        options.renderer = [counters = m_counters]() -> Result<std::unique_ptr<render::Renderer>> {
            ++counters->made;
            return render::makeFakeRenderer();
        };
        auto queue = JobQueue::open(std::move(options));
        auto const id = (*queue)->submit(request("A"));
        (*queue)->waitUntilIdle();
        QCOMPARE((*queue)->job(*id)->error->kind, Error::Kind::Refused);
        QCOMPARE(m_counters->made.load(), 0);
    }

    void unfinishedJobsComeBackAsHeld()
    {
        JobId first, second;
        {
            auto queue = open({5});
            plan::RenderRequest wanted = request("A");
            wanted.steps = 400;
            first = *queue->submit(wanted);
            second = *queue->submit(request("B"));
            m_witness->waitForSteps(1);
        } // stops within a step
        auto queue = open();
        QVERIFY(queue->job(first)->state == JobState::Held);
        QVERIFY(queue->job(second)->state == JobState::Held);
        queue->release(second);
        queue->waitUntilIdle();
        QVERIFY(queue->job(second)->state == JobState::Finished);
        QVERIFY(queue->job(first)->state == JobState::Held);
    }

    void aDamagedQueueFileIsPutAside()
    {
        std::filesystem::path const folder = m_folder->path().toStdString();
        QVERIFY(writeFileAtomically(folder / "queue.json", "{broken"));
        auto queue = open();
        QVERIFY(queue);
        QVERIFY(queue->jobs().empty());
        QVERIFY(std::filesystem::exists(folder / "queue.json.damaged"));
    }

    void aDiskThatRefusesIsAFailedJob()
    {
        auto queue = open();
        queue->pause();
        auto const id = queue->submit(request("A"));
        queue->waitUntilIdle();
        std::filesystem::path const folder = m_folder->path().toStdString();
        std::filesystem::remove(folder / "queue.json");
        QVERIFY(makeFolders(folder / "queue.json" / "in-the-way")); // a rename onto it fails
        queue->resume();
        queue->waitUntilIdle();
        QCOMPARE(queue->job(*id)->error->kind, Error::Kind::Io);
        QCOMPARE(m_counters->rendered.load(), 0); // its state was not on disk, so it did not start
    }

    void theSinkMayCallBack()
    {
        QueueOptions options;
        options.projectFolder = m_folder->path().toStdString();
        std::atomic<JobQueue*> open{nullptr};
        std::atomic<int> asked{0};
        options.sink = [&](JobEvent const& event) {
            if (auto const* finished = std::get_if<Finished>(&event)) {
                asked += int(open.load()->jobs().size());
                if (finished->job.request.prompt == "A")
                    QVERIFY(open.load()->submit(request("B")));
            }
        };
        options.renderer = []() -> Result<std::unique_ptr<render::Renderer>> {
            return render::makeFakeRenderer({0});
        };
        auto queue = JobQueue::open(std::move(options));
        open = queue->get();
        QVERIFY((*queue)->submit(request("A")));
        (*queue)->waitUntilIdle();
        QCOMPARE(asked.load(), 1 + 2);
        QCOMPARE(takesOnDisk(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TstJobQueue)
#include "tst_job_queue.moc"
