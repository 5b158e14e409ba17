#include "app/cli/Commands.h"

#include "engine/story/Project.h"
#include "engine/workflow/Budget.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct CostOptions {
    std::string folder;
    std::optional<double> minutes, wattHours, money;
    bool isNone = false;
};

std::optional<story::Budget> budgetOf(CostOptions const& options)
{
    using story::BudgetUnit;
    if (options.minutes)
        return story::Budget{BudgetUnit::Minutes, *options.minutes};
    if (options.wattHours)
        return story::Budget{BudgetUnit::WattHours, *options.wattHours};
    if (options.money)
        return story::Budget{BudgetUnit::Money, *options.money};
    return std::nullopt;
}

Status setBudget(Session& session, CostOptions const& options)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    std::optional<story::Budget> const wanted = budgetOf(options);
    if (wanted || options.isNone) {
        FW_CHECK(project->perform(story::SetBudget{wanted}));
        FW_CHECK(project->save());
    }
    FW_TRY(jobs::Rates const rates, jobs::loadDefaultRates());
    auto const use = workflow::budgetUse(project->board(), 0, rates);
    std::string text = "There is no budget.";
    if (use)
        text = workflow::budgetText(*use, rates) + " are used.";
    else if (project->board().budget)
        text = "The budget is in money, and no prices are known: set them with `framewright-cli costs`.";
    session.console.event({{"event", "done"},
                           {"budget", use ? OrderedJson(use->budget.amount) : OrderedJson()},
                           {"used", use ? OrderedJson(use->used) : OrderedJson()}});
    session.console.print(text);
    return {};
}

} // namespace

void addProjectBudget(CLI::App& project, Session& session)
{
    CLI::App* command =
        project.add_subcommand("budget", "What rendering may take; a warning is given before it is passed");
    addJsonOption(*command, session);
    auto options = std::make_shared<CostOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    CLI::Option_group* amount = command->add_option_group("amount");
    amount->add_option("--minutes", options->minutes, "Of rendering");
    amount->add_option("--watt-hours", options->wattHours, "Estimated, by the watts of `costs`");
    amount->add_option("--money", options->money, "In the currency of `costs`");
    amount->add_flag("--none", options->isNone, "As much as it takes");
    amount->require_option(0, 1);
    command->callback([&session, options] { session.finish(setBudget(session, *options)); });
}

void addCostsCommand(CLI::App& program, Session& session)
{
    struct Wanted {
        std::optional<double> watts, pricePerKwh, pricePerHour;
        std::optional<std::string> currency;
    };
    CLI::App* command = program.add_subcommand("costs", "What a second of rendering costs on this computer");
    addJsonOption(*command, session);
    auto wanted = std::make_shared<Wanted>();
    command->add_option("--watts", wanted->watts, "What the computer draws while it renders");
    command->add_option("--price-per-kwh", wanted->pricePerKwh, "Of electricity");
    command->add_option("--price-per-hour", wanted->pricePerHour, "Of the machine: rent or wear");
    command->add_option("--currency", wanted->currency, "As you write it");
    auto const run = [&session, wanted]() -> Status {
        FW_TRY(jobs::Rates rates, jobs::loadDefaultRates());
        jobs::Rates const before = rates;
        rates.watts = wanted->watts.value_or(rates.watts);
        rates.pricePerKwh = wanted->pricePerKwh.value_or(rates.pricePerKwh);
        rates.pricePerHour = wanted->pricePerHour.value_or(rates.pricePerHour);
        rates.currency = wanted->currency.value_or(rates.currency);
        if (!(rates == before))
            FW_CHECK(jobs::saveRates(rates, jobs::defaultRatesFile()));
        session.console.event({{"event", "done"},
                               {"watts", rates.watts},
                               {"pricePerKwh", rates.pricePerKwh},
                               {"pricePerHour", rates.pricePerHour},
                               {"currency", rates.currency}});
        session.console.print("An hour of rendering: " + jobs::costText(jobs::costOf(3600, rates), rates) +
                              ".");
        return {};
    };
    command->callback([&session, run] { session.finish(run()); });
}

} // namespace fw::cli
