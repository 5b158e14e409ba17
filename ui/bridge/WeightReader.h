#pragma once

#include "engine/workflow/Weights.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>

#include <set>
#include <stop_token>

namespace fw::ui {

/// Reads the checksums of checkpoints that were never read, before they are needed on the GUI thread. Thread:
/// GUI.
class WeightReader : public QObject {
    Q_OBJECT

public:
    /// Begins with the small models, so that the first rendering need not wait.
    explicit WeightReader(std::shared_ptr<workflow::Toolbox const> tools);
    ~WeightReader() override; ///< asks a reading to stop
    void setTools(std::shared_ptr<workflow::Toolbox const> tools) { m_tools = std::move(tools); }

    /// True: the shots need weights that are being read now, and `then` follows on the GUI thread, unless
    /// `asker` is gone by then. What could not be read is not tried again; the rendering says why.
    bool readFirst(story::Storyboard const& board, std::vector<ShotId> const& shots, QObject* asker,
                   std::function<void()> then);

private:
    using Files = std::vector<std::filesystem::path>;
    void read(Files files, std::function<void()> then);

    std::shared_ptr<workflow::Toolbox const> m_tools;
    std::set<std::filesystem::path> m_tried, m_reading;
    std::stop_source m_stop;
    TaskWorker m_worker; // last: joined before what it uses goes
};

} // namespace fw::ui
