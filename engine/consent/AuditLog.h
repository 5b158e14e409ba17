#pragma once

#include "engine/consent/SignedLog.h"

namespace fw::consent {

/// Something that was decided or done: who asked is this installation's account, what is ids, rules and
/// checksums. No prompt, name or path of a person's file, unless the policy says so.
struct AuditEvent {
    /// "generation" "refusal" "take" "failure" "export" "consent" "headshot" "revocation" "deletion" "review"
    /// "policy" "signin" "account"; "restart" is the log's own
    std::string kind;
    OrderedJson what = OrderedJson::object();
};

/// Where events go: the log of this installation, or a test's list. Empty: nowhere.
using AuditSink = std::function<Status(AuditEvent const& event)>;

/// The audit log: a SignedLog named "audit". Thread: any.
class AuditLog {
public:
    AuditLog(std::filesystem::path folder, std::shared_ptr<KeyStore> keys, Clock clock = systemTime);

    /// On disk when this returns. A log whose end does not verify is put aside under another name, and the
    /// new one begins by saying so: work goes on, and the damage stays visible. Errors: Io, Conflict.
    Status record(AuditEvent const& event);

    /// Everything, verified. Errors: BadInput with consent.logDamaged.
    Result<std::vector<LogEntry>> read() const;
    /// The newest entry of a kind, by itself verified.
    Result<std::optional<LogEntry>> newest(std::string const& kind) const { return m_log.newest(kind); }
    /// Files of logs that were put aside.
    std::vector<std::filesystem::path> putAside() const;

private:
    std::filesystem::path m_folder;
    SignedLog m_log;
    Clock m_clock;
};

/// paths::data()/consent/audit.db with its own key beside the ledger's.
AuditLog defaultAuditLog();

} // namespace fw::consent
