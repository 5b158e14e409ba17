#include "tests/support/Bench.h"
#include "tests/ui_shell/Shell.h"
#include "ui/board/BoardView.h"
#include "ui/panels/PromptEdit.h"
#include "ui/timeline/TimelineView.h"

#include <QSettings>

#include <algorithm>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kShots = 1000;
constexpr int kFrames = 300;
constexpr double kWithinPxPerFrame = 1.0; ///< about 27 clips of two seconds in the window

/// A window over a film of a thousand shots that all have a take with pictures.
struct LongFilm : Shell {
    LongFilm() : Shell(1, 1)
    {
        run(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(shot(0).takes.size(), size_t{1}, 120'000);
        std::vector<story::Edit> edits;
        for (int i = 1; i < kShots; ++i) {
            story::Shot made = shot(0);
            made.id = ShotId{"s" + std::to_string(i)};
            made.prompt = "shot " + std::to_string(i) + " of a long film";
            edits.emplace_back(story::AddShot{{0, static_cast<size_t>(i)}, made});
        }
        QVERIFY(stage.session->perform(story::batch("Many shots", std::move(edits))));
        settle();
    }

    /// Until nothing is left to load and to paint.
    static void settle()
    {
        for (int i = 0; i < 30; ++i)
            QTest::qWait(20);
    }
    BoardView* cards() const { return window->findChild<BoardView*>(); }
    TimelineView* timeline() const { return window->findChild<TimelineView*>(); }
};

/// The time from an event until everything that it changed is painted, for many of them.
template <class Act>
void benchFrames(char const* name, Act&& act, int count = kFrames)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i)
        times.push_back(test::wallMs([&] {
            act(i);
            QCoreApplication::processEvents();
        }));
    std::sort(times.begin(), times.end());
    std::string const note = std::to_string(count) + " frames, 1,000 shots, longest " +
                             std::to_string(static_cast<int>(times.back() + .5)) + " ms; aim: under 16";
    test::benchRow((std::string(name) + ", p95").c_str(), times[times.size() * 95 / 100], "ms", note.c_str());
}

void wheel(QWidget* over, int delta)
{
    QPoint const at = over->rect().center();
    QWheelEvent event(at, over->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(over, &event);
}

void moveTo(QWidget* over, QPoint at, Qt::MouseButtons buttons)
{
    QMouseEvent event(QEvent::MouseMove, at, over->mapToGlobal(at), Qt::NoButton, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(over, &event);
}

} // namespace

/// A thousand shots in the whole window: scrolling, scrubbing, zooming and writing. Prints, never asserts on
/// time.
class TstBenchLongFilm : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.filePath("config"));
        m_film = std::make_unique<LongFilm>();
        m_film->timeline()->zoomBy(kWithinPxPerFrame / m_film->timeline()->scale().pxPerFrame, 600);
        LongFilm::settle();
    }
    void cleanupTestCase() { m_film.reset(); }

    void scrolls()
    {
        QWidget* track = m_film->timeline()->viewport();
        benchFrames("scroll the timeline", [&](int) { wheel(track, -120); });
        benchFrames("scroll the board", [&](int) { wheel(m_film->cards()->viewport(), -120); });
    }

    void scrubs()
    {
        QWidget* track = m_film->timeline()->viewport();
        QPoint const from(200, 10);
        QTest::mousePress(track, Qt::LeftButton, {}, from);
        benchFrames("scrub on the ruler",
                    [&](int i) { moveTo(track, from + QPoint(3 * i, 0), Qt::LeftButton); });
        QTest::mouseRelease(track, Qt::LeftButton, {}, from);
    }

    void zoomsAndPoints()
    {
        TimelineView* view = m_film->timeline();
        benchFrames("zoom the timeline", [&](int i) { view->zoomBy(i % 20 < 10 ? 1.1 : 1 / 1.1, 600); });
        benchFrames("move the pointer over clips", [&](int i) {
            moveTo(view->viewport(), {150 + 3 * i, 80}, Qt::NoButton);
        });
    }

    void writesAndSelects()
    {
        constexpr int kWords = 100;
        auto* prompt = m_film->find<PromptEdit>("Prompt");
        prompt->setFocus();
        benchFrames(
            "type a letter", [&](int) { QTest::keyClick(prompt, Qt::Key_A); }, kWords);
        m_film->cards()->setFocus();
        benchFrames(
            "select the next card", [&](int) { QTest::keyClick(m_film->cards(), Qt::Key_Right); }, kWords);
        benchFrames(
            "move a card on", [&](int) { QTest::keyClick(m_film->cards(), Qt::Key_Right, Qt::AltModifier); },
            kWords);
    }

private:
    QTemporaryDir m_home;
    std::unique_ptr<LongFilm> m_film;
};

QTEST_MAIN(TstBenchLongFilm)
#include "tst_bench_long_film.moc"
