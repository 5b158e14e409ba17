#include "engine/story/Clipping.h"

#include "engine/base/CopyFile.h"
#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/story/ProjectFiles.h"

#include <algorithm>
#include <map>

namespace fw::story {

namespace fs = std::filesystem;

namespace {

constexpr char kClipboard[] = "clipboard";

Status bringAsset(fs::path const& from, fs::path const& to, AssetRef const& asset)
{
    if (asset.path.empty())
        return {};
    FW_TRY(fs::path const source, insideProject(from, asset.path));
    fs::path const target = to / asset.path; // named by its checksum: the same name is the same file
    std::error_code code;
    if (fs::exists(target, code))
        return {};
    if (!fs::is_regular_file(source, code))
        return fail(Error::Kind::MissingFile, "story.clipFileGone", {source.string()}, source.string());
    return copyFileAtomically(source, target);
}

/// Complete or not at all: a take is a folder that appears under its name.
Status bringTake(fs::path const& from, fs::path const& to, std::stop_token const& stop)
{
    std::error_code code;
    if (fs::exists(to, code))
        return {};
    FW_CHECK(makeFolders(to.parent_path()));
    FW_TRY(WorkingFolder const working, WorkingFolder::beside(to));
    fs::path const made = working.path() / to.filename();
    FW_CHECK(copyOwnFiles(from, made, stop));
    fs::rename(made, to, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {to.string(), code.message()}, to.string());
    return syncFolder(to.parent_path());
}

/// Neighbours that came along are the copies; those that are in the project stay. True when others had to go,
/// or the take that the shot was made from.
bool detach(Storyboard const& board, std::map<ShotId, ShotId> const& copies, Shot& shot)
{
    followCopies(shot.start, copies);
    auto const isHere = [&](ShotId const& id) {
        return findShot(board, id) ||
               std::any_of(copies.begin(), copies.end(), [&](auto const& copy) { return copy.second == id; });
    };
    auto const has = [&](TakeId const& take) { return findTake(shot, take) || findTake(board, take).take; };
    bool isWhole = true;
    if (shot.start.kind == StartKind::ExtendShot && !isHere(shot.start.parent)) {
        shot.start.kind = StartKind::Text;
        shot.start.parent = {};
        isWhole = false;
    }
    if (shot.start.following && !isHere(*shot.start.following)) {
        shot.start.following.reset();
        isWhole = false;
    }
    if (shot.start.clip && shot.start.clip->file.path.empty() && !has(shot.start.clip->take)) {
        if (shot.start.kind == StartKind::Clip)
            shot.start.kind = StartKind::Text;
        shot.start.clip.reset();
        isWhole = false;
    }
    if (shot.start.retake && !findTake(shot, shot.start.retake->take)) {
        shot.start.retake.reset();
        isWhole = false;
    }
    return !isWhole;
}

} // namespace

std::string clippingText(Clipping const& clipping)
{
    Storyboard board;
    board.scenes = {{SceneId{"clipping"}, "", clipping.shots}};
    OrderedJson const json{
        {"framewright", "shots"}, {"project", clipping.project.string()}, {"board", toJson(board)}};
    return dumpJson(json);
}

Result<Clipping> clippingFromText(std::string const& text)
{
    auto const parsed = parseJson(text, kClipboard);
    if (!parsed)
        return fail(Error::Kind::BadInput, "story.noClipping");
    Json const& json = *parsed;
    bool const isOurs = json.is_object() && json.value("framewright", Json()) == Json("shots") &&
                        json.contains("project") && json["project"].is_string() && json.contains("board");
    if (!isOurs)
        return fail(Error::Kind::BadInput, "story.noClipping");
    FW_TRY(Storyboard board, storyboardFromJson(json["board"], kClipboard));
    Clipping clipping{json["project"].get<std::string>(), {}};
    for (Scene& scene : board.scenes)
        std::move(scene.shots.begin(), scene.shots.end(), std::back_inserter(clipping.shots));
    if (clipping.shots.empty())
        return fail(Error::Kind::BadInput, "story.noClipping");
    return clipping;
}

Result<std::vector<Shot>> bringFiles(Clipping clipping, fs::path const& folder, std::stop_token stop)
{
    std::error_code code;
    if (fs::equivalent(clipping.project, folder, code))
        return std::move(clipping.shots);
    FW_CHECK(refuseLinksOut(clipping.project));
    for (Shot& shot : clipping.shots) {
        FW_CHECK(bringAsset(clipping.project, folder, shot.start.image));
        FW_CHECK(bringAsset(clipping.project, folder, shot.start.lastImage));
        for (TimedPicture const& each : shot.start.pictures)
            FW_CHECK(bringAsset(clipping.project, folder, each.image));
        if (shot.start.clip)
            FW_CHECK(bringAsset(clipping.project, folder, shot.start.clip->file));
        for (Puppet const& puppet : shot.puppets)
            FW_CHECK(bringAsset(clipping.project, folder, puppet.voice));
        std::erase_if(shot.takes, [&](Take const& take) {
            return !fs::is_directory(clipping.project / "takes" / take.id.value, code);
        });
        for (Take const& take : shot.takes)
            FW_CHECK(bringTake(clipping.project / "takes" / take.id.value, folder / "takes" / take.id.value,
                               stop));
        if (shot.chosenTake && !findTake(shot, *shot.chosenTake))
            shot.chosenTake.reset();
    }
    return std::move(clipping.shots);
}

void followCopies(StartFrom& start, std::map<ShotId, ShotId> const& copies)
{
    auto const renew = [&](ShotId& id) {
        if (auto const copy = copies.find(id); copy != copies.end())
            id = copy->second;
    };
    renew(start.parent);
    if (start.following)
        renew(*start.following);
}

Pasted paste(Storyboard const& board, std::vector<Shot> shots, ShotPlace target)
{
    Pasted pasted;
    std::map<ShotId, ShotId> renamed;
    for (Shot& shot : shots) {
        ShotId const id = newShotId();
        renamed[std::exchange(shot.id, id)] = id;
        pasted.ids.push_back(id);
    }
    std::vector<Edit> edits;
    if (target.scene >= board.scenes.size()) {
        edits.emplace_back(AddScene{board.scenes.size(), {newSceneId(), "", {}}});
        target = {board.scenes.size(), 0};
    }
    for (Shot& shot : shots) {
        pasted.detached += detach(board, renamed, shot) ? 1 : 0;
        edits.emplace_back(AddShot{target, std::move(shot)});
        ++target.index;
    }
    pasted.edit = batch("Paste shots", std::move(edits));
    return pasted;
}

} // namespace fw::story
