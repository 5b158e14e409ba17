#include "engine/base/Files.h"
#include "engine/story/Backups.h"
#include "engine/story/Project.h"
#include "engine/story/Restore.h"

#include <QtTest>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

namespace {

Take takeNamed(char const* id)
{
    Take take;
    take.id = {id};
    take.requestKey = {"key"};
    take.size = {160, 96};
    take.rate = {8, 1};
    take.length = {17};
    return take;
}

Storyboard boardOf(int shots)
{
    Storyboard board;
    board.scenes.push_back({{"scene"}, "One", {}});
    for (int i = 0; i < shots; ++i) {
        Shot shot;
        shot.id = {"s" + std::to_string(i)};
        shot.prompt = "shot " + std::to_string(i);
        board.scenes[0].shots.push_back(shot);
    }
    return board;
}

} // namespace

class TstRestore : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    fs::path path(char const* name) const { return m_dir.filePath(name).toStdString(); }
    static void putTake(fs::path const& folder, char const* id)
    {
        QVERIFY(makeFolders(folder / "takes" / id).isOk());
        QVERIFY(writeFileAtomically(folder / "takes" / id / "master.mkv", std::string("film of ") + id));
    }

private Q_SLOTS:
    void anEarlierVersionComesBackAndLosesNoTake();
    void backupsThatCannotBeReadAreLeftOut();
    void aCopyIsAProjectOfItsOwn();
    void aCopyIsCompleteOrNotThere();
};

void TstRestore::anEarlierVersionComesBackAndLosesNoTake()
{
    fs::path const folder = path("restore.framewright");
    Storyboard old = boardOf(3);
    old.scenes[0].shots[0].takes = {takeNamed("gone"), takeNamed("kept")};
    old.scenes[0].shots[0].chosenTake = TakeId{"gone"};
    auto const project = Project::create(folder, old);
    QVERIFY(project.isOk());
    putTake(folder, "kept");
    putTake(folder, "newer");
    Project& open = **project;
    QVERIFY(open.recordTake({"s0"}, takeNamed("newer")).isOk());
    QVERIFY(open.forgetTake({"s0"}, {"gone"}).isOk()); // it went into the trash
    QVERIFY(open.perform(RemoveShot{{"s1"}}).isOk());
    QVERIFY(open.perform(SetTitle{"Another"}).isOk());
    QVERIFY(open.perform(AddScene{1, {{"other"}, "Two", {}}}).isOk());
    Storyboard const before = open.board();

    auto const back = open.perform(restoreEdit(open.board(), old, folder));
    QVERIFY2(back.isOk(), back ? "" : back.error().message().c_str());
    QCOMPARE(open.board().title, std::string("Untitled"));
    QCOMPARE(open.board().scenes.size(), size_t{1});
    QCOMPARE(open.board().scenes[0].shots.size(), size_t{3});
    Shot const* first = findShot(open.board(), {"s0"});
    QVERIFY(findTake(*first, {"kept"}) && findTake(*first, {"newer"}) && !findTake(*first, {"gone"}));
    QVERIFY(!first->chosenTake); // it named a take that is gone
    QVERIFY(open.perform(*back).isOk());
    QVERIFY(open.board() == before); // undo
}

void TstRestore::backupsThatCannotBeReadAreLeftOut()
{
    fs::path const folder = path("backups.framewright");
    {
        auto const project = Project::create(folder, boardOf(2));
        QVERIFY(project.isOk() && (*project)->perform(SetTitle{"Second"}).isOk() && (*project)->save());
    }
    QVERIFY(writeFileAtomically(folder / "backups" / "project-20200102-030405.json", "{ not json"));
    QVERIFY(writeFileAtomically(folder / "backups" / "notes.txt", "mine"));
    auto const found = readBackups(folder);
    QVERIFY(!found.empty());
    for (BackupInfo const& each : found)
        QVERIFY(each.name != "project-20200102-030405.json");
    QCOMPARE(found.front().written.size(), size_t{19});
    QCOMPARE(found.front().board.scenes[0].shots.size(), size_t{2});
    QVERIFY(readBackups(path("nowhere")).empty());
}

void TstRestore::aCopyIsAProjectOfItsOwn()
{
    fs::path const folder = path("mine.framewright"), target = path("new/copy.framewright");
    auto const project = Project::create(folder, boardOf(2));
    QVERIFY(project.isOk());
    putTake(folder, "t1");
    putTake(folder, ".trash");
    QVERIFY(writeFileAtomically(folder / "assets" / "a.png", "picture"));
    QVERIFY(writeFileAtomically(folder / "queue.json", "{}"));
    std::error_code code;
    fs::create_symlink("/etc/passwd", folder / "assets" / "link", code);
    QVERIFY((*project)->perform(SetTitle{"Only in the journal"}).isOk()); // and still open
    QVERIFY(copyProject(folder, (*project)->board(), target).isOk());
    auto const copy = Project::open(target);
    QVERIFY(copy.isOk());
    QVERIFY((*copy)->board() == (*project)->board());
    QVERIFY(fs::exists(target / "takes/t1/master.mkv") && fs::exists(target / "assets/a.png"));
    for (char const* left : {"takes/.trash", "queue.json", "assets/link"})
        QVERIFY2(!fs::exists(fs::symlink_status(target / left)), left);
}

void TstRestore::aCopyIsCompleteOrNotThere()
{
    fs::path const folder = path("whole.framewright"), target = path("part.framewright");
    auto const project = Project::create(folder, boardOf(1));
    QVERIFY(project.isOk());
    putTake(folder, "t1");
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(int(copyProject(folder, (*project)->board(), target, stop.get_token()).error().kind),
             int(Error::Kind::Cancelled));
    QVERIFY(!fs::exists(target));
    QCOMPARE(QDir(m_dir.path()).entryList({".fw-*"}, QDir::AllEntries | QDir::Hidden).size(), qsizetype{0});
    QVERIFY(makeFolders(target).isOk());
    QCOMPARE(int(copyProject(folder, (*project)->board(), target).error().kind), int(Error::Kind::Conflict));
    QVERIFY(fs::is_empty(target));
}

QTEST_GUILESS_MAIN(TstRestore)
#include "tst_restore.moc"
