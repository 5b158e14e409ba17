#include "engine/playback/Player.h"
#include "tests/support/TestFilm.h"

#include <QtTest>

#include <condition_variable>
#include <mutex>

using namespace fw;
using namespace fw::playback;

namespace {

/// What a player said, collected from its thread.
class Listener {
public:
    Player::Options options(std::filesystem::path const& folder)
    {
        Player::Options made;
        made.composer.projectFolder = folder;
        made.onFrame = [this](PlayerFrame frame) { note([&] { m_frames.push_back(std::move(frame)); }); };
        made.onError = [this](Error error) { note([&] { m_errors.push_back(std::move(error)); }); };
        made.onState = [this](bool isPlaying) { note([&] { m_states.push_back(isPlaying); }); };
        return made;
    }

    /// Waits for the situation, not for a time; the limit only keeps a broken player from hanging the test.
    template <class Predicate>
    bool waitFor(Predicate isThere)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(60), [&] { return isThere(*this); });
    }

    // Read inside waitFor, or when the player is idle.
    std::vector<PlayerFrame> const& frames() const { return m_frames; }
    std::vector<Error> const& errors() const { return m_errors; }
    std::vector<bool> const& states() const { return m_states; }
    bool hasStopped() const { return !m_states.empty() && !m_states.back(); }
    int64_t lastFrame() const { return m_frames.empty() ? -1 : m_frames.back().at.count; }

private:
    template <class Write>
    void note(Write write)
    {
        {
            std::scoped_lock lock(m_mutex);
            write();
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<PlayerFrame> m_frames;
    std::vector<Error> m_errors;
    std::vector<bool> m_states;
};

} // namespace

class TstPlayer : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestFilm> m_film;

