#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/story/Backups.h"
#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QtTest>

#include <fstream>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

namespace {

Storyboard smallBoard()
{
    test::Dice dice(7);
    Storyboard board;
    board.scenes = {{{"s1"}, "One", {test::randomShot(dice)}}};
    board.scenes[0].shots[0].id.value = "a";
    return board;
}

std::string textOf(fs::path const& file) { return readFile(file).isOk() ? *readFile(file) : "(missing)"; }

void write(fs::path const& file, std::string const& text) { std::ofstream(file, std::ios::binary) << text; }

bool hasTemporaries(fs::path const& folder)
{
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().string().rfind(".fw-tmp-", 0) == 0)
            return true;
    return false;
}

} // namespace

class TstProject : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void createRefusesAFullFolder();
    void editsSurviveWithoutSaving();
    void savingStartsAnEmptyJournal();
    void crashBetweenSaveAndJournalReplaysNothingTwice();
    void tornLastLineIsDropped_data();
    void tornLastLineIsDropped();
    void damageInTheMiddleStopsReplay();
    void missingLineStopsReplay();
    void takesAreJournaled();
    void newerSchemaIsLeftAlone();
    void unreadableProjectOpensItsBackup();
    void notAProject();
    void lockNamesItsHolder();
    void failedEditChangesNothing();
    void staleTemporariesGo();
    void readWritesNothing();
    void assetsAreNamedByContent();
    void pathsStayInside_data();
    void pathsStayInside();
    void backupsThinOut();
    void linkedFoldersAreRefused_data();
    void linkedFoldersAreRefused();
    void readingSaysWhatWasFound();
    void failedWritesAreReported();

private:
    std::unique_ptr<Project> opened()
    {
        auto project = Project::open(m_folder);
        if (!project)
            qWarning("%s", project.error().message().c_str());
        return project ? std::move(*project) : nullptr;
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_folder;
};

void TstProject::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_folder = fs::path(m_dir->path().toStdString()) / "Film.framewright";
    QVERIFY(Project::create(m_folder, smallBoard()).isOk());
}

void TstProject::createRefusesAFullFolder()
{
    auto const again = Project::create(m_folder, smallBoard());
    QVERIFY(!again.isOk());
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
}

void TstProject::editsSurviveWithoutSaving()
{
    Storyboard board;
    {
        auto project = opened();
        for (int i = 0; i < 10; ++i)
            QVERIFY(project->perform(SetTitle{"Film " + std::to_string(i)}).isOk());
        QVERIFY(project->hasUnsavedEdits());
        board = project->board();
    }
    auto project = opened();
    QVERIFY(project->board() == board);
    QCOMPARE(project->openReport().replayedEdits, 10);
    QVERIFY(!project->openReport().journalWasTorn && !project->openReport().journalWasDamaged);
    QVERIFY(project->hasUnsavedEdits());
}

void TstProject::savingStartsAnEmptyJournal()
{
    auto project = opened();
    QVERIFY(project->perform(SetTitle{"Film"}).isOk());
    QVERIFY(project->sync().isOk());
    QVERIFY(project->save().isOk());
    QVERIFY(!project->hasUnsavedEdits());
    QCOMPARE(textOf(m_folder / "journal.jsonl"), std::string());
    QVERIFY(project->perform(SetTitle{"Film 2"}).isOk());
    project.reset();
    QCOMPARE(opened()->board().title, std::string("Film 2"));
}

void TstProject::crashBetweenSaveAndJournalReplaysNothingTwice()
{
    auto project = opened();
    QVERIFY(project->perform(DuplicateShot{{"a"}, {"b"}}).isOk());
    std::string const journal = textOf(m_folder / "journal.jsonl");
    QVERIFY(project->save().isOk());
    project.reset();
    write(m_folder / "journal.jsonl", journal); // as if the program had died before the journal was emptied
    project = opened();
    QCOMPARE(project->openReport().replayedEdits, 0);
    QVERIFY(!project->openReport().journalWasDamaged);
    QCOMPARE(project->board().scenes[0].shots.size(), size_t{2});
    QVERIFY(project->perform(SetTitle{"after"}).isOk());
    project.reset();
    QCOMPARE(opened()->board().title, std::string("after"));
}

