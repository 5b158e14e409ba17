#include "engine/story/Restore.h"

#include "engine/base/Files.h"
#include "engine/story/Backups.h"
#include "engine/story/ProjectFiles.h"

#include <algorithm>

namespace fw::story {

namespace fs = std::filesystem;

namespace {

/// "project-20261121-113055.json" -> "2026-11-21 11:30:55"
std::string dateOf(std::string const& name)
{
    std::string const at = name.substr(8, 15);
    return at.substr(0, 4) + "-" + at.substr(4, 2) + "-" + at.substr(6, 2) + " " + at.substr(9, 2) + ":" +
           at.substr(11, 2) + ":" + at.substr(13, 2);
}

/// The takes of `then` whose files are there, and those that came since.
void keepTakes(Shot& shot, Storyboard const& now, fs::path const& folder)
{
    std::erase_if(shot.takes, [&](Take const& take) {
        std::error_code ignored;
        return !fs::is_directory(folder / "takes" / take.id.value, ignored);
    });
    Shot const* present = findShot(now, shot.id);
    for (Take const& take : present ? present->takes : std::vector<Take>())
        if (!findTake(shot, take.id))
            shot.takes.push_back(take);
}

} // namespace

std::vector<BackupInfo> readBackups(fs::path const& folder)
{
    std::vector<BackupInfo> found;
    for (fs::path const& file : backupsNewestFirst(folder)) {
        auto const json = readJsonFile(file);
        auto board = json ? storyboardFromJson(*json, file.string()) : Result<Storyboard>(json.error());
        if (!board)
            continue;
        std::string const name = file.filename().string();
        found.push_back({name, dateOf(name), std::move(board).value()});
    }
    return found;
}

Edit restoreEdit(Storyboard const& now, Storyboard then, fs::path const& folder)
{
    std::vector<Edit> edits;
    for (Scene const& scene : now.scenes)
        edits.emplace_back(RemoveScene{scene.id});
    for (Sound const& sound : now.sounds)
        edits.emplace_back(RemoveSound{sound.id});
    edits.emplace_back(SetTitle{then.title});
    edits.emplace_back(SetProjectFormat{then.format});
    edits.emplace_back(SetBudget{then.budget});
    for (size_t i = 0; i < then.scenes.size(); ++i) {
        for (Shot& shot : then.scenes[i].shots)
            keepTakes(shot, now, folder);
        edits.emplace_back(AddScene{i, std::move(then.scenes[i])});
    }
    for (Sound const& sound : then.sounds)
        edits.emplace_back(AddSound{sound});
    return batch("Restore earlier version", std::move(edits));
}

Status copyProject(fs::path const& folder, Storyboard const& board, fs::path const& target,
                   std::stop_token stop)
{
    std::error_code code;
    if (fs::exists(target, code))
        return fail(Error::Kind::Conflict, "story.exists", {target.string()}, target.string());
    FW_CHECK(refuseLinksOut(folder));
    FW_CHECK(makeFolders(fs::absolute(target, code).parent_path()));
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(target));
    fs::path const made = working.path() / target.filename();
    for (char const* name : {"takes", "assets"})
        FW_CHECK(copyOwnFiles(folder / name, made / name, stop));
    FW_CHECK(makeFolders(made / "backups"));
    FW_CHECK(writeFileAtomically(made / "project.json", projectText(board, 0)));
    fs::rename(made, target, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {target.string(), code.message()}, target.string());
    return syncFolder(fs::absolute(target, code).parent_path());
}

} // namespace fw::story
