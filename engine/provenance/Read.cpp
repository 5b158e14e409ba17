#include "engine/provenance/C2pa.h"

#include "engine/base/Files.h"
#include "engine/provenance/FileStream.h"
#include "engine/provenance/Report.h"
#include "engine/provenance/SidecarFormat.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace fw::provenance {

namespace fs = std::filesystem;

namespace {

std::string lowerExtension(fs::path const& file)
{
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

} // namespace

char const* stateName(C2paReport::State state)
{
    switch (state) {
    case C2paReport::State::None: return "None";
    case C2paReport::State::Invalid: return "Invalid";
    case C2paReport::State::Valid: return "Valid";
    case C2paReport::State::Trusted: return "Trusted";
    }
    return "None";
}

std::string c2paFormatOf(fs::path const& file)
{
    static constexpr std::pair<char const*, char const*> kFormats[] = {
        {".mp4", "video/mp4"},   {".m4v", "video/mp4"},   {".mov", "video/quicktime"}, {".m4a", "audio/mp4"},
        {".wav", "audio/wav"},   {".mp3", "audio/mpeg"},  {".png", "image/png"},       {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"}, {".webp", "image/webp"}, {".gif", "image/gif"},
    };
    std::string const extension = lowerExtension(file);
    for (auto const& [known, format] : kFormats)
        if (extension == known)
            return format;
    return {};
}

std::string c2paSidecarFormatOf(fs::path const& file)
{
    std::string const extension = lowerExtension(file);
    return extension == ".webm" ? "video/webm" : extension == ".mkv" ? "video/x-matroska" : "";
}

fs::path sidecarOf(fs::path const& file)
{
    return c2paSidecarFormatOf(file).empty() ? fs::path() : fs::path(file).replace_extension(".c2pa");
}

Result<C2paReport> readCredentials(fs::path const& file, std::string const& anchorsPem)
{
    FW_TRY(C2paApi const* const found, c2paApi());
    C2paApi const& api = *found;
    FW_TRY(auto const stream, FileStream::openToRead(api, file));
    std::error_code ignored;
    fs::path const sidecar = sidecarOf(file);
    bool const isBeside = !sidecar.empty() && fs::exists(sidecar, ignored);
    std::string const format = isBeside ? c2paSidecarFormatOf(file) : c2paFormatOf(file);
    if (format.empty())
        return C2paReport{}; // nothing can be embedded in it, and nothing lies beside it

    FW_TRY(auto const context, makeContext(api, anchorsPem));
    C2paReader* const empty = api.readerFromContext(context.get());
    if (!empty)
        return fail(Error::Kind::Internal, "provenance.settings", {api.lastError()});
    std::string manifest; // outlives the reader
    if (isBeside) {
        FW_TRY(manifest, readFile(sidecar));
    }
    C2paPtr<C2paReader> const reader =
        own(api, isBeside ? api.readerWithManifest(empty, format.c_str(), stream->get(),
                                                   reinterpret_cast<uint8_t const*>(manifest.data()),
                                                   manifest.size())
                          : api.readerWithStream(empty, format.c_str(), stream->get()));
    if (!reader) {
        std::string const words = api.lastError();
        if (words.find("ManifestNotFound") != std::string::npos)
            return C2paReport{};
        return fail(Error::Kind::BadInput, "provenance.unreadable", {file.string(), words}, file.string());
    }
    C2paPtr<char> const text = own(api, api.readerJson(reader.get()));
    if (!text)
        return fail(Error::Kind::BadInput, "provenance.unreadable", {file.string(), api.lastError()},
                    file.string());
    FW_TRY(Json const json, parseJson(text.get(), file.string(), JsonLimits{256, 256u << 20}));
    return reportFromJson(json);
}

} // namespace fw::provenance
