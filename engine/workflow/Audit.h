#pragma once

#include "engine/consent/AuditLog.h"
#include "engine/workflow/Trust.h"

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace fw::workflow {

/// What an entry names, for whoever says it in other words than `summary`.
struct AuditFacts {
    std::vector<std::string> shots, takes; ///< ids, each once
    std::string thing;   ///< exported or refused: "film", "export"...; a consent's kind of person; or empty
    std::string step;    ///< of a review: "approve" "reject" "appeal"
    std::string account; ///< that was made or changed
    std::string rule;    ///< of moderation
    std::string reason;  ///< of a refusal or failure: a word, or a message's id
    std::string version; ///< of the rules

    friend bool operator==(AuditFacts const&, AuditFacts const&) = default;
};

/// An entry of the audit log as a person reads it.
struct AuditRow {
    int64_t number = 0, time = 0;
    std::string kind;
    std::string by;                    ///< account; empty where the entry names none
    std::vector<std::string> subjects; ///< ids of people it is about
    std::string summary;               ///< one line, English: what, with ids and rules
    std::string body;                  ///< the entry's JSON, as it is signed
    AuditFacts facts = {};
};

/// What people call a shot or a take: where it stands in its storyboard now. No prompt, no word of the shot.
struct AuditPlace {
    std::string board, scene; ///< titles
    int shot = 0;             ///< number in film order
    int take = 0;             ///< of the shot's takes; 0: the shot itself

    friend bool operator==(AuditPlace const&, AuditPlace const&) = default;
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
    std::map<std::string, AuditPlace> places; ///< by id of shot or take, as far as their projects are there
};

/// Every kind that this program writes, in the order in which people look for them.
std::vector<std::string> const& auditKinds();

/// Reads log and names. Shots and takes are looked up in `project`, where one is open, and in every project
/// that the registry of signed files knows and that is still where it was. Thread: a worker; it verifies
/// every entry.
AuditReport readAudit(std::filesystem::path const& project = {});
AuditRow auditRow(consent::LogEntry const& entry);
bool fits(AuditRow const& row, AuditFilter const& filter);

/// ".csv" (RFC 4180, UTF-8, CRLF; number, time, kind, by, summary, entry) or ".json" (a list of entries), by
/// the target's ending. `log` is the state that is written along in JSON. Errors: BadInput (ending), Io.
Status writeAudit(std::vector<AuditRow> const& rows, LogReport const& log,
                  std::filesystem::path const& target);

/// Midnight UTC of "2026-11-27". Errors: BadInput.
Result<int64_t> dayFrom(std::string const& text);

} // namespace fw::workflow
