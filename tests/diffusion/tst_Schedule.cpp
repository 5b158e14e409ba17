#include <ATen/ATen.h>

#include "engine/base/Json.h"
#include "engine/diffusion/Noise.h"
#include "engine/diffusion/Sampler.h"

#include <QtTest>

using namespace fw;
using namespace fw::diffusion;

namespace {

std::vector<double> numbers(Json const& json) { return json.get<std::vector<double>>(); }

double furthest(std::vector<double> const& a, std::vector<double> const& b)
{
    double most = a.size() == b.size() ? 0 : 1e9;
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

std::vector<double> values(at::Tensor const& tensor)
{
    at::Tensor const flat = tensor.to(at::kDouble).contiguous();
    return {flat.const_data_ptr<double>(), flat.const_data_ptr<double>() + flat.numel()};
}

} // namespace

class TstSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAsDiffusers_data();
    void sameAsDiffusers();
    void names();
    void fewStepWarpsItsLevels();
    void explicitLevelsAreKept();
    void noiseIsTorchsOwn();
    void largeSeedsWork();
};

/// Recorded by tools/make_schedule_fixtures.py.
void TstSchedule::sameAsDiffusers_data()
{
    QTest::addColumn<int>("index");
    auto const json = readJsonFile(FW_TEST_DIR "/diffusion/fixtures/schedules.json");
    QVERIFY(json.isOk());
    int index = 0;
    for (Json const& entry : (*json)["cases"]) {
        std::string name = entry["sampler"].get<std::string>() + " shift " + entry["shift"].dump() +
                           " steps " + entry["steps"].dump();
        if (entry["given"].get<bool>())
            name += " from " + entry["sigmas"][0].dump() + ", " + entry["sigmas"][1].dump();
        QTest::newRow(name.c_str()) << index++;
    }
}

void TstSchedule::sameAsDiffusers()
{
    QFETCH(int, index);
    auto const json = readJsonFile(FW_TEST_DIR "/diffusion/fixtures/schedules.json");
    Json const& entry = (*json)["cases"][static_cast<size_t>(index)];
    auto const kind = samplerFromName(entry["sampler"].get<std::string>());
    QVERIFY(kind.isOk());
    std::vector<double> const sigmas = numbers(entry["sigmas"]);
    Schedule const schedule =
        entry["given"].get<bool>()
            ? explicitSchedule(*kind, {sigmas.begin(), sigmas.end() - 1})
            : makeSchedule(*kind, entry["steps"].get<int>(), entry["shift"].get<double>());
    bool const isExact = *kind == SamplerKind::UniPc || *kind == SamplerKind::DpmPp;

    QVERIFY(furthest(schedule.timesteps, numbers(entry["timesteps"])) <= (isExact ? 0 : 1e-4));
    QVERIFY(furthest(schedule.sigmas, numbers(entry["sigmas"])) < (isExact ? 1e-12 : 1e-7));
    auto const sampler = makeSampler(schedule, 11); // the seed of tools/make_schedule_fixtures.py
    at::Tensor x = at::tensor(numbers(entry["start"]), at::kDouble);
    double most = 0;
    for (int i = 0; i < schedule.steps(); ++i) {
        auto const at = static_cast<size_t>(i);
        x = sampler->step(i, x, at::tensor(numbers(entry["v"][at]), at::kDouble));
        most = std::max(most, furthest(values(x), numbers(entry["trajectory"][at])));
    }
    QVERIFY2(most < (isExact ? 1e-9 : 2e-6), QByteArray::number(most).constData());
}

void TstSchedule::names()
{
    QVERIFY(samplerFromName("dpmpp").isOk());
    QVERIFY(samplerFromName("few-step").isOk());
    auto const unknown = samplerFromName("ddim");
    QVERIFY(!unknown.isOk());
    QCOMPARE(int(unknown.error().kind), int(Error::Kind::BadInput));
    QVERIFY(unknown.error().message().find("ddim") != std::string::npos);
}

void TstSchedule::fewStepWarpsItsLevels()
{
    // Self-Forcing: [1000, 750, 500, 250] through the shift-5 table.
    Schedule const schedule = makeSchedule(SamplerKind::FewStep, 4, 5);
    std::vector<double> const expected{1, 0.9375, 5 * .5 / 3, 5 * .25 / 2, 0};
    QVERIFY(furthest(schedule.sigmas, expected) < 1e-12);
    QVERIFY(std::abs(schedule.timesteps[1] - 937.5) < 1e-9);
}

void TstSchedule::explicitLevelsAreKept()
{
    for (SamplerKind const kind : {SamplerKind::FewStep, SamplerKind::Euler}) {
        Schedule const schedule = explicitSchedule(kind, {1, .757, .522});
        QCOMPARE(schedule.steps(), 3);
        QCOMPARE(int(schedule.kind), int(kind));
        QVERIFY(furthest(schedule.sigmas, {1, .757, .522, 0}) == 0);
        QVERIFY(furthest(schedule.timesteps, {1000, 757, 522}) < 1e-9);
    }
    // log(1 - sigma) must stay finite
    Schedule const multistep = explicitSchedule(SamplerKind::DpmPp, {1, .5});
    QVERIFY(multistep.sigmas[0] < 1);
    at::Tensor const sample = at::ones({4}, at::kDouble);
    QVERIFY(at::isfinite(makeSampler(multistep, 0)->step(0, sample, sample)).all().item<bool>());
}

void TstSchedule::noiseIsTorchsOwn()
{
    // torch.randn((1, 4, 3, 2, 5), generator=torch.Generator().manual_seed(1234)) in Python, torch 2.11
    at::Tensor const noise = seededNoise({1, 4, 3, 2, 5}, 1234);
    auto const flat = values(noise);
    QCOMPARE(flat.size(), size_t(120));
    QVERIFY(furthest({flat.begin(), flat.begin() + 4}, {-0.1117185652256012, -0.49659010767936707,
                                                        0.16307370364665985, -0.8816877603530884}) == 0);
    QVERIFY(furthest({flat.end() - 3, flat.end()},
                     {1.1863545179367065, 0.27447113394737244, -0.33877357840538025}) == 0);
    QVERIFY(std::abs(noise.to(at::kDouble).sum().item<double>() - -11.011421863920987) < 1e-12);
}

void TstSchedule::largeSeedsWork()
{
    // torch.randn((1, 3, 1, 1, 3), generator=torch.Generator().manual_seed(2**63 + 5))
    auto const flat = values(seededNoise({1, 3, 1, 1, 3}, (1ull << 63) + 5));
    QVERIFY(furthest(flat, {-0.4867807626724243, -0.6038215756416321, -0.5580962300300598, 0.6675242781639099,
                            -0.19741509854793549, 1.9427834749221802, -1.4017020463943481,
                            -0.7625571489334106, 0.6312134265899658}) == 0);
}

QTEST_GUILESS_MAIN(TstSchedule)
#include "tst_Schedule.moc"
