#include "engine/story/Edit.h"

#include <algorithm>

namespace fw::story {

void recordTake(Storyboard& board, ShotId const& shot, Take const& take)
{
    if (Shot* found = findShot(board, shot)) {
        if (!findTake(*found, take.id))
            found->takes.push_back(take);
        return;
    }
    bool const isListed = std::any_of(board.unplacedTakes.begin(), board.unplacedTakes.end(),
                                      [&](UnplacedTake const& each) { return each.take.id == take.id; });
    if (!isListed)
        board.unplacedTakes.push_back({shot, take});
}

bool forgetTake(Storyboard& board, ShotId const& shot, TakeId const& take)
{
    size_t removed = 0;
    if (Shot* found = findShot(board, shot)) {
        removed = std::erase_if(found->takes, [&](Take const& each) { return each.id == take; });
        if (found->chosenTake == take)
            found->chosenTake.reset();
    }
    removed += std::erase_if(board.unplacedTakes, [&](UnplacedTake const& each) {
        return each.shot == shot && each.take.id == take;
    });
    return removed > 0;
}

} // namespace fw::story
