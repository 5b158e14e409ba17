#include <ATen/ATen.h>

#include "engine/diffusion/Denoise.h"
#include "engine/diffusion/LatentPreview.h"
#include "engine/diffusion/Noise.h"

#include <QtTest>

using namespace fw;
using namespace fw::diffusion;

namespace {

/// Knows the answer: the velocity that leads straight from the sample to `target`.
class Oracle final : public VideoModel {
public:
    explicit Oracle(at::Tensor target) : m_target(std::move(target)) {}

    at::Tensor velocity(at::Tensor const& latents, double timestep) const override
    {
        m_seen.push_back(latents);
        return (latents - m_target) / (std::max(timestep, 1.0) / 1000);
    }
    std::vector<at::Tensor> const& seen() const { return m_seen; }

private:
    at::Tensor m_target;
    mutable std::vector<at::Tensor> m_seen;
};

/// A field that bends, so that histories of samplers matter.
class Bent final : public VideoModel {
public:
    at::Tensor velocity(at::Tensor const& latents, double timestep) const override
    {
        return at::sin(latents * 2) + latents * (timestep / 1000);
    }
};

class Broken final : public VideoModel {
public:
    at::Tensor velocity(at::Tensor const& latents, double timestep) const override
    {
        return timestep > 900 ? latents : latents / 0;
    }
};

at::Tensor noise() { return seededNoise({1, 4, 3, 4, 6}, 5); }

bool same(at::Tensor const& a, at::Tensor const& b) { return at::equal(a, b); }

void addSamplers()
{
    QTest::addColumn<QString>("sampler");
    for (char const* name : {"unipc", "euler", "dpmpp", "few-step"})
        QTest::newRow(name) << name;
}

DenoiseInput inputFor(QString const& sampler, int steps)
{
    auto const kind = samplerFromName(sampler.toStdString());
    return {makeSchedule(*kind, steps, 3), noise(), 5, {}, {}};
}

} // namespace

class TstDenoise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheTarget_data() { addSamplers(); }
    void findsTheTarget();
    void resumesBitForBit_data() { addSamplers(); }
    void resumesBitForBit();
    void reportsEveryStep();
    void stopsWhenAsked();
    void refusesNumbersThatAreNotFinite();
    void knownFramesAreKept_data();
    void knownFramesAreKept();
    void secondOrderComesCloser();
    void previewIsASmallClip();
    void previewIsBicubic();
};

void TstDenoise::findsTheTarget()
{
    QFETCH(QString, sampler);
    at::Tensor const target = seededNoise({1, 4, 3, 4, 6}, 77);
    // A straight field has no curvature: every sampler lands on the target, but for UniPC's truncated
    // timesteps.
    DenoiseInput input = inputFor(sampler, 12);
    input.schedule.timesteps.clear();
    for (size_t i = 0; i + 1 < input.schedule.sigmas.size(); ++i)
        input.schedule.timesteps.push_back(input.schedule.sigmas[i] * 1000);
    auto const result = denoise(Oracle(target), input, {});
    QVERIFY(result.isOk());
    QVERIFY(at::allclose(*result, target, 1e-4, 1e-4));
}

void TstDenoise::resumesBitForBit()
{
    QFETCH(QString, sampler);
    DenoiseInput const whole = inputFor(sampler, 9);
    std::optional<DenoiseState> kept;
    auto const straight = denoise(Bent(), whole, [&](StepReport const& report) {
        if (report.step == 4)
            kept = report.state;
        return StepAnswer::Continue;
    });
    QVERIFY(straight.isOk() && kept);
    DenoiseInput rest = whole;
    rest.resume = kept;
    auto const resumed = denoise(Bent(), rest, {});
    QVERIFY(resumed.isOk());
    QVERIFY(same(*straight, *resumed));
}

void TstDenoise::reportsEveryStep()
{
    std::vector<int> steps;
    std::vector<double> sigmas;
    at::Tensor last;
    auto const result = denoise(Bent(), inputFor("euler", 5), [&](StepReport const& report) {
        steps.push_back(report.step);
        sigmas.push_back(report.sigma);
        last = report.x0;
        return report.of == 5 ? StepAnswer::Continue : StepAnswer::Stop;
    });
    QVERIFY(result.isOk());
    QCOMPARE(steps, (std::vector<int>{1, 2, 3, 4, 5}));
    QVERIFY(std::is_sorted(sigmas.rbegin(), sigmas.rend()));
    QCOMPARE(sigmas.back(), 0.0);
    QVERIFY(at::allclose(last, *result, 1e-5, 1e-5)); // the last prediction is the result
}

