#include "engine/nn/Weights.h"

#include "engine/base/Json.h"
#include "engine/base/KeyNames.h"
#include "engine/base/WeightHeader.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <set>

namespace fw::nn {

namespace fs = std::filesystem;

namespace {

/// The only one, or of several the one that diffusers reads when it is asked for no variant ("fp16").
fs::path usualOf(std::vector<fs::path> const& files, std::string const& ending)
{
    for (fs::path const& file : files) {
        std::string const name = file.filename().string();
        if (files.size() == 1 || name == "diffusion_pytorch_model" + ending || name == "model" + ending)
            return file;
    }
    return {};
}

/// Where the weights of a folder are: an index of several files, or the one file. Errors: MissingFile,
/// BadInput.
Result<fs::path> findIn(fs::path const& folder)
{
    std::vector<fs::path> single, indexes;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        std::string const name = it->path().filename().string();
        bool const isIndex = name.ends_with(".json") && name.find(".safetensors.index.") != std::string::npos;
        if (isIndex)
            indexes.push_back(it->path());
        else if (isWeightFile(it->path()) && name.front() != '.')
            single.push_back(it->path());
    }
    if (code)
        return fail(Error::Kind::MissingFile, "base.missingFile", {folder.string()}, folder.string());
    fs::path const found =
        indexes.empty() ? usualOf(single, ".safetensors") : usualOf(indexes, ".safetensors.index.json");
    if (!found.empty())
        return found;
    return fail(Error::Kind::MissingFile, "nn.noWeights", {folder.string(), std::to_string(single.size())},
                folder.string());
}

std::string baseOf(std::string const& key)
{
    return key.size() > 7 && key.rfind(".weight") == key.size() - 7 ? key.substr(0, key.size() - 7)
                                                                    : std::string();
}

bool isHelperKey(std::string const& key)
{
    for (char const* end :
         {".scale_weight", ".scale_input", ".weight_scale", ".input_scale", ".comfy_quant"}) {
        std::string const tail = end;
        if (key.size() > tail.size() && key.compare(key.size() - tail.size(), tail.size(), tail) == 0)
            return true;
    }
    // A tokenizer inside a text encoder's file; the mark of a scaled file; the tied copy of `shared`; q norms
    // without a use.
    return key == "scaled_fp8" || key == "spiece_model" || key == "encoder.embed_tokens.weight" ||
           key.find(".norm_added_q.") != std::string::npos;
}

bool isSmaller(PackedTensor const& packed, at::ScalarType dtype)
{
    return packed.bytes.numel() < packed.elements() * static_cast<int64_t>(c10::elementSize(dtype));
}

std::string firstOf(std::vector<std::string> const& names)
{
    std::string text;
    for (size_t i = 0; i < std::min<size_t>(names.size(), 3); ++i)
        text += (i ? ", " : "") + names[i];
    return names.size() > 3 ? text + " and " + std::to_string(names.size() - 3) + " more" : text;
}

std::string shapeText(at::IntArrayRef shape)
{
    std::string text = "[";
    for (size_t i = 0; i < shape.size(); ++i)
        text += (i ? ", " : "") + std::to_string(shape[i]);
    return text + "]";
}

} // namespace

Result<Weights> Weights::open(fs::path const& folderOrFile, std::string const& prefix)
{
    Weights weights;
    weights.m_name = folderOrFile.string();
    fs::path file = folderOrFile;
    if (fs::is_directory(folderOrFile)) {
        FW_TRY(file, findIn(folderOrFile));
    }
    if (file.extension() != ".json") {
        FW_CHECK(weights.addFile(file, prefix));
    } else {
        FW_TRY(Json const index, readJsonFile(file));
        auto const map = index.find("weight_map");
        if (map == index.end() || !map->is_object())
            return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), "weight_map", "is missing"},
                        file.string());
        std::set<std::string> parts;
        for (auto const& [key, part] : map->items()) {
            if (!part.is_string() ||
                fs::path(part.get<std::string>()).filename() != fs::path(part.get<std::string>()))
                return fail(Error::Kind::BadInput, "base.jsonField",
                            {file.string(), key, "must name a file in the same folder"}, file.string());
            parts.insert(part.get<std::string>());
        }
        for (std::string const& part : parts)
            FW_CHECK(weights.addFile(file.parent_path() / part, prefix));
    }
    std::vector<std::string> raw;
    for (auto const& [key, entry] : weights.m_entries)
        raw.push_back(key);
    Naming const naming = detectNaming(raw);
    std::map<std::string, Entry> renamed;
    for (auto& [key, entry] : weights.m_entries)
        if (!renamed.emplace(diffusersKey(key, naming), std::move(entry)).second)
            return fail(Error::Kind::BadInput, "nn.twoKeys", {weights.m_name, diffusersKey(key, naming)},
                        weights.m_name);
    weights.m_entries = std::move(renamed);
    return weights;
}

