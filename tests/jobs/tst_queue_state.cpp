#include "engine/jobs/EtaBook.h"
#include "engine/jobs/Order.h"
#include "engine/jobs/QueueFile.h"
#include "engine/base/Files.h"
#include "tests/jobs/requests.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace fw;
using namespace fw::jobs;
using fw::test::request;

namespace {

/// "A:queued B:running ..." in the order of the queue.
QString shape(QueueState const& state)
{
    static char const* const kNames[] = {"waiting", "queued",    "running", "finished",
                                         "failed",  "cancelled", "held"};
    QStringList parts;
    for (JobInfo const& info : state.list())
        parts << QString::fromStdString(info.request.prompt) + ":" + kNames[static_cast<int>(info.state)];
    return parts.join(' ');
}

story::Take takeOf(JobRecord const& record)
{
    story::Take take;
    take.id = record.plannedTake;
    take.requestKey = record.info.key;
    return take;
}

} // namespace

/// A word per step, the shape of the queue afterwards: the rules between jobs, without threads.
class TstQueueState : public QObject {
    Q_OBJECT

private:
    QueueState m_state;
    QueueState::Events m_events;
    std::map<QString, JobId> m_ids;

    void perform(QString const& step)
    {
        QString const verb = step.section(' ', 0, 0);
        QString const name = step.section(' ', 1, 1);
        QString const extra = step.section(' ', 2, 2);
        JobId const id = m_ids[name];
        if (verb == "add" || verb == "high")
            m_ids[name] =
                m_state.add(request(name.toStdString()), verb == "high" ? Priority::High : Priority::Normal,
                            {m_ids[extra], {}}, m_events);
        else if (verb == "start")
            QVERIFY(m_state.startNext(m_events));
        else if (verb == "finish")
            m_state.finish(id, takeOf(*m_state.find(id)), m_events);
        else if (verb == "fail")
            m_state.failJob(id, fail(Error::Kind::Io, "base.cancelled"), m_events);
        else if (verb == "stopped")
            m_state.stopped(id, m_events);
        else if (verb == "cancel")
            m_state.cancel(id, m_events);
        else if (verb == "hold")
            m_state.hold(id, m_events);
        else if (verb == "release")
            m_state.release(id, m_events);
        else if (verb == "retry")
            m_state.retry(id, m_events);
        else if (verb == "pause")
            m_state.stopRunning(StopReason::Pause);
        else if (verb == "move")
            m_state.move(id, extra.toInt(), m_events);
        else
            QFAIL(qPrintable("unknown step " + step));
    }

private Q_SLOTS:
    void init()
    {
        m_state = {};
        m_events.clear();
        m_ids.clear();
    }

    void sameModelsFollowOneAnother_data()
    {
        QTest::addColumn<QString>("jobs"); // NAME/MODEL<PARENT; * runs, - has ended
        QTest::addColumn<QString>("order");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::newRow("none") << ""
                              << "" << 0 << 0;
        QTest::newRow("one model") << "A/x B/x"
                                   << "A B" << 1 << 1;
        QTest::newRow("two in turn") << "A/x B/y C/x D/y"
                                     << "A C B D" << 4 << 2;
        QTest::newRow("the loaded one first") << "*A/y B/x C/y"
                                              << "C B" << 3 << 2;
        QTest::newRow("behind its parent") << "A/x B/y<A C/x<B D/y"
                                           << "A B D C" << 4 << 3;
        QTest::newRow("parent that has ended") << "-A/x B/y<A C/x D/y"
                                               << "B D C" << 3 << 2;
        QTest::newRow("another LoRA is another model") << "A/x+l B/x C/x+l"
                                                       << "A C B" << 3 << 2;
    }
    void sameModelsFollowOneAnother()
    {
        QFETCH(QString, jobs);
        QFETCH(QString, order);
        QFETCH(int, before);
        QFETCH(int, after);
        static QRegularExpression const kJob("([*-]?)(\\w)/(\\w)(\\+l)?(?:<(\\w))?");
        std::vector<JobInfo> list;
        for (auto it = kJob.globalMatch(jobs); it.hasNext();) {
            QRegularExpressionMatch const match = it.next();
            JobInfo job;
            job.state = match.captured(1) == "*"   ? JobState::Running
                        : match.captured(1) == "-" ? JobState::Finished
                                                   : JobState::Queued;
            job.id.value = match.captured(2).toStdString();
            job.request.modelId = match.captured(3).toStdString();
            if (!match.captured(4).isEmpty())
                job.request.loras = {{"l.safetensors", 1, ""}};
            job.waitsFor.value = match.captured(5).toStdString();
            list.push_back(job);
        }
        QStringList made;
        for (JobId const& id : groupedByModel(list))
            made << QString::fromStdString(id.value);
        QCOMPARE(made.join(' '), order);
        QCOMPARE(modelLoads(list), before);
        QCOMPARE(modelLoads(inOrder(list, groupedByModel(list))), after);
    }

