#include "engine/story/Apply.h"
#include "engine/story/Validate.h"

#include <algorithm>

// Edits that add, remove, move, split and join shots.

namespace fw::story {

namespace {

Error duplicateId(std::string const& id) { return fail(Error::Kind::BadInput, "story.duplicateId", {id}); }

std::vector<Shot>& shotsOf(Storyboard& board, ShotPlace place) { return board.scenes[place.scene].shots; }

Shot takeOut(Storyboard& board, ShotPlace place)
{
    std::vector<Shot>& shots = shotsOf(board, place);
    auto const at = shots.begin() + static_cast<std::ptrdiff_t>(place.index);
    Shot shot = std::move(*at);
    shots.erase(at);
    return shot;
}

void putIn(Storyboard& board, ShotPlace place, Shot shot)
{
    std::vector<Shot>& shots = shotsOf(board, place);
    shots.insert(shots.begin() + static_cast<std::ptrdiff_t>(place.index), std::move(shot));
}

/// Takes that arrived while their shot was gone come back with it.
void adoptUnplacedTakes(Storyboard& board, ShotId const& id)
{
    std::vector<UnplacedTake> const unplaced = std::exchange(board.unplacedTakes, {});
    for (UnplacedTake const& each : unplaced)
        recordTake(board, each.shot, each.take); // to its shot when it is there, else back to the list
    assert(findShot(board, id));
}

struct Halves {
    Shot first, second;
};

/// | A(10) |   at 4   | A(4) | A'(6) |   the later half takes the transition along
Halves halvesOf(Shot const& shot, TimelineFrame at, ShotId const& newId)
{
    Halves halves{shot, shot};
    halves.first.length = at;
    halves.first.transition = {};
    halves.second.id = newId;
    halves.second.length = shot.length - at;
    halves.second.trimIn = shot.trimIn + at;
    return halves;
}

} // namespace

Result<Edit> performEdit(Storyboard& board, AddShot const& edit)
{
    if (edit.at.scene >= board.scenes.size() || edit.at.index > board.scenes[edit.at.scene].shots.size())
        return badPlace();
    FW_CHECK(checkShot(edit.shot));
    if (findShot(board, edit.shot.id))
        return duplicateId(edit.shot.id.value);
    if (wouldCycle(board, edit.shot.id, edit.shot.start))
        return fail(Error::Kind::BadInput, "story.cycle");
    putIn(board, edit.at, normalised(edit.shot));
    adoptUnplacedTakes(board, edit.shot.id);
    return Edit(RemoveShot{edit.shot.id});
}

Result<Edit> performEdit(Storyboard& board, RemoveShot const& edit)
{
    auto const place = placeOf(board, edit.shot);
    if (!place)
        return noShot(edit.shot);
    return Edit(AddShot{*place, takeOut(board, *place)});
}

Result<Edit> performEdit(Storyboard& board, MoveShot const& edit)
{
    auto const from = placeOf(board, edit.shot);
    if (!from)
        return noShot(edit.shot);
    if (edit.to.scene >= board.scenes.size())
        return badPlace();
    size_t const room = shotsOf(board, edit.to).size() - (edit.to.scene == from->scene ? 1 : 0);
    if (edit.to.index > room)
        return badPlace();
    putIn(board, edit.to, takeOut(board, *from));
    return Edit(MoveShot{edit.shot, *from});
}

Result<Edit> performEdit(Storyboard& board, DuplicateShot const& edit)
{
    auto const place = placeOf(board, edit.shot);
    if (!place)
        return noShot(edit.shot);
    Shot copy = shotsOf(board, *place)[place->index];
    copy.id = edit.newId;
    FW_CHECK(checkShot(copy));
    if (findShot(board, edit.newId))
        return duplicateId(edit.newId.value);
    copy.transition = {}; // the original keeps its own, which now leads into the copy
    putIn(board, {place->scene, place->index + 1}, std::move(copy));
    return Edit(RemoveShot{edit.newId});
}

Result<Edit> performEdit(Storyboard& board, SplitShot const& edit)
{
    auto const place = placeOf(board, edit.shot);
    if (!place)
        return noShot(edit.shot);
    Shot& shot = shotsOf(board, *place)[place->index];
    if (edit.at.count < 1 || edit.at >= shot.length)
        return fail(Error::Kind::BadInput, "story.badSplit",
                    {std::to_string(edit.at.count), std::to_string(shot.length.count)});
    Halves halves = halvesOf(shot, edit.at, edit.newId);
    FW_CHECK(checkShot(halves.second));
    if (findShot(board, edit.newId))
        return duplicateId(edit.newId.value);
    shot = std::move(halves.first);
    putIn(board, {place->scene, place->index + 1}, std::move(halves.second));
    return Edit(JoinShots{edit.shot, edit.newId});
}

Result<Edit> performEdit(Storyboard& board, JoinShots const& edit)
{
    auto const first = placeOf(board, edit.first);
    auto const second = placeOf(board, edit.second);
    if (!first || !second)
        return noShot(first ? edit.second : edit.first);
    Error const notHalves =
        fail(Error::Kind::BadInput, "story.cannotJoin",
             {std::to_string(shotNumber(board, edit.first)), std::to_string(shotNumber(board, edit.second))});
    if (*second != ShotPlace{first->scene, first->index + 1})
        return notHalves;
    Shot a = shotsOf(board, *first)[first->index];
    Shot b = shotsOf(board, *second)[second->index];
    TimelineFrame const at = a.length;
    for (Take const& take : b.takes)
        if (!findTake(a, take.id))
            a.takes.push_back(take);
    b.takes = a.takes;
    Shot joined = a;
    joined.length = a.length + b.length;
    joined.transition = b.transition;
    FW_CHECK(checkLength(joined.length));
    Halves const halves = halvesOf(joined, at, edit.second);
    if (halves.first != a || halves.second != b) // a join may not lose anything
        return notHalves;
    takeOut(board, *second);
    shotsOf(board, *first)[first->index] = std::move(joined);
    return Edit(SplitShot{edit.first, at, edit.second});
}

} // namespace fw::story
