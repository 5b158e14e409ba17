#include "engine/story/Project.h"

#include "engine/base/Files.h"
#include "engine/base/Log.h"
#include "engine/base/Sha256.h"
#include "engine/story/Backups.h"
#include "engine/story/ProjectFiles.h"
#include "engine/story/ProjectLock.h"
#include "engine/story/Validate.h"

#include <algorithm>
#include <unistd.h>

namespace fw::story {

namespace fs = std::filesystem;

struct Project::Journal {
    JournalFile file;
    uint64_t lastNumber = 0;  ///< of the newest change
    uint64_t savedNumber = 0; ///< of the newest change that project.json contains
};

namespace {

Project::OpenReport reportOn(LoadedProject const& loaded)
{
    return {loaded.replay.replayed, loaded.replay.wasTorn, loaded.replay.wasDamaged,
            !loaded.backupName.empty(), loaded.backupName};
}

} // namespace

std::vector<Error> problemsOf(Project::OpenReport const& report, fs::path const& folder)
{
    std::vector<Error> problems;
    if (report.usedBackup) {
        std::string const file = (folder / "project.json").string();
        problems.push_back(fail(Error::Kind::BadInput, "story.usedBackup", {file, report.backupName}, file));
    }
    if (report.journalWasDamaged) {
        std::string const file = (folder / "journal.jsonl").string();
        problems.push_back(fail(Error::Kind::BadInput, "story.damagedJournal", {file}, file));
    }
    return problems;
}

Project::Project(fs::path folder, Storyboard board)
    : m_folder(std::move(folder)), m_board(std::move(board)), m_journal(std::make_unique<Journal>())
{
}

Project::~Project()
{
    [[maybe_unused]] bool const isOnDisk = sync().isOk(); // a failure was reported by the last sync
    m_journal.reset();
    if (m_lockFd >= 0)
        ::close(m_lockFd);
}

Result<std::unique_ptr<Project>> Project::create(fs::path const& folder, Storyboard board)
{
    std::error_code code;
    if (fs::exists(folder, code) && !(fs::is_directory(folder, code) && fs::is_empty(folder, code)))
        return fail(Error::Kind::Conflict, "story.exists", {folder.string()}, folder.string());
    FW_CHECK(checkBoard(board));
    for (char const* name : {"takes", "assets", "backups"})
        FW_CHECK(makeFolders(folder / name));
    FW_TRY(int const lock, lockProject(folder));
    std::unique_ptr<Project> project(new Project(folder, std::move(board)));
    project->m_lockFd = lock;
    FW_CHECK(project->m_journal->file.open(folder / "journal.jsonl", 0));
    FW_CHECK(project->save());
    return project;
}

Result<std::unique_ptr<Project>> Project::open(fs::path const& folder)
{
    std::error_code code;
    if (!fs::is_directory(folder, code))
        return fail(Error::Kind::MissingFile, "story.notProject", {folder.string()}, folder.string());
    FW_TRY(int const lock, lockProject(folder));
    std::unique_ptr<Project> project(new Project(folder, {}));
    project->m_lockFd = lock;
    FW_CHECK(refuseLinksOut(folder)); // before anything is cleaned up behind one
    for (char const* name : {"", "takes", "assets", "backups"})
        removeStaleTemporaries(folder / name);
    FW_TRY(LoadedProject loaded, loadProject(folder));
    project->m_board = std::move(loaded.board);
    project->m_report = reportOn(loaded);
    std::string const stamp = utcStamp();
    if (loaded.replay.wasDamaged) // what could not be replayed is kept for a closer look
        fs::copy_file(folder / "journal.jsonl", folder / ("journal.damaged-" + stamp + ".jsonl"),
                      fs::copy_options::overwrite_existing, code);
    project->m_journal->lastNumber = loaded.replay.lastNumber;
    project->m_journal->savedNumber = loaded.savedNumber;
    FW_CHECK(project->m_journal->file.open(folder / "journal.jsonl", loaded.replay.goodBytes));
    if (!loaded.backupName.empty()) {
        fs::rename(folder / "project.json", folder / ("project.bad-" + stamp + ".json"), code);
        FW_CHECK(project->save());
    }
    return project;
}

Result<Storyboard> Project::read(fs::path const& folder, OpenReport* report)
{
    FW_TRY(LoadedProject loaded, loadProject(folder));
    if (report)
        *report = reportOn(loaded);
    return std::move(loaded.board);
}

Status Project::record(std::string const& kind, OrderedJson const& body)
{
    if (m_journal->file.isInDoubt())
        FW_CHECK(save()); // a fresh file; the change follows in it
    FW_CHECK(m_journal->file.append(journalLine(m_journal->lastNumber + 1, kind, body)));
    ++m_journal->lastNumber;
    return {};
}

Result<Edit> Project::perform(Edit const& edit)
{
    if (m_journal->file.isInDoubt())
        FW_CHECK(save());
    std::vector<UnplacedTake> const unplaced = m_board.unplacedTakes;
    FW_TRY(Edit inverse, story::apply(m_board, edit));
    Status const recorded = record("edit", toJson(edit));
    if (recorded)
        return inverse;
    [[maybe_unused]] bool const isUndone = story::apply(m_board, inverse).isOk();
    assert(isUndone);
    m_board.unplacedTakes = unplaced;
    return recorded.error();
}

Status Project::recordTake(ShotId const& shot, Take const& take)
{
    FW_CHECK(checkTake(take));
    OrderedJson body;
    body["shot"] = shot.value;
    body["take"] = toJson(take);
    FW_CHECK(record("take", body));
    story::recordTake(m_board, shot, take);
    return {};
}

Status Project::forgetTake(ShotId const& shot, TakeId const& take)
{
    OrderedJson body;
    body["shot"] = shot.value;
    body["take"] = take.value;
    FW_CHECK(record("forget", body));
    story::forgetTake(m_board, shot, take);
    return {};
}

Status Project::sync() { return m_journal->file.isInDoubt() ? save() : m_journal->file.sync(); }

bool Project::hasUnsavedEdits() const { return m_journal->lastNumber > m_journal->savedNumber; }

Status Project::save()
{
    std::string const text = projectText(m_board, m_journal->lastNumber);
    FW_CHECK(writeFileAtomically(m_folder / "project.json", text));
    m_journal->savedNumber = m_journal->lastNumber;
    // A crash here leaves entries that project.json already holds; their numbers tell.
    FW_CHECK(m_journal->file.restart());
    if (Status const backup = writeBackup(m_folder, text); !backup)
        log::warning("the dated backup could not be written");
    return {};
}

Result<AssetRef> importAsset(fs::path const& projectFolder, fs::path const& file)
{
    std::error_code code;
    if (!fs::is_regular_file(file, code))
        return fail(Error::Kind::MissingFile, "base.missingFile", {file.string()}, file.string());
    FW_CHECK(makeFolders(projectFolder / "assets"));
    fs::path const copy = temporaryBeside(projectFolder / "assets" / "import");
    fs::copy_file(file, copy, code);
    if (code) {
        std::string const reason = code.message();
        fs::remove(copy, code);
        return fail(Error::Kind::Io, "base.cannotRead", {file.string(), reason}, file.string());
    }
    FW_TRY(std::string const sha256, sha256File(copy));
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    bool const isPlain = extension.size() <= 8 && std::all_of(extension.begin(), extension.end(), [](char c) {
                             return c == '.' || std::isalnum(static_cast<unsigned char>(c));
                         });
    std::string const name = sha256.substr(0, 16) + (isPlain ? extension : "");
    FW_CHECK(commitFile(copy, projectFolder / "assets" / name));
    return AssetRef{"assets/" + name, sha256};
}

Result<AssetRef> Project::importAsset(fs::path const& file) { return story::importAsset(m_folder, file); }

} // namespace fw::story
