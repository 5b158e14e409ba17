#include "engine/models/WanVae.h"
#include "tests/models/Fixture.h"

using namespace fw;
using models::WanVae;
using models::WanVaeConfig;

/// The video autoencoder in its three forms against diffusers' AutoencoderKLWan, and streamed against whole.
class TstWanVae : public QObject {
    Q_OBJECT

private:
    static void addForms()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isPrepared");
        for (bool const isPrepared : {false, true}) {
            char const* const how = isPrepared ? "prepared" : "as loaded";
            QTest::addRow("2.1, %s", how) << "vae21" << isPrepared;
            QTest::addRow("2.2 residual, patch 2, %s", how) << "vae22" << isPrepared;
            QTest::addRow("starter, patch 4, zero taps, %s", how) << "vae_starter" << isPrepared;
        }
    }
    /// Rounding of fp32: a chunk of another size is summed in another order.
    static constexpr double kChunkTolerance = 5e-6;

    static WanVae network(test::Fixture const& fixture, bool isPrepared, at::ScalarType dtype = at::kFloat)
    {
        auto vae = test::loadNetwork<WanVae, WanVaeConfig>(fixture, dtype);
        if (isPrepared)
            vae.prepare();
        return vae;
    }
    static at::Tensor streamed(WanVae const& vae, at::Tensor const& latents, int64_t chunk)
    {
        std::vector<at::Tensor> parts;
        int64_t expected = 0;
        vae.decodeStream(
            latents,
            [&](at::Tensor const& frames, int64_t first) {
                if (first != expected)
                    qFatal("frames out of order");
                expected += frames.size(2);
                parts.push_back(frames);
                return true;
            },
            chunk);
        return at::cat(parts, 2);
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny work: a second thread only waits

    void init() { m_noGrad = std::make_unique<c10::NoGradGuard>(); }
    void cleanup() { m_noGrad.reset(); }

    void encodesAsDiffusers_data() { addForms(); }
    void encodesAsDiffusers()
    {
        QFETCH(QString, name);
        QFETCH(bool, isPrepared);
        test::Fixture const fixture(name.toStdString());
        WanVae const vae = network(fixture, isPrepared);
        at::Tensor const expected = fixture.data.at("moments"), video = fixture.data.at("video");
        FW_COMPARE_TENSORS(vae.moments(video, 100), expected, 1e-5);
        FW_COMPARE_TENSORS(vae.encode(video), expected.narrow(1, 0, vae.config.zDim), 1e-5);
        FW_COMPARE_TENSORS(vae.moments(video, 1), vae.moments(video, 100), kChunkTolerance);
        FW_COMPARE_TENSORS(vae.moments(video, 2), vae.moments(video, 100), kChunkTolerance);
    }

    void decodesAsDiffusers_data() { addForms(); }
    void decodesAsDiffusers()
    {
        QFETCH(QString, name);
        QFETCH(bool, isPrepared);
        test::Fixture const fixture(name.toStdString());
        WanVae const vae = network(fixture, isPrepared);
        at::Tensor const latents = fixture.data.at("latents"), whole = streamed(vae, latents, 100);
        FW_COMPARE_TENSORS(whole, fixture.data.at("decoded"), 1e-5);
        FW_COMPARE_TENSORS(vae.decode(latents), whole, kChunkTolerance);
        FW_COMPARE_TENSORS(streamed(vae, latents, 1), whole, kChunkTolerance);
        FW_COMPARE_TENSORS(streamed(vae, latents, 2), whole, kChunkTolerance);
    }

    void bf16DecodeIsClose()
    {
        test::Fixture const fixture("vae_starter");
        FW_COMPARE_TENSORS(network(fixture, true, at::kBFloat16).decode(fixture.data.at("latents")),
                           fixture.data.at("decoded"), 6e-2);
    }

    /// Chunks are exact: with convolutions in double only the norms' fp32 is left.
    void chunksAreExact_data() { addForms(); }
    void chunksAreExact()
    {
        QFETCH(QString, name);
        QFETCH(bool, isPrepared);
        test::Fixture const fixture(name.toStdString());
        WanVae const vae = network(fixture, isPrepared, at::kDouble);
        at::Tensor const video = fixture.data.at("video"), latents = fixture.data.at("latents");
        at::Tensor const whole = streamed(vae, latents, 100);
        FW_COMPARE_TENSORS(whole, fixture.data.at("decoded"), 1e-6);
        for (int64_t const chunk : {1, 2}) {
            FW_COMPARE_TENSORS(streamed(vae, latents, chunk), whole, 2e-6);
            FW_COMPARE_TENSORS(vae.moments(video, chunk), vae.moments(video, 100), 2e-6);
        }
    }

    void aBatchIsItsClips()
    {
        test::Fixture const fixture("vae21");
        WanVae const vae = network(fixture, true);
        at::Tensor const one = fixture.data.at("latents"), other = one.flip(2) * 0.5;
        at::Tensor const both = vae.decode(at::cat({one, other}));
        FW_COMPARE_TENSORS(both.narrow(0, 0, 1), vae.decode(one), kChunkTolerance);
        FW_COMPARE_TENSORS(both.narrow(0, 1, 1), vae.decode(other), kChunkTolerance);
    }

    void theStreamStopsWhenAsked()
    {
        test::Fixture const fixture("vae21");
        WanVae const vae = network(fixture, true);
        int calls = 0;
        QVERIFY(!vae.decodeStream(fixture.data.at("latents"),
                                  [&](at::Tensor const&, int64_t) { return ++calls < 2; }));
        QCOMPARE(calls, 2);
    }

    void countsFramesAndStrides()
    {
        test::Fixture const fixture("vae_starter");
        WanVaeConfig const config = *WanVaeConfig::fromJson(fixture.config(), "config.json");
        QCOMPARE(config.strideTime(), 4);
        QCOMPARE(config.strideSpace(), 16);
        QCOMPARE(config.latentFrames(17), 5);
        QCOMPARE(config.pixelFrames(5), 17);
    }

    void normalisesThereAndBack()
    {
        test::Fixture const fixture("vae21");
        WanVae const vae = network(fixture, false);
        at::Tensor const z = fixture.data.at("latents");
        FW_COMPARE_TENSORS(vae.denormalise(vae.normalise(z)), z, 1e-6);
        double const expected = (z[0][1][0][0][0].item<double>() + 0.2) / 0.7;
        QVERIFY(std::abs(vae.normalise(z)[0][1][0][0][0].item<double>() - expected) < 1e-5);
    }

    void trainsThroughBothHalves()
    {
        m_noGrad.reset();
        test::Fixture const fixture("vae_starter");
        WanVae vae = network(fixture, false);
        vae.walk([](nn::Parameter const& p) { p.tensor.requires_grad_(true); });
        at::Tensor const video = fixture.data.at("video");
        at::Tensor const moments = vae.moments(video);
        FW_COMPARE_TENSORS(moments.detach(), fixture.data.at("moments"), 1e-5);
        (vae.decode(moments.narrow(1, 0, vae.config.zDim)) - video).square().mean().backward();
        QStringList untouched;
        vae.walk([&](nn::Parameter const& p) {
            if (!p.tensor.grad().defined())
                untouched << QString::fromStdString(p.name);
        });
        QVERIFY2(untouched.isEmpty(), qPrintable(untouched.join(", ")));
    }

    void refusesBadConfigs_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value");
        QTest::newRow("patch without its channels") << "patch_size"
                                                    << "2";
        QTest::newRow("no stages") << "dim_mult"
                                   << "[]";
        QTest::newRow("text among multipliers") << "dim_mult"
                                                << "[1, \"two\"]";
        QTest::newRow("too few means") << "latents_mean"
                                       << "[0.5]";
        QTest::newRow("a deviation of zero") << "latents_std"
                                             << "[1, 0, 1, 1, 1, 1]";
        QTest::newRow("attention scales") << "attn_scales"
                                          << "[0.5]";
        QTest::newRow("negative width") << "base_dim"
                                        << "-4";
        QTest::newRow("widths that cannot be averaged") << "dim_mult"
                                                        << "[1, 2, 3]";
    }
    void refusesBadConfigs()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        Json json = test::Fixture("vae_starter").config();
        QVERIFY(WanVaeConfig::fromJson(json, "config.json"));
        json[field.toStdString()] = Json::parse(value.toStdString());
        QVERIFY(!WanVaeConfig::fromJson(json, "config.json"));
    }

private:
    std::unique_ptr<c10::NoGradGuard> m_noGrad;
};

QTEST_GUILESS_MAIN(TstWanVae)
#include "tst_WanVae.moc"
