#include "app/cli/ClipsAgain.h"

#include "app/cli/EventMailbox.h"

#include "engine/workflow/KeptLatents.h"

namespace fw::cli {

namespace {

void tell(Session& session, jobs::ClipMade const& made)
{
    OrderedJson event{{"event", "clip"}, {"take", made.take.value}};
    event["made"] = made.outcome.isOk();
    if (made.outcome)
        event["same"] = made.isSame;
    else
        event["reason"] = made.outcome.error().message();
    session.console.event(event);
    if (made.outcome)
        session.console.say("Take " + made.take.value + " has its clip again, " +
                            (made.isSame ? "byte for byte as it was."
                                         : "rounded otherwise than on the device that rendered it."));
}

} // namespace

Status makeClipsAgain(Session& session, ClipMaking const& with, std::vector<TakeId> const& takes)
{
    if (takes.empty())
        return {};
    EventMailbox mail;
    jobs::QueueOptions options;
    options.renderer = rendererFactory(with.engine);
    options.projectFolder = std::filesystem::absolute(with.project);
    options.sink = [&](jobs::JobEvent const& event) { mail.put(event); };
    options.wantsPreviews = false;
    options.gate = workflow::startGate(with.tools);
    options.clipRequest = [&](jobs::Recipe const& recipe) {
        return workflow::clipRequest(recipe, with.tools);
    };
    FW_TRY(auto const queue, jobs::JobQueue::open(std::move(options)));
    for (TakeId const& take : takes)
        queue->makeClip(take);
    Status first;
    for (size_t told = 0; told < takes.size();) {
        auto const event = mail.take(session.signals.token());
        if (!event)
            return fail(Error::Kind::Cancelled, "base.cancelled");
        auto const* const made = std::get_if<jobs::ClipMade>(&*event);
        if (!made)
            continue;
        ++told;
        tell(session, *made);
        if (!made->outcome && first)
            first = made->outcome;
    }
    return first;
}

} // namespace fw::cli
