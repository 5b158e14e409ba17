#include "ui/session/SceneGestures.h"

#include "engine/story/Clipping.h"
#include "ui/session/Gestures.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace fw::ui {

namespace {

bool isAmong(std::vector<ShotId> const& shots, ShotId const& id)
{
    return std::find(shots.begin(), shots.end(), id) != shots.end();
}

void moveAll(std::vector<story::Edit>& edits, std::vector<ShotId> const& shots, size_t scene, size_t first)
{
    for (ShotId const& id : shots)
        edits.push_back(story::MoveShot{id, {scene, first++}});
}

std::string numberedScene(story::Storyboard const& board)
{
    return QCoreApplication::translate("Gestures", "Scene %1").arg(board.scenes.size() + 1).toStdString();
}

} // namespace

std::optional<size_t> sceneOf(story::Storyboard const& board, ShotId const& shot)
{
    auto const place = story::placeOf(board, shot);
    return place ? std::optional(place->scene) : std::nullopt;
}

std::optional<GroupedScene> groupShots(story::Storyboard const& board, std::vector<ShotId> const& selected)
{
    std::vector<ShotId> const shots = inFilmOrder(board, selected);
    if (shots.empty())
        return std::nullopt;
    story::ShotPlace const first = *story::placeOf(board, shots.front());
    story::Scene const& home = board.scenes[first.scene];
    std::vector<ShotId> tail; // what stays of the scene behind the first one
    for (size_t i = first.index; i < home.shots.size(); ++i)
        if (!isAmong(shots, home.shots[i].id))
            tail.push_back(home.shots[i].id);
    bool const hasHead = first.index > 0;
    bool const isOneScene = std::all_of(shots.begin(), shots.end(),
                                        [&](ShotId const& id) { return sceneOf(board, id) == first.scene; });
    if (!hasHead && tail.empty() && isOneScene)
        return std::nullopt;

    story::Scene group;
    group.id = newSceneId();
    group.title = numberedScene(board);
    GroupedScene made{{}, group.id};
    std::vector<story::Edit> edits;
    size_t const at = first.scene + (hasHead ? 1 : 0);
    edits.push_back(story::AddScene{at, group});
    moveAll(edits, shots, at, 0);
    if (hasHead && !tail.empty()) {
        edits.push_back(story::AddScene{at + 1, {newSceneId(), home.title, {}}});
        moveAll(edits, tail, at + 1, 0);
    }
    for (story::Scene const& scene : board.scenes) { // what is empty by this
        bool const isEmptied = !scene.shots.empty() &&
                               std::all_of(scene.shots.begin(), scene.shots.end(),
                                           [&](story::Shot const& shot) { return isAmong(shots, shot.id); });
        if (isEmptied)
            edits.push_back(story::RemoveScene{scene.id});
    }
    made.edit = story::batch("Group shots", std::move(edits));
    return made;
}

story::Edit duplicateScene(story::Storyboard const& board, size_t scene, std::vector<ShotId>& newIds)
{
    story::Scene copy = board.scenes[scene];
    copy.id = newSceneId();
    copy.title = QCoreApplication::translate("Gestures", "%1 copy")
                     .arg(QString::fromStdString(copy.title))
                     .toStdString();
    std::map<ShotId, ShotId> copies;
    for (story::Shot& shot : copy.shots) {
        ShotId const id = newShotId();
        copies[shot.id] = id;
        newIds.push_back(id);
        shot.id = id;
    }
    for (story::Shot& shot : copy.shots)
        story::followCopies(shot.start, copies);
    return story::batch("Duplicate scene", {story::AddScene{scene + 1, std::move(copy)}});
}

std::optional<story::Edit> nudgeScene(story::Storyboard const& board, size_t scene, int step)
{
    auto const to = static_cast<int64_t>(scene) + step;
    if (scene >= board.scenes.size() || to < 0 || to >= static_cast<int64_t>(board.scenes.size()))
        return std::nullopt;
    return story::MoveScene{board.scenes[scene].id, static_cast<size_t>(to)};
}

} // namespace fw::ui
