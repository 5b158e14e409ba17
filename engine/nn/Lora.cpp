#include "engine/nn/Lora.h"

#include "engine/base/KeyNames.h"
#include "engine/base/Log.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <array>

namespace fw::nn {

namespace {

/// What stands in front of a module's name.
constexpr char const* kPrefixes[] = {"base_model.model.", "model.diffusion_model.", "diffusion_model.",
                                     "transformer.", "unet."};
constexpr char const* kFlatPrefixes[] = {"lora_unet_", "lora_transformer_"};
/// Networks that this program never changes.
constexpr char const* kForeign[] = {"lora_te", "text_encoder", "text_encoders.", "conditioner."};
/// Names with underscores of their own, for keys in which every dot is an underscore.
constexpr char const* kCompounds[] = {"vace_patch_embedding",
                                      "patch_embedding",
                                      "vace_blocks",
                                      "condition_embedder",
                                      "time_embedder",
                                      "text_embedder",
                                      "image_embedder",
                                      "time_embedding",
                                      "text_embedding",
                                      "time_projection",
                                      "time_proj",
                                      "self_attn",
                                      "cross_attn",
                                      "norm_k_img",
                                      "norm_added_k",
                                      "norm_q",
                                      "norm_k",
                                      "add_k_proj",
                                      "add_v_proj",
                                      "k_img",
                                      "v_img",
                                      "img_emb",
                                      "before_proj",
                                      "after_proj",
                                      "to_out",
                                      "to_q",
                                      "to_k",
                                      "to_v",
                                      "linear_1",
                                      "linear_2",
                                      "proj_in",
                                      "proj_out"};

enum class Part { Up, Down, Alpha, Weight, Bias, Modulation, Refused };
struct Ending {
    char const* text;
    Part part;
};
constexpr Ending kEndings[] = {{".lora_A.weight", Part::Down},
                               {".lora_B.weight", Part::Up},
                               {".lora_A.default.weight", Part::Down},
                               {".lora_B.default.weight", Part::Up},
                               {".lora_down.weight", Part::Down},
                               {".lora_up.weight", Part::Up},
                               {".lora.down.weight", Part::Down},
                               {".lora.up.weight", Part::Up},
                               {".alpha", Part::Alpha},
                               {".diff", Part::Weight},
                               {".diff_b", Part::Bias},
                               {".diff_m", Part::Modulation},
                               {".dora_scale", Part::Refused},
                               {".lora_magnitude_vector", Part::Refused},
                               {".lora_mid.weight", Part::Refused},
                               {".hada_w1_a", Part::Refused},
                               {".lokr_w1", Part::Refused},
                               {".lokr_w1_a", Part::Refused}};

bool endsWith(std::string const& text, std::string const& end)
{
    return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// "blocks_0_self_attn_q" -> "blocks.0.self_attn.q"
std::string dotted(std::string const& flat)
{
    std::string out;
    for (size_t at = 0; at < flat.size();) {
        size_t length = std::min(flat.find('_', at), flat.size()) - at;
        for (char const* compound : kCompounds) {
            size_t const size = std::string_view(compound).size();
            bool const isWhole = at + size == flat.size() || flat[at + size] == '_';
            if (flat.compare(at, size, compound) == 0 && at + size <= flat.size() && isWhole)
                length = std::max(length, size);
        }
        out += (out.empty() ? "" : ".") + flat.substr(at, length);
        at += length + 1;
    }
    return out;
}

/// The module of a key without its ending, under its own naming with dots.
std::string moduleOf(std::string const& stem)
{
    for (char const* flat : kFlatPrefixes)
        if (stem.rfind(flat, 0) == 0)
            return dotted(stem.substr(std::string_view(flat).size()));
    std::string module = stem;
    for (char const* prefix : kPrefixes)
        if (module.rfind(prefix, 0) == 0)
            module = module.substr(std::string_view(prefix).size());
    return module;
}

/// The parameter that a module's change belongs to, under its diffusers name. Names that are diffusers'
/// already come back as they are.
std::string parameterOf(std::string const& module, Part part)
{
    if (part == Part::Modulation)
        return diffusersKey(module + ".modulation", Naming::OriginalTransformer);
    bool const isTable = endsWith("." + module, ".modulation") || endsWith("." + module, "scale_shift_table");
    return diffusersKey(isTable ? module : module + (part == Part::Bias ? ".bias" : ".weight"),
                        Naming::OriginalTransformer);
}

/// Image tokens of I2V 2.1: LoRAs made for it are used with models that have no such layers.
bool isImageParameter(std::string const& name)
{
    for (char const* part : {".add_k_proj.", ".add_v_proj.", ".norm_added_k.", "image_embedder."})
        if (name.find(part) != std::string::npos)
            return true;
    return false;
}

} // namespace

Status Lora::addKey(std::string const& key)
{
    for (char const* foreign : kForeign)
        if (key.rfind(foreign, 0) == 0)
            return {};
    Ending const* found = nullptr;
    for (Ending const& ending : kEndings)
        if (endsWith(key, ending.text))
            found = &ending;
    if (!found)
        return fail(Error::Kind::BadInput, "nn.loraKey", {m_name, key}, m_name);
    if (found->part == Part::Refused)
        return fail(Error::Kind::Unsupported, "nn.loraKind", {m_name, key}, m_name);
    std::string const stem = key.substr(0, key.size() - std::string_view(found->text).size());
    Change& change = m_changes[parameterOf(moduleOf(stem), found->part)];
    std::string& slot = found->part == Part::Up      ? change.up
                        : found->part == Part::Down  ? change.down
                        : found->part == Part::Alpha ? change.alpha
                                                     : change.difference;
    if (!slot.empty())
        return fail(Error::Kind::BadInput, "nn.twoKeys", {m_name, key}, m_name);
    slot = key;
    return {};
}

Status Lora::checkPairs() const
{
    for (auto const& [parameter, change] : m_changes)
        if (change.up.empty() != change.down.empty())
            return fail(Error::Kind::BadInput, "nn.loraHalf",
                        {m_name, change.up.empty() ? change.down : change.up}, m_name);
    bool const hasChange = std::any_of(m_changes.begin(), m_changes.end(), [](auto const& each) {
        return !each.second.up.empty() || !each.second.difference.empty();
    });
    return hasChange ? Status() : Status(fail(Error::Kind::BadInput, "nn.noLora", {m_name}, m_name));
}

Result<std::shared_ptr<Lora const>> Lora::open(std::filesystem::path const& path)
{
    auto lora = std::make_shared<Lora>();
    lora->m_name = path.string();
    FW_TRY(lora->m_file, openTensorFile(path));
    for (std::string const& key : lora->m_file->names())
        FW_CHECK(lora->addKey(key));
    FW_CHECK(lora->checkPairs());
    for (auto it = lora->m_changes.begin(); it != lora->m_changes.end();) // an alpha of nothing
        it = it->second.up.empty() && it->second.difference.empty() ? lora->m_changes.erase(it)
                                                                    : std::next(it);
    return std::shared_ptr<Lora const>(std::move(lora));
}

std::vector<std::string> Lora::parameters() const
{
    std::vector<std::string> all;
    for (auto const& [parameter, change] : m_changes)
        all.push_back(parameter);
    return all;
}

Status Lora::check(std::string const& parameter, at::IntArrayRef shape) const
{
    auto const found = m_changes.find(parameter);
    if (found == m_changes.end())
        return fail(Error::Kind::BadInput, "nn.noTensor", {m_name, parameter}, m_name);
    Change const& change = found->second;
    int64_t numel = 1;
    for (int64_t const dim : shape)
        numel *= dim;
    bool isGood = !shape.empty();
    if (isGood && !change.up.empty()) {
        FW_TRY(at::Tensor const up, m_file->tensor(change.up));
        FW_TRY(at::Tensor const down, m_file->tensor(change.down));
        int64_t const rank = down.dim() < 2 ? 0 : down.size(0);
        isGood = rank > 0 && up.dim() >= 2 && up.size(0) == shape[0] && up.numel() == shape[0] * rank &&
                 down.numel() == rank * (numel / shape[0]);
    }
    if (isGood && !change.alpha.empty()) {
        FW_TRY(at::Tensor const alpha, m_file->tensor(change.alpha));
        isGood = alpha.numel() == 1;
    }
    if (isGood && !change.difference.empty()) {
        FW_TRY(at::Tensor const difference, m_file->tensor(change.difference));
        isGood = difference.numel() == numel;
    }
    return isGood ? Status()
                  : Status(fail(Error::Kind::BadInput, "nn.loraShape", {m_name, parameter}, m_name));
}

Result<at::Tensor> Lora::delta(std::string const& parameter, at::IntArrayRef shape) const
{
    FW_CHECK(check(parameter, shape));
    Change const& change = m_changes.at(parameter);
    at::Tensor sum = at::zeros(shape, at::kFloat);
    if (!change.up.empty()) {
        FW_TRY(at::Tensor const up, m_file->tensor(change.up));
        FW_TRY(at::Tensor const down, m_file->tensor(change.down));
        double scale = 1;
        if (!change.alpha.empty()) {
            FW_TRY(at::Tensor const alpha, m_file->tensor(change.alpha));
            scale = alpha.to(at::kDouble).item<double>() / static_cast<double>(down.size(0));
        }
        at::Tensor const left = up.to(at::kFloat).flatten(1), right = down.to(at::kFloat).flatten(1);
        sum = at::matmul(left, right).reshape(shape).mul_(scale);
    }
    if (!change.difference.empty()) {
        FW_TRY(at::Tensor const difference, m_file->tensor(change.difference));
        sum = sum + difference.to(at::kFloat).reshape(shape);
    }
    return sum;
}

namespace {

/// Parameters of the network by name, while it is walked.
struct Target {
    at::Tensor tensor;
    std::vector<int64_t> shape;
};

/// The changes that fit, by parameter. Errors: a LoRA that changes what the network does not have.
Status collectUses(std::map<std::string, Target> const& network, std::vector<LoraUse> const& loras,
                   std::map<std::string, std::vector<LoraUse>>& wanted)
{
    for (LoraUse const& use : loras) {
        std::vector<std::string> unknown;
        size_t matched = 0;
        for (std::string const& parameter : use.lora->parameters()) {
            auto const target = network.find(parameter);
            if (target == network.end()) {
                if (!isImageParameter(parameter))
                    unknown.push_back(parameter);
                continue;
            }
            ++matched;
            FW_CHECK(use.lora->check(parameter, target->second.shape));
            wanted[parameter].push_back(use);
        }
        std::string const& name = use.lora->name();
        if (matched == 0 || !unknown.empty())
            return fail(Error::Kind::BadInput, "nn.loraForeign",
                        {name, unknown.empty() ? use.lora->parameters().front() : unknown.front()}, name);
        if (matched < use.lora->parameters().size())
            log::warning(name + " also changes layers for pictures, which this model does not have");
    }
    return {};
}

/// A parameter of the base with what LoRAs add to it, fp32.
Result<at::Tensor> merged(Weights const& base, std::string const& parameter, std::vector<LoraUse> const& uses)
{
    FW_TRY(at::Tensor const stored, base.tensor(parameter));
    at::Tensor const value = stored.to(at::kFloat, /*non_blocking=*/false, /*copy=*/true);
    for (LoraUse const& use : uses) {
        FW_TRY(at::Tensor const delta, use.lora->delta(parameter, value.sizes()));
        value.add_(delta.to(value.device()), use.weight);
    }
    return value;
}

} // namespace

Status checkLoras(std::function<void(ParameterWalk const&)> const& walkAll, std::vector<LoraUse> const& loras)
{
    std::map<std::string, Target> network;
    walkAll([&](Parameter const& parameter) {
        network[parameter.name] = {parameter.tensor, parameter.shape};
    });
    std::map<std::string, std::vector<LoraUse>> wanted;
    return collectUses(network, loras, wanted);
}

Status addLoras(Weights const& base, std::function<void(ParameterWalk const&)> const& walkPart,
                std::vector<LoraUse> const& loras)
{
    Status status;
    walkPart([&](Parameter const& parameter) {
        std::vector<LoraUse> uses;
        for (LoraUse const& use : loras) {
            std::vector<std::string> const theirs = use.lora->parameters();
            if (std::binary_search(theirs.begin(), theirs.end(), parameter.name))
                uses.push_back(use);
        }
        if (uses.empty() || !status)
            return;
        auto const value = merged(base, parameter.name, uses);
        if (value)
            parameter.tensor.copy_(*value);
        else
            status = value.error();
    });
    return status;
}

Status applyLoras(Weights const& base, std::function<void(ParameterWalk const&)> const& walkAll,
                  std::vector<LoraUse> const& loras, std::set<std::string>& changed)
{
    std::map<std::string, Target> network;
    walkAll([&](Parameter const& parameter) {
        network[parameter.name] = {parameter.tensor, parameter.shape};
    });
    std::map<std::string, std::vector<LoraUse>> wanted;
    FW_CHECK(collectUses(network, loras, wanted));
    for (std::string const& parameter : changed)
        wanted[parameter]; // back to the base when nobody wants it
    for (auto const& [parameter, uses] : wanted) {
        at::Tensor value;
        if (!uses.empty()) {
            FW_TRY(value, merged(base, parameter, uses));
            changed.insert(parameter);
        } else {
            FW_TRY(value, base.tensor(parameter));
            changed.erase(parameter);
        }
        network.at(parameter).tensor.copy_(value);
    }
    return {};
}

} // namespace fw::nn
