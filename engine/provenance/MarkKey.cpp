#include "engine/base/Files.h"
#include "engine/base/Paths.h"
#include "engine/consent/KeyStore.h"
#include "engine/provenance/FolderLock.h"
#include "engine/provenance/InvisibleMark.h"

#include <algorithm>
#include <cerrno>

namespace fw::provenance {

namespace {

constexpr char kName[] = "invisible-mark-2"; // the scheme's number is part of the name

} // namespace

Result<MarkKey> loadOrCreateMarkKey() { return loadOrCreateMarkKey(paths::data() / "signing"); }

Result<MarkKey> loadOrCreateMarkKey(std::filesystem::path const& folder)
{
    FW_CHECK(makeFolders(folder));
    FolderLock const lock(folder);
    if (!lock.isHeld())
        return fail(Error::Kind::Io, "base.cannotWrite", {folder.string(), systemReason(errno)},
                    folder.string());
    auto const keys = consent::fileKeyStore(folder);
    FW_TRY(std::optional<consent::Secret> secret, keys->find(kName));
    if (!secret) {
        secret = consent::Secret::random(sizeof(MarkKey));
        FW_CHECK(keys->put(kName, *secret));
    }
    MarkKey key{};
    if (secret->size() != key.size())
        return fail(Error::Kind::BadInput, "provenance.markKeyDamaged", {folder.string()}, folder.string());
    std::copy_n(reinterpret_cast<uint8_t const*>(secret->data()), key.size(), key.begin());
    return key;
}

} // namespace fw::provenance