Status Weights::addFile(fs::path const& path, std::string const& prefix)
{
    FW_TRY(auto const file, openTensorFile(path));
    for (std::string const& name : file->names()) {
        if (name.rfind(prefix, 0) != 0)
            continue;
        if (!m_entries.emplace(name.substr(prefix.size()), Entry{file, name, {}}).second)
            return fail(Error::Kind::BadInput, "nn.twoKeys", {path.string(), name}, path.string());
    }
    return {};
}

Status Weights::graft(Weights other)
{
    for (auto& [key, entry] : other.m_entries)
        if (!m_entries.emplace(key, std::move(entry)).second)
            return fail(Error::Kind::BadInput, "nn.twoKeys", {other.m_name, key}, other.m_name);
    return {};
}

Weights Weights::fromTensors(TensorMap tensors, std::string name)
{
    Weights weights;
    weights.m_name = std::move(name);
    for (auto& [key, tensor] : tensors)
        weights.m_entries[key] = Entry{nullptr, key, std::move(tensor)};
    return weights;
}

std::vector<std::string> Weights::keys() const
{
    std::vector<std::string> all;
    for (auto const& [key, entry] : m_entries)
        all.push_back(key);
    return all;
}

Result<at::Tensor> Weights::stored(Entry const& entry) const
{
    if (entry.packed)
        return entry.packed->widened();
    if (!entry.file)
        return entry.tensor;
    return entry.file->tensor(entry.fileKey);
}

Result<at::Tensor> Weights::tensor(std::string const& key) const
{
    auto const found = m_entries.find(key);
    if (found == m_entries.end())
        return fail(Error::Kind::BadInput, "nn.noTensor", {m_name, key}, m_name);
    FW_TRY(at::Tensor const value, stored(found->second));
    std::string const base = baseOf(key);
    bool const isQuantised = value.element_size() == 1 && value.scalar_type() != at::kBool;
    if (!isQuantised || base.empty())
        return value;
    for (char const* suffix : {".scale_weight", ".weight_scale"}) {
        auto const scale = m_entries.find(base + suffix);
        if (scale == m_entries.end())
            continue;
        FW_TRY(at::Tensor factor, stored(scale->second));
        bool const isPerRow = factor.numel() == value.size(0); // one per output channel
        if (factor.numel() != 1 && !isPerRow)
            return fail(Error::Kind::BadInput, "nn.scale", {m_name, base + suffix, key}, m_name);
        std::vector<int64_t> shape(static_cast<size_t>(value.dim()), 1);
        if (isPerRow)
            shape[0] = -1;
        return value.to(at::kFloat) * factor.to(at::kFloat).reshape(shape);
    }
    return value;
}

Result<bool> Weights::isNarrower(std::string const& key, at::ScalarType dtype) const
{
    auto const found = m_entries.find(key);
    if (found == m_entries.end())
        return fail(Error::Kind::BadInput, "nn.noTensor", {m_name, key}, m_name);
    Entry const& entry = found->second;
    auto const packed = entry.file ? entry.file->packed(entry.fileKey) : entry.packed;
    if (packed)
        return isSmaller(*packed, dtype);
    FW_TRY(at::Tensor const value, stored(entry));
    return value.element_size() < static_cast<int64_t>(c10::elementSize(dtype));
}

