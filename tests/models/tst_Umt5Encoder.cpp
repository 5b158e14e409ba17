#include "engine/models/Umt5Encoder.h"
#include "tests/models/Fixture.h"

using namespace fw;
using models::Umt5Config;
using models::Umt5Encoder;

/// The text encoder against transformers' UMT5EncoderModel.
class TstUmt5Encoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); } // tiny work: a second thread only waits

    void answersAsTransformers()
    {
        test::Fixture const fixture("umt5");
        auto const network = test::loadNetwork<Umt5Encoder, Umt5Config>(fixture);
        c10::NoGradGuard const noGrad;
        at::Tensor const out = network.forward(fixture.data.at("ids"), fixture.data.at("mask"));
        FW_COMPARE_TENSORS(out, fixture.data.at("out"), 1e-5);
        QCOMPARE(out[1].narrow(0, 7, 193).abs().max().item<double>(), 0.0);
    }

    /// A prompt alone, without its padding, gives what the padded and masked one gives.
    void onePromptIsCutAndPadded()
    {
        test::Fixture const fixture("umt5");
        auto const network = test::loadNetwork<Umt5Encoder, Umt5Config>(fixture);
        c10::NoGradGuard const noGrad;
        at::Tensor const row = fixture.data.at("ids")[1];
        std::vector<int32_t> ids;
        for (int64_t i = 0; i < 7; ++i)
            ids.push_back(row[i].item<int32_t>());
        FW_COMPARE_TENSORS(network.encode(ids, 200)[0], fixture.data.at("out")[1], 1e-5);
        QCOMPARE(network.encode(ids, 4).size(1), 4);
        QCOMPARE(network.encode({}, 4).abs().max().item<double>(), 0.0);
    }

    void bf16IsClose()
    {
        test::Fixture const fixture("umt5");
        auto const network = test::loadNetwork<Umt5Encoder, Umt5Config>(fixture, at::kBFloat16);
        c10::NoGradGuard const noGrad;
        FW_COMPARE_TENSORS(network.forward(fixture.data.at("ids"), fixture.data.at("mask")),
                           fixture.data.at("out"), 0.12); // unscaled scores: sharp softmax
    }

    void refusesAnotherForm()
    {
        Json json = test::Fixture("umt5").config();
        json["feed_forward_proj"] = "relu";
        auto const config = Umt5Config::fromJson(json, "config.json");
        QVERIFY(!config);
        QCOMPARE(config.error().kind, Error::Kind::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TstUmt5Encoder)
#include "tst_Umt5Encoder.moc"
