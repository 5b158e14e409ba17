#include "engine/models/ClipVision.h"
#include "tests/models/Fixture.h"

using namespace fw;
using models::ClipVision;
using models::ClipVisionConfig;

/// CLIP's picture encoder against transformers' own.
class TstClipVision : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTransformers()
    {
        c10::NoGradGuard const noGrad;
        test::Fixture const fixture("clip_vision");
        auto const network = test::loadNetwork<ClipVision, ClipVisionConfig>(fixture);
        FW_COMPARE_TENSORS(network.encode(fixture.data.at("pixels")), fixture.data.at("hidden"), 1e-5);

        nn::TensorMap bare; // as transformers 5 writes it
        nn::Weights const weights = fixture.weights();
        for (std::string const& key : weights.keys())
            bare[key.substr(std::string("vision_model.").size())] = *weights.tensor(key);
        auto const same = ClipVision::load(nn::Weights::fromTensors(bare, "bare"), network.config, {});
        QVERIFY2(same.isOk(), same ? "" : same.error().message().c_str());
        QVERIFY(
            at::equal(same->encode(fixture.data.at("pixels")), network.encode(fixture.data.at("pixels"))));
    }

    void refusesImpossibleNumbers()
    {
        Json json = test::Fixture("clip_vision").config();
        QVERIFY(ClipVisionConfig::fromJson(json, "config.json").isOk());
        json["num_attention_heads"] = 5;
        QCOMPARE(int(ClipVisionConfig::fromJson(json, "config.json").error().kind),
                 int(Error::Kind::BadInput));
        json["num_attention_heads"] = 2;
        json["hidden_act"] = "relu";
        QCOMPARE(int(ClipVisionConfig::fromJson(json, "config.json").error().kind),
                 int(Error::Kind::Unsupported));
    }

    void picturesAreNormalisedAsClipWas()
    {
        at::Tensor const white = models::clipPixels(at::ones({1, 3, 2, 2}));
        QVERIFY(std::abs(white[0][0][0][0].item<double>() - (1 - 0.48145466) / 0.26862954) < 1e-5);
        QVERIFY(std::abs(white[0][2][1][1].item<double>() - (1 - 0.40821073) / 0.27577711) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(TstClipVision)
#include "tst_ClipVision.moc"
