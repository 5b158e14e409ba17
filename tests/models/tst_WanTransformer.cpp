#include "engine/models/WanTransformer.h"
#include "tests/models/Fixture.h"

#include <ATen/CPUGeneratorImpl.h>

#include <cmath>
#include <map>
#include <string_view>

using namespace fw;
using models::TextCache;
using models::WanTransformer;
using models::WanTransformerConfig;

/// The transformer against diffusers' classes (tools/make_fixtures.py), and against itself where two ways
/// must agree.
class TstWanTransformer : public QObject {
    Q_OBJECT

private:
    static at::Tensor run(WanTransformer const& network, test::Fixture const& fixture, TextCache const& text)
    {
        auto const& data = fixture.data;
        models::VaceInput vace;
        if (data.count("context")) {
            vace.context = data.at("context");
            for (int64_t i = 0; i < data.at("scales").size(0); ++i)
                vace.scales.push_back(data.at("scales")[i].item<double>());
        }
        return network.forward(
            {data.at("latents"), data.at("timestep"), &text, vace.context.defined() ? &vace : nullptr});
    }
    static Json seededCases()
    {
        auto json = readJsonFile(FW_TEST_DIR "/models/fixtures/seeded/cases.json");
        if (!json)
            qFatal("%s", json.error().message().c_str());
        return (*json)["cases"];
    }
    /// tools/make_fixtures.py randomise(): one generator for all of them, in their order.
    static nn::Weights seededWeights(WanTransformerConfig const& config, Json const& each)
    {
        std::map<std::string, std::vector<int64_t>> shapes;
        WanTransformer network;
        network.config = config;
        network.walk([&](nn::Parameter const& p) { shapes[p.name] = p.shape; });
        at::Generator generator = at::detail::createCPUGenerator(each["seed"].get<uint64_t>());
        nn::TensorMap tensors;
        for (Json const& item : each["parameters"]) {
            std::string const name = item.get<std::string>();
            auto const endsWith = [&](std::string_view end) { return std::string_view(name).ends_with(end); };
            at::Tensor const r = at::randn(shapes.at(name), generator, at::TensorOptions().dtype(at::kFloat));
            bool const isGain = endsWith("norm_q.weight") || endsWith("norm_k.weight") ||
                                endsWith("norm_added_k.weight") || endsWith("norm1.weight") ||
                                endsWith("norm2.weight");
            bool const isMatrix = r.dim() >= 2 && name.find("scale_shift_table") == std::string::npos;
            double const spread = std::sqrt(double(r.numel()) / double(r.size(0)));
            at::Tensor const value = isGain ? 1 + 0.2 * r : isMatrix ? r / spread * 1.2 : 0.3 * r;
            tensors[name] = value.to(at::kHalf).to(at::kFloat);
        }
        return nn::Weights::fromTensors(std::move(tensors), "seeded");
    }
    static TextCache textOf(WanTransformer const& network, test::Fixture const& fixture)
    {
        auto const image = fixture.data.find("image");
        return network.encodeText(fixture.data.at("text"),
                                  image == fixture.data.end() ? at::Tensor() : image->second);
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny work: a second thread only waits

    void answersAsDiffusers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("dataName");
        QTest::addColumn<bool>("isPrepared");
        for (bool const isPrepared : {false, true}) {
            char const* const how = isPrepared ? "prepared" : "as loaded";
            QTest::addRow("text to video, %s", how) << "t2v"
                                                    << "data" << isPrepared;
            QTest::addRow("one timestep per token, %s", how) << "t2v"
                                                             << "per_token" << isPrepared;
            QTest::addRow("image tokens, %s", how) << "i2v"
                                                   << "data" << isPrepared;
            QTest::addRow("VACE with scales, %s", how) << "vace"
                                                       << "data" << isPrepared;
        }
    }
    void answersAsDiffusers()
    {
        QFETCH(QString, name);
        QFETCH(QString, dataName);
        QFETCH(bool, isPrepared);
        test::Fixture const fixture(name.toStdString(), dataName.toStdString());
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        if (isPrepared)
            network.prepare();
        c10::NoGradGuard const noGrad;
        TextCache const text = textOf(network, fixture);
        FW_COMPARE_TENSORS(run(network, fixture, text), fixture.data.at("out"), 1e-5);
    }

