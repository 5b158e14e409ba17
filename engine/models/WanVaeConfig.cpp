#include "engine/models/WanVae.h"

#include <algorithm>

namespace fw::models {

namespace {

/// Of Wan 2.1 and 2.2 (wan.md 2.7, 2.8), which config.json may leave out.
constexpr double kMean21[] = {-0.7571, -0.7089, -0.9113, 0.1075,  -0.1745, 0.9653,  -0.1517, 1.5508,
                              0.4134,  -0.0715, 0.5517,  -0.3632, -0.1922, -0.9497, 0.2503,  -0.2921};
constexpr double kStd21[] = {2.8184, 1.4541, 2.3275, 2.6558, 1.2196, 1.7708, 2.6052, 2.0743,
                             3.2687, 2.1526, 2.8652, 1.5579, 1.6382, 1.1253, 2.8251, 1.9160};

constexpr double kMean22[] = {-0.2289, -0.0052, -0.1323, -0.2339, -0.2799, 0.0174,  0.1838,  0.1557,
                              -0.1382, 0.0542,  0.2813,  0.0891,  0.157,   -0.0098, 0.0375,  -0.1825,
                              -0.2246, -0.1207, -0.0698, 0.5109,  0.2665,  -0.2108, -0.2158, 0.2502,
                              -0.2055, -0.0322, 0.1109,  0.1567,  -0.0729, 0.0899,  -0.2799, -0.123,
                              -0.0313, -0.1649, 0.0117,  0.0723,  -0.2839, -0.2083, -0.052,  0.3748,
                              0.0152,  0.1957,  0.1433,  -0.2944, 0.3573,  -0.0548, -0.1681, -0.0667};
constexpr double kStd22[] = {0.4765, 1.0364, 0.4514, 1.1677, 0.5313, 0.499,  0.4818, 0.5013, 0.8158, 1.0344,
                             0.5894, 1.0901, 0.6885, 0.6165, 0.8454, 0.4978, 0.5759, 0.3523, 0.7135, 0.6804,
                             0.5833, 1.4146, 0.8986, 0.5659, 0.7069, 0.5338, 0.4889, 0.4917, 0.4069, 0.4999,
                             0.6866, 0.4093, 0.5709, 0.6065, 0.6415, 0.4944, 0.5726, 1.2042, 0.5458, 1.6887,
                             0.3971, 1.06,   0.3943, 0.5537, 0.5444, 0.4089, 0.7468, 0.7744};

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

Status WanVaeConfig::setKnownStatistics(std::string const& name)
{
    if (zDim == 16) {
        latentsMean.assign(std::begin(kMean21), std::end(kMean21));
        latentsStd.assign(std::begin(kStd21), std::end(kStd21));
        return {};
    }
    if (zDim != 48)
        return fail(Error::Kind::Unsupported, "models.statistics", {name, std::to_string(zDim)}, name);
    latentsMean.assign(std::begin(kMean22), std::end(kMean22));
    latentsStd.assign(std::begin(kStd22), std::end(kStd22));
    return {};
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
    (void)config.setKnownStatistics(name).isOk(); // the file may give its own
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