Status Weights::hold(std::string const& start, Placement placement)
{
    m_isHeld = true;
    for (auto& [key, entry] : m_entries) {
        if (key.rfind(start, 0) != 0)
            continue;
        auto packed = entry.file ? entry.file->packed(entry.fileKey) : std::nullopt;
        if (packed && !isSmaller(*packed, placement.dtype))
            continue;
        if (packed) {
            packed->bytes = packed->bytes.clone();
            entry.packed = std::move(packed);
            entry.file.reset();
            continue;
        }
        FW_TRY(at::Tensor const value, stored(entry));
        bool const isMatrix = value.dim() > 1 && value.numel() > std::max(value.size(0), value.size(-1));
        if (isMatrix && value.element_size() >= static_cast<int64_t>(c10::elementSize(placement.dtype)))
            continue;
        entry.tensor = value.to(placement.device, value.scalar_type(), /*non_blocking=*/false, /*copy=*/true);
        entry.file.reset();
    }
    return {};
}

void Weights::prefetch(std::string const& key) const
{
    for (char const* suffix : {"", ".scale_weight", ".weight_scale"}) {
        std::string const name = *suffix ? baseOf(key) + suffix : key;
        auto const found = m_entries.find(name);
        if (found != m_entries.end() && found->second.file)
            found->second.file->prefetch(found->second.fileKey);
    }
}

namespace {

using Names = std::vector<std::string>;

Names unusedKeys(Weights const& weights, std::set<std::string> const& used)
{
    Names unused;
    for (std::string const& key : weights.keys())
        if (!used.count(key) && !isHelperKey(key))
            unused.push_back(key);
    return unused;
}

/// One error that names the first few of each.
Status keyStatus(Weights const& weights, Names const& missing, Names const& misshapen, Names const& unused)
{
    if (missing.empty() && misshapen.empty() && unused.empty())
        return {};
    std::string problem;
    for (auto const& [word, names] :
         {std::pair("it lacks ", &missing), std::pair("wrong shape: ", &misshapen),
          std::pair("it also holds ", &unused)})
        if (!names->empty())
            problem += (problem.empty() ? "" : "; ") + (word + firstOf(*names));
    return fail(Error::Kind::BadInput, "nn.keysDoNotFit", {weights.name(), problem}, weights.name());
}

enum class Rest { Forbidden, Allowed }; ///< keys that nobody wanted

Status fillFrom(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkAll,
                Placement placement, Rest rest)
{
    guardAgainstBrokenAmx();
    std::vector<std::string> missing, misshapen, unused;
    std::set<std::string> used;
    Status status;
    walkAll([&](Parameter const& parameter) {
        used.insert(parameter.name);
        if (!weights.contains(parameter.name)) {
            missing.push_back(parameter.name);
            return;
        }
        Result<at::Tensor> value = weights.tensor(parameter.name);
        if (!value) {
            status = value.error();
            return;
        }
        if (value->sizes() != at::IntArrayRef(parameter.shape)) {
            misshapen.push_back(parameter.name + " " + shapeText(value->sizes()) + " instead of " +
                                shapeText(parameter.shape));
            return;
        }
        // A copy always: a mapped file may go away, and weights are changed in place when LoRAs are merged.
        parameter.tensor = value->to(placement.device, parameter.isFp32 ? at::kFloat : placement.dtype,
                                     /*non_blocking=*/false, /*copy=*/true);
    });
    FW_CHECK(status);
    if (rest == Rest::Forbidden)
        unused = unusedKeys(weights, used);
    return keyStatus(weights, missing, misshapen, unused);
}

} // namespace

Status fill(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkAll,
            Placement placement)
{
    return fillFrom(weights, walkAll, placement, Rest::Forbidden);
}

Status fillPart(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkPart,
                Placement placement)
{
    return fillFrom(weights, walkPart, placement, Rest::Allowed);
}

Status checkKeys(Weights const& weights, std::function<void(ParameterWalk const&)> const& walkAll)
{
    Names missing;
    std::set<std::string> used;
    walkAll([&](Parameter const& parameter) {
        used.insert(parameter.name);
        if (!weights.contains(parameter.name))
            missing.push_back(parameter.name);
    });
    return keyStatus(weights, missing, {}, unusedKeys(weights, used));
}

TensorMap collect(std::function<void(ParameterWalk const&)> const& walkAll)
{
    TensorMap all;
    walkAll([&](Parameter const& parameter) { all[parameter.name] = parameter.tensor; });
    return all;
}

} // namespace fw::nn
