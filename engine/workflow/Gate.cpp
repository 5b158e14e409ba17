#include "engine/workflow/Workflow.h"

#include "engine/base/Log.h"
#include "engine/base/Sha256.h"
#include "engine/jobs/CastGate.h"

namespace fw::workflow {

namespace {

/// Whether the rule only asks for a confirmation that was given, or a reviewer approved the text.
bool passes(moderation::Decision const& decision, std::string const& text, Toolbox const& tools,
            Confirmed const& confirmed)
{
    switch (decision.verdict) {
    case moderation::Verdict::Allow: return true;
    case moderation::Verdict::Confirm: return confirmed.count(decision.rule) > 0;
    case moderation::Verdict::Hold: return tools.inbox && tools.inbox->isApproved(decision.rule, text);
    case moderation::Verdict::Block: break;
    }
    return false;
}

Status judge(moderation::Decision const& decision, std::string const& text, Toolbox const& tools,
             Confirmed const& confirmed)
{
    return passes(decision, text, tools, confirmed) ? Status() : Status(refusalOf(decision));
}

Status note(consent::AuditEvent const& event, Toolbox const& tools)
{
    return tools.audit ? tools.audit(event) : Status();
}

/// What every event about a request says: ids and checksums, no words of the maker.
OrderedJson about(plan::RenderRequest const& request, Toolbox const& tools)
{
    OrderedJson json = {{"shot", request.shot.value},
                        {"requestKey", plan::keyOf(request).value},
                        {"seed", request.seed},
                        {"model", request.modelId}};
    json["cast"] = OrderedJson::array();
    for (plan::VaultRef const& each : request.conditioning.cast)
        json["cast"].push_back(each.subject);
    if (tools.policy.recordsPrompts())
        json["prompt"] = request.prompt;
    return json;
}

Result<std::string> hold(Asked const& asked, std::string const& rule, Toolbox const& tools)
{
    moderation::HeldRequest held;
    for (moderation::Decision const& each :
         moderation::reviewAll(asked.request.prompt, "prompt", tools.policy))
        if (each.rule == rule)
            held.decision = each;
    held.text = asked.text.empty() ? asked.request.prompt : asked.text;
    if (held.text != asked.request.prompt)
        held.variants = {asked.request.prompt};
    held.project = consent::projectName(asked.project);
    held.shot = asked.request.shot;
    held.askedBy = tools.account;
    return tools.inbox->hold(held);
}

} // namespace

moderation::Decision review(std::string const& prompt, moderation::Policy const& policy)
{
    return moderation::review(prompt, "prompt", policy);
}

moderation::Decision openQuestion(std::string const& prompt, Toolbox const& tools, Confirmed const& confirmed)
{
    for (moderation::Decision& each : moderation::reviewAll(prompt, "prompt", tools.policy))
        if (!passes(each, prompt, tools, confirmed))
            return std::move(each);
    return {};
}

Error refusalOf(moderation::Decision const& decision)
{
    std::vector<std::string> args = {decision.rule, decision.field, decision.words, decision.reason};
    char const* id = "workflow.blocked";
    if (decision.verdict == moderation::Verdict::Confirm)
        id = "workflow.confirm";
    else if (decision.verdict == moderation::Verdict::Hold)
        id = "workflow.held";
    return {Error::Kind::Refused, id, std::move(args), {}};
}

// The negative prompt is not reviewed: it names what must not be seen, and often names just that.
Status gate(plan::RenderRequest const& request, Toolbox const& tools, Confirmed const& confirmed,
            std::filesystem::path const& project)
{
    FW_CHECK(jobs::checkConsent(request, project));
    for (moderation::Decision const& decision : moderation::reviewAll(request.prompt, "prompt", tools.policy))
        FW_CHECK(judge(decision, request.prompt, tools, confirmed));
    return {};
}

Error noteRefusal(Asked const& asked, Error error, Toolbox const& tools)
{
    if (error.kind != Error::Kind::Refused)
        return error;
    OrderedJson json = about(asked.request, tools);
    json["by"] = tools.account;
    auto const reason = consent::reasonOf(error);
    json["reason"] = reason ? consent::reasonName(*reason) : error.messageId;
    if (!reason && !error.args.empty())
        json["rule"] = error.args.front();
    if (error.messageId == "workflow.held" && tools.inbox) {
        auto const id = hold(asked, error.args.front(), tools);
        if (!id)
            return id.error();
        json["review"] = *id;
        error.messageId = "workflow.heldAs";
        error.args.push_back(*id);
    }
    if (Status const noted = note({"refusal", std::move(json)}, tools); !noted)
        log::warning("A refusal could not be written into the audit log.");
    return error;
}

Status noteGeneration(std::vector<plan::RenderRequest> const& requests, Toolbox const& tools)
{
    if (requests.empty())
        return {};
    OrderedJson list = OrderedJson::array();
    for (plan::RenderRequest const& request : requests) {
        OrderedJson json = about(request, tools);
        json["rules"] =
            OrderedJson::array(); // each was confirmed or approved, or the gate had not let it pass
        for (moderation::Decision const& each : moderation::reviewAll(request.prompt, "prompt", tools.policy))
            json["rules"].push_back(each.rule);
        list.push_back(std::move(json));
    }
    return note({"generation", {{"by", tools.account}, {"requests", std::move(list)}}}, tools);
}

Status noteExport(std::filesystem::path const& file, OrderedJson what, Toolbox const& tools)
{
    what["by"] = tools.account;
    auto const sum = sha256File(file);
    what["sha256"] = sum ? *sum : std::string();
    return note({"export", std::move(what)}, tools);
}

std::function<Status(plan::RenderRequest const&)> startGate(Toolbox const& tools)
{
    return [tools](plan::RenderRequest const& request) -> Status {
        moderation::Decision const decision =
            review(request.prompt, tools.policy); // nobody can click it away
        return decision.verdict > moderation::Verdict::Confirm ? judge(decision, request.prompt, tools, {})
                                                               : Status();
    };
}

} // namespace fw::workflow
