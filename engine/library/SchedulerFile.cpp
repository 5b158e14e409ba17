#include "engine/library/SchedulerFile.h"

#include "engine/base/Files.h"
#include "engine/base/Json.h"

#include <cmath>
#include <string_view>
#include <vector>

namespace fw::library {

namespace {

/// A field and the one value of it that the samplers here have. A file that leaves it out is not doubted.
struct Known {
    char const* key;
    Json value;
};

std::vector<Known> const& knownOf(std::string const& sampler)
{
    static std::vector<Known> const euler{{"num_train_timesteps", 1000},     {"use_dynamic_shifting", false},
                                          {"use_karras_sigmas", false},      {"use_beta_sigmas", false},
                                          {"use_exponential_sigmas", false}, {"shift_terminal", nullptr},
                                          {"invert_sigmas", false},          {"stochastic_sampling", false}};
    static std::vector<Known> const multistep{
        {"num_train_timesteps", 1000}, {"use_dynamic_shifting", false},
        {"use_karras_sigmas", false},  {"use_beta_sigmas", false},
        {"use_lu_lambdas", false},     {"use_exponential_sigmas", false},
        {"shift_terminal", nullptr},   {"use_flow_sigmas", true},
        {"solver_order", 2},           {"prediction_type", "flow_prediction"},
        {"thresholding", false},       {"final_sigmas_type", "zero"}};
    static std::vector<Known> const unipc = [] {
        std::vector<Known> all = multistep;
        all.insert(all.end(), {{"solver_type", "bh2"},
                               {"predict_x0", true},
                               {"lower_order_final", true},
                               {"disable_corrector", Json::array()}});
        return all;
    }();
    static std::vector<Known> const dpmpp = [] {
        std::vector<Known> all = multistep;
        all.insert(all.end(), {{"solver_type", "midpoint"}, {"algorithm_type", "dpmsolver++"}});
        return all;
    }();
    return sampler == "euler" ? euler : sampler == "dpmpp" ? dpmpp : unipc;
}

/// Python writes -Infinity (DPM++'s lambda_min_clipped) and NaN, which are no JSON: they become null.
std::string withoutInfinity(std::string text)
{
    bool isInString = false;
    for (size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            isInString = !isInString;
        else if (!isInString)
            for (std::string_view const word : {"-Infinity", "Infinity", "NaN"})
                if (text.compare(at, word.size(), word) == 0)
                    text.replace(at, word.size(), "null");
    }
    return text;
}

} // namespace

Result<SchedulerFile> readSchedulerFile(std::filesystem::path const& file)
{
    constexpr uint64_t kMaxBytes = 1u << 20;
    FW_TRY(std::string const text, readFile(file, kMaxBytes));
    FW_TRY(Json const json, parseJson(withoutInfinity(text), file.string()));
    if (!json.is_object())
        return fail(Error::Kind::BadInput, "base.badJson", {file.string(), "it is not an object"},
                    file.string());
    auto const assign = [&](char const* key, auto& out) {
        auto const found = json.find(key);
        if (found != json.end() && !found->is_null())
            JsonReader::assign(*found, out);
    };
    SchedulerFile out;
    std::string name;
    assign("_class_name", name);
    assign("shift", out.shift);
    assign("flow_shift", out.shift);
    if (!std::isfinite(out.shift) || out.shift <= 0)
        return fail(Error::Kind::BadInput, "base.jsonField", {file.string(), "flow_shift", "must be above 0"},
                    file.string());
    bool const isDpm = name.rfind("DPMSolverMultistep", 0) == 0;
    bool const isEuler = name.rfind("FlowMatchEuler", 0) == 0;
    out.sampler = isEuler ? "euler" : isDpm ? "dpmpp" : "unipc";
    if (!isEuler && !isDpm && !name.empty() && name.rfind("UniPC", 0) != 0)
        out.unknown = "_class_name = " + name;
    for (Known const& known : knownOf(out.sampler)) {
        auto const found = json.find(known.key);
        // null stands for "not used" with every field
        bool const isDifferent = found != json.end() && !found->is_null() && *found != known.value;
        if (isDifferent && out.unknown.empty())
            out.unknown = std::string(known.key) + " = " + dumpJson(*found);
    }
    return out;
}

} // namespace fw::library
