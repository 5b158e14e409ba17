#pragma once

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace fw::ui {

/// One background thread, from the first task on, that does small tasks in the order in which they were asked
/// for: what touches disk, keys or a keyring. Every task that was taken is done, also at exit: a withdrawn
/// consent is not lost with the window. Thread: GUI.
class TaskWorker {
public:
    TaskWorker() = default;
    ~TaskWorker(); ///< finishes what waits, then joins

    void post(std::function<void()> task);

    /// Runs `work` on the worker and gives its answer to `then` on the GUI thread, unless `asker` is gone by
    /// then.
    template <class Work, class Then>
    void ask(QObject* asker, Work work, Then then)
    {
        // The worker touches the guard only as a value; it is looked at on the GUI thread.
        post([guard = QPointer<QObject>(asker), work = std::move(work), then = std::move(then)] {
            auto answer = std::make_shared<decltype(work())>(work());
            answerLater([guard, then, answer] {
                if (guard)
                    then(std::move(*answer));
            });
        });
    }

private:
    static void answerLater(std::function<void()> answer); ///< on the GUI thread
    void run();

    struct {
        std::mutex mutex;
        std::condition_variable wake;
        std::deque<std::function<void()>> tasks;
        bool isStopping = false;
    } m_guarded;
    std::jthread m_thread; // last
};

} // namespace fw::ui
