#include "engine/provenance/C2pa.h"

#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/provenance/Certificates.h"
#include "engine/provenance/FolderLock.h"

#include <cerrno>
#include <ctime>
#include <sys/stat.h>

namespace fw::provenance {

namespace fs = std::filesystem;

namespace {

constexpr char kFileName[] = "identity.json";
constexpr std::time_t kRenewBefore = 30 * 24 * 3600;

/// What is kept: the root's key is thrown away, so that nothing else can ever be signed under it; the
/// intermediate's key stays to renew the leaf.
struct Stored {
    std::string root, intermediate, intermediateKey, leaf, leafKey;
};

Error writeError(fs::path const& file)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(errno)}, file.string());
}

Result<Stored> readStored(fs::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    Stored out;
    JsonReader in(json, file.string());
    in.required("root", out.root).required("intermediate", out.intermediate);
    in.required("intermediateKey", out.intermediateKey);
    in.required("leaf", out.leaf).required("leafKey", out.leafKey);
    FW_CHECK(in.status());
    bool const isUsable = certificateFromPem(out.root) && certificateFromPem(out.intermediate) &&
                          certificateFromPem(out.leaf) && keyFromPem(out.intermediateKey) &&
                          keyFromPem(out.leafKey);
    if (!isUsable)
        return fail(Error::Kind::BadInput, "provenance.identityDamaged", {file.string()}, file.string());
    return out;
}

Status writeStored(fs::path const& file, Stored const& stored)
{
    OrderedJson const json{{"root", stored.root},
                           {"intermediate", stored.intermediate},
                           {"intermediateKey", stored.intermediateKey},
                           {"leaf", stored.leaf},
                           {"leafKey", stored.leafKey}};
    return writeFileAtomically(file, dumpJson(json, 1) + "\n", ReadableBy::OwnerOnly);
}

/// A new leaf under the stored intermediate.
Status renewLeaf(Stored& stored, std::time_t now)
{
    CertificatePtr const intermediate = certificateFromPem(stored.intermediate);
    KeyPtr const intermediateKey = keyFromPem(stored.intermediateKey);
    FW_TRY(KeyPtr const key, makeKey());
    FW_TRY(CertificatePtr const leaf,
           makeCertificate(CertificateRole::Leaf, *key, {intermediate.get(), intermediateKey.get()}, now));
    stored.leaf = toPem(*leaf);
    stored.leafKey = toPem(*key);
    return {};
}

Result<Stored> makeStored(std::time_t now)
{
    FW_TRY(KeyPtr const rootKey, makeKey());
    FW_TRY(CertificatePtr const root, makeCertificate(CertificateRole::Root, *rootKey, {}, now));
    FW_TRY(KeyPtr const middleKey, makeKey());
    FW_TRY(CertificatePtr const middle,
           makeCertificate(CertificateRole::Intermediate, *middleKey, {root.get(), rootKey.get()}, now));
    Stored stored;
    stored.root = toPem(*root);
    stored.intermediate = toPem(*middle);
    stored.intermediateKey = toPem(*middleKey);
    FW_CHECK(renewLeaf(stored, now));
    return stored;
}

bool endsWithin(std::string const& pem, std::time_t now, std::time_t seconds)
{
    CertificatePtr const certificate = certificateFromPem(pem);
    return !certificate || expiryOf(*certificate) < now + seconds;
}

/// A leaf must not outlive its intermediate, so the whole chain is made anew a leaf's life before that ends.
bool needsNewChain(Stored const& stored, std::time_t now)
{
    std::time_t const leafLife = std::time_t{lifetimeDays(CertificateRole::Leaf)} * 24 * 3600;
    return endsWithin(stored.intermediate, now, leafLife);
}

Result<Stored> loadOrMake(fs::path const& file, std::time_t now)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        FW_TRY(Stored made, makeStored(now));
        FW_CHECK(writeStored(file, made));
        return made;
    }
    FW_TRY(Stored stored, readStored(file));
    if (!endsWithin(stored.leaf, now, kRenewBefore))
        return stored;
    if (needsNewChain(stored, now)) {
        FW_TRY(stored, makeStored(now));
    } else {
        FW_CHECK(renewLeaf(stored, now));
    }
    FW_CHECK(writeStored(file, stored));
    return stored;
}

} // namespace

Result<SigningIdentity> SigningIdentity::loadOrCreate() { return loadOrCreate(paths::data() / "signing"); }

Result<SigningIdentity> SigningIdentity::loadOrCreate(fs::path const& folder)
{
    FW_CHECK(makeFolders(folder));
    if (::chmod(folder.c_str(), 0700) != 0)
        return writeError(folder);
    FolderLock const lock(folder);
    if (!lock.isHeld())
        return writeError(folder);
    FW_TRY(Stored const stored, loadOrMake(folder / kFileName, std::time(nullptr)));
    SigningIdentity identity;
    identity.m_chainPem = stored.leaf + stored.intermediate;
    identity.m_rootPem = stored.root;
    identity.m_keyPem = stored.leafKey;
    return identity;
}

} // namespace fw::provenance
