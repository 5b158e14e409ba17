#include "engine/library/WeightFiles.h"

#include "engine/base/GgufHeader.h"
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

/// Indexes of shards, the one without a variant's name ("….index.fp16.json") first.
std::vector<fs::path> indexesIn(fs::path const& folder)
{
    std::vector<fs::path> all = filesEndingIn(folder, ".safetensors.index.json");
    for (fs::path const& file : filesEndingIn(folder, ".json"))
        if (file.stem().stem().string().ends_with(".safetensors.index"))
            all.push_back(file);
    return all;
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
    if (auto const gguf = filesEndingIn(folder, ".gguf"); !gguf.empty())
        return gguf.front();
    for (char const* pickle : {".bin", ".pth", ".pt", ".ckpt"})
        if (auto const found = filesEndingIn(folder, pickle); !found.empty())
            return fail(Error::Kind::BadInput, "base.pickleWeights", {found.front().string()},
                        found.front().string());
    return missing(folder / "diffusion_pytorch_model.safetensors");
}

/// Bytes of one number of a type as it is stored.
double storedBytes(std::string const& type)
{
    if (type.starts_with("F8_") || type == "I8" || type == "U8")
        return 1;
    if (type == "F16" || type == "BF16")
        return 2;
    for (GgufType const quantised :
         {GgufType::Q4_0, GgufType::Q4_1, GgufType::Q5_0, GgufType::Q5_1, GgufType::Q8_0, GgufType::Q2_K,
          GgufType::Q3_K, GgufType::Q4_K, GgufType::Q5_K, GgufType::Q6_K})
        if (GgufBlock const block = ggufBlock(quantised); type == block.name)
            return double(block.bytes) / block.elements;
    return 4;
}

struct Totals {
    ComponentWeights weights;
    PartSource const& source;
    std::string const& component;
    std::map<std::string, uint64_t> elementsByType;

    Status add(fs::path const& file, std::set<std::string> const& promised)
    {
        std::error_code code;
        uint64_t const bytes = fs::file_size(file, code);
        if (code)
            return missing(file);
        FW_TRY(WeightHeader const header, readWeightHeader(file));
        std::set<std::string> names;
        for (WeightTensor const& tensor : header.tensors)
            names.insert(tensor.name);
        for (std::string const& tensor : promised)
            if (!names.count(tensor))
                return fail(Error::Kind::BadInput, "library.missingTensor", {file.string(), tensor},
                            file.string());
        for (WeightTensor const& tensor : header.tensors) {
            if (tensor.name == kTokenizerTensor) {
                weights.hasTokenizer = true;
            } else if (tensor.name.rfind(source.prefix, 0) == 0) {
                weights.parameters += tensor.elements;
                weights.stored += static_cast<uint64_t>(double(tensor.elements) * storedBytes(tensor.type));
                elementsByType[tensor.type] += tensor.elements;
            }
        }
        weights.shapes.add(header, source.prefix);
        weights.bytes += bytes;
        weights.files.push_back({file, bytes, component});
        return {};
    }
};

} // namespace

std::vector<fs::path> weightUnits(fs::path const& folder)
{
    std::vector<fs::path> units = indexesIn(folder);
    std::set<std::string> shards;
    for (fs::path const& index : units)
        if (auto const names = readIndex(index))
            for (auto const& [name, tensors] : *names)
                shards.insert(name);
    for (char const* ending : {".safetensors", ".gguf"})
        for (fs::path const& file : filesEndingIn(folder, ending))
            if (!shards.count(file.filename().string()))
                units.push_back(file);
    return units;
}

namespace {

/// The module's tensors beside the base's.
Status addModule(ComponentWeights& weights, fs::path const& module)
{
    FW_TRY(ComponentWeights const extra, findWeights(PartSource{module, {}, {}}, weights.files[0].component));
    if (kindOf(extra.shapes) != NetworkKind::VaceModule)
        return fail(Error::Kind::BadInput, "library.noModule", {module.string()}, module.string());
    weights.shapes.merge(extra.shapes);
    weights.files.insert(weights.files.end(), extra.files.begin(), extra.files.end());
    weights.parameters += extra.parameters;
    weights.stored += extra.stored;
    weights.bytes += extra.bytes;
    return {};
}

} // namespace

Result<ComponentWeights> findWeights(PartSource const& source, std::string const& component)
{
    std::error_code code;
    fs::path file = source.path;
    if (fs::is_directory(file, code)) {
        std::vector<fs::path> const indexes = indexesIn(source.path);
        if (!indexes.empty()) {
            file = indexes.front();
        } else {
            FW_TRY(file, singleFile(source.path));
        }
    }
    if (!fs::exists(file, code))
        return missing(file);
    Totals totals{{}, source, component, {}};
    if (file.extension() == ".json") {
        FW_TRY(auto const shards, readIndex(file));
        for (auto const& [name, tensors] : shards)
            FW_CHECK(totals.add(file.parent_path() / name, tensors));
    } else {
        FW_CHECK(totals.add(file, {}));
    }
    totals.weights.shapes.rename();
    auto const most = std::max_element(totals.elementsByType.begin(), totals.elementsByType.end(),
                                       [](auto const& a, auto const& b) { return a.second < b.second; });
    if (most != totals.elementsByType.end())
        totals.weights.dtype = most->first;
    if (!source.module.empty())
        FW_CHECK(addModule(totals.weights, source.module));
    return totals.weights;
}

} // namespace fw::library
