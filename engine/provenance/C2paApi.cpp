#include "engine/provenance/C2paApi.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"

#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>

namespace fw::provenance {

namespace {

/// One row of the table: the name in the library and the pointer it fills.
struct Symbol {
    char const* name;
    void** target;
};

template <class Function>
Symbol symbol(char const* name, Function& target)
{
    return {name, reinterpret_cast<void**>(&target)};
}

/// nullptr when every symbol was found, else the first missing name.
char const* fillTable(void* library, C2paApi& api)
{
    Symbol const table[] = {
        symbol("c2pa_version", api.version),
        symbol("c2pa_error", api.error),
        symbol("c2pa_free", api.free),
        symbol("c2pa_settings_new", api.settingsNew),
        symbol("c2pa_settings_update_from_string", api.settingsUpdateFromString),
        symbol("c2pa_context_builder_new", api.contextBuilderNew),
        symbol("c2pa_context_builder_set_settings", api.contextBuilderSetSettings),
        symbol("c2pa_context_builder_build", api.contextBuilderBuild),
        symbol("c2pa_create_stream", api.createStream),
        symbol("c2pa_release_stream", api.releaseStream),
        symbol("c2pa_signer_create", api.signerCreate),
        symbol("c2pa_builder_from_context", api.builderFromContext),
        symbol("c2pa_builder_with_definition", api.builderWithDefinition),
        symbol("c2pa_builder_add_ingredient_from_stream", api.builderAddIngredient),
        symbol("c2pa_builder_set_no_embed", api.builderSetNoEmbed),
        symbol("c2pa_builder_sign", api.builderSign),
        symbol("c2pa_reader_from_context", api.readerFromContext),
        symbol("c2pa_reader_with_stream", api.readerWithStream),
        symbol("c2pa_reader_with_manifest_data_and_stream", api.readerWithManifest),
        symbol("c2pa_reader_json", api.readerJson),
    };
    for (Symbol const& row : table) {
        *row.target = dlsym(library, row.name);
        if (!*row.target)
            return row.name;
    }
    return nullptr;
}

std::filesystem::path libraryFile()
{
    char const* given = std::getenv("FRAMEWRIGHT_C2PA");
    return given && *given ? std::filesystem::path(given) : paths::runtimeLibrary("libc2pa_c.so");
}

Result<C2paApi> openLibrary()
{
    std::filesystem::path const file = libraryFile();
    if (file.empty())
        return fail(Error::Kind::Unavailable, "provenance.libraryMissing");
    // Never closed: its threads and thread-local errors outlive every object of ours.
    void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        char const* const why = dlerror();
        return fail(Error::Kind::Unavailable, "provenance.libraryUnusable", {why ? why : file.string()},
                    file.string());
    }
    C2paApi api;
    if (char const* const missing = fillTable(library, api))
        return fail(Error::Kind::Unavailable, "provenance.symbolMissing", {file.string(), missing},
                    file.string());
    return api;
}

} // namespace

std::string C2paApi::lastError() const
{
    C2paPtr<char> const text = own(*this, error());
    return text && *text ? std::string(text.get()) : std::string("no reason given");
}

Result<C2paApi const*> c2paApi()
{
    static Result<C2paApi> const opened = openLibrary();
    if (!opened)
        return opened.error();
    return &opened.value();
}

Result<C2paPtr<C2paContext>> makeContext(C2paApi const& api, std::string const& anchorsPem)
{
    Json settings{
        {"verify", {{"verify_trust", true}, {"remote_manifest_fetch", false}, {"ocsp_fetch", false}}},
        {"builder", {{"thumbnail", {{"enabled", false}}}}}};
    if (!anchorsPem.empty())
        settings["trust"] = {{"user_anchors", anchorsPem}};

    auto const internal = [&] {
        return fail(Error::Kind::Internal, "provenance.settings", {api.lastError()});
    };
    C2paPtr<C2paSettings> const values = own(api, api.settingsNew());
    std::string const text = dumpJson(settings);
    if (!values || api.settingsUpdateFromString(values.get(), text.c_str(), "json") != 0)
        return internal();
    C2paPtr<C2paContextBuilder> builder = own(api, api.contextBuilderNew());
    if (!builder || api.contextBuilderSetSettings(builder.get(), values.get()) != 0)
        return internal();
    C2paPtr<C2paContext> context = own(api, api.contextBuilderBuild(builder.release()));
    if (!context)
        return internal();
    return context;
}

} // namespace fw::provenance
