#include "engine/consent/Secret.h"

#include <sodium.h>

namespace fw::consent {

void startSodium()
{
    static bool const isReady = sodium_init() >= 0;
    static_cast<void>(isReady); // it fails only where the system has no random numbers: nothing works there
}

Secret Secret::random(size_t count)
{
    startSodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return Secret(std::move(bytes));
}

Secret& Secret::operator=(Secret const& other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.wipe(); // short texts are copied by a move
    }
    return *this;
}

void Secret::wipe() noexcept
{
    if (!m_bytes.empty())
        sodium_memzero(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace fw::consent
