#include "engine/plan/ShotPlan.h"

#include <algorithm>
#include <map>
#include <set>

namespace fw::plan {

namespace {

/// Adds shots in film order, each behind the parent it waits for.
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
        if (std::optional<Neighbour> const& extend = node.resolved.request.conditioning.extend) {
            ShotId const parent = story::findShot(board, id)->start.parent;
            if (asked.count(parent) > 0 || extend->parentTake.empty()) {
                FW_TRY(node.waitsFor, add(parent));
            }
        }
        batch.nodes.push_back(std::move(node));
        return places[id] = static_cast<int>(batch.nodes.size()) - 1;
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
    for (BatchNode& node : builder.batch.nodes)
        if (node.waitsFor >= 0) // the take that will come, not the one that is there
            node.resolved.request.conditioning.extend->parentTake.clear();
    return std::move(builder.batch);
}

} // namespace fw::plan
