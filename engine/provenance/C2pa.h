#pragma once

#include "engine/base/Json.h"
#include "engine/base/Result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace fw::provenance {

/// One clip or picture that went into a file. Titles are neutral ("shot 1"), never a file name.
struct Ingredient {
    std::string id; ///< referred to by actions ("shot-1")
    std::string title;
    std::string relationship; ///< "componentOf" | "inputTo" | "parentOf"
    std::filesystem::path file;
    std::string format = "video/mp4";
    bool isPlaced = true; ///< componentOf: gets a c2pa.placed action
};

enum class SourceType {
    TrainedAlgorithmicMedia,
    CompositeWithTrainedAlgorithmicMedia,
    Composite,
    DigitalCreation ///< drawn by a program, nothing generated
};

/// What is claimed about a file (media.md 1.7). Prompts, names and paths never go in.
struct ManifestSpec {
    std::string title = "clip";
    SourceType sourceType = SourceType::TrainedAlgorithmicMedia;
    std::string modelId; ///< vendor-prefixed parameter of c2pa.created; empty = left out
    std::string weightsSha256;
    std::vector<Ingredient> ingredients;
    bool hasVisibleMark = true;
    bool hasInvisibleMark = false;
    OrderedJson receipt; ///< how it was made, in short (jobs::shortReceipt); null unless the maker agreed
    OrderedJson cast;    ///< consents and checksums of the people shown (workflow::castStatement), or null
};

/// State of a file's credentials as the reader reports it.
struct C2paReport {
    enum class State { None, Invalid, Valid, Trusted };
    State state = State::None;
    std::vector<std::string>
        codes; ///< validation failures, e.g. signingCredential.untrusted, assertion.bmffHash.mismatch
    std::string digitalSourceType; ///< last part of the IPTC address
    std::vector<std::string> actions;
    struct Part {
        std::string title, relationship;
        std::string manifest; ///< label of the credentials it came with; empty: it had none
    };
    std::vector<Part> ingredients;
    std::string issuer;
    std::string label;                  ///< urn:c2pa:...
    std::string generator;              ///< what made the claim: "Framewright 0.2.0"
    std::string signer;                 ///< serial number of the certificate that signed it
    std::vector<std::string> manifests; ///< labels of all manifests in the file, those of ingredients too
    bool hasReceipt = false;            ///< carries ManifestSpec::receipt
};
char const* stateName(C2paReport::State state);

/// A key and certificate chain of this installation, made on first use (ES256, chain without the root, no
/// personal name). One 0600 file under paths::data()/signing: signing runs on worker threads and without a
/// desktop, where a keyring would ask or block. The root's key is not kept; the leaf is renewed when less
/// than 30 days are left. Thread: any; two programs that start together agree on one identity.
class SigningIdentity {
public:
    /// Errors: Io, BadInput (damaged file), Internal.
    static Result<SigningIdentity> loadOrCreate();
    /// In a folder of its own (tests).
    static Result<SigningIdentity> loadOrCreate(std::filesystem::path const& folder);

    std::string const& chainPem() const { return m_chainPem; }
    std::string const& rootPem() const { return m_rootPem; }
    std::string const& keyPem() const { return m_keyPem; }

private:
    std::string m_chainPem, m_rootPem, m_keyPem;
};

/// Whether libc2pa_c.so could be opened; the sentence says why not. An export that cannot be signed fails.
Status c2paAvailable();

/// Signs `source` into the new file `target` (both complete files; `target` must not exist). Last write of an
/// export. Returns the manifest bytes. Errors: Unavailable, BadInput, Io, Internal (with c2pa's own words).
Result<std::string> sign(std::filesystem::path const& source, std::filesystem::path const& target,
                         std::string const& format, ManifestSpec const& spec,
                         SigningIdentity const& identity);

/// The same for formats that nothing can be embedded in: `source` stays as it is, its credentials go into the
/// new file `sidecar`. Errors: as sign.
Result<std::string> signSidecar(std::filesystem::path const& source, std::filesystem::path const& sidecar,
                                ManifestSpec const& spec, SigningIdentity const& identity);

/// Where the credentials of a WebM or Matroska file lie: beside it, ending in .c2pa. Empty for other formats.
std::filesystem::path sidecarOf(std::filesystem::path const& file);

/// Reads credentials, embedded ones or those beside the file. A file without any is State::None, not an
/// error. `anchorsPem` (tests, studio root) may be empty: then our own clips are Valid with
/// signingCredential.untrusted. Errors: MissingFile, Unavailable, BadInput.
Result<C2paReport> readCredentials(std::filesystem::path const& file, std::string const& anchorsPem = {});

/// SHA-256 of the manifest's bytes in a signed mp4 or mov, or of a whole .c2pa sidecar: what `sign` returned.
/// Empty where there are none, or in another format. Errors: MissingFile, Io.
Result<std::string> manifestSha256(std::filesystem::path const& file);

/// "video/mp4", "image/png", ... by extension; empty when C2PA cannot be embedded in it.
std::string c2paFormatOf(std::filesystem::path const& file);

} // namespace fw::provenance
