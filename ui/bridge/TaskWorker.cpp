#include "ui/bridge/TaskWorker.h"

#include <QCoreApplication>
#include <QMetaObject>

namespace fw::ui {

TaskWorker::~TaskWorker()
{
    {
        std::scoped_lock lock(m_guarded.mutex);
        m_guarded.isStopping = true;
    }
    m_guarded.wake.notify_all();
}

void TaskWorker::post(std::function<void()> task)
{
    {
        std::scoped_lock lock(m_guarded.mutex);
        m_guarded.tasks.push_back(std::move(task));
    }
    m_guarded.wake.notify_one();
    if (!m_thread.joinable())
        m_thread = std::jthread([this] { run(); });
}

void TaskWorker::answerLater(std::function<void()> answer)
{
    QMetaObject::invokeMethod(qApp, std::move(answer), Qt::QueuedConnection);
}

void TaskWorker::run()
{
    while (true) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_guarded.mutex);
            m_guarded.wake.wait(lock, [this] { return m_guarded.isStopping || !m_guarded.tasks.empty(); });
            if (m_guarded.tasks.empty())
                return;
            task = std::move(m_guarded.tasks.front());
            m_guarded.tasks.pop_front();
        }
        task();
    }
}

} // namespace fw::ui
