#pragma once

#include "engine/base/Json.h"
#include "engine/nn/Safetensors.h"
#include "engine/nn/Weights.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <QtTest>

#include <string>

namespace fw::test {

/// One case that tools/make_fixtures.py wrote: what diffusers or transformers answered on tiny random
/// weights.
struct Fixture {
    std::string folder;
    nn::TensorMap data;

    explicit Fixture(std::string const& name, std::string const& dataName = "data")
        : folder(std::string(FW_TEST_DIR) + "/models/fixtures/" + name)
    {
        auto loaded = nn::loadSafetensors(folder + "/" + dataName + ".safetensors");
        if (!loaded)
            qFatal("%s", loaded.error().message().c_str());
        data = *std::move(loaded);
    }
    Json config() const
    {
        auto json = readJsonFile(folder + "/config.json");
        if (!json)
            qFatal("%s", json.error().message().c_str());
        return *json;
    }
    nn::Weights weights() const
    {
        auto weights = nn::Weights::open(folder + "/weights.safetensors");
        if (!weights)
            qFatal("%s", weights.error().message().c_str());
        return *std::move(weights);
    }
};

/// The network of a fixture, as it is loaded, on the CPU.
template <class Network, class Config>
Network loadNetwork(Fixture const& fixture, at::ScalarType dtype = at::kFloat)
{
    auto const config = Config::fromJson(fixture.config(), fixture.folder);
    if (!config)
        qFatal("%s", config.error().message().c_str());
    auto network = Network::load(fixture.weights(), *config, {at::kCPU, dtype});
    if (!network)
        qFatal("%s", network.error().message().c_str());
    return *std::move(network);
}

/// max |a - b| / max |b|
inline double difference(at::Tensor const& a, at::Tensor const& b)
{
    if (a.sizes() != b.sizes())
        return 1e9;
    at::Tensor const wide = b.to(at::kDouble);
    return ((a.to(at::kDouble) - wide).abs().max() / wide.abs().max()).item<double>();
}

} // namespace fw::test

#define FW_COMPARE_TENSORS(actual, expected, tolerance)                                   \
    do {                                                                                  \
        double const fwDifference = fw::test::difference(actual, expected);               \
        QVERIFY2(fwDifference <= (tolerance), qPrintable(QString::number(fwDifference))); \
    } while (false)