void TstProject::tornLastLineIsDropped_data()
{
    QTest::addColumn<int>("cut");
    for (int const cut : {1, 2, 10, 30, 60})
        QTest::addRow("%d bytes missing", cut) << cut;
}

void TstProject::tornLastLineIsDropped()
{
    QFETCH(int, cut);
    {
        auto project = opened();
        QVERIFY(project->perform(SetTitle{"one"}).isOk());
        QVERIFY(project->perform(SetTitle{"a title that makes a long line"}).isOk());
    }
    std::string const journal = textOf(m_folder / "journal.jsonl");
    write(m_folder / "journal.jsonl", journal.substr(0, journal.size() - static_cast<size_t>(cut)));
    {
        auto project = opened();
        QCOMPARE(project->board().title, std::string("one"));
        QVERIFY(project->openReport().journalWasTorn);
        QVERIFY(!project->openReport().journalWasDamaged);
        QVERIFY(project->perform(SetTitle{"two"}).isOk()); // follows the good part, not the torn one
    }
    QCOMPARE(opened()->board().title, std::string("two"));
}

void TstProject::damageInTheMiddleStopsReplay()
{
    {
        auto project = opened();
        for (char const* title : {"one", "two", "three"})
            QVERIFY(project->perform(SetTitle{title}).isOk());
    }
    std::string journal = textOf(m_folder / "journal.jsonl");
    journal[journal.find("two")] = 'T'; // one bit of the payload: the checksum tells
    write(m_folder / "journal.jsonl", journal);
    auto project = opened();
    QCOMPARE(project->board().title, std::string("one"));
    QVERIFY(project->openReport().journalWasDamaged);
    bool isKept = false;
    for (auto const& entry : fs::directory_iterator(m_folder))
        isKept = isKept || (entry.path().filename().string().rfind("journal.damaged-", 0) == 0 &&
                            textOf(entry.path()) == journal);
    QVERIFY(isKept);
}

void TstProject::missingLineStopsReplay()
{
    {
        auto project = opened();
        for (char const* title : {"one", "two", "three"})
            QVERIFY(project->perform(SetTitle{title}).isOk());
    }
    std::string journal = textOf(m_folder / "journal.jsonl");
    size_t const second = journal.find('\n') + 1;
    journal.erase(second, journal.find('\n', second) + 1 - second);
    write(m_folder / "journal.jsonl", journal);
    auto project = opened();
    QCOMPARE(project->board().title, std::string("one"));
    QVERIFY(project->openReport().journalWasDamaged);
}

void TstProject::takesAreJournaled()
{
    test::Dice dice(3);
    Take const take = test::randomTake(dice), unplaced = test::randomTake(dice);
    Storyboard board;
    {
        auto project = opened();
        QVERIFY(project->recordTake({"a"}, take).isOk());
        QVERIFY(project->recordTake({"gone"}, unplaced).isOk());
        QVERIFY(project->recordTake({"a"}, unplaced).isOk());
        QVERIFY(project->forgetTake({"a"}, take.id).isOk());
        board = project->board();
    }
    QVERIFY(opened()->board() == board);
    QCOMPARE(board.unplacedTakes.size(), size_t{1});
    QCOMPARE(findShot(board, {"a"})->takes.back().id.value, unplaced.id.value);
}

void TstProject::newerSchemaIsLeftAlone()
{
    std::string text = textOf(m_folder / "project.json");
    text.replace(text.find("\"schema\": 1"), 11, "\"schema\": 2");
    write(m_folder / "project.json", text);
    auto const project = Project::open(m_folder);
    QVERIFY(!project.isOk());
    QCOMPARE(project.error().kind, Error::Kind::NewerSchema);
    QCOMPARE(textOf(m_folder / "project.json"), text);
    QVERIFY(!Project::read(m_folder).isOk());
}

void TstProject::unreadableProjectOpensItsBackup()
{
    {
        auto project = opened();
        QVERIFY(project->perform(SetTitle{"saved"}).isOk());
        QVERIFY(project->save().isOk());
        QVERIFY(project->perform(SetTitle{"journaled"}).isOk());
    }
    write(m_folder / "project.json", "{\"schema\": 1, \"title");
    {
        auto project = opened();
        QVERIFY(project->openReport().usedBackup);
        QVERIFY(!project->openReport().backupName.empty());
        QCOMPARE(project->board().title, std::string("journaled"));
    }
    bool isKept = false;
    for (auto const& entry : fs::directory_iterator(m_folder))
        isKept = isKept || entry.path().filename().string().rfind("project.bad-", 0) == 0;
    QVERIFY(isKept);
    auto project = opened();
    QVERIFY(!project->openReport().usedBackup);
    QCOMPARE(project->board().title, std::string("journaled"));
}

