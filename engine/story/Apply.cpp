#include "engine/story/Apply.h"

#include <algorithm>

namespace fw::story {

namespace {

/// Shortens transitions that no longer fit and says what they were before.
///   | A(48) x24 | B(48) |   B becomes 10 long   | A(48) x10 | B(10) |
std::vector<Edit> fitTransitions(Storyboard& board)
{
    std::vector<Edit> before;
    Shot* previous = nullptr;
    TimelineFrame previousRoom{0}; // what the previous shot has left beside the transition before it
    TimelineFrame taken{0};        // by the transition into the present shot
    auto const fit = [&](Shot& shot, TimelineFrame room) {
        room = std::max(room, TimelineFrame{0});
        if (shot.transition.length > room) {
            before.push_back(SetTransition{shot.id, shot.transition});
            shot.transition.length = room;
        }
        taken = shot.transition.length;
    };
    for (Scene& scene : board.scenes)
        for (Shot& shot : scene.shots) {
            if (previous)
                fit(*previous, std::min(previousRoom, shot.length));
            previous = &shot;
            previousRoom = shot.length - taken;
        }
    if (previous)
        fit(*previous, previousRoom);
    return before;
}

/// What `fitTransitions` took from the shots that the edit itself made goes with them when the edit is taken
/// back; only the halves of a split hand it on to the whole.
void leaveOutNewShots(std::vector<Edit>& restore, Edit const& edit)
{
    std::set<ShotId> made;
    if (auto const* add = std::get_if<AddShot>(&edit))
        made.insert(add->shot.id);
    if (auto const* copy = std::get_if<DuplicateShot>(&edit))
        made.insert(copy->newId);
    if (auto const* scene = std::get_if<AddScene>(&edit))
        for (Shot const& shot : scene->scene.shots)
            made.insert(shot.id);
    std::erase_if(restore,
                  [&](Edit const& each) { return made.count(std::get<SetTransition>(each).shot) > 0; });
    if (auto const* split = std::get_if<SplitShot>(&edit))
        for (Edit& each : restore)
            if (auto& set = std::get<SetTransition>(each); set.shot == split->newId)
                set.shot = split->shot;
}

bool canMoveTransitions(Edit const& edit)
{
    return changesOf(edit).isStructure || std::holds_alternative<SetLength>(edit);
}

} // namespace

Error noShot(ShotId const& shot) { return fail(Error::Kind::BadInput, "story.noShot", {shot.value}); }
Error noScene(SceneId const& scene) { return fail(Error::Kind::BadInput, "story.noScene", {scene.value}); }
Error badPlace() { return fail(Error::Kind::BadInput, "story.badPlace"); }

Result<Edit> performEdit(Storyboard& board, std::shared_ptr<EditBatch const> const& edit)
{
    if (!edit)
        return fail(Error::Kind::Internal, "base.internal", {"an empty batch of edits"});
    std::vector<Edit> inverses;
    for (Edit const& each : edit->edits) {
        Result<Edit> inverse = story::apply(board, each);
        if (!inverse) {
            for (auto undo = inverses.rbegin(); undo != inverses.rend(); ++undo) {
                [[maybe_unused]] bool const isUndone = story::apply(board, *undo).isOk();
                assert(isUndone);
            }
            return inverse;
        }
        inverses.push_back(std::move(*inverse));
    }
    std::reverse(inverses.begin(), inverses.end());
    return batch(edit->name, std::move(inverses));
}

Result<Edit> apply(Storyboard& board, Edit const& edit)
{
    FW_TRY(Edit inverse, std::visit([&](auto const& each) { return performEdit(board, each); }, edit));
    bool const isBatch = std::holds_alternative<std::shared_ptr<EditBatch const>>(edit);
    if (isBatch || !canMoveTransitions(edit))
        return inverse;
    std::vector<Edit> restore = fitTransitions(board);
    leaveOutNewShots(restore, edit);
    if (restore.empty())
        return inverse;
    restore.insert(restore.begin(), std::move(inverse));
    return batch(editName(edit), std::move(restore));
}

Edit batch(std::string name, std::vector<Edit> edits)
{
    return std::make_shared<EditBatch const>(EditBatch{std::move(name), std::move(edits)});
}

} // namespace fw::story
