#include "engine/story/Dependents.h"

#include <unordered_map>
#include <utility>

namespace fw::story {

std::set<ShotId> withDependents(Storyboard const& board, std::set<ShotId> const& shots)
{
    std::unordered_multimap<ShotId, ShotId> madeFrom;
    for (Shot const* shot : shotsInOrder(board))
        for (ShotId const& neighbour : neighboursOf(shot->start))
            madeFrom.emplace(neighbour, shot->id);
    std::vector<ShotId> open(shots.begin(), shots.end());
    std::set<ShotId> all;
    while (!open.empty()) {
        ShotId const shot = std::move(open.back());
        open.pop_back();
        if (!all.insert(shot).second)
            continue;
        auto const [first, last] = madeFrom.equal_range(shot);
        for (auto each = first; each != last; ++each)
            open.push_back(each->second);
    }
    return all;
}

} // namespace fw::story
