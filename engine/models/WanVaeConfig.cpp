#include "engine/models/WanVae.h"

#include <algorithm>

namespace fw::models {

namespace {

/// Of Wan 2.1, which config.json may leave out.
constexpr double kMean21[] = {-0.7571, -0.7089, -0.9113, 0.1075,  -0.1745, 0.9653,  -0.1517, 1.5508,
                              0.4134,  -0.0715, 0.5517,  -0.3632, -0.1922, -0.9497, 0.2503,  -0.2921};
constexpr double kStd21[] = {2.8184, 1.4541, 2.3275, 2.6558, 1.2196, 1.7708, 2.6052, 2.0743,
                             3.2687, 2.1526, 2.8652, 1.5579, 1.6382, 1.1253, 2.8251, 1.9160};

/// Reads a list when it is there; false when it holds anything but T.
template <class T, class IsGood>
bool readList(Json const& json, char const* key, std::vector<T>& out, IsGood isGood)
{
    auto const found = json.find(key);
    if (found == json.end() || found->is_null())
        return true;
    if (!found->is_array())
        return false;
    out.clear();
    for (Json const& item : *found) {
        if (!isGood(item))
            return false;
        out.push_back(item.get<T>());
    }
    return true;
}

/// The shortcuts of the residual form average or repeat whole groups of channels.
bool canShortcut(WanVaeConfig const& config)
{
    int64_t down = config.baseDim, up = config.decoderBaseDim * config.dimMult.back();
    for (size_t i = 0, last = config.dimMult.size() - 1; i <= last; ++i) {
        int64_t const out = config.baseDim * config.dimMult[i];
        int64_t const factorDown = i == last ? 1 : config.temporalDownsample[i] ? 8 : 4;
        int64_t const upOut = config.decoderBaseDim * config.dimMult[last - i];
        int64_t const factorUp = i == last                                 ? 0
                                 : config.temporalDownsample[last - 1 - i] ? 8
                                                                           : 4; // none in the last
        if (down * factorDown % out != 0 || upOut * factorUp % up != 0)
            return false;
        down = out;
        up = upOut;
    }
    return true;
}

void checkNumbers(WanVaeConfig const& config, JsonReader& in)
{
    auto const isSmall = [](int64_t value) { return value >= 1 && value <= 1 << 16; };
    if (!isSmall(config.baseDim) || !isSmall(config.decoderBaseDim) || !isSmall(config.zDim))
        in.note("base_dim", "must be between 1 and 65536");
    if (config.resBlocks < 1 || config.resBlocks > 16)
        in.note("num_res_blocks", "must be between 1 and 16");
    if (config.patch < 1 || config.patch > 16 || config.inChannels != 3 * config.patch * config.patch ||
        config.outChannels != config.inChannels)
        in.note("patch_size", "must agree with in_channels and out_channels, which are 3 * patch_size^2");
    bool const isMultGood = std::all_of(config.dimMult.begin(), config.dimMult.end(), isSmall);
    if (config.dimMult.empty() || config.dimMult.size() > 8 || !isMultGood)
        in.note("dim_mult", "must list 1 to 8 positive numbers");
    if (config.temporalDownsample.size() + 1 < config.dimMult.size())
        in.note("temperal_downsample", "must have one entry for each change of size");
    else if (config.isResidual && isMultGood && !config.dimMult.empty() && !canShortcut(config))
        in.note("dim_mult", "must let every stage's channels be averaged or repeated in whole groups");
    size_t const channels = static_cast<size_t>(config.zDim);
    bool const isStdGood =
        std::all_of(config.latentsStd.begin(), config.latentsStd.end(), [](double s) { return s > 0; });
    if (config.latentsMean.size() != channels || config.latentsStd.size() != channels || !isStdGood)
        in.note("latents_mean", "and latents_std must hold z_dim numbers each, the latter positive");
}

} // namespace

int64_t WanVaeConfig::strideTime() const
{
    auto const used = temporalDownsample.begin() + static_cast<std::ptrdiff_t>(dimMult.size()) - 1;
    return int64_t{1} << std::count(temporalDownsample.begin(), used, true);
}

Result<WanVaeConfig> WanVaeConfig::fromJson(Json const& json, std::string const& name)
{
    WanVaeConfig config;
    JsonReader in(json, name);
    in.required("z_dim", config.zDim)
        .optional("base_dim", config.baseDim)
        .optional("num_res_blocks", config.resBlocks);
    in.optional("is_residual", config.isResidual);
    in.optional("in_channels", config.inChannels).optional("out_channels", config.outChannels);
    FW_CHECK(in.status());
    auto const isPresent = [&](char const* key) { return json.contains(key) && !json[key].is_null(); };
    config.decoderBaseDim = config.baseDim;
    if (isPresent("decoder_base_dim"))
        in.optional("decoder_base_dim", config.decoderBaseDim);
    if (isPresent("patch_size"))
        in.optional("patch_size", config.patch);
    auto const isWhole = [](Json const& item) { return item.is_number_integer(); };
    auto const isFlag = [](Json const& item) { return item.is_boolean(); };
    auto const isNumber = [](Json const& item) { return item.is_number(); };
    std::vector<double> scales;
    if (config.zDim == 16) {
        config.latentsMean.assign(std::begin(kMean21), std::end(kMean21));
        config.latentsStd.assign(std::begin(kStd21), std::end(kStd21));
    }
    if (!readList(json, "dim_mult", config.dimMult, isWhole))
        in.note("dim_mult", "must be a list of whole numbers");
    if (!readList(json, "temperal_downsample", config.temporalDownsample, isFlag))
        in.note("temperal_downsample", "must be a list of true and false");
    if (!readList(json, "latents_mean", config.latentsMean, isNumber) ||
        !readList(json, "latents_std", config.latentsStd, isNumber) ||
        !readList(json, "attn_scales", scales, isNumber))
        in.note("latents_mean", "and latents_std must be lists of numbers");
    FW_CHECK(in.status());
    if (!scales.empty())
        return fail(Error::Kind::Unsupported, "models.attentionScales", {name}, name);
    checkNumbers(config, in);
    FW_CHECK(in.status());
    return config;
}

WanVaeConfig WanVaeConfig::tiny()
{
    WanVaeConfig config;
    config.baseDim = config.decoderBaseDim = 4;
    config.zDim = 4;
    config.dimMult = {1, 1, 1};
    config.resBlocks = 1;
    config.temporalDownsample = {true, true};
    config.latentsMean.assign(4, 0.1);
    config.latentsStd.assign(4, 1.5);
    return config;
}

} // namespace fw::models
