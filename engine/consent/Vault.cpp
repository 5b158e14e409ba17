#include "engine/consent/Vault.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/consent/Ledger.h"
#include "engine/consent/Sealing.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr char kMaster[] = "vault-master";
constexpr char kNextMaster[] = "vault-master-next"; ///< while the subjects' keys go from one to the other
constexpr char kKeyFile[] = "subject.key";
constexpr char kEnding[] = ".shot";
constexpr uint64_t kMostPictureBytes = 64u << 20;

std::string aboutKey(SubjectId const& subject) { return "framewright-vault-key\n" + subject.value; }
std::string aboutPicture(SubjectId const& subject, std::string const& image)
{
    return "framewright-vault-picture\n" + subject.value + "\n" + image;
}

/// Names become files: short, lower case, nothing that leads elsewhere.
bool isSafeName(std::string const& name)
{
    return !name.empty() && name.size() <= 64 && name.front() != '-' &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

Status makePrivateFolder(fs::path const& folder)
{
    FW_CHECK(makeFolders(folder));
    ::chmod(folder.c_str(), 0700);
    return {};
}

Status writePrivate(fs::path const& file, std::string_view bytes)
{
    FW_CHECK(writeFileAtomically(file, bytes)); // what is in it is encrypted; the mode is a second fence
    ::chmod(file.c_str(), 0600);
    return {};
}

Error damaged(SubjectId const& subject, std::string const& image, std::string const& what)
{
    return fail(Error::Kind::BadInput, "consent.vaultDamaged", {image, subject.value, what});
}

/// Over with noise, then away. See FileKeyStore about what that is worth.
Status destroyFile(fs::path const& file)
{
    std::error_code code;
    auto const bytes = fs::file_size(file, code);
    if (!code) {
        Secret const noise = Secret::random(std::min<uint64_t>(bytes, 4096));
        int const fd = ::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0) {
            static_cast<void>(::pwrite(fd, noise.data(), noise.size(), 0) >= 0 && ::fsync(fd) == 0);
            ::close(fd);
        }
    }
    fs::remove(file, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), code.message()}, file.string());
    return {};
}

std::vector<fs::path> entriesOf(fs::path const& folder)
{
    std::vector<fs::path> found;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        found.push_back(it->path());
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

Result<Vault> Vault::open(fs::path folder, std::shared_ptr<KeyStore> keys)
{
    Vault vault(std::move(folder), std::move(keys));
    FW_TRY(auto const next, vault.m_keys->find(kNextMaster));
    if (next)
        FW_CHECK(vault.completeChange(*next));
    return vault;
}

Result<Secret> Vault::master(bool mayMake) const
{
    FW_TRY(auto known, m_keys->find(kMaster));
    if (known)
        return std::move(*known);
    if (!mayMake)
        return fail(Error::Kind::MissingFile, "consent.noMasterKey", {m_folder.string()});
    Secret made = Secret::random(kKeyBytes);
    FW_CHECK(m_keys->put(kMaster, made));
    return made;
}

Result<Secret> Vault::subjectKey(SubjectId const& subject, bool mayMake) const
{
    if (!isSafeName(subject.value))
        return fail(Error::Kind::BadInput, "consent.noSubject", {subject.value});
    fs::path const file = folderOf(subject) / kKeyFile;
    std::error_code ignored;
    if (!fs::exists(file, ignored) && mayMake) {
        FW_TRY(Secret const under, master(true));
        Secret made = Secret::random(kKeyBytes);
        FW_CHECK(makePrivateFolder(m_folder));
        FW_CHECK(makePrivateFolder(folderOf(subject)));
        FW_CHECK(writePrivate(file, wrapKey(under, aboutKey(subject), made)));
        return made;
    }
    FW_TRY(std::string const wrapped, readFile(file, 4096));
    FW_TRY(Secret const under, master(false));
    auto key = unwrapKey(under, aboutKey(subject), wrapped);
    if (!key)
        return damaged(subject, "subject.key", "its key belongs to another vault or was changed");
    return std::move(*key);
}

Result<std::string> Vault::put(SubjectId const& subject, std::string const& image, std::string_view png)
{
    if (!isSafeName(image))
        return fail(Error::Kind::BadInput, "consent.notPlainPng",
                    {image, "has a name with other signs than a-z, 0-9 and -"});
    if (std::string const wrong = whatIsNotPlain(png); !wrong.empty())
        return fail(Error::Kind::BadInput, "consent.notPlainPng", {image, wrong});
    FW_TRY(Secret const key, subjectKey(subject, true));
    FW_CHECK(writePrivate(folderOf(subject) / (image + kEnding),
                          sealStream(key, aboutPicture(subject, image), png)));
    return sha256Hex(png);
}

Result<Secret> Vault::get(SubjectId const& subject, std::string const& image) const
{
    if (!isSafeName(image))
        return fail(Error::Kind::MissingFile, "base.missingFile", {image});
    FW_TRY(Secret const key, subjectKey(subject, false));
    FW_TRY(std::string const sealed, readFile(folderOf(subject) / (image + kEnding), kMostPictureBytes));
    auto plain = openStream(key, aboutPicture(subject, image), sealed);
    if (!plain)
        return damaged(subject, image, "it was changed, cut short, or is another one");
    return std::move(*plain);
}

std::vector<std::string> Vault::images(SubjectId const& subject) const
{
    std::vector<std::string> names;
    if (isSafeName(subject.value))
        for (fs::path const& file : entriesOf(folderOf(subject)))
            if (file.extension() == kEnding)
                names.push_back(file.stem().string());
    return names;
}

Status Vault::shred(SubjectId const& subject)
{
    if (!isSafeName(subject.value))
        return fail(Error::Kind::BadInput, "consent.noSubject", {subject.value});
    std::error_code code;
    if (!fs::exists(folderOf(subject), code))
        return {};
    FW_CHECK(destroyFile(folderOf(subject) / kKeyFile)); // from here on the pictures are noise
    for (fs::path const& file : entriesOf(folderOf(subject)))
        FW_CHECK(destroyFile(file));
    fs::remove(folderOf(subject), code);
    FW_CHECK(syncFolder(m_folder));
    return changeMaster();
}

/// next is stored | keys rewrapped one by one | next becomes the master | next is erased. A kill in between
/// is completed by the next open().
Status Vault::changeMaster()
{
    Secret const next = Secret::random(kKeyBytes);
    FW_CHECK(m_keys->put(kNextMaster, next));
    return completeChange(next);
}

Status Vault::completeChange(Secret const& next)
{
    FW_TRY(auto const current, m_keys->find(kMaster));
    for (fs::path const& folder : entriesOf(m_folder)) {
        SubjectId const subject{folder.filename().string()};
        fs::path const file = folder / kKeyFile;
        std::error_code ignored;
        if (!fs::exists(file, ignored))
            continue;
        FW_TRY(std::string const wrapped, readFile(file, 4096));
        auto const key = current ? unwrapKey(*current, aboutKey(subject), wrapped) : std::nullopt;
        if (key) // one that does not open is done already, or belongs to another vault
            FW_CHECK(writePrivate(file, wrapKey(next, aboutKey(subject), *key)));
    }
    FW_CHECK(m_keys->put(kMaster, next));
    return m_keys->erase(kNextMaster);
}

Result<Vault> defaultVault()
{
    fs::path const folder = defaultFolder();
    FW_TRY(std::shared_ptr<KeyStore> keys, vaultKeyStore(folder / "keys"));
    return Vault::open(folder / "vault", std::move(keys));
}

} // namespace fw::consent
