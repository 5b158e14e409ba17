#include "engine/workflow/Budget.h"

#include "engine/base/Paths.h"
#include "engine/jobs/EtaBook.h"

#include <cstdio>
#include <set>

namespace fw::workflow {

namespace {

double inUnit(story::BudgetUnit unit, jobs::Cost const& cost)
{
    constexpr double kMinute = 60;
    switch (unit) {
    case story::BudgetUnit::Minutes: return cost.seconds / kMinute;
    case story::BudgetUnit::WattHours: return cost.wattHours;
    case story::BudgetUnit::Money: return cost.money;
    }
    return 0;
}

std::string unitName(BudgetUse const& use, jobs::Rates const& rates)
{
    switch (use.budget.unit) {
    case story::BudgetUnit::Minutes: return "minutes";
    case story::BudgetUnit::WattHours: return use.isMeasured ? "Wh (measured)" : "Wh (estimated)";
    case story::BudgetUnit::Money: return rates.currency;
    }
    return {};
}

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, value < 100 ? "%.2f" : "%.0f", value);
    return text;
}

} // namespace

double secondsSpent(story::Storyboard const& board) { return spentOn(board).seconds; }

jobs::Spent spentOn(story::Storyboard const& board)
{
    jobs::Spent spent;
    std::set<TakeId> counted; // duplicated and split shots share their takes
    auto const add = [&](story::Take const& take) {
        if (counted.insert(take.id).second)
            spent.add(take.seconds, take.wattHours);
    };
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes)
            add(take);
    for (story::UnplacedTake const& unplaced : board.unplacedTakes)
        add(unplaced.take);
    return spent;
}

std::optional<double> secondsExpected(plan::RenderBatch const& batch)
{
    jobs::EtaBook const book(paths::cache() / "eta.json");
    double seconds = 0;
    for (auto const& node : batch.nodes) {
        double const expected = book.estimate(node.resolved.request);
        if (expected < 0)
            return std::nullopt;
        seconds += expected;
    }
    return seconds;
}

std::optional<BudgetUse> budgetUse(story::Storyboard const& board, double secondsPlanned,
                                   jobs::Rates const& rates)
{
    if (!board.budget || (board.budget->unit == story::BudgetUnit::Money && !rates.hasPrices()))
        return std::nullopt;
    story::BudgetUnit const unit = board.budget->unit;
    jobs::Cost const spent = jobs::costOf(spentOn(board), rates);
    return BudgetUse{*board.budget, inUnit(unit, spent), inUnit(unit, jobs::costOf(secondsPlanned, rates)),
                     spent.isMeasured()};
}

std::string budgetText(BudgetUse const& use, jobs::Rates const& rates)
{
    std::string text = number(use.used) + " of " + number(use.budget.amount) + " " + unitName(use, rates);
    if (use.planned > 0)
        text += ", " + number(use.planned) + " more for what is asked now";
    return text;
}

} // namespace fw::workflow
