#pragma once

#include "engine/consent/AuditLog.h"
#include "engine/moderation/Review.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::workflow {

/// One of the signed logs of this installation, checked from end to end.
struct LogReport {
    std::string name; ///< "audit" | "ledger" | "review" | "registry"
    int64_t entries = 0;
    std::optional<Error> problem;
    std::vector<std::string> putAside; ///< earlier logs that were damaged
};
std::vector<LogReport> verifyLogs();

/// Accounts::signIn, and in the audit log that somebody signed in or was refused (not where there is one
/// person who is asked for nothing). Errors: Refused, those of the log.
Result<moderation::Account> signIn(moderation::Accounts const& accounts, std::string const& name,
                                   std::string const& passphrase);
/// Adds an account or replaces the one of this name, and notes it in the audit log. `by`: who did.
Status saveAccount(moderation::Account const& account, bool needsFourEyes, std::string const& by);

enum class ReviewStep { Approve, Reject, Appeal };

/// A decision about a held request: sign in, decide, and note it in the audit log. `as` may be empty where
/// there is one account. Errors: those of Accounts and ReviewInbox.
struct ReviewOrder {
    std::string id;
    ReviewStep step = ReviewStep::Approve;
    std::string as, passphrase, reason;
};
Result<moderation::ReviewItem> takeReviewStep(ReviewOrder const& order);

} // namespace fw::workflow
