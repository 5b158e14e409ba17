#pragma once

#include "engine/consent/AuditLog.h"
#include "engine/workflow/Trust.h"

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fw::workflow {

/// An entry of the audit log as a person reads it.
struct AuditRow {
    int64_t number = 0, time = 0;
    std::string kind;
    std::string by;                    ///< account; empty where the entry names none
    std::vector<std::string> subjects; ///< ids of people it is about
    std::string summary;               ///< one line, English: what, with ids and rules
    std::string body;                  ///< the entry's JSON, as it is signed
};

/// Everything must fit; empty fields fit anything. Words are compared without case.
struct AuditFilter {
    std::set<std::string> kinds;
    std::string person; ///< an account, a subject's id, or a name that `names` knows
    int64_t from = 0;   ///< seconds; 0: from the beginning
    int64_t until = 0;  ///< seconds, not included; 0: no end
    std::string text;   ///< anywhere in the entry

    /// Names of the cast list, for `person`: (subject, name). The log itself holds no names.
    std::vector<std::pair<std::string, std::string>> names;
};

/// The log, checked from end to end.
struct AuditReport {
    std::vector<AuditRow> rows;  ///< oldest first; empty where the log does not verify
    std::vector<LogReport> logs; ///< state of all signed logs of this installation, this one first
    std::vector<std::pair<std::string, std::string>> names;
};

/// Every kind that this program writes, in the order in which people look for them.
std::vector<std::string> const& auditKinds();

/// Reads log and names. Thread: a worker; it verifies every entry.
AuditReport readAudit();
AuditRow auditRow(consent::LogEntry const& entry);
bool fits(AuditRow const& row, AuditFilter const& filter);

/// ".csv" (RFC 4180, UTF-8, CRLF; number, time, kind, by, summary, entry) or ".json" (a list of entries), by
/// the target's ending. `log` is the state that is written along in JSON. Errors: BadInput (ending), Io.
Status writeAudit(std::vector<AuditRow> const& rows, LogReport const& log,
                  std::filesystem::path const& target);

/// Midnight UTC of "2026-11-27". Errors: BadInput.
Result<int64_t> dayFrom(std::string const& text);

} // namespace fw::workflow
