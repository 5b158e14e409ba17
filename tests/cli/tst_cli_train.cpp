#include "engine/media/Stills.h"
#include "tests/cli/Program.h"

#include <QDir>
#include <filesystem>

using fw::test::Outcome;
using fw::test::Program;

/// `train lora` as a program, on the tiny pipeline: what it prints, what it refuses, and what a kill leaves.
class TstCliTrain : public QObject {
    Q_OBJECT

private:
    Program m_program;

    QByteArray content(QString const& name) const
    {
        QFile file(m_program.path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void still(QString const& name, int shade)
    {
        fw::Image image({32, 32});
        image.fill(static_cast<uint8_t>(shade), 90, 20);
        QVERIFY(fw::media::writePng(m_program.path(name).toStdString(), image).isOk());
    }
    static QStringList arguments(QString const& out, QStringList const& more = {})
    {
        return QStringList{"train", "lora",     "data", "--out",        out,     "--model", "model", "--size",
                           "32x32", "--frames", "9",    "--rank",       "4",     "--batch", "2",     "--seed",
                           "5",     "--device", "cpu",  "--no-samples", "--json"} +
               more;
    }

private Q_SLOTS:
    void initTestCase()
    {
        namespace fs = std::filesystem;
        fs::copy(FW_TEST_DIR "/models/fixtures/tiny_wan", m_program.path("model").toStdString(),
                 fs::copy_options::recursive);
        QVERIFY(QDir().mkpath(m_program.path("data")) && QDir().mkpath(m_program.path("bad")));
        for (int i = 0; i < 5; ++i) {
            still(QString("data/zibbo%1.png").arg(i), i * 50);
            m_program.write(QString("data/zibbo%1.txt").arg(i), "a zibbo in the snow");
        }
    }

    void trainsAndRenders()
    {
        Outcome const trained = m_program.run(arguments("zibbo.safetensors", {"--steps", "5"}));
        QVERIFY2(trained.status == 0 && trained.isClean, trained.errors);
        QJsonObject const done = trained.last();
        QCOMPARE(done["event"].toString(), QString("done"));
        QCOMPARE(done["steps"].toInt(), 5);
        QVERIFY(done["lastLoss"].toDouble() > 0);
        QVERIFY(done["samples"].isNull());
        QVERIFY(!content("zibbo.loss.png").isEmpty());
        QSet<QString> phases;
        for (QJsonObject const& event : trained.events)
            phases << event["phase"].toString();
        QVERIFY(phases.contains("load") && phases.contains("encode") && phases.contains("train"));

        Outcome const rendered = m_program.run(
            {"render", "--model", "model", "--prompt", "a zibbo in the snow", "--size", "32x32", "--frames",
             "9", "--steps", "2", "--lora", "zibbo.safetensors:0.8", "--save-frames", "frames.safetensors"});
        QVERIFY2(rendered.status == 0, rendered.errors);
    }

    void saysAllThatIsWrong()
    {
        for (int i = 0; i < 4; ++i)
            still(QString("bad/good%1.png").arg(i), i * 50);
        m_program.write("bad/broken.png", "\x89PNG\r\n\x1a\n and no more");
        m_program.write("bad/broken.txt", "a zibbo");
        QStringList bad = arguments("bad.safetensors");
        bad[2] = "bad";
        Outcome const refused = m_program.run(bad);
        QCOMPARE(refused.status, 3);
        QVERIFY(refused.isClean);
        QCOMPARE(refused.count("problem"), 5); // four without captions and the broken one
        QCOMPARE(refused.last()["event"].toString(), QString("error"));
        QVERIFY(refused.last()["message"].toString().count("\n- ") == 5);
        QVERIFY(refused.errors.contains("good2.png has no caption") && refused.errors.contains("good2.txt"));
        QVERIFY(!QFile::exists(m_program.path("bad.training")));
        QVERIFY(!QFile::exists(m_program.path("bad.safetensors")));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("out");
        QTest::addColumn<int>("status");
        QTest::newRow("another ending") << QStringList() << "zibbo.png" << 3;
        QTest::newRow("no folder for it") << QStringList() << "nowhere/zibbo.safetensors" << 3;
        QTest::newRow("no such option") << QStringList{"--epochs", "3"} << "a.safetensors" << 2;
        QTest::newRow("rank of nothing") << QStringList{"--rank", "0"} << "a.safetensors" << 2;
        QTest::newRow("stills of four frames") << QStringList{"--still-frames", "4"} << "a.safetensors" << 2;
    }
    void refuses()
    {
        QFETCH(QStringList, more);
        QFETCH(QString, out);
        QFETCH(int, status);
        QCOMPARE(m_program.run(arguments(out, more)).status, status);
    }

    /// Captions pass the gate that prompts pass.
    void refusesForbiddenCaptions()
    {
        m_program.write("data/zibbo3.txt", "a porn set");
        Outcome const refused = m_program.run(arguments("forbidden.safetensors"));
        m_program.write("data/zibbo3.txt", "a zibbo in the snow");
        QCOMPARE(refused.status, 4);
        QVERIFY(!QFile::exists(m_program.path("forbidden.safetensors")));
    }

    /// kill -9 while it trains: what was written is whole, and going on gives the same LoRA to the byte.
    void goesOnAfterAKill()
    {
        QStringList const steps{"--steps", "150", "--save-every", "0"};
        QVERIFY(m_program.run(arguments("whole.safetensors", steps)).status == 0);
        auto const process = m_program.start(arguments("cut.safetensors", steps));
        QString const state = m_program.path("cut.training/state.safetensors");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state), 60'000);
        process->kill();
        process->waitForFinished();
        QVERIFY2(!QFile::exists(m_program.path("cut.safetensors")), "it was killed before its end");

        Outcome const again = m_program.run(arguments("cut.safetensors", steps));
        QCOMPARE(again.status, 3); // Conflict: nothing is thrown away unasked
        QCOMPARE(again.last()["kind"].toString(), QString("Conflict"));
        Outcome const resumed = m_program.run(arguments("cut.safetensors", steps + QStringList{"--resume"}));
        QVERIFY2(resumed.status == 0, resumed.errors);
        QVERIFY(!content("whole.safetensors").isEmpty());
        QCOMPARE(content("cut.safetensors"), content("whole.safetensors"));
        QVERIFY(!QFile::exists(m_program.path("cut.training")));
    }

    /// The same for whole networks: the folder is there when it is complete, and then it renders.
    void goesOnWithAModelAfterAKill()
    {
        auto const train = [](QString const& out, QStringList const& more = {}) {
            return QStringList{"train", "starter",   "--fresh", "--out",    out,  "--model",
                               "model", "--size",    "40x24",   "--frames", "5",  "--batch",
                               "2",     "--clips",   "64",      "--seed",   "5",  "--device",
                               "cpu",   "--samples", "0",       "--steps",  "20", "--save-every",
                               "0",     "--json"} +
                   more;
        };
        Outcome const whole = m_program.run(train("whole_model"));
        QVERIFY2(whole.status == 0, whole.errors);
        QVERIFY(whole.last()["lastLoss"].toDouble() > 0 && whole.last()["samples"].isNull());
        auto const process = m_program.start(train("cut_model"));
        QString const state = m_program.path("cut_model.training/state.safetensors");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(state), 60'000);
        process->kill();
        process->waitForFinished();
        QVERIFY2(!QFile::exists(m_program.path("cut_model")), "it was killed before its end");
        QCOMPARE(m_program.run(train("cut_model")).last()["kind"].toString(), QString("Conflict"));
        Outcome const resumed = m_program.run(train("cut_model", {"--resume"}));
        QVERIFY2(resumed.status == 0, resumed.errors);
        QString const file = "/transformer/diffusion_pytorch_model.safetensors";
        QVERIFY(!content("whole_model" + file).isEmpty());
        QCOMPARE(content("cut_model" + file), content("whole_model" + file));
        QVERIFY(!QFile::exists(m_program.path("cut_model.training")));
        Outcome const rendered =
            m_program.run({"render", "--model", "cut_model", "--prompt", "a cat", "--size", "40x24",
                           "--frames", "5", "--steps", "2", "--save-frames", "model_frames.safetensors"});
        QVERIFY2(rendered.status == 0, rendered.errors);
    }

    void drawsWhatTheStarterLearnsFrom()
    {
        for (char const* word : {"clips", "held-out", "pairs", "people"}) {
            QString const kind = word;
            Outcome const drawn = m_program.run({"train", "clips", "--out", kind + ".png", "--kind", kind,
                                                 "--count", "2", "--scale", "0.5", "--json"});
            QVERIFY2(drawn.status == 0, drawn.errors);
            QCOMPARE(drawn.count("clip"), 2);
            QVERIFY(!content(kind + ".png").isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(TstCliTrain)
#include "tst_cli_train.moc"
