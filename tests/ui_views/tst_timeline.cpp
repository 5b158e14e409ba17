#include "tests/ui_views/Stage.h"
#include "ui/ShotCommands.h"
#include "ui/timeline/MarkerSettings.h"
#include "ui/timeline/TimelineView.h"

#include <QSignalSpy>

using namespace fw;
using namespace fw::ui;

/// The timeline through real mouse events; each story is undone to the start at its end.
class TstTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(2, 3); }
    void cleanup()
    {
        QVERIFY(m_stage->undoesToStart());
        m_view.reset();
        m_stage.reset();
    }

    void dragReordersPastTheEnd()
    {
        dragMouse(m_view->viewport(), middle(0), middle(5) + QPoint(200, 0));
        QCOMPARE(m_stage->order(), QString("s1 s2 | s3 s4 s5 s0"));
    }

    void trimOfTheEndRipples()
    {
        QRect const clip = m_view->layoutOfClips().clips[1].rect;
        QPoint const handle = m_view->toView(QPoint(clip.right() - 2, clip.top() + 10));
        int const dx = static_cast<int>(-12 * m_view->scale().pxPerFrame);
        dragMouse(m_view->viewport(), handle, handle + QPoint(dx, 0));
        int64_t const length = story::findShot(m_stage->session->board(), ShotId{"s1"})->length.count;
        QVERIFY2(std::abs(length - 36) <= 1, qPrintable(QString::number(length)));
        QCOMPARE(m_stage->session->cut().items[2].start.count, 48 + length);
    }

    void trimOfTheStartKeepsTheEndInPlace()
    {
        QRect const clip = m_view->layoutOfClips().clips[1].rect;
        QPoint const handle = m_view->toView(QPoint(clip.left() + 2, clip.top() + 10));
        int const dx = static_cast<int>(10 * m_view->scale().pxPerFrame);
        dragMouse(m_view->viewport(), handle, handle + QPoint(dx, 0));
        story::Shot const* shot = story::findShot(m_stage->session->board(), ShotId{"s1"});
        QVERIFY(shot->trimIn.count >= 9);
        QCOMPARE(shot->length.count + shot->trimIn.count, int64_t{48});
        QCOMPARE(m_stage->session->undoStack()->count(), 1);
    }

    void shiftOnAnEndRollsTheCut()
    {
        QRect const clip = m_view->layoutOfClips().clips[1].rect;
        QPoint const handle = m_view->toView(QPoint(clip.right() - 2, clip.top() + 10));
        int const dx = static_cast<int>(10 * m_view->scale().pxPerFrame);
        dragMouse(m_view->viewport(), handle, handle + QPoint(dx, 0), Qt::ShiftModifier);
        story::Shot const* second = story::findShot(m_stage->session->board(), ShotId{"s1"});
        story::Shot const* third = story::findShot(m_stage->session->board(), ShotId{"s2"});
        QVERIFY(std::abs(second->length.count - 58) <= 1);
        QCOMPARE((second->length + third->length).count, int64_t{96});
        QCOMPARE(third->trimIn.count, second->length.count - 48);
        QCOMPARE(m_stage->session->undoStack()->count(), 1);
        QVERIFY(m_stage->undoesToStart());
        // The left end of a clip is the same cut.
        QRect const next = m_view->layoutOfClips().clips[2].rect;
        QPoint const left = m_view->toView(QPoint(next.left() + 2, next.top() + 10));
        dragMouse(m_view->viewport(), left, left + QPoint(dx, 0), Qt::ShiftModifier);
        QVERIFY(std::abs(story::findShot(m_stage->session->board(), ShotId{"s1"})->length.count - 58) <= 1);
    }

    void shiftOnAClipSlipsItsTake()
    {
        story::Take take;
        take.id.value = "t";
        take.requestKey.value = "k";
        take.size = {160, 96};
        take.rate = {8, 1};
        take.length = {33}; // 99 project frames
        m_stage->session->recordTake(ShotId{"s1"}, take);
        m_stage->start = m_stage->session->board(); // takes are recorded outside undo
        int const dx = static_cast<int>(-10 * m_view->scale().pxPerFrame);
        dragMouse(m_view->viewport(), middle(1), middle(1) + QPoint(dx, 0), Qt::ShiftModifier);
        story::Shot const* shot = story::findShot(m_stage->session->board(), ShotId{"s1"});
        QVERIFY2(std::abs(shot->trimIn.count - 10) <= 1, qPrintable(QString::number(shot->trimIn.count)));
        QCOMPARE(shot->length.count, int64_t{48});
        QCOMPARE(m_stage->order(), QString("s0 s1 s2 | s3 s4 s5")); // nothing moved
    }

    void draggingACutMakesADissolve()
    {
        int const x = m_view->toView({m_view->layoutOfClips().transitions[0].cutX, 0}).x();
        QPoint const cut(x, m_view->layoutOfClips().transitions[0].rect.center().y());
        dragMouse(m_view->viewport(), cut,
                  cut + QPoint(static_cast<int>(6 * m_view->scale().pxPerFrame) + 1, 0));
        story::Transition const transition =
            story::findShot(m_stage->session->board(), ShotId{"s0"})->transition;
        QVERIFY(transition.kind == story::TransitionKind::Dissolve);
        QVERIFY(transition.length.count >= 10 && transition.length.count <= 16);
    }

    void titlesAreDraggedTrimmedAndRemoved()
    {
        story::Title const title{"Am Meer", {10}, {20}, story::TitleStyle::Headline};
        QVERIFY(m_stage->session->perform(story::SetTitles{ShotId{"s1"}, {title}}));
        auto const titlesOf = [this](char const* shot) {
            return story::findShot(m_stage->session->board(), ShotId{shot})->titles;
        };
        auto const at = [this](int fromLeft) {
            QRect const rect = m_view->titles().places.at(0).rect;
            return m_view->toView(
                QPoint(fromLeft >= 0 ? rect.left() + fromLeft : rect.right() + fromLeft, rect.center().y()));
        };
        auto const pixels = [this](int frames) {
            return QPoint(static_cast<int>(std::lround(frames * m_view->scale().pxPerFrame)), 0);
        };
        QCOMPARE(m_view->titles().places.size(), size_t{1});
        QCOMPARE(m_view->titles().places[0].start.count, int64_t{58});
        QVERIFY(m_view->layoutOfClips().trackTop > TimelineLayout::kRuler + TimelineLayout::kGap);

        dragMouse(m_view->viewport(), at(-2), at(-2) + pixels(6)); // its end
        QVERIFY(std::abs(titlesOf("s1")[0].length.count - 26) <= 1);
        dragMouse(m_view->viewport(), at(1), at(1) + pixels(-8)); // its start snaps to the cut at 48
        QVERIFY(titlesOf("s1")[0].start.count <= 3);
        QCOMPARE(m_stage->session->title(), (TitleRef{ShotId{"s1"}, 0}));

        int const middle = m_view->titles().places[0].rect.width() / 2;
        dragMouse(m_view->viewport(), at(middle), at(middle) + pixels(52)); // over the next shot
        QVERIFY(titlesOf("s1").empty());
        QCOMPARE(titlesOf("s2").size(), size_t{1});
        QCOMPARE(m_stage->session->title(), (TitleRef{ShotId{"s2"}, 0}));
        QCOMPARE(m_stage->session->currentShot(), ShotId{"s2"});

        ShotCommands commands(m_stage->session.get());
        commands.remove(); // the title that is selected, not its shot
        QVERIFY(titlesOf("s2").empty());
        QCOMPARE(m_stage->session->cut().items.size(), size_t{6});
        commands.remove(); // and now the shot
        QCOMPARE(m_stage->session->cut().items.size(), size_t{5});
    }

    void markersAreSetDraggedWrittenAndRemoved()
    {
        auto const markersOf = [this](char const* shot) {
            return story::findShot(m_stage->session->board(), ShotId{shot})->markers;
        };
        MarkerRow& row = *m_view->markers();
        int const trackTop = m_view->layoutOfClips().trackTop;
        m_stage->session->setPlayhead({58}); // frame 10 of the second shot
        row.addAtPlayhead(m_view.get());
        QCOMPARE(markersOf("s1").size(), size_t{1});
        QCOMPARE(markersOf("s1")[0].at.count, int64_t{10});
        QVERIFY(m_view->layoutOfClips().trackTop > trackTop); // its row came
        QCOMPARE(row.places().size(), size_t{1});

        auto const flag = [&] { return m_view->toView(row.places()[0].rect.center()); };
        QPoint const far(static_cast<int>(std::lround(52 * m_view->scale().pxPerFrame)), 0);
        dragMouse(m_view->viewport(), flag(), flag() + far); // over the next shot
        QVERIFY(markersOf("s1").empty());
        QCOMPARE(markersOf("s2").size(), size_t{1});
        QVERIFY(std::abs(markersOf("s2")[0].at.count - 14) <= 1);
        QCOMPARE(row.selected(), (MarkerRef{ShotId{"s2"}, 0}));
        QVERIFY(m_stage->session->selection().empty());

        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, flag());
        auto* settings = m_view->findChild<MarkerSettings*>();
        QVERIFY(settings);
        QTest::keyClicks(settings->findChild<QLineEdit*>(), "Focus?");
        QCOMPARE(markersOf("s2")[0].text, std::string("Focus?"));
        QTest::keyClick(settings->findChild<QComboBox*>(), Qt::Key_Down);
        QCOMPARE(markersOf("s2")[0].colour, story::MarkerColour::Green);
        auto* words = settings->findChild<QLineEdit*>();
        settings->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(settings));
        words->setFocus();
        QTest::keySequence(settings->windowHandle(), QKeySequence::Undo);     // the board's
        QCOMPARE(markersOf("s2")[0], (story::Marker{markersOf("s2")[0].at})); // letters and colour as one
        QCOMPARE(words->text(), QString());                                   // the field follows
        QTest::keySequence(settings->windowHandle(), QKeySequence::Redo);
        QCOMPARE(markersOf("s2")[0].text, std::string("Focus?"));
        QCOMPARE(words->text(), QString("Focus?"));

        row.removeSelected();
        QVERIFY(markersOf("s2").empty());
        QTRY_VERIFY(!m_view->findChild<MarkerSettings*>() ||
                    !m_view->findChild<MarkerSettings*>()->isVisible());
        QCOMPARE(m_view->layoutOfClips().trackTop, trackTop);
    }

    void markersAreWalkedThrough()
    {
        using story::Marker;
        MarkerRow& row = *m_view->markers();
        QVERIFY(m_stage->session->perform(story::SetMarkers{ShotId{"s1"}, {Marker{{40}}, Marker{{2}}}}));
        QVERIFY(m_stage->session->perform(story::SetMarkers{ShotId{"s0"}, {Marker{{5}}, Marker{{48}}}}));
        QCOMPARE(row.places().size(), size_t{3}); // one lies behind its shot's end
        QList<int64_t> seen;
        for (int i = 0; i < 4; ++i) {
            row.goBeside(1);
            seen << m_stage->session->playhead().count;
        }
        row.goBeside(-1);
        seen << m_stage->session->playhead().count;
        QCOMPARE(seen, (QList<int64_t>{5, 50, 88, 88, 50}));
    }

    void titlesAtOneTimeLieInLanes()
    {
        using story::TitleStyle;
        QVERIFY(m_stage->session->perform(story::SetTitles{
            ShotId{"s0"}, {{"a", {0}, {20}}, {"b", {10}, {20}, TitleStyle::LowerThird}, {"c", {20}, {9}}}}));
        TitleRow const& row = m_view->titles();
        QCOMPARE(row.lanes, 2);
        QCOMPARE(row.places[0].rect.top(), row.places[2].rect.top());
        QVERIFY(row.places[1].rect.top() > row.places[0].rect.bottom());
    }

    void subtitlesAreMadeFromDialogue()
    {
        ShotCommands commands(m_stage->session.get());
        QSignalSpy said(&commands, &ShotCommands::noticed);
        commands.addSubtitles();
        QCOMPARE(said.count(), qsizetype{1}); // nobody says anything yet
        QVERIFY(m_stage->session->perform(
            story::SetNotes{ShotId{"s1"},
                            {},
                            "Grüezi. Where are you going with all of these wonderful ripe "
                            "apples, my dear friend? To the market."}));
        commands.addSubtitles();
        std::vector<story::Title> const made =
            story::findShot(m_stage->session->board(), ShotId{"s1"})->titles;
        QCOMPARE(made.size(), size_t{2});
        QCOMPARE(made[1].text, std::string("To the market."));
        QCOMPARE(made[0].start.count, int64_t{0});
        QCOMPARE(made[1].start.count, made[0].length.count);
        QCOMPARE((made[1].start + made[1].length).count, int64_t{48});
        QVERIFY(made[0].length.count > made[1].length.count);
        commands.addSubtitles(); // not twice
        QCOMPARE(said.count(), qsizetype{2});
    }

    void inAndOutFollowTheFilm()
    {
        Session& session = *m_stage->session;
        QSignalSpy changed(&session, &Session::markedChanged);
        session.setPlayhead({100});
        session.markIn();
        QCOMPARE(session.marked(), std::optional(FilmSpan{{100}, {288}}));
        session.setPlayhead({149});
        session.markOut();
        QCOMPARE(session.marked(), std::optional(FilmSpan{{100}, {150}}));
        session.setPlayhead({20});
        session.markOut(); // before the in point: from the start
        QCOMPARE(session.marked(), std::optional(FilmSpan{{0}, {21}}));
        session.setPlayhead({280});
        session.markIn();
        QVERIFY(session.perform(story::RemoveShot{ShotId{"s0"}}).isOk()); // the film ends before it now
        QVERIFY(!session.marked());
        session.setPlayhead({10});
        session.markIn();
        session.clearMarks();
        QVERIFY(!session.marked());
        QCOMPARE(changed.count(), qsizetype{7});
    }

    void bladeSplitsAtThePlayhead()
    {
        m_stage->session->setPlayhead({60});
        m_view->splitAtPlayhead();
        QCOMPARE(m_stage->session->cut().items.size(), size_t{7});
        QCOMPARE(m_stage->session->cut().items[1].length.count, int64_t{12});
        QCOMPARE(m_stage->session->cut().items[2].trimIn.count, int64_t{12});
    }

    void headAndTailTrimToThePlayhead()
    {
        m_stage->session->setPlayhead({60});
        m_view->trimToPlayhead(true);
        QCOMPARE(m_stage->session->cut().items[1].length.count, int64_t{36});
        m_stage->session->setPlayhead({60});
        m_view->trimToPlayhead(false);
        QCOMPARE(m_stage->session->cut().items[1].length.count, int64_t{12});
    }

    void defaultTransitionIsHalfASecond()
    {
        m_stage->session->selectOnly(ShotId{"s1"});
        m_view->addDefaultTransition();
        QCOMPARE(m_stage->session->cut().items[1].transition.length.count, int64_t{12});
    }

    void theRulerSeeksAndSharesThePlayhead()
    {
        QSignalSpy moved(m_stage->session.get(), &Session::playheadChanged);
        QPoint const at(m_view->toView({m_view->scale().xOf({100}), 0}).x(), 10);
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, at);
        QVERIFY(moved.count() >= 1);
        QVERIFY(std::abs(m_stage->session->playhead().count - 100) <= 4); // may snap to the cut at 96
    }

    void aThousandShotsPaintOnlyWhatShows()
    {
        cleanup();
        open(1, 1000);
        m_view->zoomBy(60, 600);
        m_view->viewport()->repaint();
        QVERIFY2(m_view->paintedClips() > 0 && m_view->paintedClips() < 60,
                 qPrintable(QString::number(m_view->paintedClips())));
    }

private:
    void open(int scenes, int perScene)
    {
        m_stage = std::make_unique<Stage>(scenes, perScene);
        m_view = std::make_unique<TimelineView>(m_stage->session.get(), m_stage->bridge.get(),
                                                m_stage->thumbnails.get());
        m_view->resize(1300, 140);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    QPoint middle(size_t clip) const
    {
        return m_view->toView(m_view->layoutOfClips().clips[clip].rect.center());
    }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<TimelineView> m_view;
};

QTEST_MAIN(TstTimeline)
#include "tst_timeline.moc"
