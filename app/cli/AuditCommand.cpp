#include "app/cli/Commands.h"

#include "engine/workflow/Audit.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct AuditOptions {
    std::vector<std::string> kinds;
    std::string person, text, since, until, out;
    int newest = 0;
};

/// The entries that were asked for, oldest first.
Result<std::vector<workflow::AuditRow>> rowsFor(AuditOptions const& options,
                                                workflow::AuditReport const& report)
{
    if (report.logs.front().problem)
        return *report.logs.front().problem;
    workflow::AuditFilter filter;
    filter.kinds.insert(options.kinds.begin(), options.kinds.end());
    filter.person = options.person;
    filter.text = options.text;
    filter.names = report.names;
    if (!options.since.empty()) {
        FW_TRY(filter.from, workflow::dayFrom(options.since));
    }
    if (!options.until.empty()) {
        FW_TRY(filter.until, workflow::dayFrom(options.until));
        filter.until += 24 * 3600; // that day included
    }
    std::vector<workflow::AuditRow> rows;
    for (workflow::AuditRow const& row : report.rows)
        if (workflow::fits(row, filter))
            rows.push_back(row);
    if (options.newest > 0 && rows.size() > static_cast<size_t>(options.newest))
        rows.erase(rows.begin(), rows.end() - options.newest);
    return rows;
}

Status list(Session& session, AuditOptions const& options)
{
    FW_TRY(std::vector<workflow::AuditRow> const rows, rowsFor(options, workflow::readAudit()));
    for (workflow::AuditRow const& row : rows) {
        FW_TRY(Json const body, parseJson(row.body, "audit.db"));
        session.console.event({{"event", "audit"},
                               {"number", row.number},
                               {"time", consent::isoTime(row.time)},
                               {"kind", row.kind},
                               {"what", body}});
        session.console.print(std::to_string(row.number) + "  " + consent::isoTime(row.time) + "  " +
                              row.kind + "  " + row.body);
    }
    return {};
}

Status exportTo(Session& session, AuditOptions const& options)
{
    workflow::AuditReport const report = workflow::readAudit();
    FW_TRY(std::vector<workflow::AuditRow> const rows, rowsFor(options, report));
    FW_CHECK(workflow::writeAudit(rows, report.logs.front(), options.out));
    session.console.event({{"event", "done"}, {"out", options.out}, {"entries", rows.size()}});
    session.console.print(options.out + ": " + std::to_string(rows.size()) + " entries");
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

void addFilter(CLI::App& command, AuditOptions& options)
{
    command.add_option("--kind", options.kinds,
                       "generation, refusal, take, failure, export, consent ...; may be given again");
    command.add_option("--person", options.person, "An account, or somebody of the cast by id or name");
    command.add_option("--since", options.since, "From this day on (UTC), like 2026-11-27");
    command.add_option("--until", options.until, "Up to this day and with it");
    command.add_option("--text", options.text, "Words, ids or checksums anywhere in an entry");
    command.add_option("--newest", options.newest, "Only so many, the newest")
        ->check(CLI::Range(1, 1'000'000));
}

} // namespace

void addAuditCommands(CLI::App& program, Session& session)
{
    CLI::App* audit = program.add_subcommand("audit", "What was decided and made on this machine");
    audit->require_subcommand(1);

    auto options = std::make_shared<AuditOptions>();
    CLI::App* all = audit->add_subcommand("list", "Entries, oldest first");
    addJsonOption(*all, session);
    addFilter(*all, *options);
    all->callback([&session, options] { session.finish(list(session, *options)); });

    CLI::App* out = audit->add_subcommand("export", "Write entries as a table or as JSON");
    addJsonOption(*out, session);
    addFilter(*out, *options);
    out->add_option("--out", options->out, "File to write (.csv, .json)")->required();
    out->callback([&session, options] { session.finish(exportTo(session, *options)); });

    CLI::App* check = audit->add_subcommand(
        "verify", "Whether audit log, consent ledger, review log and registry are whole");
    addJsonOption(*check, session);
    check->callback([&session] {
        if (Status const done = verify(session); !done)
            session.finish(done);
    });
}

} // namespace fw::cli
