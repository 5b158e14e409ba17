#include <ATen/ATen.h>

#include "engine/diffusion/Noise.h"
#include "engine/diffusion/WanVideoModel.h"

#include <QtTest>

using namespace fw;
using namespace fw::diffusion;

namespace {

/// A tiny real network with random weights.
models::WanTransformer network(models::WanTransformerConfig const& config, uint64_t seed)
{
    models::WanTransformer made;
    made.config = config;
    made.blocks.resize(static_cast<size_t>(config.layers));
    made.vace_blocks.resize(config.vaceLayers.size());
    made.walk([&](nn::Parameter const& parameter) {
        parameter.tensor = seededNoise(parameter.shape, seed++) * 0.2;
    });
    made.prepare();
    return made;
}

at::Tensor textOf(uint64_t seed) { return seededNoise({1, 5, 16}, seed); }
at::Tensor latents() { return seededNoise({1, 4, 2, 4, 6}, 31); }

at::Tensor plain(models::WanTransformer const& net, models::TextCache const& text, double timestep)
{
    models::WanInput input;
    input.latents = latents();
    input.timestep = at::full({1}, timestep);
    input.text = &text;
    return net.forward(input);
}

bool close(at::Tensor const& a, at::Tensor const& b) { return at::allclose(a, b, 1e-4, 1e-5); }

} // namespace

class TstWanVideoModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guidesAwayFromTheNegative();
    void skipsTheSecondPass();
    void guidesWithinItsInterval_data();
    void guidesWithinItsInterval();
    void changesExpertAtTheBoundary();
    void guidanceBelowOneBlendsWhereThereIsANegative();
    void makesOneExpertReadyAtATime();
    void saysWhyAnExpertIsNotReady();
    void tellsKnownFramesTimestepZero();
    void concatenatesImageChannels();
};

void TstWanVideoModel::guidesAwayFromTheNegative()
{
    auto const net = network(models::WanTransformerConfig::tiny(), 1);
    auto const yes = net.encodeText(textOf(2));
    auto const no = net.encodeText(textOf(3));
    WanVideoModel const model({{&net, yes, no, 4.0}}, 0, {});
    at::Tensor const v = plain(net, yes, 700);
    at::Tensor const u = plain(net, no, 700);
    QVERIFY(!close(v, u));
    QVERIFY(close(model.velocity(latents(), 700), u + (v - u) * 4.0));
}

void TstWanVideoModel::skipsTheSecondPass()
{
    auto const net = network(models::WanTransformerConfig::tiny(), 1);
    auto const yes = net.encodeText(textOf(2));
    WanVideoModel const model({{&net, yes, {}, 1.0}}, 0, {});
    QVERIFY(close(model.velocity(latents(), 300), plain(net, yes, 300)));
    // Nor is a negative prompt that is there looked at.
    WanVideoModel const other({{&net, yes, net.encodeText(textOf(3)), 1.0}}, 0, {});
    QVERIFY(at::equal(model.velocity(latents(), 300), other.velocity(latents(), 300)));
}

void TstWanVideoModel::guidesWithinItsInterval_data()
{
    QTest::addColumn<double>("timestep");
    QTest::addColumn<bool>("isGuided");
    QTest::newRow("above") << 901.0 << false;
    QTest::newRow("upper end") << 900.0 << true;
    QTest::newRow("inside") << 500.0 << true;
    QTest::newRow("lower end") << 200.0 << true;
    QTest::newRow("below") << 199.0 << false;
}

void TstWanVideoModel::guidesWithinItsInterval()
{
    QFETCH(double, timestep);
    QFETCH(bool, isGuided);
    auto const net = network(models::WanTransformerConfig::tiny(), 1);
    auto const yes = net.encodeText(textOf(2));
    auto const no = net.encodeText(textOf(3));
    WanVideoModel const model({{&net, yes, no, 4.0}}, 0, {}, {200, 900});
    WanVideoModel const everywhere({{&net, yes, no, 4.0}}, 0, {});
    at::Tensor const velocity = model.velocity(latents(), timestep);
    QVERIFY(close(velocity, isGuided ? everywhere.velocity(latents(), timestep) : plain(net, yes, timestep)));
    QVERIFY(!close(everywhere.velocity(latents(), timestep), plain(net, yes, timestep)));
}

void TstWanVideoModel::changesExpertAtTheBoundary()
{
    auto const high = network(models::WanTransformerConfig::tiny(), 1);
    auto const low = network(models::WanTransformerConfig::tiny(), 1000);
    auto const highText = high.encodeText(textOf(2));
    auto const lowText = low.encodeText(textOf(2));
    WanVideoModel const model({{&high, highText, {}, 1.0}, {&low, lowText, {}, 1.0}}, 875, {});
    QVERIFY(close(model.velocity(latents(), 875), plain(high, highText, 875)));
    QVERIFY(close(model.velocity(latents(), 874), plain(low, lowText, 874)));
}

