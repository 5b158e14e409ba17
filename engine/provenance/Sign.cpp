#include "engine/provenance/C2pa.h"

#include "engine/base/Files.h"
#include "engine/provenance/Certificates.h"
#include "engine/provenance/FileStream.h"
#include "engine/provenance/Manifest.h"
#include "engine/provenance/SidecarFormat.h"

#include <unistd.h>

namespace fw::provenance {

namespace fs = std::filesystem;

namespace {

/// Called by the library; nothing may be thrown through it.
ssize_t signCallback(void const* context, uint8_t const* data, size_t length, uint8_t* out, size_t capacity)
{
    auto* const key = static_cast<EVP_PKEY*>(const_cast<void*>(context));
    return signEs256(*key, data, length, out, capacity);
}

/// Removes the half-written target unless the signing went through.
class TargetGuard {
public:
    explicit TargetGuard(fs::path const& target) : m_target(target) {}
    TargetGuard(TargetGuard const&) = delete;
    TargetGuard& operator=(TargetGuard const&) = delete;
    ~TargetGuard()
    {
        if (!m_isKept)
            ::unlink(m_target.c_str());
    }
    void keep() { m_isKept = true; }

private:
    fs::path m_target;
    bool m_isKept = false;
};

Status addIngredient(C2paApi const& api, C2paBuilder& builder, Ingredient const& ingredient)
{
    FW_TRY(auto const stream, FileStream::openToRead(api, ingredient.file));
    std::string const json = dumpJson(ingredientDefinition(ingredient));
    if (api.builderAddIngredient(&builder, json.c_str(), ingredient.format.c_str(), stream->get()) != 0)
        return fail(Error::Kind::BadInput, "provenance.ingredientUnreadable",
                    {ingredient.title, api.lastError()}, ingredient.file.string());
    return {};
}

Result<C2paPtr<C2paBuilder>> makeBuilder(C2paApi const& api, C2paContext& context, ManifestSpec const& spec)
{
    FW_CHECK(checkSpec(spec));
    std::string const text = dumpJson(manifestDefinition(spec, utcNow()));
    FW_TRY(Json const definition, parseJson(text, "manifest"));
    FW_CHECK(checkDefinition(definition));
    C2paBuilder* const empty = api.builderFromContext(&context);
    if (!empty)
        return fail(Error::Kind::Internal, "provenance.cannotSign", {api.lastError()});
    C2paPtr<C2paBuilder> builder = own(api, api.builderWithDefinition(empty, text.c_str()));
    if (!builder)
        return fail(Error::Kind::Internal, "provenance.cannotSign", {api.lastError()});
    for (Ingredient const& each : spec.ingredients)
        FW_CHECK(addIngredient(api, *builder, each));
    return builder;
}

/// The library says only "io error"; the stream knows which and why.
Error signError(C2paApi const& api, FileStream const& source, FileStream const& target, fs::path const& file)
{
    std::string const words = api.lastError();
    if (int const code = target.failure())
        return fail(Error::Kind::Io, "base.cannotWrite", {file.string(), systemReason(code)}, file.string());
    if (int const code = source.failure())
        return fail(Error::Kind::Io, "base.cannotRead", {file.string(), systemReason(code)}, file.string());
    return fail(Error::Kind::Internal, "provenance.cannotSign", {words}, file.string());
}

struct Order {
    fs::path const& source;
    fs::path const& target;
    std::string const& format;
    bool isEmbedded = true;
};

Result<std::string> signInto(Order const& order, ManifestSpec const& spec, SigningIdentity const& identity)
{
    FW_TRY(C2paApi const* const found, c2paApi());
    C2paApi const& api = *found;
    KeyPtr const key = keyFromPem(identity.keyPem());
    if (!key)
        return fail(Error::Kind::BadInput, "provenance.keyUnusable");

    FW_TRY(auto const context, makeContext(api, {}));
    FW_TRY(auto const builder, makeBuilder(api, *context, spec));
    if (!order.isEmbedded)
        api.builderSetNoEmbed(builder.get());
    C2paPtr<C2paSigner> const signer =
        own(api, api.signerCreate(key.get(), &signCallback, C2paEs256, identity.chainPem().c_str(), nullptr));
    if (!signer)
        return fail(Error::Kind::Internal, "provenance.cannotSign", {api.lastError()});

    FW_TRY(auto const in, FileStream::openToRead(api, order.source));
    FW_TRY(auto const out, FileStream::create(api, order.target));
    TargetGuard guard(order.target);
    uint8_t const* bytes = nullptr;
    int64_t const size =
        api.builderSign(builder.get(), order.format.c_str(), in->get(), out->get(), signer.get(), &bytes);
    C2paPtr<uint8_t const> const manifest = own(api, bytes);
    if (size < 0)
        return signError(api, *in, *out, order.target);
    guard.keep();
    return manifest ? std::string(reinterpret_cast<char const*>(manifest.get()), static_cast<size_t>(size))
                    : std::string();
}

} // namespace

Status c2paAvailable()
{
    FW_CHECK(c2paApi());
    return {};
}

Result<std::string> sign(fs::path const& source, fs::path const& target, std::string const& format,
                         ManifestSpec const& spec, SigningIdentity const& identity)
{
    if (format.empty())
        return fail(Error::Kind::BadInput, "provenance.format", {target.string()}, target.string());
    return signInto({source, target, format, true}, spec, identity);
}

Result<std::string> signSidecar(fs::path const& source, fs::path const& sidecar, ManifestSpec const& spec,
                                SigningIdentity const& identity)
{
    std::string const format = c2paSidecarFormatOf(source);
    if (format.empty())
        return fail(Error::Kind::BadInput, "provenance.format", {source.string()}, source.string());
    // The library copies the clip all the same; the copy is not wanted.
    fs::path const copy = temporaryBeside(sidecar);
    Result<std::string> manifest = signInto({source, copy, format, false}, spec, identity);
    ::unlink(copy.c_str());
    if (manifest)
        FW_CHECK(writeFileAtomically(sidecar, *manifest));
    return manifest;
}

} // namespace fw::provenance