    /// Weights and inputs out of torch's generator, as tools/make_fixtures.py draws them; diffusers' answers.
    void seededNetworksAnswerAsDiffusers_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (Json const& each : seededCases())
            QTest::newRow(each["name"].get<std::string>().c_str()) << index++;
        QVERIFY(index >= 9);
    }
    void seededNetworksAnswerAsDiffusers()
    {
        QFETCH(int, index);
        Json const each = seededCases()[static_cast<size_t>(index)];
        auto const config = WanTransformerConfig::fromJson(each["config"], "cases.json");
        QVERIFY2(config.isOk(), config ? "" : config.error().message().c_str());
        uint64_t const seed = each["seed"].get<uint64_t>();
        auto network = WanTransformer::load(seededWeights(*config, each), *config, {at::kCPU, at::kFloat});
        QVERIFY2(network.isOk(), network ? "" : network.error().message().c_str());
        network->prepare();
        c10::NoGradGuard const noGrad;

        auto const grid = each["grid"].get<std::vector<int64_t>>();
        auto const drawn = [&](int what, std::vector<int64_t> shape, bool isOnGrid) {
            if (isOnGrid)
                shape.insert(shape.end(), grid.begin(), grid.end());
            return at::randn(shape, at::detail::createCPUGenerator(seed + static_cast<uint64_t>(what)),
                             at::TensorOptions().dtype(at::kFloat));
        };
        at::Tensor const text = drawn(2, {2, each["text"].get<int64_t>(), config->textDim}, false);
        text.narrow(1, each["used"].get<int64_t>(), text.size(1) - each["used"].get<int64_t>()).zero_();
        int64_t const pictures = each["pictures"].get<int64_t>();
        TextCache const cache = network->encodeText(
            text, pictures ? drawn(3, {pictures, 5, config->imageDim}, false) : at::Tensor());
        models::VaceInput vace;
        if (config->hasVace())
            vace = {drawn(4, {2, config->vaceInChannels}, true), {0.7, 1.3}};
        std::vector<at::Tensor> times;
        for (Json const& row : each["timestep"])
            times.push_back(row.is_array() ? at::tensor(row.get<std::vector<float>>())
                                           : at::scalar_tensor(row.get<float>()));
        at::Tensor const out = network->forward({drawn(1, {2, config->inChannels}, true), at::stack(times),
                                                 &cache, config->hasVace() ? &vace : nullptr});
        auto const outputs = nn::loadSafetensors(FW_TEST_DIR "/models/fixtures/seeded/outputs.safetensors");
        QVERIFY(outputs.isOk());
        FW_COMPARE_TENSORS(out, outputs->at(each["name"].get<std::string>()), 1e-5);
    }

    /// With autograd the plain operators run, without it the fused rows: both are the same network.
    void trainingFormAgrees_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("dataName");
        QTest::newRow("text to video") << "t2v"
                                       << "data";
        QTest::newRow("one timestep per token") << "t2v"
                                                << "per_token";
        QTest::newRow("VACE") << "vace"
                              << "data";
    }
    void trainingFormAgrees()
    {
        QFETCH(QString, name);
        QFETCH(QString, dataName);
        test::Fixture const fixture(name.toStdString(), dataName.toStdString());
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        network.walk([](nn::Parameter const& p) { p.tensor.requires_grad_(true); });
        at::Tensor const out = run(network, fixture, textOf(network, fixture));
        QVERIFY(out.requires_grad());
        FW_COMPARE_TENSORS(out.detach(), fixture.data.at("out"), 1e-5);
    }

    void bf16IsClose()
    {
        test::Fixture const fixture("vace");
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture, at::kBFloat16);
        network.prepare();
        c10::NoGradGuard const noGrad;
        FW_COMPARE_TENSORS(run(network, fixture, textOf(network, fixture)), fixture.data.at("out"), 3e-2);
    }

    void guidanceInOneBatchIsTwoPasses()
    {
        test::Fixture const fixture("t2v");
        auto const network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        c10::NoGradGuard const noGrad;
        at::Tensor const x = fixture.data.at("latents").narrow(0, 0, 1), t = at::full({1}, 500.0);
        at::Tensor const prompts = fixture.data.at("text");
        TextCache const first = network.encodeText(prompts.narrow(0, 0, 1));
        TextCache const second = network.encodeText(prompts.narrow(0, 1, 1));
        TextCache const both = TextCache::batched(first, second);
        at::Tensor const together = network.forward({x.expand({2, -1, -1, -1, -1}), t, &both});
        FW_COMPARE_TENSORS(together.narrow(0, 0, 1), network.forward({x, t, &first}), 2e-6);
        FW_COMPARE_TENSORS(together.narrow(0, 1, 1), network.forward({x, t, &second}), 2e-6);
    }

    void vaceRestsWithoutAContext()
    {
        test::Fixture const fixture("vace");
        auto const network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        c10::NoGradGuard const noGrad;
        TextCache const text = textOf(network, fixture);
        auto const& data = fixture.data;
        models::VaceInput const silent{data.at("context"), {0.0, 0.0}};
        at::Tensor const without = network.forward({data.at("latents"), data.at("timestep"), &text});
        FW_COMPARE_TENSORS(network.forward({data.at("latents"), data.at("timestep"), &text, &silent}),
                           without, 1e-6);
        QVERIFY(test::difference(without, data.at("out")) > 1e-2);
    }

    /// Training reads the same forward: gradients agree with finite differences.
    void gradientsAreRight()
    {
        test::Fixture const fixture("t2v");
        auto network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        network.walk([](nn::Parameter const& p) { p.tensor.requires_grad_(true); });
        auto const loss = [&] { return run(network, fixture, textOf(network, fixture)).square().mean(); };
        loss().backward();
        int touched = 0;
        network.walk([&](nn::Parameter const& p) { touched += p.tensor.grad().defined() ? 1 : 0; });
        QCOMPARE(touched,
                 static_cast<int>(nn::collect([&](auto const& visit) { network.walk(visit); }).size()));

        c10::NoGradGuard const noGrad;
        at::Tensor const weight = network.blocks[0].attn1.to_k.weight;
        double const slope = weight.grad()[3][5].item<double>(), step = 2e-3;
        weight[3][5].add_(step);
        double const above = loss().item<double>();
        weight[3][5].sub_(2 * step);
        double const below = loss().item<double>();
        QVERIFY2(std::abs((above - below) / (2 * step) - slope) <= 2e-2 * std::abs(slope) + 1e-4,
                 qPrintable(QString("%1 against %2").arg((above - below) / (2 * step)).arg(slope)));
    }

    void refusesWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("named");
        QTest::newRow("other width") << "num_attention_heads"
                                     << "3"
                                     << "wrong shape";
        QTest::newRow("more layers") << "num_layers"
                                     << "3"
                                     << "it lacks blocks.2";
        QTest::newRow("fewer layers") << "num_layers"
                                      << "1"
                                      << "it also holds blocks.1";
        QTest::newRow("no layers") << "num_layers"
                                   << "0"
                                   << "num_layers";
        QTest::newRow("another patch") << "patch_size"
                                       << "[2, 2, 2]"
                                       << "patch size";
        QTest::newRow("text for a number") << "ffn_dim"
                                           << "\"wide\""
                                           << "ffn_dim";
        QTest::newRow("VACE layer out of range") << "vace_layers"
                                                 << "[0, 7]"
                                                 << "vace_layers";
    }
    void refusesWhatDoesNotFit()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        QFETCH(QString, named);
        test::Fixture const fixture("t2v");
        Json json = fixture.config();
        json[field.toStdString()] = Json::parse(value.toStdString());
        auto const config = WanTransformerConfig::fromJson(json, "config.json");
        std::string message;
        if (!config) {
            message = config.error().message();
        } else {
            auto const network = WanTransformer::load(fixture.weights(), *config, {});
            QVERIFY(!network);
            message = network.error().message();
        }
        QVERIFY2(message.find(named.toStdString()) != std::string::npos, message.c_str());
    }
};

QTEST_GUILESS_MAIN(TstWanTransformer)
#include "tst_WanTransformer.moc"
