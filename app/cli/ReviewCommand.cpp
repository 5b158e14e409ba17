#include "app/cli/Commands.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/workflow/Trust.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct ReviewOptions {
    std::string id, reason, as, passphraseFile;
    bool isAll = false;
    // accounts
    std::string name;
    std::vector<std::string> roles;
    bool needsFourEyes = false;
};

void show(Session& session, moderation::ReviewItem const& item)
{
    OrderedJson json = {{"event", "review"},
                        {"id", item.id},
                        {"state", moderation::reviewStateName(item.state)},
                        {"rule", item.rule},
                        {"field", item.field},
                        {"words", item.words},
                        {"text", item.text},
                        {"project", item.project},
                        {"shot", item.shot.value},
                        {"asked", consent::isoTime(item.asked)},
                        {"askedBy", item.askedBy},
                        {"decidedBy", item.decidedBy},
                        {"own", item.isOwn},
                        {"reason", item.reason},
                        {"appeal", item.appeal}};
    json["decided"] = item.decided ? OrderedJson(consent::isoTime(item.decided)) : OrderedJson();
    session.console.event(json);
    session.console.print(item.id + "  " + moderation::reviewStateName(item.state) + "  " + item.rule +
                          "  \"" + item.text + "\"" + (item.reason.empty() ? "" : "  (" + item.reason + ")") +
                          (item.appeal.empty() ? "" : "  appeal: " + item.appeal));
}

Result<std::string> passphraseOf(ReviewOptions const& options)
{
    if (options.passphraseFile.empty())
        return std::string();
    FW_TRY(std::string text, readFile(options.passphraseFile, 4096));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r'))
        text.pop_back();
    return text;
}

Status list(Session& session, ReviewOptions const& options)
{
    FW_TRY(std::vector<moderation::ReviewItem> const items, moderation::defaultInbox().items());
    for (moderation::ReviewItem const& item : items)
        if (options.isAll || item.state == moderation::ReviewState::Held ||
            item.state == moderation::ReviewState::Appealed)
            show(session, item);
    return {};
}

Status decide(Session& session, ReviewOptions const& options, workflow::ReviewStep step)
{
    FW_TRY(std::string const passphrase, passphraseOf(options));
    FW_TRY(moderation::ReviewItem const item,
           workflow::takeReviewStep({options.id, step, options.as, passphrase, options.reason}));
    show(session, item);
    return {};
}

Status addAccount(Session& session, ReviewOptions const& options)
{
    moderation::Account made{options.name, {}, {}};
    for (std::string const& word : options.roles)
        for (moderation::Role const role :
             {moderation::Role::Creator, moderation::Role::Reviewer, moderation::Role::Administrator})
            if (word == moderation::roleName(role))
                made.roles.push_back(role);
    FW_TRY(std::string const passphrase, passphraseOf(options));
    if (!passphrase.empty()) {
        FW_TRY(made.passphraseHash, moderation::hashPassphrase(passphrase));
    }
    FW_CHECK(workflow::saveAccount(made, options.needsFourEyes, moderation::loginName()));
    session.console.event({{"event", "account"}, {"name", made.name}, {"roles", options.roles}});
    session.console.print((paths::config() / "accounts.json").string());
    return {};
}

void addStep(CLI::App& review, Session& session, char const* name, char const* help,
             workflow::ReviewStep step)
{
    CLI::App* command = review.add_subcommand(name, help);
    addJsonOption(*command, session);
    auto options = std::make_shared<ReviewOptions>();
    command->add_option("ID", options->id, "As list prints it")->required();
    command->add_option("--reason", options->reason, "Why; shown to the maker and kept in the log")
        ->required();
    command->add_option("--as", options->as, "Account that decides; left out where there is one person");
    command->add_option("--passphrase-file", options->passphraseFile, "File with the account's passphrase");
    command->callback([&session, options, step] { session.finish(decide(session, *options, step)); });
}

} // namespace

void addReviewCommands(CLI::App& program, Session& session)
{
    CLI::App* review = program.add_subcommand("review", "Requests that rules held for a person to look at");
    review->require_subcommand(1);
    auto options = std::make_shared<ReviewOptions>();
    CLI::App* all = review->add_subcommand("list", "What waits; with --all what was decided too");
    addJsonOption(*all, session);
    all->add_flag("--all", options->isAll, "Decided requests too");
    all->callback([&session, options] { session.finish(list(session, *options)); });

    addStep(*review, session, "approve", "Let this text pass this rule", workflow::ReviewStep::Approve);
    addStep(*review, session, "reject", "Keep it held for good", workflow::ReviewStep::Reject);
    addStep(*review, session, "appeal", "Ask for another look at a rejection", workflow::ReviewStep::Appeal);

    CLI::App* account = review->add_subcommand("account", "Add or change an account of a studio");
    addJsonOption(*account, session);
    account->add_option("NAME", options->name, "Login name")->required();
    account->add_option("--role", options->roles, "creator, reviewer or administrator; may be given again")
        ->check(CLI::IsMember({"creator", "reviewer", "administrator"}))
        ->required();
    account->add_option("--passphrase-file", options->passphraseFile,
                        "File with a passphrase to sign in with");
    account->add_flag("--four-eyes", options->needsFourEyes, "From now on nobody decides their own requests");
    account->callback([&session, options] { session.finish(addAccount(session, *options)); });
}

} // namespace fw::cli