void TstProject::notAProject()
{
    auto const missing = Project::open(m_folder / "takes" / "none");
    QVERIFY(!missing.isOk());
    QCOMPARE(missing.error().kind, Error::Kind::MissingFile);
    auto const other = Project::open(m_folder / "takes");
    QVERIFY(!other.isOk());
    QCOMPARE(other.error().kind, Error::Kind::MissingFile);
}

void TstProject::lockNamesItsHolder()
{
    auto project = opened();
    auto const second = Project::open(m_folder);
    QVERIFY(!second.isOk());
    QCOMPARE(second.error().kind, Error::Kind::Conflict);
    QString const message = QString::fromStdString(second.error().message());
    QVERIFY2(message.contains("story_tst_project (process " + QString::number(getpid())),
             qPrintable(message));
    QVERIFY(Project::read(m_folder).isOk()); // looking is allowed
    project.reset();
    QVERIFY(Project::open(m_folder).isOk()); // the lock dies with its holder
}

void TstProject::failedEditChangesNothing()
{
    auto project = opened();
    Storyboard const before = project->board();
    QVERIFY(!project->perform(SetLength{{"a"}, {0}}).isOk());
    QVERIFY(project->board() == before);
    QCOMPARE(textOf(m_folder / "journal.jsonl"), std::string());
}

void TstProject::staleTemporariesGo()
{
    for (char const* folder : {"", "takes", "assets", "backups"})
        write(m_folder / folder / ".fw-tmp-0123456789abcdef-x", "half");
    fs::create_directories(m_folder / "takes" / ".fw-tmp-0123456789abcdef-take");
    write(m_folder / "takes" / "mine.txt", "stays");
    opened();
    QVERIFY(!hasTemporaries(m_folder));
    QVERIFY(fs::exists(m_folder / "takes" / "mine.txt"));
}

void TstProject::readWritesNothing()
{
    {
        auto project = opened();
        QVERIFY(project->perform(SetTitle{"journaled"}).isOk());
    }
    fs::remove(m_folder / "lock");
    auto const listing = [&] {
        std::map<std::string, std::string> files;
        for (auto const& entry : fs::recursive_directory_iterator(m_folder))
            if (entry.is_regular_file())
                files[entry.path().string()] = textOf(entry.path());
        return files;
    };
    auto const before = listing();
    auto const board = Project::read(m_folder);
    QVERIFY(board.isOk());
    QCOMPARE(board->title, std::string("journaled"));
    QVERIFY(listing() == before);
}

void TstProject::assetsAreNamedByContent()
{
    fs::path const picture = fs::path(m_dir->path().toStdString()) / "My Photo.PNG";
    write(picture, "not really a picture");
    auto project = opened();
    auto const asset = project->importAsset(picture);
    QVERIFY(asset.isOk());
    QCOMPARE(asset->sha256, sha256Hex("not really a picture"));
    QCOMPARE(asset->path, "assets/" + asset->sha256.substr(0, 16) + ".png");
    QCOMPARE(textOf(m_folder / asset->path), std::string("not really a picture"));
    QVERIFY(*project->importAsset(picture) == *asset);
    QVERIFY(!hasTemporaries(m_folder));
    QVERIFY(!project->importAsset(picture.parent_path()).isOk());
}

void TstProject::pathsStayInside_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("asset") << QByteArray("assets/a.png") << true;
    QTest::newRow("not there yet") << QByteArray("takes/tk-1/master.mkv") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("absolute") << QByteArray("/etc/passwd") << false;
    QTest::newRow("up") << QByteArray("../x") << false;
    QTest::newRow("up in the middle") << QByteArray("assets/../../x") << false;
    QTest::newRow("link out") << QByteArray("assets/out/x") << false;
    QTest::newRow("nul") << QByteArray("assets/a\0/..", 12) << false;
}

