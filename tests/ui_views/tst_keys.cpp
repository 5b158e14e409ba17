#include "tests/support/Tone.h"
#include "tests/ui_views/Stage.h"
#include "ui/board/BoardView.h"
#include "ui/timeline/SoundSettings.h"
#include "ui/timeline/TimelineView.h"

#include <QContextMenuEvent>
#include <QScrollBar>
#include <QSignalSpy>

using namespace fw;
using namespace fw::ui;

/// Board and timeline without a mouse: everything on them is reached, selected, moved and trimmed by keys.
/// Each story is undone to the start at its end.
class TstKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_files.filePath("cache").toUtf8());
        QVERIFY(test::writeWav(m_files.filePath("drums.wav").toStdString(), 48000, 2, 96'000,
                               test::sine(440, 48000)));
    }
    void init()
    {
        m_stage = std::make_unique<Stage>(2, 3); // six shots of 48 frames
        auto const asset = session().importAsset(m_files.filePath("drums.wav").toStdString());
        QVERIFY(asset);
        auto sound = story::placeSound(session().board(), {*asset, "drums.wav", 2, {60}});
        QVERIFY(sound);
        sound->id.value = "drums";
        sound->length = {40};
        QVERIFY(session().perform(story::AddSound{*sound}).isOk());
        story::Title const title{"By the sea", {10}, {20}, story::TitleStyle::Headline};
        QVERIFY(session().perform(story::SetTitles{ShotId{"s1"}, {title}}).isOk());
        m_stage->start = session().board();
        session().undoStack()->clear();
    }
    void cleanup()
    {
        QVERIFY(m_stage->undoesToStart());
        m_board.reset();
        m_view.reset();
        m_stage.reset();
    }

    void everyRowIsWalked()
    {
        openTimeline();
        key(Qt::Key_Right, Qt::ControlModifier); // from nowhere to the first clip
        QCOMPARE(session().currentShot(), ShotId{"s0"});
        key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(session().currentShot(), ShotId{"s1"});
        key(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(session().currentShot(), ShotId{"s5"});
        key(Qt::Key_Right, Qt::ControlModifier); // no further
        QCOMPARE(session().currentShot(), ShotId{"s5"});
        key(Qt::Key_Home, Qt::ControlModifier);
        key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(session().title(), (TitleRef{ShotId{"s1"}, 0}));
        key(Qt::Key_Down, Qt::ControlModifier); // the clip below it in time
        QCOMPARE(session().title().index, -1);
        QCOMPARE(session().currentShot(), ShotId{"s1"});
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_view->sounds()->selected(), SoundId{"drums"});
        QVERIFY(session().selection().empty());
        key(Qt::Key_Down, Qt::ControlModifier); // the last row
        QCOMPARE(m_view->sounds()->selected(), SoundId{"drums"});
    }

    void whatIsSelectedIsScrolledTo()
    {
        openTimeline();
        m_view->zoomBy(20, 600);
        m_view->horizontalScrollBar()->setValue(0);
        key(Qt::Key_End, Qt::ControlModifier);
        QRect const last = m_view->layoutOfClips().clips[5].rect;
        int const left = m_view->toView(last.topLeft()).x();
        QVERIFY2(left >= m_view->bed().left() && left < m_view->bed().right(),
                 qPrintable(QString::number(left)));
    }

    void aSoundIsMovedTrimmedAndOpened()
    {
        openTimeline();
        m_view->sounds()->select(SoundId{"drums"});
        auto const sound = [this] { return *story::findSound(session().board(), SoundId{"drums"}); };
        key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(sound().start.count, int64_t{61});
        key(Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(sound().start.count, int64_t{37});
        key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(sound().track, 1);
        QCOMPARE(m_view->sounds()->selected(), SoundId{"drums"});
        key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(sound().track, 0);
        key(Qt::Key_Comma);
        key(Qt::Key_Comma);
        QCOMPARE(sound().length.count, int64_t{38});
        key(Qt::Key_Greater, Qt::ShiftModifier);
        QCOMPARE(sound().start.count, int64_t{38});
        QCOMPARE(sound().length.count, int64_t{37});
        session().setPlayhead({50});
        key(Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(sound().start.count, int64_t{50});
        session().setPlayhead({60});
        m_view->trimToPlayhead(true);
        QCOMPARE(sound().start.count, int64_t{60});
        QCOMPARE(sound().end().count, int64_t{87});
        session().setPlayhead({70});
        m_view->trimToPlayhead(false);
        QCOMPARE(sound().end().count, int64_t{70});
        QCOMPARE(session().undoStack()->count(), 10);
        key(Qt::Key_Return);
        auto* settings = m_view->findChild<SoundSettings*>();
        QVERIFY(settings);
        settings->close();
    }

    void aTitleIsMovedAndTrimmed()
    {
        openTimeline();
        session().selectTitle({ShotId{"s1"}, 0});
        auto const titles = [this](char const* shot) {
            return story::findShot(session().board(), ShotId{shot})->titles;
        };
        key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(titles("s1")[0].start.count, int64_t{11});
        key(Qt::Key_Period);
        QCOMPARE(titles("s1")[0].length.count, int64_t{21});
        key(Qt::Key_Less, Qt::ShiftModifier);
        QCOMPARE(titles("s1")[0].start.count, int64_t{10});
        QCOMPARE(titles("s1")[0].length.count, int64_t{22});
        session().setPlayhead({100}); // in the next shot
        key(Qt::Key_Home, Qt::AltModifier);
        QCOMPARE(titles("s2").size(), size_t{1});
        QCOMPARE(session().title(), (TitleRef{ShotId{"s2"}, 0}));
        session().setPlayhead({110});
        m_view->trimToPlayhead(false);
        QCOMPARE(titles("s2")[0].length.count, int64_t{10});
        QSignalSpy words(m_view.get(), &TimelineView::editTitleRequested);
        key(Qt::Key_Return);
        QCOMPARE(words.count(), qsizetype{1});
    }

    void aClipIsMovedTrimmedRolledSlippedAndJoined()
    {
        recordTake();
        openTimeline();
        session().selectOnly(ShotId{"s1"});
        auto const shot = [this](char const* id) { return *story::findShot(session().board(), ShotId{id}); };
        key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_stage->order(), QString("s1 s0 s2 | s3 s4 s5"));
        key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_stage->order(), QString("s0 s1 s2 | s3 s4 s5"));
        key(Qt::Key_Comma);
        QCOMPARE(shot("s1").length.count, int64_t{47});
        key(Qt::Key_Semicolon, Qt::ShiftModifier); // a German keyboard; its start is the take's
        QCOMPARE(shot("s1").trimIn.count, int64_t{0});
        key(Qt::Key_Colon, Qt::ShiftModifier);
        QCOMPARE(shot("s1").trimIn.count, int64_t{1});
        QCOMPARE(shot("s1").length.count, int64_t{46});
        key(Qt::Key_Comma, Qt::AltModifier); // the picture to the left: later frames show
        QCOMPARE(shot("s1").trimIn.count, int64_t{2});
        QCOMPARE(shot("s1").length.count, int64_t{46});
        key(Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(shot("s1").length.count, int64_t{47});
        QCOMPARE(shot("s2").length.count, int64_t{47});
        QCOMPARE(shot("s2").trimIn.count, int64_t{1});
        key(Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shot("s1").transition.kind == story::TransitionKind::Dissolve);
        QCOMPARE(shot("s1").transition.length.count, int64_t{2});
        key(Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(shot("s1").transition.kind == story::TransitionKind::Cut);
        QSignalSpy words(m_view.get(), &TimelineView::editPromptRequested);
        key(Qt::Key_Return);
        QCOMPARE(words.count(), qsizetype{1});
    }

    void altAndArrowsGoToWhatIsSelected()
    {
        openTimeline();
        QKeyEvent alt(QEvent::ShortcutOverride, Qt::Key_Left, Qt::AltModifier);
        auto const isKept = [&] {
            alt.ignore();
            QCoreApplication::sendEvent(m_view.get(), &alt);
            return alt.isAccepted();
        };
        session().selectOnly(ShotId{"s1"});
        QVERIFY(!isKept()); // the window's command moves the shot
        session().selectTitle({ShotId{"s1"}, 0});
        QVERIFY(isKept()); // else it would move the title's shot
        m_view->sounds()->select(SoundId{"drums"});
        QVERIFY(isKept());
    }

    void theMenuKeyOpensTheMenuOfWhatIsSelected()
    {
        openTimeline();
        session().selectOnly(ShotId{"s4"});
        QSignalSpy menu(m_view.get(), &TimelineView::contextMenuWanted);
        QContextMenuEvent asked(QContextMenuEvent::Keyboard, {3, 3}, m_view->mapToGlobal(QPoint(3, 3)));
        QCoreApplication::sendEvent(m_view->viewport(), &asked);
        QCOMPARE(menu.count(), qsizetype{1});
        QCOMPARE(menu[0][0].value<ShotId>(), ShotId{"s4"});
        openBoard();
        QSignalSpy onBoard(m_board.get(), &BoardView::contextMenuWanted);
        QContextMenuEvent again(QContextMenuEvent::Keyboard, {3, 3}, m_board->mapToGlobal(QPoint(3, 3)));
        QCoreApplication::sendEvent(m_board->viewport(), &again);
        QCOMPARE(onBoard.count(), qsizetype{1});
        QCOMPARE(onBoard[0][0].value<ShotId>(), ShotId{"s4"});
    }

    void severalCardsAreSelectedOneByOne()
    {
        openBoard();
        session().selectOnly(ShotId{"s0"});
        auto const keyOnBoard = [this](int key, Qt::KeyboardModifiers keys) {
            QTest::keyClick(m_board.get(), static_cast<Qt::Key>(key), keys);
        };
        keyOnBoard(Qt::Key_Right, Qt::ControlModifier);
        keyOnBoard(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(session().currentShot(), ShotId{"s2"});
        QCOMPARE(session().selection(), std::vector{ShotId{"s0"}});
        keyOnBoard(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(session().selection(), (std::vector{ShotId{"s0"}, ShotId{"s2"}}));
        keyOnBoard(Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(session().selection(), std::vector{ShotId{"s0"}});
        keyOnBoard(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(session().selection().size(), size_t{6});
    }

private:
    Session& session() { return *m_stage->session; }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(m_view.get(), key, modifiers);
    }
    void recordTake()
    {
        story::Take take;
        take.id.value = "t";
        take.requestKey.value = "k";
        take.size = {160, 96};
        take.rate = {8, 1};
        take.length = {33}; // 99 project frames
        session().recordTake(ShotId{"s1"}, take);
        m_stage->start = session().board(); // takes are recorded outside undo
    }
    void show(QWidget* view, QSize size)
    {
        view->resize(size);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view));
        view->setFocus();
    }
    void openTimeline()
    {
        m_view = std::make_unique<TimelineView>(m_stage->session.get(), m_stage->bridge.get(),
                                                m_stage->thumbnails.get());
        show(m_view.get(), {1300, 260});
        m_view->setSnapping(false);
    }
    void openBoard()
    {
        m_board = std::make_unique<BoardView>(m_stage->session.get(), m_stage->bridge.get(),
                                              m_stage->thumbnails.get());
        show(m_board.get(), {1300, 300});
    }

    QTemporaryDir m_files;
    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<TimelineView> m_view;
    std::unique_ptr<BoardView> m_board;
};

QTEST_MAIN(TstKeys)
#include "tst_keys.moc"
