#pragma once

#include "engine/base/Latest.h"
#include "engine/workflow/Workflow.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace fw::ui {

/// Runs one export at a time on an IO worker of its own. Progress is latest-wins: however fast frames are
/// written, there is at most one wake-up on its way. Thread: GUI; the callbacks run on the worker.
class ExportWorker {
public:
    struct Callbacks {
        std::function<void()> onProgress; ///< fetch it with takeProgress()
        std::function<void(Result<exporting::ExportResult>)> onEnd;
    };

    ExportWorker(std::shared_ptr<workflow::Toolbox const> tools, Callbacks callbacks);

    /// For the exports that start from now on.
    void setTools(std::shared_ptr<workflow::Toolbox const> tools) { m_tools = std::move(tools); }
    /// Ignored while one runs.
    void start(story::Storyboard board, exporting::ExportSettings settings);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    std::optional<exporting::ExportProgress> takeProgress() { return m_progress.take(); }

private:
    std::shared_ptr<workflow::Toolbox const> m_tools;
    Callbacks m_callbacks;
    Latest<exporting::ExportProgress> m_progress;
    std::atomic<bool> m_isRunning = false;
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace fw::ui
