#include "engine/models/TinyVideoDecoder.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

using namespace fw;
using models::TinyVideoDecoder;

/// The tiny decoder against the classes of its author.
class TstTinyVideoDecoder : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<c10::NoGradGuard> m_noGrad;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init() { m_noGrad = std::make_unique<c10::NoGradGuard>(); }
    void cleanup() { m_noGrad.reset(); }

    void equalsTaehv_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("channels");
        QTest::newRow("Wan 2.1") << "taew2_1" << 16;
        QTest::newRow("Wan 2.2, patches of 2") << "taew2_2" << 48;
    }
    void equalsTaehv()
    {
        QFETCH(QString, name);
        QFETCH(int, channels);
        test::Fixture const fixture(name.toStdString());
        auto const network = TinyVideoDecoder::load(fixture.folder + "/weights.safetensors", {});
        QVERIFY2(network.isOk(), network ? "" : network.error().message().c_str());
        QCOMPARE(network->channels(), int64_t(channels));
        QCOMPARE(network->strideTime(), int64_t(4));
        at::Tensor const& latents = fixture.data.at("latents");
        FW_COMPARE_TENSORS(network->decode(latents), fixture.data.at("video"), 1e-5);

        TinyVideoDecoder::Stream stream; // one latent frame at a time
        std::vector<at::Tensor> parts;
        for (int64_t i = 0; i < latents.size(2); ++i)
            parts.push_back(network->decode(latents.narrow(2, i, 1), stream));
        FW_COMPARE_TENSORS(at::cat(parts, 2), fixture.data.at("video"), 1e-5);
    }

    void refusesOtherFiles()
    {
        test::Fixture const other("vae21");
        auto const network = TinyVideoDecoder::load(other.folder + "/weights.safetensors", {});
        QVERIFY(!network.isOk());
        QCOMPARE(int(network.error().kind), int(Error::Kind::BadInput));
        QCOMPARE(int(TinyVideoDecoder::load("/nowhere.safetensors", {}).error().kind),
                 int(Error::Kind::MissingFile));
    }
};

QTEST_GUILESS_MAIN(TstTinyVideoDecoder)
#include "tst_TinyVideoDecoder.moc"
