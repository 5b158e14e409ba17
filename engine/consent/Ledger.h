#pragma once

#include "engine/consent/Records.h"
#include "engine/consent/SignedLog.h"

#include <algorithm>
#include <optional>

namespace fw::consent {

/// Why a person may not be shown.
enum class Reason { Missing, Expired, Revoked, OutOfScope, LogDamaged };
char const* reasonName(Reason reason);

/// Whom a job or an export shows, where and for what.
struct Question {
    std::vector<SubjectId> subjects;
    std::vector<Headshot> headshots; ///< pictures of the vault that the job wants; their subjects count too
    std::vector<TakeId> takes;       ///< takes that are shown or continued: whoever is in them counts too
    std::filesystem::path project;   ///< empty: no project (a job file by itself)
    Use use = Use::Render;

    bool isAboutNobody() const { return subjects.empty() && headshots.empty() && takes.empty(); }
};

/// Allowed, or the first reason against it with one sentence for the person.
struct Answer {
    std::optional<Reason> reason;
    SubjectId subject; ///< whom the reason is about; empty for a damaged log
    Error sentence;    ///< Error::Kind::Refused

    bool isAllowed() const { return !reason; }
};

/// A cast member as the list shows it.
struct Subject {
    SubjectId id;
    std::string name;
    SubjectKind kind = SubjectKind::Self;
    std::vector<Consent> consents; ///< oldest first
    std::vector<Headshot> headshots;
    std::optional<int64_t> revoked;
    std::string revokedReason;
};

/// What the verified log says.
struct LedgerState {
    std::vector<Subject> subjects;
    std::vector<ShownTake> takes; ///< with cast, oldest first
    int64_t newestTime = 0;       ///< of any entry: time only moves forward here
    int64_t entries = 0;

    Subject const* find(SubjectId const& id) const;
    std::vector<SubjectId> shownIn(TakeId const& take) const;
};

/// Pure: the answer from a verified state at time `now`. A subject needs one consent that is not over and
/// covers project and use; a revocation ends all of them for good. Times before the newest entry count as the
/// time of that entry, so that a clock set back revives nothing (media.md 5.2).
Answer answer(LedgerState const& state, Question const& question, int64_t now);
/// The same for what Ledger::read gave: a log that does not verify allows nobody.
Answer answer(Result<LedgerState> const& state, Question const& question, int64_t now);

/// The consent ledger of this installation. Every call verifies the whole log. Thread: any; several programs
/// may use one ledger.
class Ledger {
public:
    Ledger(std::filesystem::path folder, std::shared_ptr<KeyStore> keys, Clock clock = systemTime);

    Result<LedgerState> read() const;

    /// Errors: Refused (minor), BadInput (a field), BadInput with consent.logDamaged, Conflict (subject id of
    /// another name or kind, or revoked), Io. Fills in id, given time and statement; a consent without a
    /// subject makes a new one.
    Result<Consent> add(Consent consent, int months);
    Status addHeadshot(Headshot const& headshot);
    /// Called before a take with cast gets its final name, so that no take shows a person unnoticed.
    Status noteTake(ShownTake const& take);
    /// Errors: MissingFile (no such subject), Conflict (is revoked already), Io.
    Status revoke(SubjectId const& subject, std::string const& reason);

    /// Never fails: what cannot be read is a reason. Notes once a day of use how late it is, and at once that
    /// a consent was found to be over.
    Answer check(Question const& question);

private:
    int64_t now(LedgerState const& state) const { return std::max(m_clock(), state.newestTime); }

    SignedLog m_log;
    Clock m_clock;
};

/// Where this installation keeps ledger, vault and keys: paths::data()/consent.
std::filesystem::path defaultFolder();

} // namespace fw::consent
