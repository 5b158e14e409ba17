#include "engine/story/Pack.h"

#include "engine/base/Files.h"
#include "engine/story/ProjectFiles.h"
#include "engine/story/ZipArchive.h"
#include "engine/story/ZipFile.h"

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

namespace fw::story {

namespace fs = std::filesystem;

namespace {

constexpr zip_int64_t kMaxEntries = 200'000;
constexpr size_t kMaxNameBytes = 1024;
constexpr uint64_t kRoomBytes = 64u << 20; ///< stays free on the disk
constexpr size_t kChunkBytes = 1u << 20;

Error cannotWrite(fs::path const& file, std::string const& why)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), why}, file.string());
}

Error notPacked(fs::path const& file, std::string const& why)
{
    return fail(Error::Kind::BadInput, "story.notPacked", {file.string(), why}, file.string());
}

Error cancelled() { return fail(Error::Kind::Cancelled, "base.cancelled"); }

/// Files of a project's own folder as paths inside it, in order; what is hidden is not finished or thrown
/// away.
Status collect(fs::path const& root, fs::path const& inside, std::vector<fs::path>& files)
{
    std::error_code code;
    std::vector<fs::path> names;
    for (fs::directory_iterator it(root / inside, code), end; !code && it != end; it.increment(code))
        if (!it->is_symlink(code) && it->path().filename().string()[0] != '.')
            names.push_back(it->path().filename());
    if (code && code != std::errc::no_such_file_or_directory)
        return fail(Error::Kind::Io, "base.cannotRead", {(root / inside).string(), code.message()},
                    (root / inside).string());
    std::sort(names.begin(), names.end());
    for (fs::path const& name : names) {
        if (fs::is_directory(root / inside / name, code))
            FW_CHECK(collect(root, inside / name, files));
        else
            files.push_back(inside / name);
    }
    return {};
}

bool isText(fs::path const& file) { return file.extension() == ".json" || file.extension() == ".jsonl"; }

/// Everything that leaves: the document in one piece, and the project's own files.
Result<std::vector<ZipEntry>> contentsOf(fs::path const& folder, Storyboard const& board)
{
    std::string const root = folder.filename().string() + "/";
    std::vector<ZipEntry> entries{{root + "project.json", projectText(board, 0), {}, true}};
    std::vector<fs::path> files;
    for (char const* own : {"assets", "takes"})
        FW_CHECK(collect(folder, own, files));
    for (fs::path const& file : files)
        entries.push_back({root + file.generic_string(), {}, folder / file, isText(file)});
    return entries;
}

Result<Zip> openArchive(fs::path const& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return fail(Error::Kind::MissingFile, "base.missingFile", {file.string()}, file.string());
    std::string why;
    Zip archive = openZip(file, ZIP_RDONLY | ZIP_CHECKCONS, why);
    if (!archive)
        return notPacked(file, why);
    return archive;
}

/// A file of the archive: its place under the project's folder, and how large it says it is.
struct PackedFile {
    zip_uint64_t index = 0;
    fs::path path;
    uint64_t bytes = 0;
};

/// `Name.framewright/takes/tk-1/proxy.mp4` without its first part; empty for what is no file of a project (a
/// folder packed by hand holds backups and more), nothing for a name that leads out of it.
std::optional<fs::path> placeOf(std::string const& name)
{
    if (name.size() > kMaxNameBytes || name.find('\\') != std::string::npos)
        return std::nullopt;
    fs::path place;
    size_t depth = 0;
    bool isHidden = false;
    for (size_t at = 0; at < name.size(); ++depth) {
        size_t const end = std::min(name.find('/', at), name.size());
        std::string const part = name.substr(at, end - at);
        if (part.empty() || part == "." || part == "..")
            return std::nullopt;
        isHidden = isHidden || part[0] == '.';
        if (depth > 0)
            place /= part;
        at = end + 1;
    }
    bool const isDocument = place == "project.json" || place == "journal.jsonl";
    bool const isMedia = depth > 2 && (*place.begin() == "takes" || *place.begin() == "assets");
    return !isHidden && (isDocument || isMedia) ? place : fs::path();
}

bool isLink(zip_t* archive, zip_uint64_t index)
{
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    zip_file_get_external_attributes(archive, index, 0, &system, &attributes);
    return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & 0170000) == 0120000;
}

