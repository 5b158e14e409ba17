#include "app/cli/Commands.h"

#include "engine/workflow/Trust.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

Status list(Session& session, std::string const& kind, int newest)
{
    FW_TRY(std::vector<consent::LogEntry> const entries, consent::defaultAuditLog().read());
    std::vector<consent::LogEntry const*> wanted;
    for (consent::LogEntry const& entry : entries)
        if (kind.empty() || entry.kind == kind)
            wanted.push_back(&entry);
    size_t const count = newest > 0 ? static_cast<size_t>(newest) : wanted.size();
    for (size_t i = wanted.size() > count ? wanted.size() - count : 0; i < wanted.size(); ++i) {
        consent::LogEntry const& entry = *wanted[i];
        FW_TRY(Json const body, parseJson(entry.body, "audit.db"));
        session.console.event({{"event", "audit"},
                               {"number", entry.number},
                               {"time", consent::isoTime(entry.time)},
                               {"kind", entry.kind},
                               {"what", body}});
        session.console.print(std::to_string(entry.number) + "  " + consent::isoTime(entry.time) + "  " +
                              entry.kind + "  " + entry.body);
    }
    return {};
}

Status verify(Session& session)
{
    bool isWhole = true;
    OrderedJson logs = OrderedJson::array();
    for (workflow::LogReport const& log : workflow::verifyLogs()) {
        OrderedJson json = {
            {"log", log.name}, {"entries", log.entries}, {"whole", !log.problem}, {"putAside", log.putAside}};
        json["problem"] = log.problem ? OrderedJson(log.problem->message()) : OrderedJson();
        logs.push_back(std::move(json));
        isWhole = isWhole && !log.problem;
        session.console.print(log.name + ": " +
                              (log.problem
                                   ? log.problem->message()
                                   : std::to_string(log.entries) + " entries, all genuine and in order"));
        for (std::string const& each : log.putAside)
            session.console.print("  damaged before and put aside: " + each);
    }
    session.console.event({{"event", "report"}, {"logs", std::move(logs)}});
    session.status = isWhole ? kDone : kBadInput;
    return {};
}

} // namespace

void addAuditCommands(CLI::App& program, Session& session)
{
    CLI::App* audit = program.add_subcommand("audit", "What was decided and made on this machine");
    audit->require_subcommand(1);

    struct Options {
        std::string kind;
        int newest = 0;
    };
    auto options = std::make_shared<Options>();
    CLI::App* all = audit->add_subcommand("list", "Entries, oldest first");
    addJsonOption(*all, session);
    all->add_option("--kind", options->kind, "generation, refusal, take, failure, export, consent ...");
    all->add_option("--newest", options->newest, "Only so many, the newest")->check(CLI::Range(1, 1'000'000));
    all->callback([&session, options] { session.finish(list(session, options->kind, options->newest)); });

    CLI::App* check =
        audit->add_subcommand("verify", "Whether audit log, consent ledger and review log are whole");
    addJsonOption(*check, session);
    check->callback([&session] {
        if (Status const done = verify(session); !done)
            session.finish(done);
    });
}

} // namespace fw::cli
