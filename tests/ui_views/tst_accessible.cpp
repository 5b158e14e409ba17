#include "tests/ui_views/Stage.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CanvasView.h"
#include "ui/theme/SpokenView.h"
#include "ui/timeline/TimelineView.h"

#include <QAccessible>
#include <QSignalSpy>

using namespace fw;
using namespace fw::ui;

namespace {

/// What an assistive technology is told, one line an event: "Focus Shot 2: ...".
QStringList& told()
{
    static QStringList lines;
    return lines;
}

void listen(QAccessibleEvent* event)
{
    static QHash<int, QString> const names{
        {QAccessible::Focus, "Focus"},
        {QAccessible::SelectionAdd, "Selected"},
        {QAccessible::SelectionRemove, "Deselected"},
        {QAccessible::NameChanged, "Name"},
        {QAccessible::ValueChanged, "Value"},
        {QAccessible::ObjectCreated, "Created"},
        {QAccessible::ObjectDestroyed, "Destroyed"},
    };
    QAccessibleInterface* about = event->accessibleInterface();
    if (about && names.contains(event->type()))
        told() << names.value(event->type()) + ' ' + about->text(QAccessible::Name);
}

QAccessibleInterface* spoken(QWidget* widget) { return QAccessible::queryAccessibleInterface(widget); }

QString name(QAccessibleInterface* thing) { return thing->text(QAccessible::Name); }

/// The first below `root` whose name begins so.
QAccessibleInterface* find(QAccessibleInterface* root, QString const& start)
{
    for (int i = 0; i < root->childCount(); ++i) {
        QAccessibleInterface* child = root->child(i);
        if (!child)
            continue;
        if (name(child).startsWith(start))
            return child;
        if (QAccessibleInterface* deeper = find(child, start))
            return deeper;
    }
    return nullptr;
}

/// Parents and indices agree all the way down; what is wrong, else an empty string.
QString brokenLink(QAccessibleInterface* root)
{
    for (int i = 0; i < root->childCount(); ++i) {
        QAccessibleInterface* child = root->child(i);
        if (!child)
            return QString("child %1 of '%2' is missing").arg(i).arg(name(root));
        if (root->indexOfChild(child) != i)
            return QString("child %1 of '%2' says %3").arg(i).arg(name(root)).arg(root->indexOfChild(child));
        if (!child->object() && child->parent() != root)
            return QString("'%1' has another parent than '%2'").arg(name(child), name(root));
        if (QString const deeper = brokenLink(child); !deeper.isEmpty())
            return deeper;
    }
    return {};
}

} // namespace

