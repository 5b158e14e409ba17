#pragma once

#include "engine/jobs/JobQueue.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>

#include <functional>
#include <list>
#include <set>

namespace fw::ui {

/// Has the clips of takes made again that went to save disk (workflow/KeptLatents.h), on the queue's worker.
/// Thread: GUI.
class ClipMaker : public QObject {
    Q_OBJECT

public:
    using Then = std::function<void(Status const& made)>;

    explicit ClipMaker(TaskWorker& worker) : m_worker(worker) {}

    /// Null: none is open. Whoever waits is told that it was cancelled.
    void setQueue(jobs::JobQueue* queue);

    /// Looks on a worker which of these takes lack their clip, and has those made. `then` follows when all
    /// were tried, with the first error; at once where nothing is to be done. Errors: those of
    /// JobQueue::makeClip, Unavailable (the queue is paused).
    void make(std::vector<TakeId> const& takes, Then then);
    int waiting() const; ///< clips that are still to be made

    void handle(jobs::ClipMade const& event); ///< what the queue says

Q_SIGNALS:
    void changed(); ///< a clip is there again, or one more is waited for

private:
    struct Order {
        std::set<TakeId> left;
        Status first;
        Then then;
    };

    void place(std::vector<TakeId> const& dropped, Then then);

    jobs::JobQueue* m_queue = nullptr;
    std::list<Order> m_orders;
    quint64 m_epoch = 0; ///< counts queues: what was asked of an earlier one is cancelled
    TaskWorker& m_worker;
};

} // namespace fw::ui
