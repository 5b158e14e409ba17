#include "tests/ui_shell/Shell.h"
#include "ui/Arrangement.h"
#include "ui/DoneWatch.h"
#include "ui/panels/Dock.h"
#include "ui/panels/MonitorPanel.h"
#include "ui/panels/QueuePanel.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// The queue as a whole, the engine's monitor, workspaces, and what is said when all is done.
class TstMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_shell = std::make_unique<Shell>();
        queue()->pause();
    }
    void cleanup() { m_shell.reset(); }

    void jobsAreDragged()
    {
        submit({"A", "B", "C"});
        auto* model = m_shell->window->findChild<QueuePanel*>()->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 3, 60'000);
        std::unique_ptr<QMimeData> const last(model->mimeData({model->index(2)}));
        QVERIFY(model->flags(model->index(2)).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!model->dropMimeData(last.get(), Qt::MoveAction, 0, 0, {})); // the view has nothing to remove
        QCOMPARE(order(), QString("C A B"));
        QTRY_COMPARE_WITH_TIMEOUT(model->index(0).data(QueueModel::PromptRole).toString(), QString("C"),
                                  60'000);
        std::unique_ptr<QMimeData> const first(model->mimeData({model->index(0)}));
        model->dropMimeData(first.get(), Qt::MoveAction, 2, 0, {}); // between A and B
        QCOMPARE(order(), QString("A C B"));
        QMimeData other;
        model->dropMimeData(&other, Qt::MoveAction, 0, 0, {});
        QCOMPARE(order(), QString("A C B"));
    }

    void theWholeQueueIsGroupedHeldAndStopped()
    {
        submit({"A", "B", "C", "D"}, {"x", "y", "x", "y"});
        QTRY_COMPARE_WITH_TIMEOUT(m_shell->window->findChild<QueuePanel*>()->model()->rowCount(), 4, 60'000);
        runFromMenu("Group by model: 2 loads instead of 4");
        QCOMPARE(order(), QString("A C B D"));
        QTRY_VERIFY(menuHas("Group by model")); // nothing more to gain
        runFromMenu("Hold all that wait");
        for (jobs::JobInfo const& job : queue()->jobs())
            QVERIFY(job.state == jobs::JobState::Held);
        QTRY_VERIFY_WITH_TIMEOUT(isPossible("Let all run"), 60'000);
        runFromMenu("Let all run");
        QTRY_VERIFY_WITH_TIMEOUT(isPossible("Stop all that wait"), 60'000);
        runFromMenu("Stop all that wait");
        for (jobs::JobInfo const& job : queue()->jobs())
            QVERIFY(job.state == jobs::JobState::Cancelled);
    }

    void theMonitorTells()
    {
        auto* panel = m_shell->window->findChild<MonitorPanel*>();
        QVERIFY(!panel->isVisible()); // until it is asked for
        choose("Workspace: rendering");
        QVERIFY(panel->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(says(panel, "by Framewright"), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(says(panel, "cores busy"), 60'000);
        QVERIFY(says(panel, "None loaded"));
        queue()->resume();
        m_shell->run(Command::Generate);
        QTRY_VERIFY_WITH_TIMEOUT(says(panel, "fake"), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_shell->shot(0).takes.size() == 1, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(panel->findChild<QPlainTextEdit*>()->toPlainText().contains("Rendered in"),
                                 60'000);
        QVERIFY(
            !panel->findChild<QPlainTextEdit*>()->toPlainText().contains("shot 0")); // no prompt is logged
        choose("Workspace: cutting");
        QVERIFY(!panel->isVisible());
    }

    void workspacesDiffer()
    {
        auto* board = m_shell->window->findChild<Dock*>("board");
        QVERIFY(board);
        int const before = board->height();
        choose("Workspace: storyboard");
        QTRY_VERIFY_WITH_TIMEOUT(board->height() > before + 80, 60'000);
        choose("Workspace: cutting");
        QTRY_VERIFY(std::abs(board->height() - before) <= 2); // Qt rounds
    }

    void doneIsSaidOnce()
    {
        DoneWatch watch(m_shell->stage.bridge.get());
        QSignalSpy done(&watch, &DoneWatch::done);
        m_shell->stage.session->select({shotId(0), shotId(1), shotId(2)}, shotId(0));
        m_shell->run(Command::Generate);
        queue()->resume();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), qsizetype{1}, 120'000);
        QVERIFY2(done[0][0].toString().startsWith("3 "), qPrintable(done[0][0].toString()));
        submit({"broken"}, {"x"});
        queue()->hold(queue()->jobs().front().id);
        QTest::qWait(50);
        QCOMPARE(done.count(), qsizetype{1});
    }

private:
    jobs::JobQueue* queue() const { return m_shell->stage.bridge->queue(); }
    QString order() const
    {
        QStringList prompts;
        for (jobs::JobInfo const& job : queue()->jobs())
            prompts << QString::fromStdString(job.request.prompt);
        return prompts.join(' ');
    }
    void submit(QStringList const& prompts, QStringList const& models = {})
    {
        for (int i = 0; i < prompts.size(); ++i) {
            plan::RenderRequest request;
            request.shot = ShotId{"gone"};
            request.prompt = prompts[i].toStdString();
            request.size = {64, 48};
            request.frames = 5;
            request.steps = 4;
            request.seed = 7;
            request.presetId = "cinematic";
            request.modelId = models.value(i, "none").toStdString();
            auto const id = queue()->submit(request);
            QVERIFY2(id, id ? "" : id.error().message().c_str());
        }
    }
    QMenu* filledMenu() const
    {
        auto* menu = m_shell->window->findChild<QueuePanel*>()->findChild<QMenu*>();
        Q_EMIT menu->aboutToShow();
        return menu;
    }
    QAction* menuLine(QString const& text) const
    {
        for (QAction* action : filledMenu()->actions())
            if (action->text() == text)
                return action;
        return nullptr;
    }
    bool menuHas(QString const& text) const { return menuLine(text); }
    bool isPossible(QString const& text) const { return menuLine(text) && menuLine(text)->isEnabled(); }
    void runFromMenu(QString const& text)
    {
        QAction* line = menuLine(text);
        QVERIFY2(line && line->isEnabled(), qPrintable(text));
        line->trigger();
    }
    void choose(QString const& workspace)
    {
        for (QMenu* menu : m_shell->window->menuBar()->findChildren<QMenu*>())
            for (QAction* action : menu->actions())
                if (action->text() == workspace)
                    return action->trigger();
        QFAIL(qPrintable(workspace));
    }
    static bool says(QWidget const* panel, char const* text)
    {
        for (QLabel const* label : panel->findChildren<QLabel*>())
            if (label->text().contains(QLatin1String(text)))
                return true;
        return false;
    }

    std::unique_ptr<Shell> m_shell;
};

QTEST_MAIN(TstMonitor)
#include "tst_monitor.moc"
