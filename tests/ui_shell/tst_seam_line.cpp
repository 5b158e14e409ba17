#include "tests/ui_shell/Shell.h"
#include "ui/panels/SeamLine.h"

#include <QLabel>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// A shot that continues another one, in the shot panel: its seam, and the ways on when it no longer fits.
class TstSeamLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepExtendOrDissolve()
    {
        Shell shell;
        Session& session = *shell.stage.session;
        auto* line = shell.window->findChild<SeamLine*>();
        QVERIFY(line && !line->isVisible()); // shot 1 continues none
        QVERIFY(
            session.perform(story::SetStart{shotId(1), {story::StartKind::ExtendShot, shotId(0), 9, {}}}));
        session.select({shotId(0), shotId(1)}, shotId(1));
        shell.run(Command::Generate);
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(1).takes.size(), size_t{1}, 120'000);
        session.selectOnly(shotId(1));
        QTRY_VERIFY_WITH_TIMEOUT(line->isVisible(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(text(line).contains("Seam 0.") || text(line).contains("Seam 1."), 60'000);
        QVERIFY(!button(line, "Keep")->isVisible()); // it fits

        QVERIFY(session.perform(story::SetPrompt{shotId(0), "another picture"}));
        QTRY_VERIFY_WITH_TIMEOUT(button(line, "Keep")->isVisible(), 60'000);
        QVERIFY(text(line).contains("Shot 1"));
        QVERIFY(button(line, "Extend anew")->isVisible());
        button(line, "Dissolve")->click();
        QCOMPARE(shell.shot(0).transition.kind, story::TransitionKind::Dissolve);
        QCOMPARE(shell.shot(0).transition.length.count, int64_t{12});
        QTRY_VERIFY(!button(line, "Dissolve")->isVisible()); // there is one now
        session.undoStack()->undo();
        button(line, "Keep")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!button(line, "Keep")->isVisible(), 60'000);
        QCOMPARE(session.status(shotId(1)).state, plan::TakeState::Ready);
        session.undoStack()->undo();
        QTRY_VERIFY_WITH_TIMEOUT(button(line, "Extend anew")->isVisible(), 60'000);
        button(line, "Extend anew")->click(); // and its parent before it
        QTRY_COMPARE_WITH_TIMEOUT(shell.shot(1).takes.size(), size_t{2}, 120'000);
        QCOMPARE(shell.shot(0).takes.size(), size_t{2});
    }

private:
    static QString text(SeamLine const* line) { return line->findChild<QLabel*>()->text(); }
    static QPushButton* button(SeamLine const* line, QString const& name)
    {
        for (QPushButton* each : line->findChildren<QPushButton*>())
            if (each->text() == name)
                return each;
        qFatal("no button %s", qPrintable(name));
    }
};

QTEST_MAIN(TstSeamLine)
#include "tst_seam_line.moc"
