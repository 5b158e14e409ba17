#pragma once

#include <string>
#include <string_view>

namespace fw::consent {

/// Key material: wiped when it goes away, never printed, never compared in a hurry. Thread: any.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string bytes) : m_bytes(std::move(bytes)) {}
    Secret(Secret const& other) = default;
    Secret(Secret&& other) noexcept : m_bytes(std::move(other.m_bytes)) { other.wipe(); }
    Secret& operator=(Secret const& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret() { wipe(); }

    /// `count` bytes from the system's generator.
    static Secret random(size_t count);

    std::string_view bytes() const { return m_bytes; }
    unsigned char const* data() const { return reinterpret_cast<unsigned char const*>(m_bytes.data()); }
    unsigned char* data() { return reinterpret_cast<unsigned char*>(m_bytes.data()); }
    size_t size() const { return m_bytes.size(); }

private:
    void wipe() noexcept;
    std::string m_bytes;
};

/// Starts libsodium once. Everything in this folder that uses it calls this first. Thread: any.
void startSodium();

} // namespace fw::consent
