#pragma once

#include "engine/story/Edit.h"

// One overload per edit; `apply` dispatches, keeps transitions within their room, and makes batches atomic.
// Internal to engine/story. On error nothing has changed.

namespace fw::story {

Result<Edit> performEdit(Storyboard& board, AddShot const& edit);
Result<Edit> performEdit(Storyboard& board, RemoveShot const& edit);
Result<Edit> performEdit(Storyboard& board, MoveShot const& edit);
Result<Edit> performEdit(Storyboard& board, DuplicateShot const& edit);
Result<Edit> performEdit(Storyboard& board, SplitShot const& edit);
Result<Edit> performEdit(Storyboard& board, JoinShots const& edit);
Result<Edit> performEdit(Storyboard& board, SetPrompt const& edit);
Result<Edit> performEdit(Storyboard& board, SetNegative const& edit);
Result<Edit> performEdit(Storyboard& board, SetPreset const& edit);
Result<Edit> performEdit(Storyboard& board, SetLength const& edit);
Result<Edit> performEdit(Storyboard& board, SetTrimIn const& edit);
Result<Edit> performEdit(Storyboard& board, SetSeed const& edit);
Result<Edit> performEdit(Storyboard& board, SetTransition const& edit);
Result<Edit> performEdit(Storyboard& board, SetStart const& edit);
Result<Edit> performEdit(Storyboard& board, SetQuality const& edit);
Result<Edit> performEdit(Storyboard& board, SetOverrides const& edit);
Result<Edit> performEdit(Storyboard& board, SetNotes const& edit);
Result<Edit> performEdit(Storyboard& board, SetCast const& edit);
Result<Edit> performEdit(Storyboard& board, SetPuppets const& edit);
Result<Edit> performEdit(Storyboard& board, SetTitles const& edit);
Result<Edit> performEdit(Storyboard& board, SetMarkers const& edit);
Result<Edit> performEdit(Storyboard& board, ChooseTake const& edit);
Result<Edit> performEdit(Storyboard& board, KeepTake const& edit);
Result<Edit> performEdit(Storyboard& board, AddScene const& edit);
Result<Edit> performEdit(Storyboard& board, RemoveScene const& edit);
Result<Edit> performEdit(Storyboard& board, MoveScene const& edit);
Result<Edit> performEdit(Storyboard& board, SetSceneTitle const& edit);
Result<Edit> performEdit(Storyboard& board, SetProjectFormat const& edit);
Result<Edit> performEdit(Storyboard& board, SetTitle const& edit);
Result<Edit> performEdit(Storyboard& board, AddSound const& edit);
Result<Edit> performEdit(Storyboard& board, RemoveSound const& edit);
Result<Edit> performEdit(Storyboard& board, SetSound const& edit);
Result<Edit> performEdit(Storyboard& board, SetBudget const& edit);
Result<Edit> performEdit(Storyboard& board, std::shared_ptr<EditBatch const> const& edit);

Error noShot(ShotId const& shot);
Error noScene(SceneId const& scene);
Error badPlace();

} // namespace fw::story