private Q_SLOTS:
    void initTestCase()
    {
        m_film = std::make_unique<test::TestFilm>(m_dir.filePath("film").toStdString());
        m_film->plan.format.rate = {100, 1};
        QVERIFY(m_film->add({8, 8}));
        QVERIFY(m_film->add({8, 8}));
    }

    void aSeekShowsItsFrame()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({9});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 9; }));
        QCOMPARE(test::readCode(heard.frames().back().image), (test::Code{2, 1}));
        QVERIFY(!player.isPlaying());
        QVERIFY(heard.states().empty());
    }

    void scrubbingIsLatestWins()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        for (int round = 0; round < 20; ++round)
            for (int n = 0; n < 16; ++n)
                player.seek({n});
        player.seek({3});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 3; }));
        QVERIFY(heard.frames().size() <= 321);
    }

    void aSeekOutsideIsClamped()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({1000});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 15; }));
        player.seek({-5});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 0; }));
    }

    void playsInOrderToTheEnd_data()
    {
        QTest::addColumn<double>("speed");
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("last");
        QTest::addColumn<int>("step");
        QTest::newRow("forwards") << 1.0 << 0 << 15 << 1;
        QTest::newRow("twice as fast") << 2.0 << 1 << 15 << 2;
        QTest::newRow("backwards") << -1.0 << 15 << 0 << -1;
        QTest::newRow("four times backwards") << -4.0 << 12 << 0 << -4;
    }
    void playsInOrderToTheEnd()
    {
        QFETCH(double, speed);
        QFETCH(int, start);
        QFETCH(int, last);
        QFETCH(int, step);
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({start});
        QVERIFY(heard.waitFor([&](Listener const& l) { return l.lastFrame() == start; }));
        player.play(speed);
        QVERIFY(player.isPlaying());
        QVERIFY(heard.waitFor([](Listener const& l) { return l.hasStopped(); }));
        QVERIFY(!player.isPlaying());
        QCOMPARE(heard.states(), (std::vector<bool>{true, false}));
        QCOMPARE(heard.lastFrame(), int64_t{last});
        // The first is the seek's; then every planned frame was shown or counted as dropped, in order.
        auto const shown = static_cast<int>(heard.frames().size()) - 1;
        QCOMPARE(shown + player.droppedFrames(), (last - start) / step + 1);
        for (size_t i = 2; i < heard.frames().size(); ++i) {
            int64_t const difference = heard.frames()[i].at.count - heard.frames()[i - 1].at.count;
            QVERIFY(difference * step > 0 && difference % step == 0);
        }
    }

    void playingAtTheEndBeginsAgain()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({15});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 15; }));
        player.play();
        QVERIFY(heard.waitFor([](Listener const& l) { return l.hasStopped(); }));
        QVERIFY(heard.frames().size() > 2);
        QCOMPARE(heard.lastFrame(), int64_t{15});
    }

    void aLoopStaysInItsRange()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.setLoop(std::pair{TimelineFrame{4}, TimelineFrame{7}});
        player.seek({4});
        player.play();
        QVERIFY(heard.waitFor([](Listener const& l) { return l.frames().size() >= 20; }));
        player.pause();
        QVERIFY(heard.waitFor([](Listener const& l) { return l.hasStopped(); }));
        for (PlayerFrame const& frame : heard.frames())
            QVERIFY(frame.at.count >= 4 && frame.at.count < 7);
    }

    /// Its thread may still be at the pause when it is told to play again.
    void whoPlaysAgainIsPlaying()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.setLoop(std::pair{TimelineFrame{4}, TimelineFrame{7}});
        for (int i = 0; i < 300; ++i) {
            player.play();
            QThread::usleep(200);
            QVERIFY(player.isPlaying());
            player.pause();
            QThread::usleep(static_cast<unsigned long>(i % 20) * 10);
        }
    }

    void aNewPlanIsShownWithItsVersion()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({2});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 2; }));
        plan::ExportPlan shorter = m_film->plan;
        shorter.items.erase(shorter.items.begin());
        shorter.items[0].start = {0};
        shorter.length = {8};
        player.setPlan(shorter, 7);
        QVERIFY(heard.waitFor([](Listener const& l) { return l.frames().back().planVersion == 7; }));
        QCOMPARE(test::readCode(heard.frames().back().image), (test::Code{2, 2}));
    }

    void anotherSizeIsShownAtOnce()
    {
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.seek({5});
        player.setSize({128, 72});
        QVERIFY(heard.waitFor([](Listener const& l) {
            return !l.frames().empty() && l.frames().back().image.size() == SizePx{128, 72};
        }));
        QCOMPARE(heard.lastFrame(), int64_t{5});
    }

    void aBrokenTakeStopsPlayingWithOneError()
    {
        plan::ExportPlan broken = m_film->plan;
        broken.items[1].masterFile = "takes/gone/master.mkv";
        Listener heard;
        Player player(broken, heard.options(m_film->folder()));
        player.play();
        QVERIFY(heard.waitFor([](Listener const& l) { return l.hasStopped(); }));
        QCOMPARE(heard.errors().size(), size_t{1});
        QCOMPARE(heard.errors()[0].kind, Error::Kind::MissingFile);
        QVERIFY(!player.isPlaying());
    }

    void aComparedTakePlaysInStep()
    {
        plan::ExportPlan other = m_film->plan; // the first shot shows the second one's take
        other.items[0].take = other.items[1].take;
        other.items[0].masterFile = other.items[1].masterFile;
        Listener heard;
        Player player(m_film->plan, heard.options(m_film->folder()));
        player.setComparison(other);
        player.seek({3});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 3; }));
        QCOMPARE(test::readCode(heard.frames().back().image), (test::Code{1, 3}));
        QCOMPARE(test::readCode(heard.frames().back().other), (test::Code{2, 3}));
        player.setSize({160, 96}); // both are composed anew
        player.play();
        QVERIFY(heard.waitFor([](Listener const& l) { return l.hasStopped(); }));
        for (PlayerFrame const& each : heard.frames())
            QCOMPARE(each.other.isEmpty(), each.at.count >= 8); // behind it both are the same
        QCOMPARE(heard.frames().back().image.size(), (SizePx{160, 96}));
        player.seek({3});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 3; }));
        QCOMPARE(heard.frames().back().other.size(), (SizePx{160, 96}));
        player.setComparison(std::nullopt);
        player.seek({4});
        QVERIFY(heard.waitFor([](Listener const& l) { return l.lastFrame() == 4; }));
        QVERIFY(heard.frames().back().other.isEmpty());
    }

    void anEmptyFilmPlaysNothing()
    {
        Listener heard;
        {
            Player player({}, heard.options(m_film->folder()));
            player.play();
            player.seek({3});
            player.setPlan(m_film->plan, 1);
            QVERIFY(heard.waitFor([](Listener const& l) { return !l.frames().empty(); }));
        }
        QVERIFY(heard.errors().empty());
    }

    void itEndsInTheMiddleOfAnything()
    {
        for (int round = 0; round < 20; ++round) {
            Listener heard;
            Player player(m_film->plan, heard.options(m_film->folder()));
            player.play(round % 2 ? -2 : 1);
            player.seek({round % 16});
            if (round % 3 == 0)
                QVERIFY(heard.waitFor([](Listener const& l) { return !l.frames().empty(); }));
        }
    }
};

QTEST_GUILESS_MAIN(TstPlayer)
#include "tst_player.moc"