Result<std::vector<PackedFile>> entriesOf(zip_t* archive, fs::path const& file)
{
    zip_int64_t const count = zip_get_num_entries(archive, 0);
    if (count > kMaxEntries)
        return notPacked(file, "it holds " + std::to_string(count) + " files");
    std::vector<PackedFile> entries;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive, i, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME) ||
            !(stat.valid & ZIP_STAT_SIZE))
            return notPacked(file, "its list of files is damaged");
        std::string const name = stat.name;
        if (!name.empty() && name.back() == '/')
            continue; // folders come with their files
        std::optional<fs::path> const place = placeOf(name);
        if (!place || isLink(archive, i))
            return notPacked(file, "\"" + name + "\" leads out of the project");
        if (!place->empty())
            entries.push_back({i, *place, stat.size});
    }
    return entries;
}

Status checkRoom(std::vector<PackedFile> const& entries, fs::path const& file, fs::path const& target)
{
    std::error_code code;
    uint64_t const room = fs::space(target, code).available;
    uint64_t left = code ? 0 : room - std::min(room, kRoomBytes);
    for (PackedFile const& each : entries) {
        if (each.bytes > left)
            return notPacked(file, "it needs more room than the disk has");
        left -= each.bytes;
    }
    return {};
}

/// Never more than the entry says it has: the room for it was looked at.
Status writeEntry(zip_t* archive, PackedFile const& entry, fs::path const& target, fs::path const& file,
                  std::stop_token const& stop)
{
    FW_CHECK(makeFolders(target.parent_path()));
    ZipFile const from(zip_fopen_index(archive, entry.index, 0));
    if (!from)
        return notPacked(file, zip_strerror(archive));
    std::ofstream to(target, std::ios::binary);
    std::vector<char> chunk(kChunkBytes);
    uint64_t left = entry.bytes;
    while (left > 0) {
        if (stop.stop_requested())
            return cancelled();
        zip_int64_t const got = zip_fread(from.get(), chunk.data(), std::min<uint64_t>(chunk.size(), left));
        if (got <= 0)
            return notPacked(file, "\"" + entry.path.string() + "\" is damaged");
        to.write(chunk.data(), got);
        left -= static_cast<uint64_t>(got);
    }
    char more = 0;
    if (zip_fread(from.get(), &more, 1) != 0) // also where the checksum is compared
        return notPacked(file, "\"" + entry.path.string() + "\" is damaged");
    to.close();
    return to ? Status() : cannotWrite(target, "the disk did not take it");
}

} // namespace

Status packProject(fs::path const& folder, Storyboard const& board, fs::path const& target, bool overwrite,
                   std::stop_token stop)
{
    std::error_code code;
    if (fs::is_directory(target, code) || (!overwrite && fs::exists(target, code)))
        return fail(Error::Kind::Conflict, "story.exists", {target.string()}, target.string());
    FW_CHECK(refuseLinksOut(folder));
    FW_TRY(std::vector<ZipEntry> const entries,
           contentsOf(fs::absolute(folder, code).lexically_normal(), board));
    return writeZip(target, entries, std::move(stop));
}

Status unpackProject(fs::path const& file, fs::path const& target, std::stop_token stop)
{
    std::error_code code;
    if (fs::exists(target, code))
        return fail(Error::Kind::Conflict, "story.exists", {target.string()}, target.string());
    FW_TRY(Zip const archive, openArchive(file));
    FW_TRY(std::vector<PackedFile> const entries, entriesOf(archive.get(), file));
    bool const isProject = std::any_of(entries.begin(), entries.end(),
                                       [](PackedFile const& each) { return each.path == "project.json"; });
    if (!isProject)
        return notPacked(file, "it holds no project.json");
    FW_CHECK(makeFolders(fs::absolute(target, code).parent_path()));
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(target));
    FW_CHECK(checkRoom(entries, file, working.path()));
    fs::path const made = working.path() / target.filename();
    FW_CHECK(makeFolders(made / "backups"));
    for (PackedFile const& each : entries)
        FW_CHECK(writeEntry(archive.get(), each, made / each.path, file, stop));
    FW_CHECK(loadProject(made)); // a document that cannot be read is no project
    fs::rename(made, target, code);
    if (code)
        return cannotWrite(target, code.message());
    return syncFolder(fs::absolute(target, code).parent_path());
}

} // namespace fw::story
