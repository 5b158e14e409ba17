#include "app/cli/ClipsAgain.h"

#include "engine/workflow/KeptLatents.h"

#include <condition_variable>
#include <mutex>

namespace fw::cli {

namespace {

/// What the queue's threads said of clips, until the main thread asks.
class ClipMail {
public:
    void put(jobs::JobEvent const& event)
    {
        if (auto const* made = std::get_if<jobs::ClipMade>(&event)) {
            std::scoped_lock lock(m_mutex);
            m_made.push_back(*made);
            m_changed.notify_one();
        }
    }
    /// nullopt when the stop came first.
    std::optional<jobs::ClipMade> take(std::stop_token const& stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return !m_made.empty(); }))
            return std::nullopt;
        jobs::ClipMade made = std::move(m_made.front());
        m_made.erase(m_made.begin());
        return made;
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<jobs::ClipMade> m_made;
};

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
    ClipMail mail;
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
    for (size_t i = 0; i < takes.size(); ++i) {
        auto const made = mail.take(session.signals.token());
        if (!made)
            return fail(Error::Kind::Cancelled, "base.cancelled");
        tell(session, *made);
        if (!made->outcome && first)
            first = made->outcome;
    }
    return first;
}

} // namespace fw::cli
