#include "engine/plan/ShotPlan.h"

#include <algorithm>
#include <map>
#include <set>

namespace fw::plan {

namespace {

/// Adds shots in film order, each behind the neighbours it waits for.
struct BatchBuilder {
    story::Storyboard const& board;
    Context const& context;
    std::set<ShotId> const asked;
    RenderBatch batch;
    std::map<ShotId, int> places;

    /// Index of the node, made if need be.
    Result<int> add(ShotId const& id)
    {
        if (auto const known = places.find(id); known != places.end())
            return known->second;
        FW_TRY(Resolved resolved, resolve(board, id, context));
        BatchNode node{id, std::move(resolved), -1};
        story::StartFrom const start = story::findShot(board, id)->start;
        Conditioning const& given = node.resolved.request.conditioning;
        if (given.extend) {
            FW_TRY(node.waitsFor, placeOf(*given.extend, start.parent));
        }
        if (given.prepend) {
            FW_TRY(node.alsoWaitsFor, placeOf(*given.prepend, *start.following));
        }
        batch.nodes.push_back(std::move(node));
        return places[id] = static_cast<int>(batch.nodes.size()) - 1;
    }

    /// Index of the neighbour's node; -1 when its take is there and no other was asked for.
    Result<int> placeOf(Neighbour const& neighbour, ShotId const& shot)
    {
        bool const isMade = asked.count(shot) == 0 && !neighbour.parentTake.empty();
        return isMade ? Result<int>(-1) : add(shot);
    }
};

} // namespace

Result<RenderBatch> batchOf(story::Storyboard const& board, std::vector<ShotId> const& shots,
                            Context const& context)
{
    std::vector<ShotId> ordered = shots;
    std::stable_sort(ordered.begin(), ordered.end(), [&](ShotId const& a, ShotId const& b) {
        return story::shotNumber(board, a) < story::shotNumber(board, b);
    });
    BatchBuilder builder{board, context, {shots.begin(), shots.end()}, {}, {}};
    for (ShotId const& shot : ordered)
        FW_CHECK(builder.add(shot));
    for (BatchNode& node : builder.batch.nodes) { // the take that will come, not the one that is there
        if (node.waitsFor >= 0)
            node.resolved.request.conditioning.extend->parentTake.clear();
        if (node.alsoWaitsFor >= 0)
            node.resolved.request.conditioning.prepend->parentTake.clear();
    }
    return std::move(builder.batch);
}

} // namespace fw::plan
