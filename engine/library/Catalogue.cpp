#include "engine/library/Catalogue.h"

#include "engine/base/JsonFields.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"

#include <algorithm>
#include <cctype>

namespace fw::library {

namespace fs = std::filesystem;

template <class V, MaybeConst<CatalogueFile> S>
void fields(V& v, S& file)
{
    v.required("path", file.path);
    v.required("url", file.url);
    v.required("sha256", file.sha256);
    v.optional("bytes", file.bytes);
}
template <class V, MaybeConst<CatalogueModel> S>
void fields(V& v, S& model)
{
    v.required("id", model.id);
    v.optional("name", model.name);
    v.optional("licence", model.licence);
    v.required("files", model.files);
}

namespace {

struct Listing {
    std::vector<CatalogueModel> models;
};
template <class V, MaybeConst<Listing> S>
void fields(V& v, S& listing)
{
    v.required("models", listing.models);
}

bool isPlainName(std::string const& text)
{
    return !text.empty() && text.front() != '.' && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '-' || c == '_';
    });
}

/// Inside the folder: no way up, no absolute path.
bool isInside(std::string const& path)
{
    fs::path const given = path;
    return !path.empty() && given.is_relative() &&
           std::all_of(given.begin(), given.end(),
                       [](fs::path const& part) { return isPlainName(part.string()); });
}

bool isChecksum(std::string const& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Status check(CatalogueModel const& model, fs::path const& file)
{
    auto const bad = [&](std::string const& field, char const* why) {
        return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), field, why}, file.string());
    };
    if (!isPlainName(model.id))
        return bad("id \"" + model.id + "\"", "must be letters, digits, dots and hyphens");
    for (CatalogueFile const& each : model.files) {
        if (!isInside(each.path))
            return bad("path \"" + each.path + "\"", "must stay inside the model's folder");
        if (!isChecksum(each.sha256))
            return bad("sha256 of \"" + each.path + "\"", "must be 64 hexadecimal digits");
    }
    return {};
}

uint64_t sizeOf(fs::path const& file)
{
    std::error_code code;
    uint64_t const bytes = fs::file_size(file, code);
    return code ? 0 : bytes;
}

} // namespace

fs::path CatalogueModel::folder() const { return paths::data() / "models" / id; }

uint64_t CatalogueModel::bytes() const
{
    uint64_t all = 0;
    for (CatalogueFile const& each : files)
        all += each.bytes;
    return all;
}

uint64_t CatalogueModel::bytesHere() const
{
    uint64_t all = 0;
    for (CatalogueFile const& each : files)
        all += std::max(sizeOf(folder() / each.path), sizeOf(partOf(folder() / each.path)));
    return all;
}

fs::path Catalogue::file() { return paths::config() / "models.json"; }

Result<Catalogue> Catalogue::read(fs::path const& file)
{
    Catalogue catalogue;
    catalogue.m_file = file;
    std::error_code code;
    if (!fs::exists(file, code))
        return catalogue;
    FW_TRY(Json const json, readJsonFile(file));
    FW_TRY(Listing listing, fieldsFromJson<Listing>(json, file.string()));
    for (CatalogueModel& each : listing.models) {
        FW_CHECK(check(each, file));
        if (each.name.empty())
            each.name = each.id;
    }
    catalogue.m_models = std::move(listing.models);
    return catalogue;
}

Result<CatalogueModel> Catalogue::find(std::string const& id) const
{
    std::string known;
    for (CatalogueModel const& each : m_models) {
        if (each.id == id)
            return each;
        known += (known.empty() ? "" : ", ") + each.id;
    }
    return fail(Error::Kind::MissingFile, "library.notInCatalogue",
                {id, m_file.string(), known.empty() ? "nothing" : known}, m_file.string());
}

std::optional<uint64_t> freeBytes(fs::path const& folder)
{
    std::error_code code;
    fs::path base = folder;
    while (!fs::exists(base, code) && base.has_relative_path())
        base = base.parent_path();
    fs::space_info const space = fs::space(base, code);
    return code ? std::nullopt : std::optional<uint64_t>(space.available);
}

Status checkRoom(CatalogueModel const& model)
{
    uint64_t const all = model.bytes(), here = model.bytesHere();
    std::optional<uint64_t> const room = freeBytes(model.folder());
    auto const mebibytes = [](uint64_t bytes) { return std::to_string(bytes / (1 << 20)); };
    if (!room || all <= here || *room >= all - here)
        return {};
    return fail(Error::Kind::Io, "library.noRoom", {model.id, mebibytes(all - here), mebibytes(*room)},
                model.folder().string());
}

Status fetch(CatalogueModel const& model, DownloadProgress const& onProgress, std::stop_token stop)
{
    uint64_t const all = model.bytes();
    FW_CHECK(checkRoom(model));
    uint64_t before = 0; // bytes of the files that are done
    for (CatalogueFile const& each : model.files) {
        Download const download{each.url, model.folder() / each.path, each.sha256, each.bytes};
        auto const progress = [&](uint64_t done, uint64_t) {
            if (onProgress)
                onProgress(before + done, all);
        };
        FW_CHECK(fetch(download, progress, stop));
        before += each.bytes;
        progress(0, 0);
    }
    return {};
}

} // namespace fw::library
