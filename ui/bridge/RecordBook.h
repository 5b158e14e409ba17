#pragma once

#include "engine/story/Restore.h"
#include "engine/workflow/Audit.h"
#include "engine/workflow/Origin.h"
#include "ui/bridge/TaskWorker.h"

#include <QObject>

#include <functional>

namespace fw::ui {

/// The records of this installation, for the window: who made a file, and what the audit log holds. Hashing,
/// decoding and verifying happen on a worker of its own, because a long film takes a while. Thread: GUI.
class RecordBook : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void whoMade(std::filesystem::path file, QObject* asker,
                 std::function<void(Result<workflow::Origin>)> then);
    /// The dated copies of a project, newest first.
    void readBackups(std::filesystem::path folder, QObject* asker,
                     std::function<void(std::vector<story::BackupInfo>)> then);
    /// `project`: the one that is open; its shots are known by name even when nothing of it was signed.
    void readAudit(std::filesystem::path project, QObject* asker,
                   std::function<void(workflow::AuditReport)> then);
    void writeAudit(std::vector<workflow::AuditRow> rows, workflow::LogReport log,
                    std::filesystem::path target, QObject* asker, std::function<void(Status)> then);

private:
    TaskWorker m_worker;
};

} // namespace fw::ui
