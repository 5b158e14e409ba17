#pragma once

#include "engine/base/Ids.h"
#include "engine/consent/SignedLog.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::provenance {

/// A clip or picture that went into a signed file, by what it is found again with.
struct RegistryPart {
    std::string title;        ///< as in the credentials: "shot 1", "extended clip"
    std::string relationship; ///< "componentOf" | "inputTo" | "parentOf"
    std::string manifest;     ///< label of its credentials; empty: it had none
};

/// A file that this installation signed: a take's proxy, an export. No prompt and no name of a person goes
/// in; who is shown stands in the consent ledger, by take.
struct RegistryEntry {
    std::string what;           ///< "take" | "film" | "clip" | ...
    std::string fileSha256;     ///< of the file as it was written
    std::string manifest;       ///< label of its credentials, urn:c2pa:...
    std::string manifestSha256; ///< of the manifest's bytes; empty: not known
    std::string signer;         ///< serial number of the certificate
    std::string digitalSourceType;
    std::string path;    ///< where it was written on this machine: an export that can be deleted on request
    std::string project; ///< folder; empty outside of projects
    std::string shot, take; ///< of a take; empty for a film
    int shotNumber = 0;     ///< in film order when it was made; 0: not known
    std::string requestKey; ///< of a take
    std::string markId;     ///< id in the invisible mark, 12 hex digits; empty: it has none
    std::vector<RegistryPart> parts;
    int64_t time = 0; ///< filled in by the registry
};

/// What a file says about itself, to be looked up. Empty texts are not looked for.
struct RegistryClue {
    std::string fileSha256, manifest, manifestSha256, markId;
    std::vector<std::string> manifests; ///< of everything inside the file
    std::string signer;
};

/// How a file was recognised, the strongest way first.
enum class RegistryMatch { None, File, Manifest, Mark, Inside };
char const* matchName(RegistryMatch match); ///< "none" | "file" | "manifest" | "mark" | "inside"

/// An entry and what it was made of, as far as this installation made it: a film, its shots' takes, the takes
/// that those continue. Every entry stands once, children behind their parent.
struct RegistryLink {
    RegistryEntry entry;
    int depth = 0;     ///< 0: the file itself
    std::string title; ///< as the entry above calls it; empty for the file itself
    std::string relationship;
    bool isKnown =
        true; ///< false: a part that this installation did not sign (only title and manifest are there)
};

struct RegistryAnswer {
    RegistryMatch match = RegistryMatch::None;
    std::vector<RegistryLink> chain; ///< empty without a match
    bool isOwnSigner = false;        ///< signed with a certificate that the registry knows
    int64_t entries = 0;
};

/// The registry of one installation: a SignedLog named "registry", so that entries cannot be changed, taken
/// out or slipped in unnoticed. It answers "who made this?" for this installation's own files only. Thread:
/// any.
class Registry {
public:
    Registry(std::filesystem::path folder, std::shared_ptr<consent::KeyStore> keys,
             consent::Clock clock = consent::systemTime);

    /// On disk when this returns. A registry that does not verify is put aside and begun anew, as the audit
    /// log is. Errors: Io, Conflict.
    Status enter(RegistryEntry const& entry);
    /// Oldest first, verified. Errors: BadInput with consent.logDamaged, BadInput (an entry of a newer
    /// program).
    Result<std::vector<RegistryEntry>> read() const;
    Result<RegistryAnswer> find(RegistryClue const& clue) const;

private:
    consent::SignedLog m_log;
    consent::Clock m_clock;
};

/// Pure: `find` on entries that were read.
RegistryAnswer findIn(std::vector<RegistryEntry> const& entries, RegistryClue const& clue);

/// paths::data()/registry.
Registry defaultRegistry();

} // namespace fw::provenance
