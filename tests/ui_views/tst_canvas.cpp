#include "engine/base/Timecode.h"
#include "tests/ui_views/Stage.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PlaybackLink.h"

#include <QLineEdit>
#include <QSignalSpy>

using namespace fw;
using namespace fw::ui;

/// Transport, scrubbing and the forming loop with the fake engine.
class TstCanvas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>(1, 3);
        m_view = std::make_unique<CanvasView>(m_stage->session.get(), m_stage->bridge.get(),
                                              m_stage->thumbnails.get());
        m_view->resize(900, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    void cleanup()
    {
        m_view.reset();
        m_stage.reset();
    }

    void keysMoveThePlayhead_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("isShift");
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("expected");
        QTest::newRow("right") << int(Qt::Key_Right) << false << 10 << 11;
        QTest::newRow("left") << int(Qt::Key_Left) << false << 10 << 9;
        QTest::newRow("left at the start") << int(Qt::Key_Left) << false << 0 << 0;
        QTest::newRow("a second on") << int(Qt::Key_Right) << true << 10 << 34;
        QTest::newRow("next cut") << int(Qt::Key_Down) << false << 10 << 48;
        QTest::newRow("previous cut") << int(Qt::Key_Up) << false << 60 << 48;
        QTest::newRow("home") << int(Qt::Key_Home) << false << 60 << 0;
        QTest::newRow("end") << int(Qt::Key_End) << false << 60 << 143;
    }
    void keysMoveThePlayhead()
    {
        QFETCH(int, key);
        QFETCH(bool, isShift);
        QFETCH(int, from);
        QFETCH(int, expected);
        m_stage->session->setPlayhead({from});
        QTest::keyClick(m_view.get(), Qt::Key(key), isShift ? Qt::ShiftModifier : Qt::NoModifier);
        QCOMPARE(m_stage->session->playhead().count, int64_t{expected});
    }

    void scrubbingShowsAFrame()
    {
        m_stage->session->setPlayhead({30});
        QTRY_VERIFY(!m_view->playback()->picture().isNull());
    }

    void spacePlaysToTheEndAndStops()
    {
        m_stage->session->setPlayhead({140});
        QTest::keyClick(m_view.get(), Qt::Key_Space);
        QVERIFY(m_view->playback()->isPlaying());
        QTRY_VERIFY(!m_view->playback()->isPlaying());
        QVERIFY(m_stage->session->playhead().count >= 142);
    }

    void theTimecodeFollows()
    {
        m_stage->session->setPlayhead({25});
        auto const* label = m_view->findChild<QLineEdit*>("timecode");
        QCOMPARE(label->text(), QString("00:00:01:01"));
    }

    void aTypedTimecodeMovesThePlayhead_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("expected");
        QTest::newRow("timecode") << "00:00:02:03" << 51;
        QTest::newRow("digits") << "203" << 51;
        QTest::newRow("on") << "+12" << 37;
        QTest::newRow("back by a second") << "-1:00" << 1;
        QTest::newRow("past the end") << "9:00:00" << 143;
        QTest::newRow("before the start") << "-9:00" << 0;
        QTest::newRow("words") << "soon" << 25;
    }
    void aTypedTimecodeMovesThePlayhead()
    {
        QFETCH(QString, typed);
        QFETCH(int, expected);
        m_stage->session->setPlayhead({25});
        auto* edit = m_view->findChild<QLineEdit*>("timecode");
        edit->setFocus();
        QTRY_VERIFY(edit->hasSelectedText());
        QTest::keyClicks(edit, typed);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_stage->session->playhead().count, int64_t{expected});
        QTest::keyClick(edit, Qt::Key_Escape);
        QCOMPARE(edit->text(), QString::fromStdString(timecode(expected, FrameRate{24, 1})));
    }

    void aFormingShotTakesTheCanvas()
    {
        QVERIFY(m_stage->bridge->attach(m_stage->session->projectFolder()).isOk());
        ShotId const shot{"s1"};
        m_stage->session->selectOnly(shot);
        QSignalSpy finished(m_stage->bridge.get(), &EngineBridge::takeFinished);
        bool wasForming = false;
        connect(m_stage->bridge.get(), &EngineBridge::jobChanged, this,
                [&] { wasForming = wasForming || m_view->picture()->isShowingForming(); });
        QVERIFY(m_stage->bridge->generate(m_stage->session->board(), {shot}, {}).isOk());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
        QVERIFY(wasForming);
    }

private:
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<CanvasView> m_view;
};

QTEST_MAIN(TstCanvas)
#include "tst_canvas.moc"
