#include "ui/bridge/MachineWatch.h"

#include <chrono>

namespace fw::ui {

namespace {

constexpr std::chrono::seconds kBetweenLooks{1};

} // namespace

MachineWatch::MachineWatch(QObject* parent)
    : QObject(parent), m_thread([this](std::stop_token stop) { run(std::move(stop)); })
{
}

MachineWatch::~MachineWatch() = default;

void MachineWatch::setWatching(bool isWatching)
{
    {
        std::scoped_lock lock(m_guarded.mutex);
        m_guarded.isWatching = isWatching;
    }
    m_guarded.changed.notify_all();
}

void MachineWatch::run(std::stop_token stop)
{
    using Clock = std::chrono::steady_clock;
    Machine const machine;
    std::optional<std::pair<Clock::time_point, double>> before;
    std::unique_lock lock(m_guarded.mutex);
    while (!stop.stop_requested()) {
        if (!m_guarded.isWatching) {
            before.reset();
            m_guarded.changed.wait(lock, stop, [this] { return m_guarded.isWatching; });
            continue;
        }
        lock.unlock();
        MachineLoad const load = machine.read();
        auto const now = Clock::now();
        double share = 0;
        if (before)
            share = (load.processorSeconds - before->second) /
                    std::chrono::duration<double>(now - before->first).count();
        before = {now, load.processorSeconds};
        QMetaObject::invokeMethod(this, [this, load, share] { Q_EMIT looked(load, share); });
        lock.lock();
        m_guarded.changed.wait_for(lock, stop, kBetweenLooks, [this] { return !m_guarded.isWatching; });
    }
}

} // namespace fw::ui
