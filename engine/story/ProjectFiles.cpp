#include "engine/story/ProjectFiles.h"

#include "engine/base/Files.h"
#include "engine/story/Backups.h"

#include <algorithm>

namespace fw::story {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kMaxJournalBytes = 1u << 30;

struct Document {
    Storyboard board;
    uint64_t journalNumber = 0;
};

Result<Document> readDocument(fs::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    FW_TRY(Storyboard board, storyboardFromJson(json, file.string()));
    Document document{std::move(board), 0};
    JsonReader in(json, file.string());
    in.optional("journal", document.journalNumber);
    FW_CHECK(in.status());
    return document;
}

/// project.json, else the newest backup that can be read.
Result<Document> readNewestGood(fs::path const& folder, std::string& backupName)
{
    Result<Document> document = readDocument(folder / "project.json");
    if (document || document.error().kind == Error::Kind::NewerSchema ||
        document.error().kind == Error::Kind::Io)
        return document;
    for (fs::path const& backup : backupsNewestFirst(folder))
        if (Result<Document> older = readDocument(backup)) {
            backupName = backup.filename().string();
            return older;
        }
    if (document.error().kind == Error::Kind::MissingFile)
        return fail(Error::Kind::MissingFile, "story.notProject", {folder.string()}, folder.string());
    return document;
}

} // namespace

/// Whoever makes a project must not choose where on this disk the program reads, writes and cleans up.
Status refuseLinksOut(fs::path const& folder)
{
    auto const check = [&](fs::path const& relative) -> Status {
        std::error_code code;
        fs::path const file = folder / relative;
        if (!fs::is_symlink(file, code) || insideProject(folder, relative.string()))
            return {};
        return fail(Error::Kind::BadInput, "story.linkedFolder", {file.string()}, file.string());
    };
    for (char const* name : {"takes", "assets", "backups", "takes/.checkpoints", "takes/.trash"})
        FW_CHECK(check(name));
    std::error_code code;
    for (fs::directory_iterator it(folder / "takes", code), end; !code && it != end; it.increment(code))
        FW_CHECK(check("takes" / it->path().filename()));
    return {};
}

Result<LoadedProject> loadProject(fs::path const& folder)
{
    FW_CHECK(refuseLinksOut(folder));
    LoadedProject loaded;
    FW_TRY(Document document, readNewestGood(folder, loaded.backupName));
    loaded.board = std::move(document.board);
    loaded.savedNumber = document.journalNumber;
    Result<std::string> const journal = readFile(folder / "journal.jsonl", kMaxJournalBytes);
    if (!journal && journal.error().kind != Error::Kind::MissingFile)
        return journal.error();
    loaded.replay = replayJournal(loaded.board, journal ? *journal : std::string(), loaded.savedNumber);
    return loaded;
}

std::string projectText(Storyboard const& board, uint64_t journalNumber)
{
    OrderedJson json = toJson(board);
    json["journal"] = journalNumber;
    return dumpJson(json, 2) + "\n";
}

bool isSafeRelativePath(std::string const& path)
{
    fs::path const relative(path);
    return !path.empty() && path.find('\0') == std::string::npos && relative.is_relative() &&
           std::none_of(relative.begin(), relative.end(), [](fs::path const& part) { return part == ".."; });
}

Result<fs::path> insideProject(fs::path const& folder, std::string const& relative)
{
    Error const outside = fail(Error::Kind::BadInput, "story.outsideProject", {relative, folder.string()});
    if (!isSafeRelativePath(relative))
        return outside;
    std::error_code code;
    fs::path const root = fs::weakly_canonical(folder, code);
    if (code)
        return outside;
    fs::path const target = fs::weakly_canonical(root / relative, code);
    if (code || std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first != root.end())
        return outside;
    return target;
}

Status copyOwnFiles(fs::path const& from, fs::path const& to, std::stop_token const& stop)
{
    FW_CHECK(makeFolders(to));
    std::error_code code;
    for (fs::directory_iterator it(from, code), end; !code && it != end; it.increment(code)) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        fs::path const& each = it->path();
        std::string const name = each.filename().string();
        if (it->is_symlink(code) || name[0] == '.') // trash, checkpoints and what is not finished
            continue;
        if (it->is_directory(code)) {
            FW_CHECK(copyOwnFiles(each, to / name, stop));
        } else if (!fs::copy_file(each, to / name, code)) {
            return fail(Error::Kind::Io, "base.cannotWrite", {(to / name).string(), code.message()},
                        (to / name).string());
        }
    }
    return syncFolder(to);
}

} // namespace fw::story