/// What a screen reader finds in the views that paint their things themselves, and what it is told.
class TstAccessible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>(2, 3);
        setListener(listen);
    }
    void cleanup()
    {
        setListener(nullptr);
        m_board.reset();
        m_timeline.reset();
        m_canvas.reset();
        m_stage.reset();
    }

    void theBoardIsScenesOfCards()
    {
        openBoard();
        QAccessibleInterface* board = spoken(m_board.get());
        QCOMPARE(name(board), QString("Board"));
        QCOMPARE(board->role(), QAccessible::List);
        QCOMPARE(board->childCount(), 2);
        QCOMPARE(name(board->child(1)), QString("Scene 2"));
        QCOMPARE(board->child(1)->text(QAccessible::Description), QString("3 shots"));
        QCOMPARE(board->child(1)->childCount(), 3);
        QAccessibleInterface* card = board->child(1)->child(1);
        QCOMPARE(name(card), QString("Shot 5: shot 4. Empty, Cinematic, 2.0 s"));
        QCOMPARE(card->role(), QAccessible::ListItem);
        QRect const rect = m_board->viewRectOf(ShotId{"s4"});
        QCOMPARE(card->rect(), QRect(m_board->viewport()->mapToGlobal(rect.topLeft()), rect.size()));
        QCOMPARE(board->childAt(card->rect().center().x(), card->rect().center().y()), board->child(1));
        QCOMPARE(board->child(1)->childAt(card->rect().center().x(), card->rect().center().y()), card);
        QCOMPARE(brokenLink(board), QString());
    }

    void aCardIsSelectedToggledAndOpened()
    {
        openBoard();
        QAccessibleInterface* first = find(spoken(m_board.get()), "Shot 1");
        QAccessibleInterface* third = find(spoken(m_board.get()), "Shot 3");
        QVERIFY(first && third);
        QAccessibleActionInterface* action = third->actionInterface();
        QVERIFY(action && third->state().selectable && !third->state().selected);
        told().clear();
        action->doAction("Select");
        QVERIFY(third->state().selected);
        QCOMPARE(m_stage->session->currentShot(), ShotId{"s2"});
        QVERIFY2(told().contains("Selected " + name(third)), qPrintable(told().join('\n')));
        first->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(first->state().selected && third->state().selected);
        first->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
        QVERIFY(!first->state().selected && third->state().selected);
        QVERIFY(told().contains("Deselected " + name(first)));
        QSignalSpy opened(m_board.get(), &BoardView::editPromptRequested);
        action->doAction("Open");
        QCOMPARE(opened.count(), qsizetype{1});
    }

    void theFocusGoesWithTheKeys()
    {
        openBoard();
        m_stage->session->selectOnly(ShotId{"s0"});
        m_board->clearFocus();
        told().clear();
        m_board->setFocus();
        QTRY_VERIFY2(told().contains("Focus Shot 1: shot 0. Empty, Cinematic, 2.0 s"),
                     qPrintable(told().join('\n')));
        QTest::keyClick(m_board.get(), Qt::Key_Right);
        QVERIFY2(told().contains("Focus Shot 2: shot 1. Empty, Cinematic, 2.0 s"),
                 qPrintable(told().join('\n')));
        QVERIFY(find(spoken(m_board.get()), "Shot 2")->state().focused);
        QCOMPARE(spoken(m_board.get())->focusChild(), find(spoken(m_board.get()), "Shot 2"));
    }

    void cardsComeGoAndAreCalledOtherwise()
    {
        openBoard();
        QAccessibleInterface* second = find(spoken(m_board.get()), "Shot 2");
        QVERIFY(second);
        QVERIFY(m_stage->session->perform(story::SetPrompt{ShotId{"s1"}, "A harbour at dawn"}).isOk());
        QString const renamed = "Shot 2: A harbour at dawn. Empty, Cinematic, 2.0 s";
        QTRY_VERIFY2(told().contains("Name " + renamed), qPrintable(told().join('\n')));
        QCOMPARE(name(second), renamed);
        QVERIFY(m_stage->session->perform(story::RemoveShot{ShotId{"s1"}}).isOk());
        QTRY_VERIFY(told().join('\n').contains("Destroyed"));
        QCOMPARE(spoken(m_board.get())->child(0)->childCount(), 2);
        QVERIFY(!find(spoken(m_board.get()), "Shot 2: A harbour"));
        QCOMPARE(brokenLink(spoken(m_board.get())), QString());
    }

    void theTimelineIsRows()
    {
        openTimeline();
        story::Title const title{"By the sea", {10}, {20}, story::TitleStyle::Headline};
        QVERIFY(m_stage->session->perform(story::SetTitles{ShotId{"s1"}, {title}}).isOk());
        QVERIFY(m_stage->session
                    ->perform(story::SetTransition{ShotId{"s0"}, {story::TransitionKind::Dissolve, {12}}})
                    .isOk());
        QAccessibleInterface* timeline = spoken(m_timeline.get());
        QCOMPARE(name(timeline), QString("Timeline"));
        QStringList rows;
        for (int i = 0; i < timeline->childCount(); ++i)
            rows << name(timeline->child(i));
        QCOMPARE(rows, QStringList({"Playhead at 00:00:00:00", "Titles", "Video"}));
        QAccessibleInterface* clip = timeline->child(2)->child(1);
        QCOMPARE(name(clip),
                 QString("Shot 2: shot 1. Empty, Cinematic, 2.0 s, from 00:00:01:12 to 00:00:03:12"));
        QCOMPARE(name(timeline->child(2)->child(0)),
                 QString("Shot 1: shot 0. Empty, Cinematic, 2.0 s, from 00:00:00:00 to 00:00:02:00, "
                         "12 frames of transition into the next"));
        QAccessibleInterface* words = timeline->child(1)->child(0);
        QCOMPARE(name(words), QString("By the sea, from 00:00:01:22 to 00:00:02:18"));
        words->actionInterface()->doAction("Select");
        QCOMPARE(m_stage->session->title(), (TitleRef{ShotId{"s1"}, 0}));
        QVERIFY(words->state().selected && !clip->state().selected);
        QCOMPARE(brokenLink(timeline), QString());
    }

    void soundsAndMarkersAreTold()
    {
        openTimeline();
        for (int i = 0; i < 2; ++i) {
            story::Sound sound;
            sound.id.value = i == 0 ? "waves" : "gulls";
            sound.name = sound.id.value + ".wav";
            sound.file.path = "assets/" + sound.name;
            sound.start = {48 * i};
            sound.length = {24};
            QVERIFY(m_stage->session->perform(story::AddSound{sound}).isOk());
        }
        QVERIFY(
            m_stage->session->perform(story::SetMarkers{ShotId{"s0"}, {story::Marker{{5}, "here"}}}).isOk());
        QAccessibleInterface* sounds = find(spoken(m_timeline.get()), "Sound 1");
        QVERIFY(sounds && sounds->childCount() == 2);
        m_timeline->sounds()->select(SoundId{"waves"});
        told().clear();
        m_timeline->sounds()->select(SoundId{"gulls"});
        QVERIFY2(told().contains("Selected gulls.wav, from 00:00:02:00 to 00:00:03:00"),
                 qPrintable(told().join('\n')));
        QVERIFY(told().contains("Focus gulls.wav, from 00:00:02:00 to 00:00:03:00"));
        m_timeline->markers()->select({ShotId{"s0"}, 0});
        QVERIFY(m_timeline->sounds()->selected().isEmpty()); // Del removes one thing
        QVERIFY2(told().contains("Focus here, at 00:00:00:05"), qPrintable(told().join('\n')));
        m_timeline->sounds()->select(SoundId{"waves"});
        QCOMPARE(m_timeline->markers()->selected().index, -1);
    }

    void thePlayheadIsASlider()
    {
        openTimeline();
        QAccessibleInterface* playhead = spoken(m_timeline.get())->child(0);
        QCOMPARE(playhead->role(), QAccessible::Slider);
        QAccessibleValueInterface* value = playhead->valueInterface();
        QVERIFY(value);
        QCOMPARE(value->maximumValue().toInt(), 287);
        told().clear();
        value->setCurrentValue(60);
        QCOMPARE(m_stage->session->playhead().count, int64_t{60});
        for (int frame = 61; frame <= 100; ++frame) // a film that plays
            m_stage->session->setPlayhead({frame});
        QTRY_VERIFY(told().contains("Value Playhead at 00:00:04:04"));
        QCOMPARE(told().filter("Value").size(), qsizetype{1});
        QVERIFY(told().contains("Name Playhead at 00:00:04:04"));
        value->setCurrentValue(100'000);
        QCOMPARE(value->currentValue().toInt(), 287);
    }

    void theCanvasSaysWhereItIs()
    {
        m_canvas = std::make_unique<CanvasView>(m_stage->session.get(), m_stage->bridge.get(),
                                                m_stage->thumbnails.get());
        show(m_canvas.get(), {600, 400});
        m_stage->session->setPlayhead({60});
        QAccessibleInterface* canvas = spoken(m_canvas.get());
        QCOMPARE(canvas->role(), QAccessible::Canvas);
        QCOMPARE(name(canvas), QString("Canvas, 00:00:02:12, shot 2 of 6, paused"));
        QCOMPARE(canvas->text(QAccessible::Description), QString("Shot 2: shot 1. Empty, Cinematic, 2.0 s"));
        QCOMPARE(spoken(m_canvas->picture())->role(), QAccessible::Graphic);
        QCOMPARE(name(spoken(m_canvas->picture())), name(canvas));
        told().clear();
        m_canvas->stepFrames(1);
        QTRY_VERIFY2(told().contains("Name Canvas, 00:00:02:13, shot 2 of 6, paused"),
                     qPrintable(told().join('\n')));
    }

    void whatIsGoneIsNotAskedAgain()
    {
        openBoard();
        QAccessibleInterface* card = find(spoken(m_board.get()), "Shot 2");
        QAccessible::Id const id = QAccessible::uniqueId(card);
        m_board.reset();
        QVERIFY(!QAccessible::accessibleInterface(id));
    }

private:
    void show(QWidget* view, QSize size)
    {
        view->resize(size);
        view->show();
        view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(view));
    }
    void openBoard()
    {
        m_board = std::make_unique<BoardView>(m_stage->session.get(), m_stage->bridge.get(),
                                              m_stage->thumbnails.get());
        show(m_board.get(), {1300, 300});
    }
    void openTimeline()
    {
        m_timeline = std::make_unique<TimelineView>(m_stage->session.get(), m_stage->bridge.get(),
                                                    m_stage->thumbnails.get());
        show(m_timeline.get(), {1300, 200});
    }

    std::unique_ptr<Stage> m_stage;
    std::unique_ptr<BoardView> m_board;
    std::unique_ptr<TimelineView> m_timeline;
    std::unique_ptr<CanvasView> m_canvas;
};

QTEST_MAIN(TstAccessible)
#include "tst_accessible.moc"
