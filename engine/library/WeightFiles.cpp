#include "engine/library/WeightFiles.h"

#include "engine/base/Json.h"

#include <algorithm>
#include <map>
#include <set>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

Error missing(fs::path const& file)
{
    return fail(Error::Kind::MissingFile, "library.missingWeights", {file.string()}, file.string());
}

std::vector<fs::path> filesEndingIn(fs::path const& folder, std::string const& ending)
{
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        std::string const name = it->path().filename().string();
        bool const fits = name.size() >= ending.size() &&
                          name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
        if (fits && name[0] != '.')
            files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// Shard -> tensors it must hold, from *.safetensors.index.json.
Result<std::map<std::string, std::set<std::string>>> readIndex(fs::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    auto const map = json.find("weight_map");
    if (map == json.end() || !map->is_object() || map->empty())
        return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), "weight_map", "is missing"},
                    file.string());
    std::map<std::string, std::set<std::string>> shards;
    for (auto const& [tensor, shard] : map->items()) {
        std::string const name = shard.is_string() ? shard.get<std::string>() : "";
        if (name.empty() || fs::path(name).filename() != fs::path(name))
            return fail(Error::Kind::BadInput, "base.jsonField",
                        {file.string(), "weight_map", "must name files of its own folder"}, file.string());
        shards[name].insert(tensor);
    }
    return shards;
}

/// The one file to use when there is no index: the usual names first, then the only one there is.
Result<fs::path> singleFile(fs::path const& folder)
{
    for (char const* name : {"diffusion_pytorch_model.safetensors", "model.safetensors"})
        if (std::error_code code; fs::exists(folder / name, code))
            return folder / name;
    std::vector<fs::path> const files = filesEndingIn(folder, ".safetensors");
    if (!files.empty())
        return files.front();
    for (char const* pickle : {".bin", ".pth", ".pt", ".ckpt"})
        if (auto const found = filesEndingIn(folder, pickle); !found.empty())
            return fail(Error::Kind::BadInput, "base.pickleWeights", {found.front().string()},
                        found.front().string());
    return missing(folder / "diffusion_pytorch_model.safetensors");
}

struct Totals {
    ComponentWeights weights;
    std::map<std::string, uint64_t> elementsByType;

    Status add(fs::path const& file, std::string const& component, std::set<std::string> const& promised)
    {
        std::error_code code;
        uint64_t const bytes = fs::file_size(file, code);
        if (code)
            return missing(file);
        FW_TRY(SafetensorsHeader const header, readSafetensorsHeader(file));
        for (std::string const& tensor : promised)
            if (!header.find(tensor))
                return fail(Error::Kind::BadInput, "library.missingTensor", {file.string(), tensor},
                            file.string());
        for (TensorEntry const& tensor : header.tensors) {
            weights.parameters += tensor.elements();
            elementsByType[tensorTypeName(tensor.type)] += tensor.elements();
        }
        weights.bytes += bytes;
        weights.files.push_back({file, bytes, component});
        return {};
    }
};

} // namespace

Result<ComponentWeights> findWeights(fs::path const& folder, std::string const& component)
{
    std::error_code code;
    if (!fs::is_directory(folder, code))
        return missing(folder);
    Totals totals;
    std::vector<fs::path> const indexes = filesEndingIn(folder, ".safetensors.index.json");
    if (!indexes.empty()) {
        FW_TRY(auto const shards, readIndex(indexes.front()));
        for (auto const& [name, tensors] : shards)
            FW_CHECK(totals.add(folder / name, component, tensors));
    } else {
        FW_TRY(fs::path const file, singleFile(folder));
        FW_CHECK(totals.add(file, component, {}));
    }
    auto const most = std::max_element(totals.elementsByType.begin(), totals.elementsByType.end(),
                                       [](auto const& a, auto const& b) { return a.second < b.second; });
    if (most != totals.elementsByType.end())
        totals.weights.dtype = most->first;
    return totals.weights;
}

} // namespace fw::library