void TstProject::pathsStayInside()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isAllowed);
    fs::create_directory_symlink(fs::temp_directory_path(), m_folder / "assets" / "out");
    QCOMPARE(insideProject(m_folder, path.toStdString()).isOk(), isAllowed);
}

void TstProject::backupsThinOut()
{
    std::vector<std::string> names; // one every 10 minutes for 300 days, newest first
    for (int day = 300; day >= 1; --day) {
        auto const date = std::chrono::year_month_day(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) +
                                                      std::chrono::days(day));
        for (int minutes = 24 * 60 - 10; minutes >= 0; minutes -= 10) {
            char text[64];
            std::snprintf(text, sizeof text, "project-%04d%02u%02u-%02d%02d00.json", int(date.year()),
                          unsigned(date.month()), unsigned(date.day()), minutes / 60, minutes % 60);
            names.push_back(text);
        }
    }
    auto const kept = backupsToKeep(names);
    QCOMPARE(kept.front(), names.front());
    QVERIFY(kept.size() >= 20 + 19 && kept.size() <= 60);
    int sameHour = 0;
    for (std::string const& name : kept)
        sameHour += name.substr(0, 19) == kept.front().substr(0, 19) ? 1 : 0;
    QCOMPARE(sameHour, 1);
    QVERIFY(kept.back() < "project-202607"); // weeks reach back further than days
    QVERIFY(backupsToKeep(kept) == kept);
}

void TstProject::linkedFoldersAreRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    for (char const* name : {"takes", "assets", "backups", "takes/.checkpoints", "takes/tk-1"})
        QTest::newRow(name) << QByteArray(name);
}

/// A folder from somebody else must not choose where on this disk is read, written and cleaned up.
void TstProject::linkedFoldersAreRefused()
{
    QFETCH(QByteArray, name);
    opened().reset();
    QTemporaryDir other;
    fs::path const outside = other.path().toStdString();
    write(outside / ".fw-tmp-0123456789abcdef-x", "of somebody else");
    fs::path const link = m_folder / name.toStdString();
    fs::remove_all(link);
    fs::create_directory_symlink(outside, link);
    for (Error const& error : {Project::open(m_folder).error(), Project::read(m_folder).error()}) {
        QCOMPARE(error.kind, Error::Kind::BadInput);
        QCOMPARE(error.file, link.string());
    }
    QVERIFY(fs::exists(outside / ".fw-tmp-0123456789abcdef-x"));

    fs::remove(link);
    fs::create_directories(m_folder / "elsewhere");
    fs::create_directory_symlink(m_folder / "elsewhere", link); // inside is the maker's own business
    QVERIFY(Project::read(m_folder).isOk());
}

void TstProject::readingSaysWhatWasFound()
{
    opened().reset();
    Project::OpenReport report;
    QVERIFY(Project::read(m_folder, &report).isOk());
    QVERIFY(problemsOf(report, m_folder).empty());
    write(m_folder / "journal.jsonl", "{\"n\":1,\"crc\":0,\"edit\":{}}\n{\"n\":2,\"crc\":0,\"edit\":{}}\n");
    QVERIFY(Project::read(m_folder, &report).isOk());
    QCOMPARE(problemsOf(report, m_folder).size(), size_t(1));
    write(m_folder / "project.json", "{\"schema\":");
    QVERIFY(Project::read(m_folder, &report).isOk());
    auto const problems = problemsOf(report, m_folder);
    QVERIFY(!problems.empty());
    QCOMPARE(problems.front().file, (m_folder / "project.json").string());
}

void TstProject::failedWritesAreReported()
{
    auto project = opened();
    QVERIFY(project->perform(SetTitle{"kept"}).isOk());
    fs::path const aside = m_folder.string() + ".moved";
    fs::rename(m_folder, aside); // the folder is gone: every new file fails
    Status const saved = project->save();
    QVERIFY(!saved.isOk());
    QCOMPARE(saved.error().kind, Error::Kind::Io);
    QVERIFY(project->hasUnsavedEdits());
    fs::rename(aside, m_folder);
    QVERIFY(project->save().isOk());
    QVERIFY(!project->hasUnsavedEdits());
    project.reset();
    QCOMPARE(opened()->board().title, std::string("kept"));
}

QTEST_GUILESS_MAIN(TstProject)
#include "tst_project.moc"
