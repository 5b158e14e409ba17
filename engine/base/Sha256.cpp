#include "engine/base/Sha256.h"

#include "engine/base/Files.h"

#include <openssl/evp.h>

#include <cerrno>
#include <fstream>
#include <vector>

namespace fw {

namespace {

class Hasher {
public:
    Hasher() : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
    {
        EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr);
    }
    void add(void const* data, size_t size) { EVP_DigestUpdate(m_context.get(), data, size); }
    std::string hex()
    {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        EVP_DigestFinal_ex(m_context.get(), digest, &length);
        static constexpr char kDigits[] = "0123456789abcdef";
        std::string out;
        for (unsigned int i = 0; i < length; ++i) {
            out += kDigits[digest[i] >> 4];
            out += kDigits[digest[i] & 15];
        }
        return out;
    }

private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    Hasher hasher;
    hasher.add(bytes.data(), bytes.size());
    return hasher.hex();
}

Result<std::string> sha256File(std::filesystem::path const& path, std::stop_token stop,
                               std::function<void(uint64_t)> const& onBytes)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) // opens, and only fails at the first read
        return fail(Error::Kind::BadInput, "base.isFolder", {path.string()}, path.string());
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(Error::Kind::MissingFile, errno == ENOENT ? "base.missingFile" : "base.cannotRead",
                    {path.string(), systemReason(errno)}, path.string());
    Hasher hasher;
    std::vector<char> buffer(1 << 20);
    uint64_t done = 0;
    while (file) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hasher.add(buffer.data(), static_cast<size_t>(file.gcount()));
        done += static_cast<uint64_t>(file.gcount());
        if (onBytes)
            onBytes(done);
    }
    if (file.bad())
        return fail(Error::Kind::Io, "base.cannotRead", {path.string(), systemReason(errno)}, path.string());
    return hasher.hex();
}

} // namespace fw
