#pragma once

#include "engine/base/Sanitized.h"
#include "tests/ui_shell/EventClock.h"
#include "tests/ui_shell/Shell.h"
#include "ui/board/BoardView.h"
#include "ui/canvas/CanvasView.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PromptEdit.h"
#include "ui/timeline/TimelineView.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

namespace fw::ui {

constexpr int kStoryWait = 60'000;

/// What a person does at the whole window, with events as hands make them. At its end everything is taken
/// back by Ctrl+Z, and the project must be the bytes it was.
struct Story : Shell {
    explicit Story(int scenes = 2, int perScene = 3) : Shell(scenes, perScene)
    {
        Session* session = stage.session.get();
        m_expected = session->board();
        QObject::connect(
            stage.bridge.get(), &EngineBridge::takeFinished, session,
            [this](ShotId const& shot, story::Take const& take) {
                if (story::findShot(m_expected, shot)) // what undo removes keeps its takes to itself
                    story::recordTake(m_expected, shot, take);
            });
    }

    Session& session() const { return *stage.session; }
    story::Storyboard const& board() const { return stage.session->board(); }
    BoardView* cards() const { return window->findChild<BoardView*>(); }
    TimelineView* timeline() const { return window->findChild<TimelineView*>(); }
    CanvasView* canvas() const { return window->findChild<CanvasView*>(); }
    size_t shotCount() const { return story::shotsInOrder(board()).size(); }
    int64_t filmFrames() const { return story::filmLength(board()).count; }
    QString said() const { return window->notices()->text(); }

    /// The one that shows comes first: filters and folds have controls of the same names.
    template <class Widget>
    Widget* find(QString const& accessibleName = {}) const
    {
        for (Widget* widget : window->findChildren<Widget*>())
            if (widget->isVisible() &&
                (accessibleName.isEmpty() || widget->accessibleName() == accessibleName))
                return widget;
        return Shell::find<Widget>(accessibleName);
    }