void TstDenoise::stopsWhenAsked()
{
    int calls = 0;
    auto const result = denoise(Bent(), inputFor("unipc", 8), [&](StepReport const& report) {
        ++calls;
        return report.step == 3 ? StepAnswer::Stop : StepAnswer::Continue;
    });
    QVERIFY(!result.isOk());
    QCOMPARE(int(result.error().kind), int(Error::Kind::Cancelled));
    QCOMPARE(calls, 3);
}

void TstDenoise::refusesNumbersThatAreNotFinite()
{
    auto const result = denoise(Broken(), inputFor("euler", 8), {});
    QVERIFY(!result.isOk());
    QCOMPARE(int(result.error().kind), int(Error::Kind::Internal));
    QVERIFY(result.error().message().find("finite") != std::string::npos);
}

void TstDenoise::knownFramesAreKept_data()
{
    QTest::addColumn<QString>("sampler");
    QTest::addColumn<bool>("isNoised");
    for (char const* name : {"unipc", "euler"}) {
        for (bool const isNoised : {true, false})
            QTest::addRow("%s %s", name, isNoised ? "noised" : "clean") << name << isNoised;
    }
}

void TstDenoise::knownFramesAreKept()
{
    QFETCH(QString, sampler);
    QFETCH(bool, isNoised);
    DenoiseInput input = inputFor(sampler, 6);
    at::Tensor const known = seededNoise({1, 4, 2, 4, 6}, 9);
    input.known = KnownLatents{known, at::ones({1, 1, 2, 4, 6}, at::kBool), isNoised};
    Oracle const model(at::zeros({1, 4, 3, 4, 6}));
    auto const result = denoise(model, input, {});
    QVERIFY(result.isOk());
    QVERIFY(same(result->narrow(2, 0, 2), known));
    QCOMPARE(model.seen().size(), size_t(6));
    for (size_t i = 0; i < 6; ++i) {
        double const sigma = isNoised ? input.schedule.sigmas[i] : 0;
        at::Tensor const expected = known * (1 - sigma) + input.noise.narrow(2, 0, 2) * sigma;
        QVERIFY(at::allclose(model.seen()[i].narrow(2, 0, 2), expected, 1e-6, 1e-6));
    }
}

void TstDenoise::secondOrderComesCloser()
{
    // UniPC and DPM++ are of second order: on a bent field both beat Euler at the same number of steps.
    auto const fine = denoise(Bent(), inputFor("euler", 2000), {});
    QVERIFY(fine.isOk());
    auto const distance = [&](char const* sampler) {
        auto const coarse = denoise(Bent(), inputFor(sampler, 16), {});
        return (*coarse - *fine).abs().mean().item<double>();
    };
    double const euler = distance("euler");
    QVERIFY(distance("unipc") < euler);
    QVERIFY(distance("dpmpp") < euler);
}

void TstDenoise::previewIsASmallClip()
{
    models::LatentRgb colours{at::zeros({4, 3}), at::tensor({1.0f, 0.0f, -1.0f})};
    auto const frames = LatentPreview(colours).frames(noise(), 60);
    QCOMPARE(frames.size(), size_t(3));
    QCOMPARE(frames[0].widthPx(), 60);
    QCOMPARE(frames[0].heightPx(), 40);
    QCOMPARE(int(frames[2].row(39)[3 * 59]), 255);
    QCOMPARE(int(frames[2].row(39)[3 * 59 + 1]), 128);
    QCOMPARE(int(frames[2].row(39)[3 * 59 + 2]), 0);
}

void TstDenoise::previewIsBicubic()
{
    models::LatentRgb const colours{at::eye(4, at::kFloat).narrow(1, 0, 3) * 0.4, at::zeros({3})};
    at::Tensor const latents = noise();
    auto const frames = LatentPreview(colours).frames(latents, 60);
    at::Tensor const planes = colours(latents).select(0, 0).transpose(0, 1).contiguous();
    auto const expected =
        toImages(at::upsample_bicubic2d(planes, {40, 60}, false).transpose(0, 1).unsqueeze(0).clamp(-1, 1));
    QCOMPARE(frames.size(), expected.size());
    int most = 0, least = 255, worst = 0;
    for (size_t f = 0; f < frames.size(); ++f)
        for (int y = 0; y < 40; ++y)
            for (int x = 0; x < 3 * 60; ++x) {
                int const value = frames[f].row(y)[x];
                most = std::max(most, value);
                least = std::min(least, value);
                worst = std::max(worst, std::abs(value - expected[f].row(y)[x]));
            }
    QVERIFY(most - least > 100); // there is something to compare
    QVERIFY(worst <= 1);
}

QTEST_GUILESS_MAIN(TstDenoise)
#include "tst_Denoise.moc"
