#pragma once

#include "engine/base/Result.h"
#include "engine/consent/Secret.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace fw::consent {

/// Where keys are kept. Names are short words of our own ("ledger-signing"). Thread: any.
class KeyStore {
public:
    virtual ~KeyStore() = default;
    /// nullopt when there is no such key. Errors: Io, Unavailable (a keyring that is locked or does not
    /// answer).
    virtual Result<std::optional<Secret>> find(std::string const& name) = 0;
    virtual Status put(std::string const& name, Secret const& secret) = 0;
    virtual Status erase(std::string const& name) = 0;
};

/// One file of mode 0600 per key in a folder of mode 0700. A key file that others may read is refused.
std::unique_ptr<KeyStore> fileKeyStore(std::filesystem::path folder);

/// The desktop's keyring (Secret Service, through libsecret); nullptr when none answers within a second, or
/// when it is locked and would have to ask. `account` tells installations apart.
std::unique_ptr<KeyStore> keyringKeyStore(std::string account);

/// The store that holds the vault's master key of this installation: the keyring where one answers on the
/// first use, else files. The choice is noted in `folder` and kept, so that a session without a desktop never
/// makes a second master key. Errors: Unavailable (the keyring was chosen and does not answer now), Io.
Result<std::unique_ptr<KeyStore>> vaultKeyStore(std::filesystem::path const& folder);

} // namespace fw::consent
