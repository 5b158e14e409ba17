#include "ui/bridge/RecordBook.h"

namespace fw::ui {

void RecordBook::whoMade(std::filesystem::path file, QObject* asker,
                         std::function<void(Result<workflow::Origin>)> then)
{
    m_worker.ask(
        asker, [file = std::move(file)] { return workflow::whoMade(file, provenance::defaultRegistry()); },
        std::move(then));
}

void RecordBook::readBackups(std::filesystem::path folder, QObject* asker,
                             std::function<void(std::vector<story::BackupInfo>)> then)
{
    m_worker.ask(
        asker, [folder = std::move(folder)] { return story::readBackups(folder); }, std::move(then));
}

void RecordBook::readAudit(std::filesystem::path project, QObject* asker,
                           std::function<void(workflow::AuditReport)> then)
{
    m_worker.ask(
        asker, [project = std::move(project)] { return workflow::readAudit(project); }, std::move(then));
}

void RecordBook::writeAudit(std::vector<workflow::AuditRow> rows, workflow::LogReport log,
                            std::filesystem::path target, QObject* asker, std::function<void(Status)> then)
{
    m_worker.ask(
        asker,
        [rows = std::move(rows), log = std::move(log), target = std::move(target)] {
            return workflow::writeAudit(rows, log, target);
        },
        std::move(then));
}

} // namespace fw::ui
