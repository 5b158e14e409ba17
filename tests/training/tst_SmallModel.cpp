#include "engine/training/FlowLoss.h"
#include "engine/training/FreshWeights.h"
#include "engine/training/Masters.h"
#include "engine/training/Random.h"
#include "engine/training/TrainingRun.h"
#include "engine/training/VaeLoss.h"
#include "tests/models/Fixture.h"

#include <QTemporaryDir>

using namespace fw;
using training::Masters;
using training::Role;
using training::Trained;
using training::TrainingRun;

/// Whole networks from nothing: how they start, that they learn through the forward that renders, and what a
/// file of them holds.
class TstSmallModel : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static at::Tensor drawn(at::IntArrayRef shape, uint64_t step)
    {
        return at::randn(shape, training::stepRandom(41, step), at::TensorOptions().dtype(at::kFloat));
    }
    static models::WanTransformerConfig transformerConfig()
    {
        models::WanTransformerConfig config = models::WanTransformerConfig::tiny();
        config.vaceLayers = {0};
        config.vaceInChannels = 8 + 16;
        return config;
    }

    /// Pictures of two soft spots that move: something that can be coded.
    static at::Tensor clips(uint64_t step)
    {
        at::Tensor const start = drawn({4, 3, 1, 1, 1}, step) * .4, slope = drawn({4, 3, 1, 1, 1}, step + 99);
        at::Tensor const x = at::linspace(-1, 1, 16).view({1, 1, 1, 1, 16});
        at::Tensor const t = at::linspace(-.5, .5, 5).view({1, 1, 5, 1, 1});
        return (start + slope * .5 * x + t * .3 + at::zeros({1, 1, 1, 16, 1})).clamp(-1, 1).contiguous();
    }
    struct VaeSetup {
        models::WanVae vae = training::freshVae(models::WanVaeConfig::tiny(), 3, at::kCPU);
        Masters masters{[this](nn::ParameterWalk const& visit) { vae.walk(visit); }, "vae.",
                        training::roleInVae};

        at::Tensor loss(uint64_t step, at::ScalarType dtype = at::kFloat, bool isPrepared = true)
        {
            masters.lend(dtype);
            if (isPrepared)
                vae.prepare();
            at::Tensor const video = clips(step);
            return training::vaeLoss(vae, {video, at::zeros_like(video.narrow(1, 0, 1))},
                                     training::stepRandom(8, step));
        }
    };
    /// A base whose answer is not closed any more, where VACE blocks are to learn.
    static models::WanTransformer transformerOf(bool isOfVace)
    {
        models::WanTransformer network = training::freshTransformer(transformerConfig(), 5, at::kCPU);
        if (isOfVace)
            network.proj_out.weight = drawn(network.proj_out.weight.sizes(), 77) * .2;
        return network;
    }
    /// A transformer and its text encoder: two prompts, two pictures.
    struct FlowSetup {
        models::WanTransformer network;
        models::Umt5Encoder text;
        Masters transformer, encoder;
        at::Tensor ids = at::tensor({5, 9, 1, 0, 7, 1, 0, 0}, at::kLong).view({2, 4});
        at::Tensor mask = at::tensor({1, 1, 1, 0, 1, 1, 0, 0}, at::kLong).view({2, 4});
        at::Tensor latents = drawn({2, 4, 2, 4, 4}, 1);
        at::Tensor context = drawn({2, 24, 2, 4, 4}, 2);
        bool isOfVace;

        explicit FlowSetup(bool isOfVace_ = false)
            : network(transformerOf(isOfVace_)),
              text(training::freshText(models::Umt5Config::tiny(), 5, at::kCPU)),
              transformer([this](nn::ParameterWalk const& visit) { network.walk(visit); }, "transformer.",
                          isOfVace_ ? training::roleInVaceBlocks : training::roleInTransformer),
              encoder([this](nn::ParameterWalk const& visit) { text.walk(visit); }, "text_encoder.",
                      [isOfVace_](nn::Parameter const&) { return isOfVace_ ? Role::Frozen : Role::Other; }),
              isOfVace(isOfVace_)
        {
        }
        FlowSetup(FlowSetup const&) = delete;

        std::vector<Trained> trained() const
        {
            std::vector<Trained> all = transformer.trained();
            all.insert(all.end(), encoder.trained().begin(), encoder.trained().end());
            return all;
        }
        at::Tensor loss(uint64_t step, at::ScalarType dtype = at::kFloat) const
        {
            transformer.lend(dtype);
            encoder.lend(at::kFloat);
            auto const cache = network.encodeText(text.forward(ids, mask));
            models::VaceInput const vace{context, {}};
            at::Generator const random = training::stepRandom(6, step);
            at::Tensor const sigmas = training::drawSigmas(2, {}, random);
            at::Tensor const noise = drawn(latents.sizes(), 1000 + step);
            return training::flowLoss({latents, noise, sigmas, {}}, [&](auto const& x, auto const& t) {
                return network.forward({x, t, &cache, isOfVace ? &vace : nullptr});
            });
        }
    };
    static training::RunSettings settings(int64_t steps)
    {
        training::RunSettings settings;
        settings.steps = steps;
        settings.warmUp = 5;
        settings.averageDecay = .9;
        settings.optimiser.rate = 1e-2;
        settings.optimiser.matrixRate = 1e-1;
        return settings;
    }
    static double meanLoss(std::vector<float> const& losses, size_t from, size_t to)
    {
        double sum = 0;
        for (size_t i = from; i < to; ++i)
            sum += losses[i];
        return sum / static_cast<double>(to - from);
    }

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }

    void startsFromTheSeedAlone()
    {
        auto const config = transformerConfig();
        auto const collect = [](auto network) {
            return nn::collect([&](nn::ParameterWalk const& visit) { network.walk(visit); });
        };
        auto const a = collect(training::freshTransformer(config, 5, at::kCPU));
        auto const b = collect(training::freshTransformer(config, 5, at::kCPU));
        auto const c = collect(training::freshTransformer(config, 6, at::kCPU));
        bool isOther = false;
        for (auto const& [name, tensor] : a) {
            QVERIFY2(at::equal(tensor, b.at(name)), name.c_str());
            isOther = isOther || !at::equal(tensor, c.at(name));
        }
        QVERIFY(isOther);
        // VACE blocks steer nothing yet and are copies of what they are to steer
        QVERIFY(!a.at("vace_blocks.0.proj_out.weight").any().item<bool>());
        QVERIFY(at::equal(a.at("vace_blocks.0.attn1.to_q.weight"), a.at("blocks.0.attn1.to_q.weight")));
    }

    void aFreshVaeRepeatsPicturesInTime()
    {
        auto const vae = training::freshVae(models::WanVaeConfig::tiny(), 3, at::kCPU);
        at::Tensor const still = clips(4).narrow(2, 0, 1).expand({4, 3, 9, 16, 16}).contiguous();
        at::Tensor const latents = vae.encode(still), first = latents.narrow(2, 0, 1);
        FW_COMPARE_TENSORS(latents, first.expand_as(latents), 1e-4);
        at::Tensor const frames = vae.decodeUnclamped(latents);
        FW_COMPARE_TENSORS(frames, frames.narrow(2, 0, 1).expand_as(frames), 1e-4);
    }

    void decodesUnclampedAsDecodeDoes()
    {
        test::Fixture const fixture("vae21");
        auto const vae = test::loadNetwork<models::WanVae, models::WanVaeConfig>(fixture);
        at::Tensor const latents = drawn({1, vae.config.zDim, 3, 2, 2}, 3);
        FW_COMPARE_TENSORS(vae.decodeUnclamped(latents).clamp(-1, 1), vae.decode(latents), 1e-5);
    }

    void vaeLearns_data()
    {
        QTest::addColumn<bool>("isBf16");
        QTest::newRow("fp32") << false;
        QTest::newRow("bf16, masters in fp32") << true;
    }
    void vaeLearns()
    {
        QFETCH(bool, isBf16);
        VaeSetup setup;
        at::Tensor const unseen = clips(5000);
        auto const quality = [&] {
            c10::NoGradGuard const noGrad;
            at::Tensor const decoded = setup.vae.decode(setup.vae.encode(unseen));
            return training::psnr(decoded, unseen).mean().item<double>();
        };
        double const qualityBefore = quality();
        TrainingRun run(setup.masters.trained(), settings(50));
        while (!run.isFinished()) {
            at::Tensor const loss =
                setup.loss(static_cast<uint64_t>(run.stepsDone()), isBf16 ? at::kBFloat16 : at::kFloat);
            QVERIFY(run.step(loss).isOk());
        }
        double const before = meanLoss(run.losses(), 0, 5), after = meanLoss(run.losses(), 45, 50);
        QVERIFY2(after < .9 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        for (Trained const& each : run.parameters())
            QCOMPARE(each.tensor.scalar_type(), at::kFloat);
        setup.masters.settle(run.average());
        setup.vae.prepare();
        double const qualityAfter = quality();
        QVERIFY2(qualityAfter > qualityBefore + 1,
                 qPrintable(QString("%1 -> %2 dB").arg(qualityBefore).arg(qualityAfter)));
    }

    /// Laid out for this machine a step gives the same gradients.
    void learnsTheSamePrepared()
    {
        std::vector<at::Tensor> plain, prepared;
        for (bool const isPrepared : {false, true}) {
            VaeSetup setup;
            setup.loss(3, at::kFloat, isPrepared).backward();
            for (Trained const& each : setup.masters.trained()) {
                // Taps of time that are closed learn nothing when they are left out
                bool const hasTaps = each.tensor.dim() == 5 && each.tensor.size(2) == 3 &&
                                     each.name.find("time_conv") == std::string::npos;
                at::Tensor const gradient = each.tensor.grad();
                if (gradient.defined())
                    (isPrepared ? prepared : plain).push_back(hasTaps ? gradient.select(2, 2) : gradient);
            }
        }
        QCOMPARE(prepared.size(), plain.size());
        for (size_t i = 0; i < plain.size(); ++i)
            FW_COMPARE_TENSORS(prepared[i], plain[i], 1e-3);
    }

    void transformerAndTextLearn()
    {
        FlowSetup setup;
        TrainingRun run(setup.trained(), settings(80));
        at::Tensor const textBefore = setup.encoder.trained().front().tensor.clone();
        while (!run.isFinished())
            QVERIFY(run.step(setup.loss(static_cast<uint64_t>(run.stepsDone()))).isOk());
        double const before = meanLoss(run.losses(), 0, 10), after = meanLoss(run.losses(), 70, 80);
        QVERIFY2(after < .85 * before, qPrintable(QString("%1 -> %2").arg(before).arg(after)));
        QVERIFY(!at::equal(setup.encoder.trained().front().tensor, textBefore));
        for (Trained const& each : run.parameters())
            QVERIFY2(each.name.find("vace") == std::string::npos, each.name.c_str());
    }

    void vaceBlocksLearnAlone()
    {
        FlowSetup setup(true);
        TrainingRun run(setup.trained(), settings(40));
        QVERIFY(!run.parameters().empty());
        for (Trained const& each : run.parameters())
            QVERIFY2(each.name.rfind("transformer.vace_", 0) == 0, each.name.c_str());
        auto const before = setup.transformer.file({});
        while (!run.isFinished())
            QVERIFY(run.step(setup.loss(static_cast<uint64_t>(run.stepsDone()))).isOk());
        auto const after = setup.transformer.file(run.average());
        QCOMPARE(after.size(), before.size());
        QVERIFY(at::equal(after.at("blocks.0.attn1.to_q.weight"), before.at("blocks.0.attn1.to_q.weight")));
        QVERIFY(!at::equal(after.at("vace_blocks.0.proj_out.weight"),
                           before.at("vace_blocks.0.proj_out.weight")));
    }

    /// A file of the masters is a checkpoint that the renderer's loading takes whole, keys and shapes.
    void fileLoadsAsACheckpoint()
    {
        FlowSetup setup;
        auto const weights = nn::Weights::fromTensors(setup.transformer.file({}), "transformer");
        auto const network = models::WanTransformer::load(weights, transformerConfig(), {});
        QVERIFY2(network.isOk(), network ? "" : network.error().message().c_str());
        auto const text = nn::Weights::fromTensors(setup.encoder.file({}), "text");
        QVERIFY(models::Umt5Encoder::load(text, models::Umt5Config::tiny(), {}).isOk());
    }

    void resumesBitForBit()
    {
        auto const steps = [](TrainingRun& run, FlowSetup const& setup, int64_t until) {
            while (run.stepsDone() < until)
                QVERIFY(run.step(setup.loss(static_cast<uint64_t>(run.stepsDone()), at::kBFloat16)).isOk());
        };
        FlowSetup whole, first, second;
        TrainingRun run(whole.trained(), settings(12));
        steps(run, whole, 12);
        std::filesystem::path const file = m_folder.filePath("state.safetensors").toStdString();
        TrainingRun cut(first.trained(), settings(12));
        steps(cut, first, 5);
        QVERIFY(cut.save(file, "{}").isOk());
        TrainingRun rest(second.trained(), settings(12));
        QVERIFY(rest.resume(file, "{}").isOk());
        steps(rest, second, 12);
        QVERIFY(rest.losses() == run.losses());
        for (auto const& [name, tensor] : run.average())
            QVERIFY2(at::equal(tensor, rest.average().at(name)), name.c_str());
    }
};

QTEST_GUILESS_MAIN(TstSmallModel)
#include "tst_SmallModel.moc"
