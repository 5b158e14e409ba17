#include "ui/bridge/WeightReader.h"

#include "engine/library/Checksums.h"

#include <QPointer>

#include <algorithm>

namespace fw::ui {

WeightReader::WeightReader(std::shared_ptr<workflow::Toolbox const> tools) : m_tools(std::move(tools))
{
    read(workflow::quickWeights(*m_tools), [] {});
}

WeightReader::~WeightReader() { m_stop.request_stop(); }

bool WeightReader::readFirst(story::Storyboard const& board, std::vector<ShotId> const& shots, QObject* asker,
                             std::function<void()> then)
{
    Files const needed = workflow::unreadWeights(board, shots, *m_tools);
    Files fresh;
    std::copy_if(needed.begin(), needed.end(), std::back_inserter(fresh),
                 [this](std::filesystem::path const& file) { return m_tried.count(file) == 0; });
    bool const isWaiting =
        std::any_of(needed.begin(), needed.end(),
                    [this](std::filesystem::path const& file) { return m_reading.count(file) > 0; });
    if (fresh.empty() && !isWaiting)
        return false;
    read(std::move(fresh), [guard = QPointer<QObject>(asker), then = std::move(then)] {
        if (guard)
            then();
    });
    return true;
}

void WeightReader::read(Files files, std::function<void()> then)
{
    m_tried.insert(files.begin(), files.end());
    m_reading.insert(files.begin(), files.end());
    m_worker.ask(
        this,
        [files = std::move(files), stop = m_stop.get_token()] {
            for (std::filesystem::path const& file : files)
                (void)library::readChecksum(file, stop);
            return files;
        },
        [this, then = std::move(then)](Files const& done) {
            for (std::filesystem::path const& file : done)
                m_reading.erase(file);
            then();
        });
}

} // namespace fw::ui
