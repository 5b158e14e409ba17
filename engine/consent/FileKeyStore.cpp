#include "engine/consent/KeyStore.h"

#include "engine/base/Files.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr uint64_t kMostKeyBytes = 4096;

Error writeError(fs::path const& file)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(errno)}, file.string());
}

class FileKeyStore final : public KeyStore {
public:
    explicit FileKeyStore(fs::path folder) : m_folder(std::move(folder)) {}

    Result<std::optional<Secret>> find(std::string const& name) override
    {
        fs::path const file = fileOf(name);
        struct stat info {};
        if (::lstat(file.c_str(), &info) != 0) {
            if (errno == ENOENT || errno == ENOTDIR)
                return std::optional<Secret>();
            return fail(Error::Kind::Io, "base.cannotRead", {file.string(), systemReason(errno)},
                        file.string());
        }
        if (!S_ISREG(info.st_mode) || (info.st_mode & 0077) != 0 || info.st_uid != ::geteuid())
            return fail(Error::Kind::Refused, "consent.openKeyFile", {file.string()}, file.string());
        FW_TRY(std::string bytes, readFile(file, kMostKeyBytes));
        return std::optional(Secret(std::move(bytes)));
    }

    Status put(std::string const& name, Secret const& secret) override
    {
        FW_CHECK(makeFolders(m_folder));
        ::chmod(m_folder.c_str(), 0700);
        return writeFileAtomically(fileOf(name), secret.bytes(), ReadableBy::OwnerOnly);
    }

    /// Overwritten first. On journaling file systems and flash the old blocks may survive, which is why the
    /// vault also changes its master key when it shreds.
    Status erase(std::string const& name) override
    {
        fs::path const file = fileOf(name);
        struct stat info {};
        if (::lstat(file.c_str(), &info) != 0)
            return errno == ENOENT ? Status() : Status(writeError(file));
        int const fd = ::open(file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0) {
            Secret const noise = Secret::random(static_cast<size_t>(info.st_size));
            bool const isOver =
                ::pwrite(fd, noise.data(), noise.size(), 0) == static_cast<ssize_t>(noise.size()) &&
                ::fsync(fd) == 0;
            ::close(fd);
            if (!isOver)
                return writeError(file);
        }
        if (::unlink(file.c_str()) != 0)
            return writeError(file);
        return syncFolder(m_folder);
    }

private:
    fs::path fileOf(std::string const& name) const { return m_folder / (name + ".key"); }
    fs::path const m_folder;
};

} // namespace

std::unique_ptr<KeyStore> fileKeyStore(fs::path folder)
{
    return std::make_unique<FileKeyStore>(std::move(folder));
}

Result<std::unique_ptr<KeyStore>> vaultKeyStore(fs::path const& folder)
{
    constexpr char kMaster[] = "vault-master";
    fs::path const note = folder / "master-key-is-in-the-keyring";
    std::error_code ignored;
    bool const isInKeyring = fs::exists(note, ignored);
    std::unique_ptr<KeyStore> files = fileKeyStore(folder);
    FW_TRY(auto const inFile, files->find(kMaster));
    if (inFile && !isInKeyring)
        return files;
    std::unique_ptr<KeyStore> keyring = keyringKeyStore(folder.string());
    if (isInKeyring && !keyring)
        return fail(Error::Kind::Unavailable, "consent.noKeyring");
    if (!keyring)
        return files;
    if (!isInKeyring) {
        FW_CHECK(makeFolders(folder));
        FW_CHECK(writeFileAtomically(note, "The vault's master key is in the desktop keyring.\n"));
    }
    return keyring;
}

} // namespace fw::consent
