#include "engine/models/WanTransformer.h"
#include "engine/nn/Lora.h"
#include "engine/training/FlowLoss.h"
#include "engine/training/LoraLayers.h"
#include "engine/training/Random.h"
#include "engine/training/TrainingRun.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

using namespace fw;
using models::WanTransformer;
using models::WanTransformerConfig;
using training::LoraShape;
using training::Trained;
using training::TrainingRun;

constexpr LoraShape kShape{4, 8};

/// A LoRA trained on a tiny transformer through the forward that renders.
class TstLoraTraining : public QObject {
    Q_OBJECT

private:
    /// A network with its LoRA and what it learns: one clip under one prompt.
    struct Setup {
        WanTransformer network;
        std::vector<Trained> pairs;
        at::Tensor clip, text;

        explicit Setup(char const* name = "t2v", at::ScalarType dtype = at::kFloat)
        {
            test::Fixture const fixture(name);
            network = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture, dtype);
            text = fixture.data.at("text").narrow(0, 0, 1);
            clip = at::randn({1, network.config.outChannels, 2, 4, 4}, training::stepRandom(9, 0),
                             at::TensorOptions().dtype(at::kFloat));
            pairs = training::addLora(network, kShape, 5);
        }
        at::Tensor answer(at::Tensor const& noisy, at::Tensor const& timesteps) const
        {
            auto const cache = network.encodeText(text);
            return network.forward({noisy, timesteps, &cache});
        }
        at::Tensor loss(uint64_t step) const
        {
            at::Generator random = training::stepRandom(7, step);
            at::Tensor const sigmas = training::drawSigmas(4, {}, random);
            at::Tensor const x0 = clip.expand({4, -1, -1, -1, -1});
            at::Tensor const noise = at::randn(x0.sizes(), random, at::TensorOptions().dtype(at::kFloat));
            return training::flowLoss({x0, noise, sigmas, {}},
                                      [&](auto const& x, auto const& t) { return answer(x, t); });
        }
    };
    static training::RunSettings settings(int64_t steps)
    {
        training::RunSettings settings;
        settings.steps = steps;
        settings.warmUp = 5;
        settings.optimiser.matrixRate = .05;
        return settings;
    }
    static bool areEqual(nn::TensorMap const& a, nn::TensorMap const& b)
    {
        return a.size() == b.size() && std::all_of(a.begin(), a.end(), [&](auto const& each) {
                   return at::equal(each.second, b.at(each.first));
               });
    }
    QTemporaryDir m_folder;
    std::filesystem::path at_(char const* name) { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void startsAsTheNetworkItself()
    {
        test::Fixture const fixture("t2v");
        auto const plain = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        Setup const setup;
        auto const text = plain.encodeText(setup.text);
        at::Tensor const t = at::full({1}, 400.0);
        FW_COMPARE_TENSORS(setup.answer(setup.clip, t).detach(), plain.forward({setup.clip, t, &text}), 1e-5);
    }

    void changesAttentionAndFeedForwardOnly()
    {
        Setup const setup("vace");
        QCOMPARE(setup.pairs.size(), setup.network.blocks.size() * 10 * 2); // none of the VACE blocks
        QSet<QString> names;
        for (Trained const& each : setup.pairs)
            names << QString::fromStdString(each.name);
        for (char const* layer :
             {"attn1.to_q", "attn1.to_out.0", "attn2.to_k", "ffn.net.0.proj", "ffn.net.2"})
            QVERIFY(names.contains(QString("blocks.1.%1.lora_A.weight").arg(layer)));
    }

    void learns_data()
    {
        QTest::addColumn<bool>("isBf16");
        QTest::newRow("fp32") << false;
        QTest::newRow("frozen network in bf16") << true;
    }
    void learns()
    {
        QFETCH(bool, isBf16);
        Setup setup("t2v", isBf16 ? at::kBFloat16 : at::kFloat);
        TrainingRun run(setup.pairs, settings(60));
        double before = 0, after = 0;
        for (uint64_t i = 0; i < 8; ++i)
            before += setup.loss(1000 + i).item<double>();
        while (!run.isFinished())
            QVERIFY(run.step(setup.loss(static_cast<uint64_t>(run.stepsDone()))).isOk());
        for (uint64_t i = 0; i < 8; ++i)
            after += setup.loss(1000 + i).item<double>();
        QVERIFY2(after < .6 * before, qPrintable(QString("%1 -> %2").arg(before / 8).arg(after / 8)));
        setup.network.walk([](nn::Parameter const& p) { QVERIFY(!p.tensor.requires_grad()); }); // frozen
        QCOMPARE(setup.pairs.front().tensor.scalar_type(), at::kFloat);
    }

    /// The file, opened and merged as the renderer does it, is what was trained.
    void fileGivesTheSameNetwork()
    {
        Setup setup;
        TrainingRun run(setup.pairs, settings(10));
        while (!run.isFinished())
            QVERIFY(run.step(setup.loss(static_cast<uint64_t>(run.stepsDone()))).isOk());
        nn::TensorMap trained;
        for (Trained const& each : run.parameters())
            trained[each.name] = each.tensor;
        auto const file = at_("lora.safetensors");
        QVERIFY(nn::saveSafetensors(file, training::diffusersLora(trained, kShape)).isOk());
        auto lora = nn::Lora::open(file);
        QVERIFY2(lora.isOk(), lora ? "" : lora.error().message().c_str());

        test::Fixture const fixture("t2v");
        auto merged = test::loadNetwork<WanTransformer, WanTransformerConfig>(fixture);
        at::Tensor const t = at::full({1}, 400.0);
        auto const run1 = [&] {
            auto const text = merged.encodeText(setup.text);
            return merged.forward({setup.clip, t, &text});
        };
        at::Tensor const untrained = run1();
        std::set<std::string> changed;
        auto const walk = [&](nn::ParameterWalk const& visit) { merged.walk(visit); };
        QVERIFY(nn::applyLoras(fixture.weights(), walk, {{*lora, 1.0}}, changed).isOk());
        at::Tensor const expected = setup.answer(setup.clip, t).detach();
        FW_COMPARE_TENSORS(run1(), expected, 2e-3); // fp16
        QVERIFY(test::difference(untrained, expected) > 2e-2);
    }

    void resumesBitForBit()
    {
        Setup whole, first, second;
        TrainingRun run(whole.pairs, settings(12));
        while (!run.isFinished())
            QVERIFY(run.step(whole.loss(static_cast<uint64_t>(run.stepsDone()))).isOk());

        auto const file = at_("state.safetensors");
        TrainingRun cut(first.pairs, settings(12));
        while (cut.stepsDone() < 7)
            QVERIFY(cut.step(first.loss(static_cast<uint64_t>(cut.stepsDone()))).isOk());
        QVERIFY(cut.save(file, R"({"rank":4})").isOk());
        TrainingRun rest(second.pairs, settings(12));
        auto const status = rest.resume(file, R"({"rank":4})");
        QVERIFY2(status.isOk(), status ? "" : status.error().message().c_str());
        QCOMPARE(rest.stepsDone(), int64_t(7));
        while (!rest.isFinished())
            QVERIFY(rest.step(second.loss(static_cast<uint64_t>(rest.stepsDone()))).isOk());
        QVERIFY(areEqual(rest.average(), run.average()));
        QVERIFY(rest.losses() == run.losses());
        for (size_t i = 0; i < whole.pairs.size(); ++i)
            QVERIFY(at::equal(whole.pairs[i].tensor, second.pairs[i].tensor));
    }

    void refusesOtherStates_data()
    {
        QTest::addColumn<QByteArray>("settings");
        QTest::addColumn<bool>("isDamaged");
        QTest::addColumn<QString>("messageId");
        QTest::newRow("another rank") << QByteArray(R"({"rank":8})") << false << "training.otherSettings";
        QTest::newRow("damaged") << QByteArray(R"({"rank":4})") << true << "";
    }
    void refusesOtherStates()
    {
        QFETCH(QByteArray, settings);
        QFETCH(bool, isDamaged);
        QFETCH(QString, messageId);
        Setup setup;
        TrainingRun run(setup.pairs, TstLoraTraining::settings(4));
        QVERIFY(run.step(setup.loss(0)).isOk());
        auto const file = at_("other.safetensors");
        QVERIFY(run.save(file, R"({"rank":4})").isOk());
        if (isDamaged)
            QVERIFY(QFile::resize(QString::fromStdString(file.string()), 5000));
        nn::TensorMap before;
        for (auto const& [name, tensor] : run.average())
            before[name] = tensor.clone();
        auto const status = run.resume(file, settings.toStdString());
        QVERIFY(!status.isOk());
        if (!messageId.isEmpty())
            QCOMPARE(QString::fromStdString(status.error().messageId), messageId);
        QVERIFY(areEqual(run.average(), before));
        QCOMPARE(run.stepsDone(), int64_t(1));
    }

    void stopsAtNumbersThatAreNotFinite()
    {
        Setup setup;
        TrainingRun run(setup.pairs, settings(4));
        auto const status = run.step(setup.loss(0) * std::numeric_limits<double>::infinity());
        QVERIFY(!status.isOk());
        QCOMPARE(status.error().messageId, std::string("training.notFinite"));
        QCOMPARE(run.stepsDone(), int64_t(0));
        QVERIFY(at::isfinite(setup.pairs.front().tensor).all().item<bool>());
        QVERIFY(run.step(setup.loss(0)).isOk()); // nothing of it stayed behind
    }
};

QTEST_GUILESS_MAIN(TstLoraTraining)
#include "tst_LoraTraining.moc"
