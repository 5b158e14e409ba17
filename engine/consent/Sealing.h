#pragma once

#include "engine/consent/Secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace fw::consent {

/// Encrypts in pieces of 64 KiB (crypto_secretstream_xchacha20poly1305); every piece is bound to `about`, and
/// the last one carries the final tag. `key`: 32 bytes. Thread: any.
std::string sealStream(Secret const& key, std::string const& about, std::string_view plain);

/// The way back; nullopt when a byte was changed, the final tag is missing (cut short), anything follows it,
/// or key or `about` are others.
std::optional<Secret> openStream(Secret const& key, std::string const& about, std::string_view sealed);

/// A key under another key (crypto_aead_xchacha20poly1305_ietf), bound to `about`.
std::string wrapKey(Secret const& under, std::string const& about, Secret const& key);
std::optional<Secret> unwrapKey(Secret const& under, std::string const& about, std::string_view wrapped);

constexpr size_t kKeyBytes = 32;

} // namespace fw::consent