    void followsTheRules_data()
    {
        QTest::addColumn<QStringList>("steps");
        QTest::addColumn<QString>("expected");
        auto const row = [](char const* name, char const* steps, char const* expected) {
            QTest::newRow(name) << QString(steps).split(", ") << QString(expected);
        };
        row("in order", "add A, add B", "A:queued B:queued");
        row("high first", "add A, add B, high C, high D", "C:queued D:queued A:queued B:queued");
        row("high never before the running", "add A, start, add B, high C", "A:running C:queued B:queued");
        row("same twice is one", "add A, add A", "A:queued");
        row("same while running is one", "add A, start, add A", "A:running");
        row("held is released by asking again", "add A, hold A, add A", "A:queued");
        row("move to the front", "add A, add B, add C, move C 0", "C:queued A:queued B:queued");
        row("move to the end", "add A, add B, add C, move A 9", "B:queued C:queued A:queued");
        row("move past the running", "add A, start, add B, add C, move C 0", "A:running C:queued B:queued");
        row("running does not move", "add A, add B, start, move A 1", "A:running B:queued");
        row("held is skipped", "add A, add B, hold A, start", "B:running A:held");
        row("cancel a queued one", "add A, cancel A", "A:cancelled");
        row("cancel a running one waits for it", "add A, start, cancel A", "A:running");
        row("and then it is cancelled", "add A, start, cancel A, stopped A", "A:cancelled");
        row("pause puts it back", "add A, add B, start, pause, stopped A", "A:queued B:queued");
        row("hold while running", "add A, start, hold A, stopped A", "A:held");
        row("cancel wins over pause", "add A, start, cancel A, pause, stopped A", "A:cancelled");
        row("child waits", "add A, add B A", "A:queued B:waiting");
        row("child starts after its parent", "add A, add B A, start, finish A", "B:queued A:finished");
        row("child of a finished one is queued", "add A, start, finish A, add B A", "B:queued A:finished");
        row("child is held when its parent fails", "add A, add B A, start, fail A", "B:held A:failed");
        row("child is held when its parent is cancelled", "add A, add B A, cancel A", "B:held A:cancelled");
        row("retry brings the child back", "add A, add B A, start, fail A, retry A", "B:waiting A:queued");
        row("grandchild waits for the child", "add A, add B A, add C B, start, finish A",
            "B:queued C:waiting A:finished");
        row("failure then retry", "add A, start, fail A, retry A, start, finish A", "A:finished");
        row("a finished one is not retried", "add A, start, finish A, retry A", "A:finished");
        row("ended ones newest first", "add A, add B, start, finish A, start, fail B", "B:failed A:finished");
    }
    void followsTheRules()
    {
        QFETCH(QStringList, steps);
        QFETCH(QString, expected);
        for (QString const& step : steps)
            perform(step);
        QCOMPARE(shape(m_state), expected);
    }

