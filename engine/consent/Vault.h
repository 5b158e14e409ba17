#pragma once

#include "engine/base/Ids.h"
#include "engine/consent/KeyStore.h"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace fw::consent {

/// Whether the bytes are a complete PNG whose chunks can carry nothing but the picture (no text, EXIF, time
/// or private chunks). nullopt-like: an empty text when it is, else what is wrong ("has a tEXt chunk").
std::string whatIsNotPlain(std::string_view png);

/// Headshots at rest: <folder>/<subject>/<image>.shot, each a libsodium secretstream under the subject's
/// random key; that key lies beside them, wrapped by a master key in a KeyStore (media.md 5.3). Plain
/// pictures exist in memory only. A vault never lies in a project. Thread: any, one at a time; several
/// programs may read.
class Vault {
public:
    /// Nothing is made before the first picture. A change of master key that a kill cut short is completed.
    static Result<Vault> open(std::filesystem::path folder, std::shared_ptr<KeyStore> keys);

    /// Encrypts a picture (PNG without metadata, as media::encodePng writes it); replaces one of the same
    /// name. Gives its SHA-256. Errors: BadInput (name, not a plain PNG), Io, Unavailable.
    Result<std::string> put(SubjectId const& subject, std::string const& image, std::string_view png);

    /// The picture's bytes. Errors: MissingFile, BadInput with consent.vaultDamaged (changed, cut short, of
    /// another subject, wrong master key).
    Result<Secret> get(SubjectId const& subject, std::string const& image) const;

    /// Names of the pictures, sorted.
    std::vector<std::string> images(SubjectId const& subject) const;

    /// Destroys the subject's key and pictures, and changes the master key, so that copies of this folder
    /// from before cannot be opened either. A subject without pictures: fine. Errors: Io, Unavailable.
    Status shred(SubjectId const& subject);

private:
    Vault(std::filesystem::path folder, std::shared_ptr<KeyStore> keys)
        : m_folder(std::move(folder)), m_keys(std::move(keys))
    {
    }
    Result<Secret> master(bool mayMake) const;
    Result<Secret> subjectKey(SubjectId const& subject, bool mayMake) const;
    Status changeMaster();
    Status completeChange(Secret const& next);
    std::filesystem::path folderOf(SubjectId const& subject) const { return m_folder / subject.value; }

    std::filesystem::path m_folder;
    std::shared_ptr<KeyStore> m_keys;
};

/// Where this installation keeps its vault: paths::data()/consent/vault.
Result<Vault> defaultVault();

} // namespace fw::consent
