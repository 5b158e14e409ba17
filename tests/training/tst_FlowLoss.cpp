#include "engine/training/FlowLoss.h"
#include "engine/training/Random.h"
#include "engine/training/Samples.h"
#include "tests/models/Fixture.h"

#include <set>

using namespace fw;
using training::SampleBatch;
using training::SampleSet;

/// The loss, and everything that is drawn for a step.
class TstFlowLoss : public QObject {
    Q_OBJECT

private:
    static SampleSet samples(double dropShare)
    {
        SampleSet set({at::full({2, 3}, 1.0), at::full({2, 3}, 2.0)}, at::zeros({2, 3}), dropShare);
        for (int i = 0; i < 6; ++i) // four clips and two stills
            set.add({at::full({4, i < 4 ? 3 : 1, 2, 2}, double(i)), size_t(i % 2)});
        return set;
    }

private Q_SLOTS:
    void lossIsZeroForTheRightVelocity()
    {
        training::FlowBatch batch{
            at::randn({2, 4, 3, 2, 2}), at::randn({2, 4, 3, 2, 2}), at::tensor({.25f, .75f}), {}};
        at::Tensor const target = batch.noise - batch.latents;
        auto const right = [&](at::Tensor const& noisy, at::Tensor const& timesteps) {
            // x = x0 + sigma * v at the timestep that the network is told
            at::Tensor const sigma = (timesteps / 1000).view({-1, 1, 1, 1, 1});
            return at::allclose(noisy, batch.latents + sigma * target, 1e-4, 1e-5) ? target
                                                                                   : at::zeros_like(target);
        };
        QVERIFY(training::flowLoss(batch, right).item<double>() < 1e-10);
        auto const off = [&](at::Tensor const&, at::Tensor const&) { return target + 2; };
        QVERIFY(std::abs(training::flowLoss(batch, off).item<double>() - 4) < 1e-5);
        // Only the first latent frame counts: an error elsewhere is none
        batch.weights = at::zeros({1, 1, 3, 2, 2});
        batch.weights.select(2, 0).fill_(5);
        auto const late = [&](at::Tensor const&, at::Tensor const&) {
            at::Tensor answer = target.clone();
            answer.narrow(2, 1, 2).add_(1);
            return answer;
        };
        QVERIFY(training::flowLoss(batch, late).item<double>() < 1e-10);
    }

    void sigmasCoverTheirRange()
    {
        at::Tensor const flat = training::drawSigmas(4096, {1, 0}, training::stepRandom(1, 0));
        auto const [sorted, order] = flat.sort();
        // Stratified: the quantiles of a logistic-normal distribution, exactly enough
        QVERIFY(std::abs(sorted[2048].item<double>() - .5) < 1e-3);
        QVERIFY(std::abs(sorted[3446].item<double>() - 1 / (1 + std::exp(-1.0))) < 3e-3); // one sigma up
        at::Tensor const shifted = training::drawSigmas(4096, {3, 0}, training::stepRandom(1, 0));
        FW_COMPARE_TENSORS(shifted, flat * 3 / (flat * 2 + 1), 1e-5);
        at::Tensor const even = training::drawSigmas(4096, {1, 1}, training::stepRandom(1, 0));
        QVERIFY(std::abs((even < .1).to(at::kFloat).mean().item<double>() - .1) < 1e-2);
        QVERIFY((flat < .1).to(at::kFloat).mean().item<double>() < .03);
    }

    void stepsDrawTheirOwnNumbers()
    {
        auto const noise = [](uint64_t seed, uint64_t step) {
            return at::randn({8}, training::stepRandom(seed, step), at::TensorOptions().dtype(at::kFloat));
        };
        QVERIFY(at::equal(noise(1, 5), noise(1, 5)));
        QVERIFY(!at::equal(noise(1, 5), noise(1, 6)));
        QVERIFY(!at::equal(noise(1, 5), noise(2, 5)));
        QVERIFY(!at::equal(noise(1, 5), noise(1 + (uint64_t{1} << 40), 5))); // seeds have 64 bits
    }

    void batchesHoldOneShapeAndEverySample()
    {
        SampleSet const set = samples(0);
        QCOMPARE(set.lengths(), (std::vector<int64_t>{1, 3}));
        std::set<int> seen;
        int clips = 0;
        for (uint64_t step = 0; step < 60; ++step) {
            SampleBatch const batch = set.draw(2, training::stepRandom(1, step));
            QCOMPARE(batch.latents.size(0), 2);
            int const a = batch.latents[0].flatten()[0].item<int>(),
                      b = batch.latents[1].flatten()[0].item<int>();
            QVERIFY(a != b && (a < 4) == (b < 4));
            QCOMPARE(batch.text[0][0][0].item<int>(), a % 2 + 1); // its own caption
            seen.insert({a, b});
            clips += a < 4 ? 1 : 0;
        }
        QCOMPARE(seen.size(), size_t(6));
        QVERIFY2(clips > 25 && clips < 55, qPrintable(QString::number(clips))); // two in three
        QCOMPARE(set.draw(7, training::stepRandom(1, 0)).latents.size(0), 7);   // more than there are
    }

    void dropsCaptions()
    {
        SampleSet const set = samples(.25);
        int dropped = 0;
        for (uint64_t step = 0; step < 200; ++step)
            dropped += set.draw(1, training::stepRandom(4, step)).text.sum().item<double>() == 0 ? 1 : 0;
        QVERIFY2(dropped > 25 && dropped < 75, qPrintable(QString::number(dropped)));
    }
};

QTEST_GUILESS_MAIN(TstFlowLoss)
#include "tst_FlowLoss.moc"
