#include "ui/bridge/ExportWorker.h"

namespace fw::ui {

ExportWorker::ExportWorker(std::shared_ptr<workflow::Toolbox const> tools, Callbacks callbacks)
    : m_tools(std::move(tools)), m_callbacks(std::move(callbacks)), m_progress(m_callbacks.onProgress)
{
}

void ExportWorker::start(story::Storyboard board, exporting::ExportSettings settings)
{
    if (m_isRunning.exchange(true))
        return;
    m_thread = std::jthread([this, tools = m_tools, board = std::move(board),
                             settings = std::move(settings)](std::stop_token stop) mutable {
        auto result = workflow::exportFilm(
            board, std::move(settings), *tools,
            [this](exporting::ExportProgress const& progress) { m_progress.put(progress); }, stop);
        m_isRunning = false;
        m_callbacks.onEnd(std::move(result));
    });
}

void ExportWorker::cancel() { m_thread.request_stop(); }

} // namespace fw::ui
