#include "engine/workflow/ProjectMedia.h"

#include "engine/base/CopyFile.h"
#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/jobs/TakeClip.h"
#include "engine/jobs/TakeTrash.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <set>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// The takes that play, and those that a shot is made from.
std::set<TakeId> neededTakes(story::Storyboard const& board)
{
    std::set<TakeId> needed;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        if (story::Take const* take = story::shownTake(*shot))
            needed.insert(take->id);
        if (shot->start.clip)
            needed.insert(shot->start.clip->take);
        if (shot->start.retake)
            needed.insert(shot->start.retake->take);
    }
    return needed;
}

uint64_t sizeOf(fs::path const& file)
{
    std::error_code code;
    uint64_t const bytes = fs::file_size(file, code);
    return code ? 0 : bytes;
}

/// Collects what several shots need as one line.
class Missing {
public:
    explicit Missing(fs::path const& project) : m_project(project) {}

    void need(story::AssetRef const& asset, std::string const& name, int shot)
    {
        std::error_code code;
        if (!asset.path.empty() && !fs::is_regular_file(m_project / asset.path, code))
            add({asset.path, asset.sha256, name, {}}, shot);
    }
    void needTake(TakeId const& take, int shot)
    {
        std::error_code code;
        std::string const path = "takes/" + take.value;
        if (!fs::is_regular_file(m_project / path / "master.mkv", code) &&
            !jobs::isClipDropped(jobs::TakeStore(m_project).files(take)))
            add({path, {}, {}, {}}, shot);
    }
    std::vector<MissingFile> take() { return std::move(m_files); }

private:
    void add(MissingFile file, int shot)
    {
        auto known = std::find_if(m_files.begin(), m_files.end(),
                                  [&](MissingFile const& each) { return each.path == file.path; });
        if (known == m_files.end())
            known = m_files.insert(known, std::move(file));
        if (shot > 0 && (known->shots.empty() || known->shots.back() != shot))
            known->shots.push_back(shot);
    }

    fs::path const& m_project;
    std::vector<MissingFile> m_files;
};

/// A whole take in another place: its recipe names it, and its files are what the recipe says.
bool isTake(fs::path const& folder, std::string const& name)
{
    jobs::TakeStore const store(folder.parent_path().parent_path());
    return folder.filename() == name && folder.parent_path().filename() == "takes" &&
           jobs::verifyTake(store.files(TakeId{name})).isOk();
}

Status copyTake(fs::path const& from, fs::path const& to, std::stop_token const& stop)
{
    FW_CHECK(makeFolders(to.parent_path()));
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(to));
    fs::path const made = working.path() / to.filename();
    std::error_code code;
    for (fs::directory_iterator it(from, code), end; !code && it != end; it.increment(code)) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        if (it->is_regular_file(code) && !it->is_symlink(code))
            FW_CHECK(copyFileAtomically(it->path(), made / it->path().filename()));
    }
    fs::remove_all(to, code); // what is left of it was not whole
    fs::rename(made, to, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {to.string(), code.message()}, to.string());
    return syncFolder(to.parent_path());
}

/// What a place holds of the missing files.
class Search {
public:
    Search(fs::path const& project, std::vector<MissingFile>& missing, std::stop_token stop)
        : m_project(project), m_missing(missing), m_stop(std::move(stop))
    {
    }

    Status look(fs::directory_entry const& entry)
    {
        if (m_stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        std::error_code code;
        if (entry.is_symlink(code))
            return {};
        if (entry.is_directory(code))
            return lookAtFolder(entry.path());
        return entry.is_regular_file(code) ? lookAtFile(entry.path()) : Status();
    }

private:
    Status lookAtFolder(fs::path const& folder)
    {
        std::string const name = "takes/" + folder.filename().string();
        auto const wanted = std::find_if(m_missing.begin(), m_missing.end(),
                                         [&](MissingFile const& each) { return each.path == name; });
        if (wanted == m_missing.end() || !isTake(folder, folder.filename().string()))
            return {};
        FW_CHECK(copyTake(folder, m_project / wanted->path, m_stop));
        m_missing.erase(wanted);
        return {};
    }

    Status lookAtFile(fs::path const& file)
    {
        bool const wantsAssets = std::any_of(m_missing.begin(), m_missing.end(),
                                             [](MissingFile const& each) { return !each.sha256.empty(); });
        auto const sha256 = wantsAssets ? sha256File(file) : Result<std::string>(std::string());
        if (!sha256)
            return {}; // it cannot be read, so it cannot be it
        auto const wanted = std::find_if(m_missing.begin(), m_missing.end(), [&](MissingFile const& each) {
            return !each.sha256.empty() && each.sha256 == *sha256;
        });
        if (wanted == m_missing.end())
            return {};
        FW_CHECK(copyFileAtomically(file, m_project / wanted->path));
        m_missing.erase(wanted);
        return {};
    }

    fs::path const& m_project;
    std::vector<MissingFile>& m_missing;
    std::stop_token m_stop;
};

} // namespace

DiskUse diskUse(fs::path const& project, story::Storyboard const& board, std::stop_token const& stop)
{
    DiskUse use;
    std::set<TakeId> const needed = neededTakes(board);
    std::error_code code;
    for (fs::directory_iterator it(project / "takes", code), end; !code && it != end; it.increment(code)) {
        std::string const name = it->path().filename().string();
        uint64_t const bytes = jobs::bytesBelow(it->path(), stop);
        if (name == ".trash")
            use.trash += bytes;
        else if (name.starts_with('.'))
            use.unfinished += bytes;
        else
            (needed.count(TakeId{name}) > 0 ? use.shownTakes : use.otherTakes) += bytes;
    }
    use.assets = jobs::bytesBelow(project / "assets", stop);
    use.versions = jobs::bytesBelow(project / "backups", stop);
    for (char const* file : {"project.json", "journal.jsonl", "queue.json"})
        use.versions += sizeOf(project / file);
    return use;
}

std::vector<SpareTake> spareTakes(story::Storyboard const& board)
{
    std::set<TakeId> const needed = neededTakes(board);
    std::vector<SpareTake> spare;
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes)
            if (needed.count(take.id) == 0)
                spare.push_back({shot->id, take.id});
    return spare;
}

std::vector<MissingFile> missingFiles(fs::path const& project, story::Storyboard const& board)
{
    Missing missing(project);
    int number = 0;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        ++number;
        missing.need(shot->start.image, {}, number);
        missing.need(shot->start.lastImage, {}, number);
        for (story::TimedPicture const& each : shot->start.pictures)
            missing.need(each.image, {}, number);
        if (shot->start.clip)
            missing.need(shot->start.clip->file, {}, number);
        for (story::Puppet const& puppet : shot->puppets)
            missing.need(puppet.voice, {}, number);
        for (story::Take const& take : shot->takes)
            missing.needTake(take.id, number);
    }
    for (story::Sound const& sound : board.sounds)
        missing.need(sound.file, sound.name, 0);
    return missing.take();
}

Result<std::vector<MissingFile>> relink(fs::path const& project, std::vector<MissingFile> missing,
                                        fs::path const& where, std::stop_token stop)
{
    Search search(project, missing, stop);
    FW_CHECK(search.look(fs::directory_entry(where)));
    std::error_code code;
    auto const options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(where, options, code), end;
         !missing.empty() && !code && it != end; it.increment(code))
        FW_CHECK(search.look(*it));
    return missing;
}

} // namespace fw::workflow
