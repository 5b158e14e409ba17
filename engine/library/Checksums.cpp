#include "engine/base/Files.h"
#include "engine/base/Guarded.h"
#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/library/ModelIndex.h"

#include <map>
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

} // namespace

Result<std::string> weightChecksum(std::filesystem::path const& file)
{
    struct stat info {};
    if (::stat(file.c_str(), &info) != 0)
        return fail(Error::Kind::MissingFile, "library.missingWeights", {file.string()}, file.string());
    std::error_code code;
    std::string const path = std::filesystem::absolute(file, code).string();
    Known fresh{static_cast<uint64_t>(info.st_size),
                static_cast<int64_t>(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec,
                {}};
    std::string const known = cache().with([&](Cache& each) {
        if (!each.isLoaded)
            each.load();
        auto const found = each.files.find(path);
        bool const isSame = found != each.files.end() && found->second.bytes == fresh.bytes &&
                            found->second.modifiedNs == fresh.modifiedNs;
        return isSame ? found->second.sha256 : std::string();
    });
    if (!known.empty())
        return known;
    FW_TRY(fresh.sha256, sha256File(file));
    cache().with([&](Cache& each) {
        each.files[path] = fresh;
        each.save();
    });
    return fresh.sha256;
}

} // namespace fw::library
