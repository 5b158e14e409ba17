#pragma once

#include "engine/jobs/JobQueue.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>

namespace fw::cli {

/// Queue events, brought from the queue's threads to the main thread, which owns the project.
class EventMailbox {
public:
    void put(jobs::JobEvent const& event)
    {
        {
            std::scoped_lock lock(m_mutex);
            m_events.push_back(event);
        }
        m_changed.notify_one();
    }
    /// The next event; nullopt when the stop came first.
    std::optional<jobs::JobEvent> take(std::stop_token const& stop)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [this] { return !m_events.empty(); }))
            return std::nullopt;
        jobs::JobEvent event = std::move(m_events.front());
        m_events.pop_front();
        return event;
    }
    std::optional<jobs::JobEvent> takeNow()
    {
        std::stop_source stopped;
        stopped.request_stop();
        return take(stopped.get_token());
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<jobs::JobEvent> m_events;
};

} // namespace fw::cli
