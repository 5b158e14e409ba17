#pragma once

#include "engine/base/Ids.h"
#include "engine/consent/SignedLog.h"
#include "engine/moderation/Moderation.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::moderation {

/// What somebody may do. Creator: ask and appeal. Reviewer: decide. Administrator: both, and change accounts.
enum class Role { Creator, Reviewer, Administrator };
char const* roleName(Role role);

/// A local account of a studio.
struct Account {
    std::string name;
    std::vector<Role> roles;
    std::string passphraseHash; ///< Argon2id, as crypto_pwhash_str writes it; empty: none is asked for
};

/// The name under which the system knows who runs this program.
std::string loginName();

/// Who works here, and how: accounts.json in the config folder. Without the file there is one person, the
/// login name, with every role, who may decide about their own requests (it is logged).
struct Accounts {
    bool needsFourEyes = false; ///< nobody decides about their own request
    std::vector<Account> all;

    /// Errors: BadInput, NewerSchema; a missing file is one person.
    static Result<Accounts> load(std::filesystem::path const& file);
    static Result<Accounts> loadDefault();
    Status save(std::filesystem::path const& file) const;

    /// Errors: Refused (unknown name, wrong passphrase). Takes about a tenth of a second when one is asked
    /// for.
    Result<Account> signIn(std::string const& name, std::string const& passphrase) const;
};
/// Slow on purpose. Errors: OutOfMemory.
Result<std::string> hashPassphrase(std::string const& passphrase);

enum class ReviewState { Held, Approved, Rejected, Appealed };
char const* reviewStateName(ReviewState state);

/// Something that was held, and what became of it.
struct ReviewItem {
    std::string id; ///< "rv-..."
    std::string rule, field, words;
    std::string text;    ///< what was asked for; empty when its file is gone
    std::string project; ///< folder; empty outside of projects
    ShotId shot;
    ReviewState state = ReviewState::Held;
    std::string askedBy, decidedBy, reason, appeal;
    int64_t asked = 0, decided = 0;
    bool isOwn = false; ///< decided by who asked
    std::vector<std::string> fingerprints;
};

/// What is held now and why.
struct HeldRequest {
    Decision decision;
    std::string text;                  ///< what the reviewer reads
    std::vector<std::string> variants; ///< the same with a preset's template around it
    std::string project;
    ShotId shot;
    std::string askedBy;
};

/// The review inbox: a SignedLog named "review", so that an approval cannot be written by hand, and the held
/// texts in files of mode 0600 beside it, so that they can be deleted. An approval is for one text and one
/// rule. Thread: any.
class ReviewInbox {
public:
    ReviewInbox(std::filesystem::path folder, std::shared_ptr<consent::KeyStore> keys,
                consent::Clock clock = consent::systemTime);

    /// Puts a request in; the same text and rule waiting already gives the same id. Errors: Io,
    /// consent.logDamaged.
    Result<std::string> hold(HeldRequest const& request);
    Result<std::vector<ReviewItem>> items() const; ///< oldest first
    /// Errors: MissingFile (no such id), Refused (not a reviewer, own request under four eyes), Conflict
    /// (decided already), BadInput (no reason), Io.
    Result<ReviewItem> decide(std::string const& id, bool isApproved, Account const& who,
                              std::string const& reason, bool needsFourEyes);
    /// A rejected request comes back for another look. Errors: as above.
    Result<ReviewItem> appeal(std::string const& id, Account const& who, std::string const& reason);
    /// Whether this text was approved under this rule, and not rejected since. Damage approves nothing.
    bool isApproved(std::string const& rule, std::string const& text) const;

private:
    Result<ReviewItem> find(std::string const& id) const;
    std::filesystem::path textFile(std::string const& id) const { return m_folder / "held" / (id + ".json"); }

    std::filesystem::path m_folder;
    consent::SignedLog m_log;
    consent::Clock m_clock;
};

/// paths::data()/review.
ReviewInbox defaultInbox();

} // namespace fw::moderation
