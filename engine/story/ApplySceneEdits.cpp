#include "engine/story/Apply.h"
#include "engine/story/Validate.h"

#include <algorithm>

namespace fw::story {

namespace {

auto findScene(Storyboard& board, SceneId const& id)
{
    return std::find_if(board.scenes.begin(), board.scenes.end(),
                        [&](Scene const& scene) { return scene.id == id; });
}

auto sceneAt(Storyboard& board, size_t index)
{
    return board.scenes.begin() + static_cast<std::ptrdiff_t>(index);
}

} // namespace

Result<Edit> performEdit(Storyboard& board, AddScene const& edit)
{
    if (edit.index > board.scenes.size())
        return badPlace();
    Storyboard changed = board;
    Scene scene = edit.scene;
    for (Shot& shot : scene.shots)
        shot = normalised(std::move(shot));
    // The whole is checked with transitions set aside: apply fits them afterwards.
    changed.scenes.insert(sceneAt(changed, edit.index), scene);
    for (Scene& each : changed.scenes)
        for (Shot& shot : each.shots)
            shot.transition = {};
    FW_CHECK(checkBoard(changed));
    for (Shot const& shot : edit.scene.shots)
        FW_CHECK(checkTransition(shot.transition));
    board.scenes.insert(sceneAt(board, edit.index), std::move(scene));
    for (UnplacedTake const& each : std::exchange(board.unplacedTakes, {}))
        recordTake(board, each.shot, each.take);
    return Edit(RemoveScene{edit.scene.id});
}

Result<Edit> performEdit(Storyboard& board, RemoveScene const& edit)
{
    auto const scene = findScene(board, edit.scene);
    if (scene == board.scenes.end())
        return noScene(edit.scene);
    AddScene inverse{static_cast<size_t>(scene - board.scenes.begin()), std::move(*scene)};
    board.scenes.erase(scene);
    return Edit(std::move(inverse));
}

Result<Edit> performEdit(Storyboard& board, MoveScene const& edit)
{
    auto const scene = findScene(board, edit.scene);
    if (scene == board.scenes.end())
        return noScene(edit.scene);
    if (edit.to >= board.scenes.size())
        return badPlace();
    size_t const from = static_cast<size_t>(scene - board.scenes.begin());
    Scene moved = std::move(*scene);
    board.scenes.erase(scene);
    board.scenes.insert(sceneAt(board, edit.to), std::move(moved));
    return Edit(MoveScene{edit.scene, from});
}

Result<Edit> performEdit(Storyboard& board, SetSceneTitle const& edit)
{
    auto const scene = findScene(board, edit.scene);
    if (scene == board.scenes.end())
        return noScene(edit.scene);
    FW_CHECK(checkText(edit.title));
    return Edit(SetSceneTitle{edit.scene, std::exchange(scene->title, edit.title)});
}

} // namespace fw::story
