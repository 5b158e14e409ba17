#include "engine/training/Optimiser.h"
#include "tests/models/Fixture.h"

#include "engine/training/TrainingRun.h"

using namespace fw;
using training::Optimiser;
using training::OptimiserSettings;
using training::Trained;

/// Muon and AdamW against what their papers say, and the schedule of their rates.
class TstOptimiser : public QObject {
    Q_OBJECT

private:
    static at::Tensor leaf(at::Tensor const& value) { return value.clone().requires_grad_(true); }
    static void setGradient(at::Tensor const& parameter, at::Tensor const& gradient)
    {
        at::Tensor(parameter).mutable_grad() = gradient.clone();
    }

private Q_SLOTS:
    void initTestCase()
    {
        at::set_num_threads(1);
        at::manual_seed(3);
    }

    void orthogonalises_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("square") << 24 << 24;
        QTest::newRow("wide") << 8 << 40;
        QTest::newRow("tall") << 40 << 8;
    }
    void orthogonalises()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        // Not too badly conditioned: five steps lift small singular values only so far
        at::Tensor const x = (at::randn({3, rows, columns}) + at::eye(rows, columns) * 8) * 7;
        at::Tensor const y = training::orthogonalised(x);
        auto const [u, s, v] = at::linalg_svd(x, false);
        auto const [u2, s2, v2] = at::linalg_svd(y, false);
        QVERIFY2(s2.min().item<double>() > .5 && s2.max().item<double>() < 1.3,
                 qPrintable(QString("%1..%2").arg(s2.min().item<double>()).arg(s2.max().item<double>())));
        // The same directions: U V^T is the nearest orthonormal matrix
        double const alike =
            ((y * at::matmul(u, v)).sum() / (y.norm() * at::matmul(u, v).norm())).item<double>();
        QVERIFY2(alike > .97, qPrintable(QString::number(alike)));
    }

    /// One step of Muon moves by rate * sqrt(rows / columns) along the orthogonalised gradient, after decay.
    void stepsMatrices()
    {
        at::Tensor const start = at::randn({12, 3, 2}), gradient = at::randn({12, 3, 2});
        at::Tensor const parameter = leaf(start);
        OptimiserSettings settings;
        settings.matrixRate = .1;
        settings.weightDecay = .5;
        Optimiser optimiser({{"kernel", parameter, true}}, settings);
        setGradient(parameter, gradient);
        optimiser.step(.5);
        at::Tensor const direction =
            training::orthogonalised(gradient.reshape({1, 12, 6})).reshape({12, 3, 2});
        at::Tensor const expected = start * (1 - .05 * .5) - direction * (.05 * std::sqrt(2.0));
        // Momentum has scaled the gradient: the same direction but for rounding, which is bf16's on some
        // CPUs.
        FW_COMPARE_TENSORS(parameter.detach(), expected, nn::cpuHasBf16() ? 5e-3 : 1e-5);
    }

    void stepsOthersAsAdam()
    {
        at::Tensor const parameter = leaf(at::tensor({1.0f, -2.0f}));
        OptimiserSettings settings;
        settings.rate = .1;
        settings.beta1 = .9;
        settings.beta2 = .99;
        Optimiser optimiser({{"bias", parameter, false}}, settings);
        setGradient(parameter, at::tensor({4.0f, -.01f}));
        optimiser.step(1); // the first step is rate * sign
        FW_COMPARE_TENSORS(parameter.detach(), at::tensor({.9f, -1.9f}), 1e-5);
        setGradient(parameter, at::tensor({-4.0f, 0.0f}));
        optimiser.step(.5);
        double const first = (.9 * .1 * 4 - .1 * 4) / (1 - .81);
        double const second = std::sqrt((.99 * .01 * 16 + .01 * 16) / (1 - .99 * .99));
        QVERIFY(std::abs(parameter[0].item<double>() - (.9 - .05 * first / second)) < 1e-5);
    }

    void clipsAllGradientsTogether()
    {
        at::Tensor const a = leaf(at::zeros({2})), b = leaf(at::zeros({1}));
        Optimiser optimiser({{"a", a, false}, {"b", b, false}, {"unused", leaf(at::zeros({1})), false}}, {});
        setGradient(a, at::tensor({3.0f, 0.0f}));
        setGradient(b, at::tensor({4.0f}));
        QCOMPARE(optimiser.clipGradients(10), 5.0);
        QCOMPARE(b.grad().item<float>(), 4.0f);
        QCOMPARE(optimiser.clipGradients(1), 5.0);
        QVERIFY(std::abs(a.grad()[0].item<double>() - .6) < 1e-6);
        QVERIFY(std::abs(b.grad().item<double>() - .8) < 1e-6);
    }

    void refusesAnotherState()
    {
        at::Tensor const parameter = leaf(at::zeros({2, 2}));
        Optimiser optimiser({{"a", parameter, true}}, {});
        Optimiser const other({{"b", leaf(at::zeros({2, 2})), true}}, {});
        auto const status = optimiser.restore(other.state(), "file");
        QVERIFY(!status.isOk());
        QCOMPARE(status.error().messageId, std::string("training.checkpoint"));
    }

    void ratesRiseAndFall_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<double>("factor");
        QTest::newRow("first") << 0 << .1;
        QTest::newRow("end of the rise") << 9 << .91;
        QTest::newRow("middle") << 50 << .5;
        QTest::newRow("last") << 99 << .05;
        QTest::newRow("after") << 100 << .05;
    }
    void ratesRiseAndFall()
    {
        QFETCH(int, step);
        QFETCH(double, factor);
        training::RunSettings settings;
        settings.steps = 100;
        settings.warmUp = 10;
        settings.lastFactor = .05;
        QVERIFY(std::abs(training::rateFactor(settings, step) - factor) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TstOptimiser)
#include "tst_Optimiser.moc"
