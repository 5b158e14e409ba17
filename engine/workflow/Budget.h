#pragma once

#include "engine/jobs/Cost.h"
#include "engine/workflow/Workflow.h"

namespace fw::workflow {

/// What the takes of a project took to render, those that are there: a deleted take counts no longer.
double secondsSpent(story::Storyboard const& board);
/// The same with the energy that was measured.
jobs::Spent spentOn(story::Storyboard const& board);

/// What a batch will take by what this machine has learned (jobs::EtaBook); nullopt while a part of it has
/// never been rendered here. Reads a small file. Thread: any.
std::optional<double> secondsExpected(plan::RenderBatch const& batch);

/// How much of the budget is used, in its own unit; nullopt without a budget, or with one of money while no
/// prices are known.
struct BudgetUse {
    story::Budget budget;
    double used = 0;
    double planned = 0;      ///< on top of it
    bool isMeasured = false; ///< the energy of all that is used was measured

    bool isPassed() const { return used + planned > budget.amount; }
};
std::optional<BudgetUse> budgetUse(story::Storyboard const& board, double secondsPlanned,
                                   jobs::Rates const& rates);
/// "12.4 of 30 minutes", and what is planned on top of it.
std::string budgetText(BudgetUse const& use, jobs::Rates const& rates);

} // namespace fw::workflow