    void anotherSeedIsAnotherJob()
    {
        m_state.add(request("A", 1), Priority::Normal, {}, m_events);
        m_state.add(request("A", 2), Priority::Normal, {}, m_events);
        QCOMPARE(m_state.list().size(), size_t(2));
        QVERIFY(m_state.list()[0].key == m_state.list()[1].key); // a random seed is outside the key
    }

    void childLearnsItsParentsTake()
    {
        plan::RenderRequest const parent = request("A");
        m_ids["A"] = m_state.add(parent, Priority::Normal, {}, m_events);
        m_ids["B"] = m_state.add(test::extending(parent, "B"), Priority::Normal, {m_ids["A"], {}}, m_events);
        m_state.startNext(m_events);
        TakeId const take = m_state.find(m_ids["A"])->plannedTake;
        perform("finish A");
        QCOMPARE(m_state.find(m_ids["B"])->info.request.conditioning.extend->parentTake, take.value);
    }

    /// B leads from A to C: it waits for both, and learns both takes.
    void aBridgeWaitsForBothNeighbours()
    {
        plan::RenderRequest const a = request("A"), c = request("C");
        m_ids["A"] = m_state.add(a, Priority::Normal, {}, m_events);
        m_ids["C"] = m_state.add(c, Priority::Normal, {}, m_events);
        plan::RenderRequest b = test::extending(a, "B");
        b.frames = 13;
        b.conditioning.prepend = plan::Neighbour{plan::keyOf(c), {}, {}, 5};
        m_ids["B"] = m_state.add(b, Priority::Normal, {m_ids["A"], m_ids["C"]}, m_events);
        auto const state = [&] { return m_state.find(m_ids["B"])->info.state; };
        QVERIFY(state() == JobState::Waiting);
        m_state.startNext(m_events);
        perform("finish A");
        QVERIFY(state() == JobState::Waiting);
        auto const records = queueToJson(m_state);
        QVERIFY(records.find("alsoWaitsFor") != std::string::npos);
        m_state.startNext(m_events);
        TakeId const take = m_state.find(m_ids["C"])->plannedTake;
        perform("finish C");
        QVERIFY(state() == JobState::Queued);
        plan::Conditioning const& given = m_state.find(m_ids["B"])->info.request.conditioning;
        QCOMPARE(given.prepend->parentTake, take.value);
        QVERIFY(!given.extend->parentTake.empty() && given.extend->parentTake != take.value);
    }

    void aBridgeIsHeldWithoutOneOfThem()
    {
        plan::RenderRequest const a = request("A"), c = request("C");
        m_ids["A"] = m_state.add(a, Priority::Normal, {}, m_events);
        m_ids["C"] = m_state.add(c, Priority::Normal, {}, m_events);
        m_ids["B"] =
            m_state.add(test::extending(a, "B"), Priority::Normal, {m_ids["A"], m_ids["C"]}, m_events);
        perform("cancel C");
        QVERIFY(m_state.find(m_ids["B"])->info.state == JobState::Held);
        perform("retry C");
        QVERIFY(m_state.find(m_ids["B"])->info.state == JobState::Waiting);
    }

    void aCommittingJobCannotBeCancelled()
    {
        perform("add A");
        perform("start");
        m_state.find(m_ids["A"])->isCommitting = true;
        perform("cancel A");
        QVERIFY(!m_state.find(m_ids["A"])->stop.stop_requested());
    }

