#include "engine/interchange/CutPlan.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace fw::interchange {

namespace {

/// The scenes that any shot belongs to, by the middle one of their shots.
std::vector<size_t> orderOf(std::vector<std::optional<size_t>> const& homes, size_t count)
{
    std::vector<std::vector<size_t>> places(count);
    for (size_t i = 0; i < homes.size(); ++i)
        if (homes[i])
            places[*homes[i]].push_back(i);
    std::vector<size_t> order(count);
    std::iota(order.begin(), order.end(), size_t{0});
    std::erase_if(order, [&](size_t scene) { return places[scene].empty(); });
    auto const middle = [&](size_t scene) { return places[scene][(places[scene].size() - 1) / 2]; };
    std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return middle(a) < middle(b); });
    return order;
}

} // namespace

/// The cheapest way through a table of shots (down) and scenes in their order (across) that never goes back:
/// standing in a scene that is not one's own costs one.
std::vector<size_t> scenesOf(std::vector<std::optional<size_t>> const& homes, size_t count)
{
    std::vector<size_t> const order = orderOf(homes, count);
    size_t const wide = order.size();
    if (wide == 0)
        return std::vector<size_t>(homes.size(), 0);
    std::vector<int> cost(wide, 0);
    std::vector<uint16_t> from(homes.size() * wide); // the column of the shot before
    for (size_t i = 0; i < homes.size(); ++i) {
        std::vector<int> next(wide);
        size_t best = 0;
        for (size_t s = 0; s < wide; ++s) {
            if (cost[s] < cost[best]) // of equals the first: what belongs nowhere joins what it follows
                best = s;
            from[i * wide + s] = static_cast<uint16_t>(best);
            bool const isAway = homes[i] && *homes[i] != order[s];
            next[s] = cost[best] + (isAway ? 1 : 0);
        }
        cost = std::move(next);
    }
    size_t column = static_cast<size_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
    std::vector<size_t> scenes(homes.size());
    for (size_t i = homes.size(); i-- > 0;) {
        scenes[i] = order[column];
        column = from[i * wide + column];
    }
    return scenes;
}

} // namespace fw::interchange
