#include "engine/consent/Sealing.h"

#include <algorithm>
#include <sodium.h>

namespace fw::consent {

namespace {

constexpr size_t kPieceBytes = 64 * 1024;
constexpr std::string_view kMagic = "FWVAULT1";
constexpr size_t kHeaderBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr size_t kTagBytes = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kWrapTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(kKeyBytes == crypto_secretstream_xchacha20poly1305_KEYBYTES &&
              kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

unsigned char const* bytesOf(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

} // namespace

std::string sealStream(Secret const& key, std::string const& about, std::string_view plain)
{
    startSodium();
    crypto_secretstream_xchacha20poly1305_state state;
    std::string sealed(kMagic);
    sealed.resize(kMagic.size() + kHeaderBytes);
    crypto_secretstream_xchacha20poly1305_init_push(&state, bytesOf(sealed) + kMagic.size(), key.data());
    size_t at = 0;
    do {
        size_t const count = std::min(kPieceBytes, plain.size() - at);
        bool const isLast = at + count == plain.size();
        size_t const begin = sealed.size();
        sealed.resize(begin + count + kTagBytes);
        crypto_secretstream_xchacha20poly1305_push(
            &state, bytesOf(sealed) + begin, nullptr, bytesOf(plain) + at, count,
            bytesOf(std::string_view(about)), about.size(),
            isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        at += count;
    } while (at < plain.size());
    sodium_memzero(&state, sizeof state);
    return sealed;
}

std::optional<Secret> openStream(Secret const& key, std::string const& about, std::string_view sealed)
{
    startSodium();
    if (key.size() != kKeyBytes || sealed.size() < kMagic.size() + kHeaderBytes + kTagBytes ||
        sealed.substr(0, kMagic.size()) != kMagic)
        return std::nullopt;
    crypto_secretstream_xchacha20poly1305_state state;
    if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytesOf(sealed) + kMagic.size(),
                                                        key.data()) != 0)
        return std::nullopt;
    sealed.remove_prefix(kMagic.size() + kHeaderBytes);
    Secret plain(std::string(sealed.size(), '\0')); // never grows: no copy of the picture is left behind
    size_t length = 0;
    unsigned char tag = 0;
    bool isGood = true;
    while (isGood && tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
        size_t const count = std::min(kPieceBytes + kTagBytes, sealed.size());
        isGood = count >= kTagBytes && crypto_secretstream_xchacha20poly1305_pull(
                                           &state, plain.data() + length, nullptr, &tag, bytesOf(sealed),
                                           count, bytesOf(std::string_view(about)), about.size()) == 0;
        if (isGood) {
            length += count - kTagBytes;
            sealed.remove_prefix(count);
        }
    }
    sodium_memzero(&state, sizeof state);
    if (!isGood || !sealed.empty())
        return std::nullopt;
    return Secret(std::string(plain.bytes().substr(0, length)));
}

std::string wrapKey(Secret const& under, std::string const& about, Secret const& key)
{
    startSodium();
    std::string wrapped(kNonceBytes + key.size() + kWrapTagBytes, '\0');
    randombytes_buf(wrapped.data(), kNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(wrapped) + kNonceBytes, nullptr, key.data(),
                                               key.size(), bytesOf(std::string_view(about)), about.size(),
                                               nullptr, bytesOf(wrapped), under.data());
    return wrapped;
}

std::optional<Secret> unwrapKey(Secret const& under, std::string const& about, std::string_view wrapped)
{
    startSodium();
    if (under.size() != kKeyBytes || wrapped.size() != kNonceBytes + kKeyBytes + kWrapTagBytes)
        return std::nullopt;
    Secret key(std::string(kKeyBytes, '\0'));
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            key.data(), nullptr, nullptr, bytesOf(wrapped) + kNonceBytes, wrapped.size() - kNonceBytes,
            bytesOf(std::string_view(about)), about.size(), bytesOf(wrapped), under.data()) != 0)
        return std::nullopt;
    return key;
}

} // namespace fw::consent
