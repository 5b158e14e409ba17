#include "engine/workflow/Workflow.h"

#include "engine/jobs/CastGate.h"

namespace fw::workflow {

namespace {

/// Refused, unless the rule only asks for a confirmation that was given.
Status judge(moderation::Decision const& decision, Confirmed const& confirmed)
{
    std::vector<std::string> const args = {decision.rule, decision.field, decision.words, decision.reason};
    switch (decision.verdict) {
    case moderation::Verdict::Allow: return {};
    case moderation::Verdict::Confirm:
        if (confirmed.count(decision.rule))
            return {};
        return Error{Error::Kind::Refused, "workflow.confirm", args, {}};
    case moderation::Verdict::Hold: return Error{Error::Kind::Refused, "workflow.held", args, {}};
    case moderation::Verdict::Block: break;
    }
    return Error{Error::Kind::Refused, "workflow.blocked", args, {}};
}

} // namespace

moderation::Decision review(std::string const& prompt, moderation::Policy const& policy)
{
    return moderation::review(prompt, "prompt", policy);
}

// The negative prompt is not reviewed: it names what must not be seen, and often names just that.
Status gate(plan::RenderRequest const& request, moderation::Policy const& policy, Confirmed const& confirmed,
            std::filesystem::path const& project)
{
    FW_CHECK(jobs::checkConsent(request, project));
    for (moderation::Decision const& decision : moderation::reviewAll(request.prompt, "prompt", policy))
        FW_CHECK(judge(decision, confirmed));
    return {};
}

std::function<Status(plan::RenderRequest const&)> startGate(Toolbox const& tools)
{
    return [policy = tools.policy](plan::RenderRequest const& request) -> Status {
        moderation::Decision const decision = review(request.prompt, policy); // what nobody can click away
        return decision.verdict > moderation::Verdict::Confirm ? judge(decision, {}) : Status();
    };
}

} // namespace fw::workflow