void TstWanVideoModel::guidanceBelowOneBlendsWhereThereIsANegative()
{
    auto const net = network(models::WanTransformerConfig::tiny(), 1);
    auto const yes = net.encodeText(textOf(2)), no = net.encodeText(textOf(3));
    at::Tensor const positive = plain(net, yes, 500), negative = plain(net, no, 500);
    WanVideoModel const half({{&net, yes, no, 0.5}}, 0, {});
    QVERIFY(close(half.velocity(latents(), 500), (positive + negative) / 2));
    WanVideoModel const one({{&net, yes, no, 1.0}}, 0, {});
    QVERIFY(close(one.velocity(latents(), 500), positive));
    WanVideoModel const alone({{&net, yes, {}, 0.5}}, 0, {});
    QVERIFY(close(alone.velocity(latents(), 500), positive));
}

void TstWanVideoModel::makesOneExpertReadyAtATime()
{
    auto const high = network(models::WanTransformerConfig::tiny(), 1);
    auto const low = network(models::WanTransformerConfig::tiny(), 1000);
    std::vector<size_t> made;
    auto const source = [&](size_t which) -> Result<WanExpert> {
        made.push_back(which);
        models::WanTransformer const& net = which == 0 ? high : low;
        return WanExpert{&net, net.encodeText(textOf(2)), net.encodeText(textOf(3)), which == 0 ? 3.0 : 4.0};
    };
    WanVideoModel const model(source, 875, {});
    auto const expertOf = [&](models::WanTransformer const& net, double guidance) {
        return WanExpert{&net, net.encodeText(textOf(2)), net.encodeText(textOf(3)), guidance};
    };
    WanVideoModel const both({expertOf(high, 3), expertOf(low, 4)}, 875, {});
    for (double const timestep : {1000.0, 900.0, 875.0, 800.0, 100.0, 990.0}) {
        QVERIFY(model.prepare(timestep).isOk());
        QVERIFY(at::equal(model.velocity(latents(), timestep), both.velocity(latents(), timestep)));
    }
    QCOMPARE(made, (std::vector<size_t>{0, 1, 0}));
}

void TstWanVideoModel::saysWhyAnExpertIsNotReady()
{
    WanVideoModel const model(
        [](size_t) -> Result<WanExpert> {
            return fail(Error::Kind::MissingFile, "base.missingFile", {"low"});
        },
        875, {});
    Status const status = model.prepare(500);
    QVERIFY(!status);
    QCOMPARE(int(status.error().kind), int(Error::Kind::MissingFile));
}

void TstWanVideoModel::tellsKnownFramesTimestepZero()
{
    auto const net = network(models::WanTransformerConfig::tiny(), 1);
    auto const text = net.encodeText(textOf(2));
    WanConditioning perToken;
    perToken.isPerToken = true;
    WanVideoModel const none({{&net, text, {}, 1.0}}, 0, perToken);
    QVERIFY(close(none.velocity(latents(), 500), plain(net, text, 500)));

    perToken.clean = at::zeros({2, 2, 3}, at::kBool);
    perToken.clean.select(0, 0).fill_(true);
    WanVideoModel const one({{&net, text, {}, 1.0}}, 0, perToken);
    at::Tensor timesteps = at::full({1, 12}, 500.0);
    timesteps.narrow(1, 0, 6).zero_();
    models::WanInput input;
    input.latents = latents();
    input.timestep = timesteps;
    input.text = &text;
    QVERIFY(close(one.velocity(latents(), 500), net.forward(input)));
    QVERIFY(!close(one.velocity(latents(), 500), plain(net, text, 500)));
}

void TstWanVideoModel::concatenatesImageChannels()
{
    auto config = models::WanTransformerConfig::tiny();
    config.inChannels = 12;
    auto const net = network(config, 1);
    auto const text = net.encodeText(textOf(2));
    WanConditioning conditioning;
    conditioning.extraChannels = seededNoise({1, 8, 2, 4, 6}, 8);
    WanVideoModel const model({{&net, text, net.encodeText(textOf(4)), 2.0}}, 0, conditioning);
    at::Tensor const v = model.velocity(latents(), 500);
    QCOMPARE(v.sizes().vec(), latents().sizes().vec());
    conditioning.extraChannels = at::zeros({1, 8, 2, 4, 6});
    WanVideoModel const other({{&net, text, net.encodeText(textOf(4)), 2.0}}, 0, conditioning);
    QVERIFY(!close(v, other.velocity(latents(), 500)));
}

QTEST_GUILESS_MAIN(TstWanVideoModel)
#include "tst_WanVideoModel.moc"
