#include "engine/base/Json.h"
#include "engine/library/SchedulerFile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fstream>

using namespace fw;
using library::readSchedulerFile;

/// scheduler_config.json as diffusers 0.42 writes it, and what of it the engine does not have.
class TstSchedulerFile : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path written(std::string const& text)
    {
        std::filesystem::path const file = m_folder.filePath("scheduler_config.json").toStdString();
        std::ofstream(file) << text;
        return file;
    }

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<double>("shift");
        QTest::addColumn<QString>("unknown");
        QByteArray const multistep = R"("num_train_timesteps": 1000, "prediction_type": "flow_prediction",
            "use_flow_sigmas": true, "flow_shift": 5.0, "solver_order": 2, "final_sigmas_type": "zero",
            "use_karras_sigmas": false, "shift_terminal": null, "thresholding": false, "sigma_min": null)";
        QByteArray const unipc = R"({"_class_name": "UniPCMultistepScheduler", "solver_type": "bh2",
            "predict_x0": true, "lower_order_final": true, "disable_corrector": [], )" +
                                 multistep + "}";
        QByteArray const dpm = R"({"_class_name": "DPMSolverMultistepScheduler", "solver_type": "midpoint",
            "algorithm_type": "dpmsolver++", "lower_order_final": true, "lambda_min_clipped": -Infinity, )" +
                               multistep + "}";
        QByteArray const euler = R"({"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 7.0,
            "num_train_timesteps": 1000, "use_dynamic_shifting": false, "shift_terminal": null,
            "invert_sigmas": false, "stochastic_sampling": false, "base_shift": 0.5})";
        auto const row = [](char const* name, QByteArray const& text, char const* sampler, double shift,
                            char const* unknown) {
            QTest::newRow(name) << text << QString(sampler) << shift << QString(unknown);
        };
        auto const with = [](QByteArray text, char const* from, char const* to) {
            return text.replace(from, to);
        };
        row("unipc", unipc, "unipc", 5, "");
        row("dpm++", dpm, "dpmpp", 5, "");
        row("euler", euler, "euler", 7, "");
        row("nothing", "{}", "unipc", 1, "");
        row("order 3", with(unipc, R"("solver_order": 2)", R"("solver_order": 3)"), "unipc", 5,
            "solver_order = 3");
        row("karras", with(unipc, R"("use_karras_sigmas": false)", R"("use_karras_sigmas": true)"), "unipc",
            5, "use_karras_sigmas = true");
        row("bh1", with(unipc, "bh2", "bh1"), "unipc", 5, R"(solver_type = "bh1")");
        row("epsilon", with(dpm, "flow_prediction", "epsilon"), "dpmpp", 5, R"(prediction_type = "epsilon")");
        row("sde", with(dpm, "dpmsolver++", "sde-dpmsolver++"), "dpmpp", 5,
            R"(algorithm_type = "sde-dpmsolver++")");
        row("terminal", with(euler, R"("shift_terminal": null)", R"("shift_terminal": 0.1)"), "euler", 7,
            "shift_terminal = 0.1");
        row("another class", R"({"_class_name": "HeunDiscreteScheduler"})", "unipc", 1,
            "_class_name = HeunDiscreteScheduler");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sampler);
        QFETCH(double, shift);
        QFETCH(QString, unknown);
        auto const read = readSchedulerFile(written(text.toStdString()));
        QVERIFY2(read.isOk(), read ? "" : read.error().message().c_str());
        QCOMPARE(QString::fromStdString(read->sampler), sampler);
        QCOMPARE(read->shift, shift);
        QCOMPARE(QString::fromStdString(read->unknown), unknown);
    }

    void refuses()
    {
        for (char const* text : {"[]", "{", R"({"flow_shift": 0})", R"({"shift": -1.0})"}) {
            auto const read = readSchedulerFile(written(text));
            QVERIFY2(!read.isOk(), text);
            QCOMPARE(int(read.error().kind), int(Error::Kind::BadInput));
        }
    }
};

QTEST_GUILESS_MAIN(TstSchedulerFile)
#include "tst_scheduler_file.moc"
