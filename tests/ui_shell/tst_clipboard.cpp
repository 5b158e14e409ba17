#include "tests/ui_shell/Shell.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PromptEdit.h"

#include <QClipboard>
#include <QtTest>

using namespace fw;
using namespace fw::ui;

/// Cut, copy and paste through the menu's commands, within one project and into another.
class TstClipboard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copyAndPasteBehindTheSelection()
    {
        Shell shell;
        Session& session = *shell.stage.session;
        session.select({shotId(1), shotId(2)}, shotId(1));
        shell.run(Command::CopyShots);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString("shot 1\nshot 2"));
        session.selectOnly(shotId(0));
        shell.run(Command::PasteShots);
        std::vector<story::Shot> const& row = session.board().scenes[0].shots;
        QCOMPARE(row.size(), size_t{5});
        QCOMPARE(row[1].prompt, std::string("shot 1"));
        QCOMPARE(row[2].prompt, std::string("shot 2"));
        QCOMPARE(session.selection(), (std::vector<ShotId>{row[1].id, row[2].id}));
        QVERIFY(shell.stage.undoesToStart());
    }

    void cutAndPasteMoves()
    {
        Shell shell;
        Session& session = *shell.stage.session;
        session.selectOnly(shotId(0));
        shell.run(Command::CutShots);
        QCOMPARE(session.cut().items.size(), size_t{5});
        session.selectOnly(shotId(5));
        shell.run(Command::PasteShots);
        QCOMPARE(session.board().scenes[1].shots.back().prompt, std::string("shot 0"));
        QVERIFY(shell.stage.undoesToStart());
    }

    void keysInATextFieldAreTheFields()
    {
        Shell shell;
        auto* prompt = shell.find<PromptEdit>();
        QVERIFY(prompt);
        prompt->setFocus();
        prompt->selectAll();
        QTest::keyClick(prompt, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), prompt->toPlainText());
        QTest::keyClick(prompt, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(prompt, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(shell.stage.session->cut().items.size(), size_t{6});
    }

    void intoAnotherProject()
    {
        Shell shell;
        Session& session = *shell.stage.session;
        session.selectOnly(shotId(2));
        QVERIFY(
            session.perform(story::SetStart{shotId(2), {story::StartKind::ExtendShot, shotId(1), 9, {}}}));
        shell.run(Command::CopyShots);
        QVERIFY(session.createProject(shell.stage.folder.filePath("Other.framewright").toStdString(),
                                      Stage::board(1, 1)));
        shell.run(Command::PasteShots);
        QTRY_COMPARE_WITH_TIMEOUT(session.cut().items.size(), size_t{2}, 60'000);
        story::Shot const& pasted = session.board().scenes[0].shots[1];
        QCOMPARE(pasted.prompt, std::string("shot 2"));
        QVERIFY(pasted.start.kind == story::StartKind::Text); // its parent is not there
        QVERIFY2(shell.window->notices()->text().contains("from text now"),
                 qPrintable(shell.window->notices()->text()));
        QCOMPARE(session.undoStack()->count(), 1);
    }

    void otherClipboardsAreSaid()
    {
        Shell shell;
        QGuiApplication::clipboard()->setText("words");
        shell.run(Command::PasteShots);
        QVERIFY(shell.window->notices()->text().contains("The clipboard holds no shots."));
        QCOMPARE(shell.stage.session->cut().items.size(), size_t{6});
    }
};

QTEST_MAIN(TstClipboard)
#include "tst_clipboard.moc"
