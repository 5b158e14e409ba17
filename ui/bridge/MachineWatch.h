#pragma once

#include "engine/base/Machine.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace fw::ui {

/// Looks at the computer once a second on a thread of its own, while somebody wants to know: asking a driver
/// may take its time. Thread: GUI.
class MachineWatch : public QObject {
    Q_OBJECT

public:
    explicit MachineWatch(QObject* parent = nullptr);
    ~MachineWatch() override;

    void setWatching(bool isWatching);

Q_SIGNALS:
    /// `processorShare`: of one core, lately; 1.7 is nearly two cores.
    void looked(fw::MachineLoad const& load, double processorShare);

private:
    void run(std::stop_token stop);

    struct {
        std::mutex mutex;
        std::condition_variable_any changed;
        bool isWatching = false;
    } m_guarded;
    std::jthread m_thread; // last
};

} // namespace fw::ui
