#include "engine/consent/KeyStore.h"

#include <array>
#include <libsecret/secret.h>
#include <sodium.h>

namespace fw::consent {

namespace {

constexpr int kAnswerMilliseconds = 1000; ///< a desktop answers in a few; a missing one must not hold us up

SecretSchema const* schema()
{
    static SecretSchema const* const made =
        secret_schema_new("film.framewright.Key", SECRET_SCHEMA_NONE, "account",
                          SECRET_SCHEMA_ATTRIBUTE_STRING, "name", SECRET_SCHEMA_ATTRIBUTE_STRING, nullptr);
    return made;
}

/// A question on the session bus with a deadline; nullptr when nobody answers in time.
GVariant* ask(GDBusConnection* bus, std::array<char const*, 4> const& whom, GVariant* what)
{
    return g_dbus_connection_call_sync(bus, whom[0], whom[1], whom[2], whom[3], what, nullptr,
                                       G_DBUS_CALL_FLAGS_NONE, kAnswerMilliseconds, nullptr, nullptr);
}

/// Whether a Secret Service answers and its default collection is open: a locked one would ask the person,
/// and ours are worker threads and command lines.
bool isKeyringOpen()
{
    char const* address = g_getenv("DBUS_SESSION_BUS_ADDRESS");
    if (!address || !g_dbus_is_supported_address(address, nullptr))
        return false; // no session: GLib would try to start a bus of its own
    GDBusConnection* bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    if (!bus)
        return false;
    bool isOpen = false;
    GVariant* answer = ask(bus,
                           {"org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default",
                            "org.freedesktop.DBus.Properties", "Get"},
                           g_variant_new("(ss)", "org.freedesktop.Secret.Collection", "Locked"));
    if (answer) {
        GVariant* boxed = nullptr;
        g_variant_get(answer, "(v)", &boxed);
        isOpen =
            boxed && g_variant_is_of_type(boxed, G_VARIANT_TYPE_BOOLEAN) && !g_variant_get_boolean(boxed);
        if (boxed)
            g_variant_unref(boxed);
        g_variant_unref(answer);
    }
    g_object_unref(bus);
    return isOpen;
}

Error unavailable(GError* error)
{
    g_error_free(error);
    return fail(Error::Kind::Unavailable, "consent.noKeyring");
}

/// Keys as hex text, because the keyring keeps passwords.
class KeyringStore final : public KeyStore {
public:
    explicit KeyringStore(std::string account) : m_account(std::move(account)) {}

    Result<std::optional<Secret>> find(std::string const& name) override
    {
        GError* error = nullptr;
        gchar* hex = secret_password_lookup_sync(schema(), nullptr, &error, "account", m_account.c_str(),
                                                 "name", name.c_str(), nullptr);
        if (error)
            return unavailable(error);
        if (!hex)
            return std::optional<Secret>();
        std::string const text(hex);
        secret_password_free(hex);
        Secret secret(std::string(text.size() / 2, '\0'));
        size_t length = 0;
        if (sodium_hex2bin(secret.data(), secret.size(), text.data(), text.size(), nullptr, &length,
                           nullptr) != 0 ||
            length != secret.size())
            return fail(Error::Kind::Unavailable, "consent.noKeyring");
        return std::optional(std::move(secret));
    }

    Status put(std::string const& name, Secret const& secret) override
    {
        std::string hex(secret.size() * 2 + 1, '\0');
        sodium_bin2hex(hex.data(), hex.size(), secret.data(), secret.size());
        GError* error = nullptr;
        secret_password_store_sync(schema(), SECRET_COLLECTION_DEFAULT, "Framewright cast vault", hex.c_str(),
                                   nullptr, &error, "account", m_account.c_str(), "name", name.c_str(),
                                   nullptr);
        sodium_memzero(hex.data(), hex.size());
        return error ? Status(unavailable(error)) : Status();
    }

    Status erase(std::string const& name) override
    {
        GError* error = nullptr;
        secret_password_clear_sync(schema(), nullptr, &error, "account", m_account.c_str(), "name",
                                   name.c_str(), nullptr);
        return error ? Status(unavailable(error)) : Status();
    }

private:
    std::string const m_account;
};

} // namespace

std::unique_ptr<KeyStore> keyringKeyStore(std::string account)
{
    startSodium();
    if (!isKeyringOpen())
        return nullptr;
    // A daemon that was started anew knows nothing of the session that libsecret opened with the old one.
    secret_service_disconnect();
    return std::make_unique<KeyringStore>(std::move(account));
}

} // namespace fw::consent
