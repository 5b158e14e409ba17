#include "engine/workflow/Workflow.h"

#include <cstdlib>

namespace fw::workflow {

namespace {

std::string accountName()
{
    if (char const* name = std::getenv("FRAMEWRIGHT_ACCOUNT"); name && *name)
        return name;
    return moderation::loginName();
}

/// A change of rules is noted by the first program that works with them.
Status notePolicy(consent::AuditLog& log, moderation::Policy const& policy)
{
    auto const last = log.newest("policy");
    std::string was;
    if (last && *last)
        if (auto const body = parseJson((*last)->body, "audit.db"); body && body->contains("sha256"))
            was = dumpJson((*body)["sha256"]);
    if (was == dumpJson(Json(policy.sha256())))
        return {};
    return log.record({"policy",
                       {{"version", policy.version()},
                        {"sha256", policy.sha256()},
                        {"recordPrompts", policy.recordsPrompts()},
                        {"rules", policy.rules().size()}}});
}

} // namespace

Result<Toolbox> Toolbox::load()
{
    Toolbox tools;
    tools.presets = presets::PresetLibrary::loadDefault(&tools.problems);
    tools.models = library::ModelIndex::scanDefault(&tools.problems);
    if (auto const engine = library::loadEngineSettings())
        tools.engine = *engine; // else scanDefault has said what is wrong with the file
    FW_TRY(tools.policy, moderation::Policy::loadDefault()); // without rules nothing is rendered
    auto const log = std::make_shared<consent::AuditLog>(consent::defaultAuditLog());
    tools.audit = [log](consent::AuditEvent const& event) { return log->record(event); };
    tools.inbox = std::make_shared<moderation::ReviewInbox>(moderation::defaultInbox());
    tools.account = accountName();
    tools.registry = std::make_shared<provenance::Registry>(provenance::defaultRegistry());
    if (Status const noted = notePolicy(*log, tools.policy); !noted)
        tools.problems.push_back(noted.error());
    return tools;
}

plan::Context Toolbox::context() const
{
    return {presets, models,
            [](std::string const& file) {
                auto checksum = library::weightChecksum(file);
                return checksum ? std::move(checksum).value() : std::string();
            },
            engine};
}

} // namespace fw::workflow