    void queueFileRoundTrip()
    {
        for (char const* step : {"add A", "add B A", "add C", "add D", "start", "hold C"})
            perform(step);
        m_state.failJob(m_ids["D"], fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"GPU"}), m_events);
        QTemporaryDir folder;
        std::filesystem::path const file = folder.filePath("queue.json").toStdString();
        QVERIFY(writeFileAtomically(file, queueToJson(m_state)));

        auto const records = readQueue(file);
        QVERIFY2(records.isOk(), records ? "" : records.error().message().c_str());
        QueueState restored;
        for (JobRecord const& record : *records)
            restored.restore(record);
        QCOMPARE(shape(restored), QString("A:held B:held C:held D:failed"));
        QVERIFY(restored.find(m_ids["B"])->info.waitsFor == m_ids["A"]);
        QVERIFY(restored.find(m_ids["A"])->info.request == m_state.find(m_ids["A"])->info.request);
        QCOMPARE(restored.find(m_ids["D"])->info.error->messageId, std::string("base.outOfMemory"));
        QCOMPARE(restored.find(m_ids["A"])->info.error->messageId, std::string("jobs.restored"));
        restored.release(m_ids["B"], m_events);
        QVERIFY(restored.find(m_ids["B"])->info.state == JobState::Waiting); // its parent is still there
    }

    void brokenQueueFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("no json") << QByteArray("{") << int(Error::Kind::BadInput);
        QTest::newRow("no jobs") << QByteArray(R"({"schema":1})") << int(Error::Kind::BadInput);
        QTest::newRow("newer") << QByteArray(R"({"schema":2,"jobs":[]})") << int(Error::Kind::NewerSchema);
        QTest::newRow("job without request") << QByteArray(R"({"schema":1,"jobs":[{"id":"jb-1","state":"x",)"
                                                           R"("priority":"low","take":"t","attempts":0}]})")
                                             << int(Error::Kind::BadInput);
    }
    void brokenQueueFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QTemporaryDir folder;
        std::filesystem::path const file = folder.filePath("queue.json").toStdString();
        QVERIFY(writeFileAtomically(file, text.toStdString()));
        auto const records = readQueue(file);
        QVERIFY(!records);
        QCOMPARE(int(records.error().kind), kind);
    }

    void etaLeavesOutWhatIsDone()
    {
        EtaClock clock(request("A"), EtaBook::Entry{2.0, 1.0});
        QCOMPARE(clock.remaining(0), 4 * 2.0 + 1.0); // learned, before the first step
        clock.stepDone(1, 10);
        clock.stepDone(2, 11);
        QCOMPARE(clock.remaining(11), 2 * 2.0 + 1.0); // one interval is not yet trusted more than the book
        clock.stepDone(3, 12);
        QCOMPARE(clock.remaining(12), 1 * 1.0 + 1.0);
        clock.stepDone(4, 13);
        QCOMPARE(clock.remaining(13.25), 0.75); // the tail runs down
        QCOMPARE(clock.remaining(20), 0.0);
        QVERIFY(!EtaClock(request("A"), std::nullopt).measured());
        clock.ended(13.5);
        QCOMPARE(clock.measured()->stepSeconds, 1.0);
        QCOMPARE(clock.measured()->tailSeconds, 0.5);
        QCOMPARE(EtaClock(request("A"), std::nullopt).remaining(0), -1.0);
    }

    void aResumedRenderingDoesNotLookFaster()
    {
        plan::RenderRequest wanted = request("A");
        wanted.steps = 100;
        EtaClock clock(wanted, std::nullopt);
        clock.stepDone(0, 10);
        clock.stepDone(61, 11); // 60 steps came out of the checkpoint
        clock.stepDone(62, 12);
        clock.stepDone(63, 13);
        QCOMPARE(clock.remaining(13), 37.0);
    }

    void etaIsLearnedPerSetting()
    {
        QTemporaryDir folder;
        std::filesystem::path const file = folder.filePath("cache/eta.json").toStdString();
        plan::RenderRequest larger = request("A");
        larger.size = {128, 96};
        {
            EtaBook book(file);
            book.learn(request("A"), {3, 0});
            book.learn(request("B"), {6, 3}); // another prompt is the same work
            book.save();
        }
        EtaBook const book(file);
        QCOMPARE(book.estimate(request("C")), 4 * 5.0 + 2.0);
        QCOMPARE(book.estimate(larger), -1.0);
    }
};

QTEST_GUILESS_MAIN(TstQueueState)
#include "tst_queue_state.moc"
