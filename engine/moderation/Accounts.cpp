#include "engine/base/Files.h"
#include "engine/base/JsonFields.h"
#include "engine/base/Paths.h"
#include "engine/consent/Secret.h"
#include "engine/moderation/Review.h"

#include <algorithm>
#include <array>
#include <pwd.h>
#include <sodium.h>
#include <unistd.h>

namespace fw::moderation {

namespace fs = std::filesystem;

namespace {

constexpr int kAccountsSchema = 1;
constexpr char const* kRoleNames[] = {"creator", "reviewer", "administrator"};

} // namespace

std::span<char const* const> enumNames(Role) { return kRoleNames; }

template <class V, MaybeConst<Account> S>
void fields(V& v, S& account)
{
    v.required("name", account.name);
    v.required("roles", account.roles);
    v.optional("passphrase", account.passphraseHash);
}

template <class V, MaybeConst<Accounts> S>
void fields(V& v, S& accounts)
{
    v.constant("schema", kAccountsSchema);
    v.optional("fourEyes", accounts.needsFourEyes);
    v.required("accounts", accounts.all);
}

char const* roleName(Role role) { return kRoleNames[static_cast<size_t>(role)]; }

std::string loginName()
{
    ::passwd const* entry = ::getpwuid(::geteuid());
    return entry && entry->pw_name && *entry->pw_name ? entry->pw_name : "maker";
}

Result<Accounts> Accounts::load(fs::path const& file)
{
    std::error_code ignored;
    if (!fs::exists(file, ignored))
        return Accounts{false, {{loginName(), {Role::Creator, Role::Reviewer, Role::Administrator}, {}}}};
    FW_TRY(Json const json, readJsonFile(file));
    int schema = 0;
    JsonReader in(json, file.string());
    in.required("schema", schema);
    FW_CHECK(in.status());
    if (schema > kAccountsSchema)
        return fail(Error::Kind::NewerSchema, "moderation.newerPolicy", {file.string()}, file.string());
    FW_TRY(Accounts accounts, fieldsFromJson<Accounts>(json, file.string()));
    if (accounts.all.empty())
        in.note("accounts", "must name at least one account");
    for (size_t i = 0; i < accounts.all.size(); ++i)
        for (size_t k = 0; k < i; ++k)
            if (accounts.all[i].name == accounts.all[k].name || accounts.all[i].name.empty())
                in.note("accounts", "must have names of their own");
    FW_CHECK(in.status());
    return accounts;
}

Result<Accounts> Accounts::loadDefault() { return load(paths::config() / "accounts.json"); }

Status Accounts::save(fs::path const& file) const
{
    FW_CHECK(makeFolders(file.parent_path()));
    return writeFileAtomically(file, dumpJson(fieldsToJson(*this), 1) + "\n");
}

Result<Account> Accounts::signIn(std::string const& name, std::string const& passphrase) const
{
    consent::startSodium();
    std::string const wanted = name.empty() && all.size() == 1 ? all.front().name : name;
    for (Account const& each : all)
        if (each.name == wanted && (each.passphraseHash.empty() ||
                                    crypto_pwhash_str_verify(each.passphraseHash.c_str(), passphrase.data(),
                                                             passphrase.size()) == 0))
            return each;
    return fail(Error::Kind::Refused, "moderation.signIn", {wanted});
}

Result<std::string> hashPassphrase(std::string const& passphrase)
{
    consent::startSodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), passphrase.data(), passphrase.size(),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"passphrase"});
    return std::string(text.data());
}

} // namespace fw::moderation
