#include "tests/ui_views/Stage.h"
#include "ui/board/BoardView.h"
#include "ui/board/Continuity.h"
#include "ui/board/FilterBar.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollBar>

using namespace fw;
using namespace fw::ui;

/// The board through real mouse and key events; each story is undone to the start at its end.
class TstBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_view = std::make_unique<BoardView>(m_stage->session.get(), m_stage->bridge.get(),
                                             m_stage->thumbnails.get());
        m_view->resize(1400, 300);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        QVERIFY(m_stage->undoesToStart());
        m_view.reset();
        m_stage.reset();
    }

    void aClickSelects()
    {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre("s2"));
        QVERIFY(m_stage->session->currentShot() == ShotId{"s2"});
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, centre("s4"));
        QCOMPARE(m_stage->session->selection().size(), size_t{3});
    }

    void dragReorders()
    {
        dragMouse(m_view->viewport(), centre("s0"), centre("s2") + QPoint(60, 0));
        QCOMPARE(m_stage->order(), QString("s1 s2 s0 | s3 s4 s5"));
    }

    void dragPastTheEnd()
    {
        dragMouse(m_view->viewport(), centre("s0"), centre("s5") + QPoint(120, 0));
        QCOMPARE(m_stage->order(), QString("s1 s2 | s3 s4 s5 s0"));
    }

    /// Held at the edge, the board goes on below the hand until its end.
    void dragScrollsAtTheEdge()
    {
        m_view->resize(500, 300);
        QScrollBar* const bar = m_view->horizontalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QWidget* const view = m_view->viewport();
        QPoint const from = centre("s0"), edge(view->width() - 4, from.y());
        auto const send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button,
                              Qt::MouseButtons buttons) {
            QCursor::setPos(view->mapToGlobal(at));
            QMouseEvent event(type, at, view->mapToGlobal(at), button, buttons, {});
            QCoreApplication::sendEvent(view, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        for (int i = 1; i <= 4; ++i)
            send(QEvent::MouseMove, from + (edge - from) * i / 4, Qt::NoButton, Qt::LeftButton);
        QTRY_COMPARE(bar->value(), bar->maximum());
        send(QEvent::MouseMove, edge, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, edge, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(m_stage->order(), QString("s1 s2 | s3 s4 s5 s0"));
    }

    void dragOfSeveralAcrossScenes()
    {
        m_stage->session->select({ShotId{"s0"}, ShotId{"s2"}}, ShotId{"s0"});
        dragMouse(m_view->viewport(), centre("s0"), centre("s4") + QPoint(-60, 0));
        QCOMPARE(m_stage->order(), QString("s1 | s3 s0 s2 s4 s5"));
        QCOMPARE(m_stage->session->undoStack()->count(), 1);
    }

    void altDragDuplicates()
    {
        dragMouse(m_view->viewport(), centre("s0"), centre("s1") + QPoint(60, 0), Qt::AltModifier);
        QCOMPARE(story::shotsInOrder(m_stage->session->board()).size(), size_t{7});
        QCOMPARE(m_stage->session->board().scenes[0].shots[2].prompt, std::string("shot 0"));
    }

    void keysSelectAndMove()
    {
        m_stage->session->selectOnly(ShotId{"s0"});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_stage->session->currentShot() == ShotId{"s1"});
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_stage->order(), QString("s0 s2 s1 | s3 s4 s5"));
        QTest::keyClick(m_view.get(), Qt::Key_End);
        QVERIFY(m_stage->session->currentShot() == ShotId{"s5"});
    }

    void theFilterShowsWhatIsAskedFor()
    {
        auto const cards = [this] { return m_view->layoutOfCards().cards.size(); };
        m_view->askForFilter();
        auto* words = m_view->findChild<FilterBar*>()->findChild<QLineEdit*>();
        QVERIFY(words->isVisible());
        QTest::keyClicks(words, "SHOT 0");
        QCOMPARE(cards(), size_t{1}); // by its words, whatever the case
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, centre("s0"));
        QVERIFY(m_stage->session->currentShot() == ShotId{"s0"});
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        QVERIFY(m_stage->session->currentShot() == ShotId{"s0"}); // there is no other
        words->setText("6");
        QCOMPARE(cards(), size_t{1}); // by its number
        QVERIFY(m_view->layoutOfCards().cards[0].shot == ShotId{"s5"});
        words->setText("nothing like it");
        QCOMPARE(cards(), size_t{0});
        words->clear();
        auto* state = choice("State");
        state->setCurrentIndex(state->findText(Theme::instance().state(ShotState::Ready).word));
        QCOMPARE(cards(), size_t{0});
        state->setCurrentIndex(state->findText(Theme::instance().state(ShotState::Empty).word));
        QCOMPARE(cards(), size_t{6});
        words->setText("written later");
        QCOMPARE(cards(), size_t{0});
        QVERIFY(m_stage->session->perform(story::SetPrompt{ShotId{"s4"}, "written later"}));
        QCOMPARE(cards(), size_t{1}); // an edit shows at once
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!words->isVisible());
        QCOMPARE(cards(), size_t{6});
    }

    void escapeLeavesADragWithoutAnEdit()
    {
        QPoint const from = centre("s0");
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
        QMouseEvent move(QEvent::MouseMove, from + QPoint(300, 0), m_view->viewport()->mapToGlobal(from),
                         Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(300, 0));
        QCOMPARE(m_stage->session->undoStack()->count(), 0);
    }

    void doubleClickAsksForThePrompt()
    {
        ShotId asked;
        connect(m_view.get(), &BoardView::editPromptRequested, this,
                [&](ShotId const& shot) { asked = shot; });
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, centre("s3"));
        QVERIFY(asked == ShotId{"s3"});
    }

    void arrowsShowWhatContinuesWhat()
    {
        using namespace story;
        QVERIFY(m_stage->session->perform(SetStart{{"s1"}, {StartKind::ExtendShot, {"s0"}, 9, {}}}).isOk());
        QVERIFY(m_stage->session->perform(SetStart{{"s4"}, {StartKind::ExtendShot, {"s0"}, 9, {}}}).isOk());
        auto const links = continuationsOf(m_stage->session->board());
        QCOMPARE(links.size(), size_t{2});
        QVERIFY(links[1].parent == ShotId{"s0"} && links[1].child == ShotId{"s4"});
        auto const isDrawn = [&](QImage const& picture) {
            QPainterPath const far = continuationPath(m_view->viewRectOf({"s0"}), m_view->viewRectOf({"s4"}));
            return picture.pixelColor(far.pointAtPercent(0.5).toPoint()) ==
                   Theme::instance().colours().accent;
        };
        QVERIFY(!isDrawn(m_view->viewport()->grab().toImage()));
        m_view->setContinuity(true);
        QVERIFY(isDrawn(m_view->viewport()->grab().toImage()));
        QVERIFY(m_stage->session->perform(RemoveShot{{"s0"}}).isOk());
        QVERIFY(continuationsOf(m_stage->session->board()).empty());
    }

    void arrowsReachBothCards()
    {
        QRect const card(0, 0, 184, 200);
        QCOMPARE(continuationPath(card, card.translated(192, 0)).elementCount(),
                 2); // straight into the next card
        QPainterPath const back = continuationPath(card.translated(600, 0), card);
        QVERIFY(back.pointAtPercent(0).x() > 600 && back.pointAtPercent(1).x() < 184);
        QPainterPath const down = continuationPath(card, card.translated(0, 220));
        QVERIFY(down.pointAtPercent(1).y() > 220);
    }

private:
    QPoint centre(char const* shot) const { return m_view->viewRectOf(ShotId{shot}).center(); }
    QComboBox* choice(QString const& name) const
    {
        for (QComboBox* each : m_view->findChildren<QComboBox*>())
            if (each->accessibleName() == name)
                return each;
        return nullptr;
    }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<BoardView> m_view;
};

QTEST_MAIN(TstBoard)
#include "tst_board.moc"
