#include "ui/bridge/ClipMaker.h"

#include "engine/jobs/TakeClip.h"

namespace fw::ui {

void ClipMaker::setQueue(jobs::JobQueue* queue)
{
    m_queue = queue;
    ++m_epoch;
    std::list<Order> const orders = std::move(m_orders);
    m_orders.clear();
    for (Order const& each : orders)
        each.then(fail(Error::Kind::Cancelled, "base.cancelled"));
}

void ClipMaker::make(std::vector<TakeId> const& takes, Then then)
{
    if (!m_queue || takes.empty())
        return then({});
    m_worker.ask(
        this,
        [folder = m_queue->projectFolder(), takes] {
            std::vector<TakeId> dropped;
            for (TakeId const& take : takes)
                if (jobs::isClipDropped(jobs::TakeStore(folder).files(take)))
                    dropped.push_back(take);
            return dropped;
        },
        [this, epoch = m_epoch, then = std::move(then)](std::vector<TakeId> const& dropped) {
            if (epoch != m_epoch || !m_queue)
                return then(fail(Error::Kind::Cancelled, "base.cancelled"));
            place(dropped, then);
        });
}

void ClipMaker::place(std::vector<TakeId> const& dropped, Then then)
{
    if (dropped.empty())
        return then({});
    if (m_queue->isPaused())
        return then(fail(Error::Kind::Unavailable, "ui.clipsPaused"));
    m_orders.push_back({{dropped.begin(), dropped.end()}, {}, std::move(then)});
    for (TakeId const& take : dropped)
        m_queue->makeClip(take);
    Q_EMIT changed();
}

int ClipMaker::waiting() const
{
    std::set<TakeId> all;
    for (Order const& each : m_orders)
        all.insert(each.left.begin(), each.left.end());
    return static_cast<int>(all.size());
}

void ClipMaker::handle(jobs::ClipMade const& event)
{
    std::list<Order> done;
    for (auto order = m_orders.begin(); order != m_orders.end();) {
        if (order->left.erase(event.take) > 0 && !event.outcome && order->first)
            order->first = event.outcome;
        auto const next = std::next(order);
        if (order->left.empty())
            done.splice(done.end(), m_orders, order);
        order = next;
    }
    Q_EMIT changed();
    for (Order const& each : done)
        each.then(each.first);
}

} // namespace fw::ui