    /// Where the keyboard is.
    QWidget* focus() const
    {
        // A dialog or the list of a box closed; without a window manager nobody comes after it.
        if (QWidget* active = QApplication::activeWindow(); !active || !active->isVisible())
            activate(window.get());
        QWidget* widget = QApplication::focusWidget();
        return widget ? widget : QApplication::activeWindow();
    }
    /// Puts the keyboard somewhere.
    void goTo(QWidget* widget) const
    {
        activate(window.get());
        widget->setFocus();
        QVERIFY(widget->hasFocus());
    }
    void press(QKeySequence const& keys) const
    {
        QVERIFY(focus());
        QTest::keySequence(focus(), keys);
    }
    /// The command's own key, else its line in the menu bar.
    void press(Command command) const
    {
        QAction* action = window->actions()->at(command);
        QVERIFY2(action->isEnabled(), qPrintable(action->text()));
        action->shortcut().isEmpty() ? pick(action) : press(action->shortcut());
    }
    static void click(QWidget* widget, QPoint at = {}, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(widget);
        QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->accessibleName()));
        QTest::mouseClick(widget, Qt::LeftButton, modifiers, at.isNull() ? widget->rect().center() : at);
    }
    void click(ShotId const& shot, Qt::KeyboardModifiers modifiers = {}) const
    {
        click(cards()->viewport(), cards()->viewRectOf(shot).center(), modifiers);
    }
    /// Words instead of what a text field holds.
    static void write(QWidget* into, QString const& text)
    {
        QVERIFY(into && into->isVisible());
        click(into);
        QTest::keyClick(into, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(into, text);
    }
    /// An entry of a closed list, by opening it.
    static void choose(QComboBox* box, QString const& text)
    {
        QVERIFY(box && box->isVisible());
        int const row = box->findText(text);
        QVERIFY2(row >= 0, qPrintable(text));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(box->view()->isVisible(), kStoryWait);
        box->view()->setCurrentIndex(box->model()->index(row, box->modelColumn(), box->rootModelIndex()));
        QTest::keyClick(box->view(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!box->view()->isVisible(), kStoryWait);
        QCoreApplication::processEvents(); // a list that closed at once is told late that it was active
        activate(box->window());
    }
    /// A tool button by what its tip says.
    QToolButton* tool(QString const& name) const
    {
        for (QToolButton* each : window->findChildren<QToolButton*>())
            if (each->accessibleName() == name || each->toolTip() == name)
                return each;
        return nullptr;
    }
    static void drop(QWidget* on, QPoint at, QString const& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &enter);
        QVERIFY(enter.isAccepted());
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &move);
        QDropEvent event(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &event);
        QVERIFY(event.isAccepted());
    }

    /// As soon as a dialog of this kind asks: `answer`, once.
    template <class Dialog>
    void whenAsked(std::function<void(Dialog&)> answer)
    {
        auto* timer = new QTimer(window.get());
        timer->setInterval(5);
        QObject::connect(timer, &QTimer::timeout, timer, [timer, answer = std::move(answer)] {
            auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
            if (!dialog || !dialog->isVisible())
                return;
            timer->stop();
            timer->deleteLater();
            EventClock::Aside const aside;
            answer(*dialog);
        });
        timer->start();
    }
    /// Clicks the first line of the next menu that opens.
    void whenMenuOpens()
    {
        auto* timer = new QTimer(window.get());
        timer->setInterval(5);
        QObject::connect(timer, &QTimer::timeout, timer, [timer] {
            auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            if (!menu || !menu->isVisible())
                return;
            timer->stop();
            timer->deleteLater();
            EventClock::Aside const aside;
            QTest::mouseClick(menu, Qt::LeftButton, {},
                              menu->actionGeometry(menu->actions().front()).center());
        });
        timer->start();
    }
    /// The file that the next file dialog is given.
    void whenAskedForFile(QString const& file)
    {
        whenAsked<QFileDialog>([file](QFileDialog& dialog) {
            auto* name = dialog.findChild<QLineEdit*>("fileNameEdit");
            QVERIFY(name);
            name->setText(file);
            QTest::keyClick(name, Qt::Key_Return);
        });
    }
    template <class Widget = QPushButton>
    static Widget* buttonIn(QWidget const& dialog, QString const& text)
    {
        for (Widget* each : dialog.findChildren<Widget*>())
            if (each->text() == text && each->isVisible())
                return each;
        return nullptr;
    }
    static bool says(QWidget const& in, QString const& text)
    {
        for (QLabel* label : in.findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    /// Renders what is selected and waits for the current shot's take.
    void generate()
    {
        ShotId const shot = session().currentShot();
        size_t const before = story::findShot(board(), shot)->takes.size();
        press(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(story::findShot(board(), shot)->takes.size(), before + 1, kStoryWait);
        QTRY_VERIFY_WITH_TIMEOUT(stage.bridge->jobOf(shot)->state == jobs::JobState::Finished, kStoryWait);
    }
    /// What the person deleted for good, or put into the trash, is not expected any more.
    void expectGone(ShotId const& shot, TakeId const& take) { story::forgetTake(m_expected, shot, take); }

    /// What came back out of the trash: it is the newest again.
    void expectBack(ShotId const& shot, TakeId const& take)
    {
        story::Take const* found = story::findTake(*story::findShot(board(), shot), take);
        QVERIFY(found);
        expectGone(shot, take);
        story::recordTake(m_expected, shot, *found);
    }

    /// Ctrl+Z until nothing is left, then saved and read back. Empty when all is as it was, else what is not.
    QString ending()
    {
        goTo(cards());
        for (int i = 0; session().undoStack()->canUndo(); ++i) {
            if (i > 500)
                return QString("it cannot be taken back: %1, with the keyboard in %2 %3")
                    .arg(session().undoStack()->undoText(), focus()->metaObject()->className(),
                         focus()->accessibleName());
            press(Command::Undo);
        }
        QString const wanted = bytes(m_expected);
        if (bytes(board()) != wanted)
            return difference(wanted, bytes(board()));
        press(Command::Save);
        auto const file = story::Project::read(session().projectFolder());
        if (!file || bytes(*file) != wanted)
            return "the saved project differs";
        return slowEvent();
    }

    /// Empty when no event since the last call took the GUI thread longer than FW_EVENT_MS, which is 50 where
    /// the promise is measured. Unset it is twice that: here machines are slower, and two tests run at once.
    static QString slowEvent()
    {
        auto const [worst, count] = EventClock::instance()->take();
        for (EventClock::Cost const& each : worst)
            qInfo("%5.1f ms of %d events: %s", each.ms, count, qPrintable(each.what));
#ifdef FW_IS_SANITIZED
        return {}; // several times slower
#else
        bool isSet = false;
        int const set = qEnvironmentVariableIntValue("FW_EVENT_MS", &isSet);
        double const mostMs = isSet ? set : 100;
        return worst.empty() || worst.front().ms < mostMs
                   ? QString()
                   : QString("%1 ms in %2").arg(worst.front().ms).arg(worst.front().what);
#endif
    }

private:
    /// QTest::qWaitForWindowActive is content with a list that belongs to the window and is hidden already.
    static void activate(QWidget* window)
    {
        if (QApplication::activeWindow() == window)
            return;
        window->activateWindow();
        QTRY_COMPARE_WITH_TIMEOUT(QApplication::activeWindow(), window, kStoryWait);
    }
    static QString bytes(story::Storyboard const& board)
    {
        return QString::fromStdString(dumpJson(story::toJson(board), 1));
    }
    static QString difference(QString const& wanted, QString const& found)
    {
        QStringList const a = wanted.split('\n'), b = found.split('\n');
        for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
            if (a[i] != b[i])
                return QString("line %1: was \"%2\", is \"%3\"").arg(i).arg(a[i].trimmed(), b[i].trimmed());
        return "its length differs";
    }
    /// Opens the menu that holds the action and clicks its line.
    void pick(QAction* action) const
    {
        QMenuBar* bar = window->menuBar();
        for (QAction* top : bar->actions()) {
            if (!top->menu() || !top->menu()->actions().contains(action))
                continue;
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(top).center());
            QTRY_VERIFY_WITH_TIMEOUT(top->menu()->isVisible(), kStoryWait);
            QTest::mouseClick(top->menu(), Qt::LeftButton, {}, top->menu()->actionGeometry(action).center());
            return;
        }
        QFAIL(qPrintable("no menu holds " + action->text()));
    }

    story::Storyboard m_expected; ///< the start, with the takes that came
};

/// Settings, people and caches of a test program are its own.
inline void useOwnHome()
{
    static QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath("data").toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath("cache").toUtf8());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:"); // keys in files, no keyring
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.filePath("config"));
}

} // namespace fw::ui

/// As QTEST_MAIN, with an application that watches its events.
#define FW_STORY_MAIN(TestClass)                \
    int main(int argc, char** argv)             \
    {                                           \
        fw::ui::EventClock app(argc, argv);     \
        fw::ui::useOwnHome();                   \
        TestClass test;                         \
        return QTest::qExec(&test, argc, argv); \
    }
