#pragma once

#include "engine/workflow/Seam.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>

#include <map>
#include <utility>

namespace fw::ui {

/// Scores of seams, measured once for each pair of takes on a worker. Thread: GUI.
class SeamBook : public QObject {
    Q_OBJECT

public:
    explicit SeamBook(QObject* parent = nullptr) : QObject(parent) {}

    /// nullopt while it is measured, or when it cannot be; `measured` says when to ask again.
    std::optional<double> score(std::filesystem::path const& project, workflow::Seam const& seam);

Q_SIGNALS:
    void measured();

private:
    using Takes = std::pair<TakeId, TakeId>;
    std::map<Takes, std::optional<double>> m_scores; ///< nullopt: asked for
    TaskWorker m_worker;                             // last
};

} // namespace fw::ui
