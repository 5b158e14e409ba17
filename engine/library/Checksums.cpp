#include "engine/base/Files.h"
#include "engine/base/Guarded.h"
#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/library/Checksums.h"
#include "engine/library/Verify.h"

#include <map>
#include <optional>
#include <sys/stat.h>

namespace fw::library {

namespace {

/// A file whose size and time are these has this checksum.
struct Known {
    uint64_t bytes = 0;
    int64_t modifiedNs = 0;
    std::string sha256;
};

/// In memory, and in paths::cache()/checksums.json for the next start. Losing it costs time, nothing else.
struct Cache {
    bool isLoaded = false;
    std::map<std::string, Known> files;

    static std::filesystem::path file() { return paths::cache() / "checksums.json"; }

    void load()
    {
        isLoaded = true;
        Result<Json> const json = readJsonFile(file());
        if (!json || !json->is_object())
            return;
        for (auto const& item : json->items()) {
            Known known;
            JsonReader in(item.value(), "checksums.json");
            in.required("bytes", known.bytes).required("modifiedNs", known.modifiedNs);
            in.required("sha256", known.sha256);
            if (in.status() && known.sha256.size() == 64)
                files[item.key()] = known;
        }
    }

    void save() const
    {
        OrderedJson json = OrderedJson::object();
        std::error_code code;
        for (auto const& [path, known] : files)
            if (std::filesystem::exists(path, code))
                json[path] = {
                    {"bytes", known.bytes}, {"modifiedNs", known.modifiedNs}, {"sha256", known.sha256}};
        if (makeFolders(paths::cache()))
            (void)writeFileAtomically(file(), dumpJson(json, 1) + "\n").isOk();
    }
};

Guarded<Cache>& cache()
{
    static Guarded<Cache> instance;
    return instance;
}

/// A file as it lies there, without its checksum; none: it is not there.
std::optional<Known> stateOf(std::filesystem::path const& file)
{
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return {};
    return Known{static_cast<uint64_t>(info.st_size),
                 static_cast<int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec,
                 {}};
}

std::string keyOf(std::filesystem::path const& file)
{
    std::error_code code;
    return std::filesystem::absolute(file, code).string();
}

/// What is known of a file in this state; empty: nothing.
std::string cached(std::filesystem::path const& file, Known const& state)
{
    return cache().with([&](Cache& each) {
        if (!each.isLoaded)
            each.load();
        auto const found = each.files.find(keyOf(file));
        bool const isSame = found != each.files.end() && found->second.bytes == state.bytes &&
                            found->second.modifiedNs == state.modifiedNs;
        return isSame ? found->second.sha256 : std::string();
    });
}

void keep(std::filesystem::path const& file, Known const& known)
{
    cache().with([&](Cache& each) {
        each.files[keyOf(file)] = known;
        each.save();
    });
}

struct FileToVerify {
    std::filesystem::path path, real; ///< as it is named, and without links
    std::string listed;               ///< checksum of the catalogue; empty: it does not list the file
    uint64_t bytes = 0;
};

std::vector<FileToVerify> filesToVerify(ModelInfo const* model, CatalogueModel const* listed)
{
    std::vector<FileToVerify> files;
    auto const add = [&](std::filesystem::path const& path, std::string const& sha256) {
        std::error_code code;
        std::filesystem::path const real = std::filesystem::weakly_canonical(path, code);
        for (FileToVerify const& each : files)
            if (each.real == real)
                return;
        auto const state = stateOf(path);
        files.push_back({path, real, sha256, state ? state->bytes : 0});
    };
    if (listed)
        for (CatalogueFile const& each : listed->files)
            add(listed->folder() / each.path, each.sha256);
    if (model)
        for (WeightFile const& each : model->files)
            add(each.path, {});
    return files;
}

Error missingWeights(std::filesystem::path const& file)
{
    return fail(Error::Kind::MissingFile, "library.missingWeights", {file.string()}, file.string());
}

/// Compares one file and counts what with.
Status verifyFile(FileToVerify const& file, Verified& verified, std::function<void(uint64_t)> const& onBytes,
                  std::stop_token stop)
{
    std::optional<Known> state = stateOf(file.path);
    if (!state)
        return missingWeights(file.path);
    std::string const before = cached(file.path, *state);
    FW_TRY(state->sha256, sha256File(file.path, stop, onBytes));
    std::string const name = file.path.string();
    if (!file.listed.empty() && state->sha256 != file.listed)
        return fail(Error::Kind::Conflict, "library.changedFile", {name}, name);
    if (file.listed.empty() && !before.empty() && state->sha256 != before)
        return fail(Error::Kind::Conflict, "library.decayedFile", {name}, name);
    ++verified.files;
    verified.withCatalogue += file.listed.empty() ? 0 : 1;
    verified.withEarlier += file.listed.empty() && !before.empty() ? 1 : 0;
    keep(file.path, *state);
    return {};
}

} // namespace

Result<std::string> weightChecksum(std::filesystem::path const& file) { return readChecksum(file, {}); }

Result<std::string> readChecksum(std::filesystem::path const& file, std::stop_token stop)
{
    std::optional<Known> fresh = stateOf(file);
    if (!fresh)
        return missingWeights(file);
    if (std::string known = cached(file, *fresh); !known.empty())
        return known;
    FW_TRY(fresh->sha256, sha256File(file, stop));
    keep(file, *fresh);
    return fresh->sha256;
}

bool isChecksumKnown(std::filesystem::path const& file)
{
    auto const state = stateOf(file);
    return state && !cached(file, *state).empty();
}

Result<Verified> verify(ModelInfo const* model, CatalogueModel const* listed,
                        DownloadProgress const& onProgress, std::stop_token stop)
{
    std::vector<FileToVerify> const files = filesToVerify(model, listed);
    uint64_t all = 0, before = 0;
    for (FileToVerify const& each : files)
        all += each.bytes;
    Verified verified;
    for (FileToVerify const& each : files) {
        auto const onBytes = [&](uint64_t done) {
            if (onProgress)
                onProgress(before + done, all);
        };
        FW_CHECK(verifyFile(each, verified, onBytes, stop));
        before += each.bytes;
    }
    return verified;
}

} // namespace fw::library
