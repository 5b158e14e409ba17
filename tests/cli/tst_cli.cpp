#include "tests/cli/Program.h"

#include <QDir>

#include <csignal>
#include <filesystem>

using fw::test::Outcome;
using fw::test::Program;

namespace {

QStringList fake(QStringList more = {})
{
    return QStringList{"render",
                       "--preset",
                       "cinematic",
                       "--engine",
                       "fake",
                       "--prompt",
                       "a red car drives to the right in a city at night",
                       "--steps",
                       "4",
                       "--seed",
                       "7",
                       "--json"} +
           more;
}

} // namespace

class TstCli : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void exitStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("kind"); // of the error event; empty: none is expected
        auto const bad = [](char const* name, QStringList more, char const* kind = "BadInput") {
            QTest::newRow(name) << fake(QStringList{"--out", "a.mp4"} + more) << 3 << QString(kind);
        };
        QTest::newRow("help") << QStringList{"--help"} << 0 << QString();
        QTest::newRow("version") << QStringList{"--version"} << 0 << QString();
        QTest::newRow("nothing") << QStringList{} << 2 << QString();
        QTest::newRow("unknown command") << QStringList{"paint"} << 2 << QString();
        QTest::newRow("unknown option") << fake({"--colour", "red"}) << 2 << QString();
        QTest::newRow("no source") << QStringList{"render", "--prompt", "x", "--out", "a.mp4"} << 2
                                   << QString();
        QTest::newRow("two sources") << fake({"--model", "x"}) << 2 << QString();
        QTest::newRow("unknown sampler") << fake({"--sampler", "magic"}) << 2 << QString();
        bad("width 0", {"--size", "0x96"});
        bad("odd width", {"--size", "161x96"});
        bad("negative height", {"--size", "160x-96"});
        bad("huge size", {"--size", "99999999999999999999x96"});
        bad("no size", {"--size", "large"});
        bad("frames not 4n+1", {"--frames", "18"});
        bad("no frames", {"--frames", "0"});
        bad("too many frames", {"--frames", "1000000"});
        bad("no steps", {"--steps", "0"});
        bad("guidance nan", {"--guidance", "nan"});
        bad("shift 0", {"--shift", "0"});
        bad("frame rate 0", {"--fps", "0"});
        bad("an overlap of nothing", {"--overlap", "5"});
        bad("a second guidance for one network", {"--guidance-2", "3"});
        bad("a folder as picture", {"--first-frame", "."});
        QTest::newRow("seed too large") << fake({"--seed", "18446744073709551616"}) << 2 << QString();
        QTest::newRow("negative seed") << fake({"--seed", "-1"}) << 2 << QString();
        bad("blank prompt", {"--prompt", "  "});
        bad("missing picture", {"--first-frame", "none.png"}, "MissingFile");
        bad("missing parent", {"--extend-from", "none"}, "MissingFile");
        bad("missing lora", {"--lora", "none.safetensors:0.5"}, "MissingFile");
        QTest::newRow("no preset") << QStringList{"render", "--preset", "none", "--prompt", "x", "--json"}
                                   << 3 << QString("MissingFile");
        QTest::newRow("no model") << QStringList{"render", "--model", "none", "--prompt", "x", "--json"} << 3
                                  << QString("MissingFile");
        QTest::newRow("no job file") << QStringList{"render", "--job", "none.json", "--json"} << 3
                                     << QString("MissingFile");
        QTest::newRow("nothing to write") << fake() << 3 << QString("BadInput");
        QTest::newRow("strange ending") << fake({"--out", "a.avi"}) << 3 << QString("BadInput");
        QTest::newRow("no such folder") << fake({"--out", "none/a.mp4"}) << 3 << QString("MissingFile");
        QTest::newRow("refused") << fake({"--prompt", "a naked child", "--out", "a.mp4"}) << 4
                                 << QString("Refused");
        QTest::newRow("not confirmed")
            << fake({"--prompt", "a gory field", "--out", "a.mp4"}) << 4 << QString("Refused");
        QTest::newRow("verify nothing")
            << QStringList{"verify", "none.mp4", "--json"} << 3 << QString("MissingFile");
        QTest::newRow("no project") << QStringList{"project", "info", "none", "--json"} << 3
                                    << QString("MissingFile");
    }
    void exitStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, kind);
        for (char const* option :
             {"--prompt", "--steps", "--seed"}) // a row's own value replaces the usual one
            if (arguments.count(option) == 2)
                arguments.remove(arguments.indexOf(option), 2);
        Outcome const outcome = m_program->run(arguments);
        QTEST(outcome.status, "status");
        QVERIFY2(outcome.isClean, outcome.text);
        QVERIFY(!QFile::exists(m_program->path("a.mp4")));
        if (kind.isEmpty())
            return;
        QCOMPARE(outcome.events.size(), 1);
        QCOMPARE(outcome.last()["event"].toString(), QString("error"));
        QCOMPARE(outcome.last()["kind"].toString(), kind);
        QString const message = outcome.last()["message"].toString();
        QVERIFY2(message.endsWith('.') && !message.contains('{'), qPrintable(message));
        QVERIFY(outcome.errors.contains(message.toUtf8()));
    }

    void aClipIsMarkedSignedAndReported()
    {
        Outcome const outcome = m_program->run(fake({"--out", "a.mp4", "--previews", "steps"}));
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.isClean, outcome.text);
        QCOMPARE(outcome.count("preview"), 4);
        QVERIFY(QFile::exists(m_program->path("steps/step-004.png")));
        QJsonObject const done = outcome.last();
        QCOMPARE(done["event"].toString(), QString("done"));
        QCOMPARE(done["out"].toString(), QString("a.mp4"));
        QCOMPARE(done["seed"].toInt(), 7);
        QCOMPARE(done["device"].toString(), QString("fake"));
        QCOMPARE(done["requestKey"].toString().size(), 64);
        QVERIFY(done["peakBytes"].toDouble() > 0 && done["seconds"].toDouble() > 0 && done.contains("dtype"));

        Outcome const verified = m_program->run({"verify", "a.mp4", "--json"});
        QCOMPARE(verified.status, 0);
        QJsonObject const report = verified.last();
        QCOMPARE(report["event"].toString(), QString("report"));
        QCOMPARE(report["c2pa"].toObject()["state"].toString(), QString("Valid"));
        QCOMPARE(report["c2pa"].toObject()["digitalSourceType"].toString(),
                 QString("trainedAlgorithmicMedia"));
        QVERIFY(report["visibleMark"].toObject()["found"].toBool());
        QVERIFY(report["known"].isNull());
        QVERIFY(QDir(m_program->path(""))
                    .entryList({".*checkpoint*", ".fw-tmp*"}, QDir::Files | QDir::Hidden)
                    .isEmpty());
    }

    void aConfirmedRulePasses()
    {
        QStringList arguments = fake({"--out", "a.mp4", "--confirm", "violence.graphic"});
        arguments[arguments.indexOf("--prompt") + 1] = "a gory field";
        QCOMPARE(m_program->run(arguments).status, 0);
    }

    void aFolderIsATake()
    {
        Outcome const outcome = m_program->run(fake({"--out", "take"}));
        QCOMPARE(outcome.status, 0);
        for (char const* name : {"master.mkv", "proxy.mp4", "poster.png", "recipe.json"})
            QVERIFY2(QFile::exists(m_program->path(QString("take/") + name)), name);
        Outcome const verified = m_program->run({"verify", "take/proxy.mp4", "--json"});
        QVERIFY(verified.last()["known"].toObject()["take"].toString().startsWith("tk-"));
        QCOMPARE(m_program->run(fake({"--out", "take"})).status, 3); // never on top of another take

        Outcome const extended =
            m_program->run(fake({"--out", "b.mp4", "--extend-from", "take", "--overlap", "5"}));
        QCOMPARE(extended.status, 0);
        QCOMPARE(extended.last()["frames"].toInt(), 17 - 5);
        QJsonArray const parts =
            m_program->run({"verify", "b.mp4", "--json"}).last()["c2pa"].toObject()["ingredients"].toArray();
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].toObject()["relationship"].toString(), QString("inputTo"));
    }

    void jobFiles()
    {
        m_program->write("job.json",
                         R"({"prompt":"a cat walks","size":{"width":160,"height":96},"frames":5,"steps":3,)"
                         R"("seed":9,"isSeedLocked":true,"modelId":"starter"})");
        QStringList const arguments{"render", "--job", "job.json", "--engine",
                                    "fake",   "--out", "a.mp4",    "--json"};
        Outcome const first = m_program->run(arguments);
        QCOMPARE(first.status, 0);
        QCOMPARE(first.last()["frames"].toInt(), 5);
        QCOMPARE(m_program->run(arguments).last()["requestKey"], first.last()["requestKey"]);
        QVERIFY(m_program->run(arguments + QStringList{"--steps", "4"}).last()["requestKey"] !=
                first.last()["requestKey"]);

        m_program->write("job.json",
                         R"({"prompt":"a cat","size":{"width":160,"height":96},"frames":5,"stepz":3})");
        Outcome const typo = m_program->run(arguments);
        QCOMPARE(typo.status, 3);
        QVERIFY(typo.last()["message"].toString().contains("stepz"));
    }

    /// Key and receipt speak of checksums: other bytes under the same path are another job.
    void jobFilesNameTheirBytes_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<int>("status");
        QByteArray const folder = QByteArray(FW_STARTER_DIR);
        auto const row = [](char const* name, QByteArray text, int status) {
            QTest::newRow(name) << text.replace('\'', '"') << status;
        };
        QByteArray const file = "{'path':'a.png','sha256':'" + QByteArray(64, '0') + "'}";
        row("nothing named", "", 0);
        row("other weights", ",'modelChecksums':['00']", 3);
        row("other weights in their folder", ",'modelChecksums':['00'],'modelFolder':'" + folder + "'", 3);
        row("no checksum", ",'conditioning':{'firstFrame':{'path':'a.png'}}", 0);
        row("first frame", ",'conditioning':{'firstFrame':" + file + "}", 3);
        row("reference", ",'conditioning':{'references':[" + file + "]}", 3);
        row("parent", ",'conditioning':{'extend':{'source':" + file + "}}", 3);
        row("clip behind", ",'conditioning':{'prepend':{'source':" + file + "}}", 3);
        row("video", ",'conditioning':{'video':{'source':" + file + "}}", 3);
        row("retake", ",'conditioning':{'retake':{'source':" + file + ",'firstFrame':0,'endFrame':4}}", 3);
        row("picture at a frame", ",'conditioning':{'timedFrames':[{'frame':1,'image':" + file + "}]}", 3);
        row("LoRA", ",'loras':[{'file':'a.png','sha256':'" + QByteArray(64, '0') + "'}]", 3);
    }
    void jobFilesNameTheirBytes()
    {
        QFETCH(QByteArray, field);
        m_program->write("a.png", fw::test::onePixel()); // it is looked into for faces
        m_program->write("job.json",
                         R"({"prompt":"a cat walks","size":{"width":160,"height":96},"frames":5,"steps":2,)"
                         R"("modelId":"starter")" +
                             field + "}");
        Outcome const outcome =
            m_program->run({"render", "--job", "job.json", "--engine", "fake", "--out", "a.mp4", "--json"});
        QTEST(outcome.status, "status");
        if (outcome.status == 3) {
            QString const message = outcome.last()["message"].toString();
            QVERIFY2(message.contains("checksum") || message.contains("other weights"), qPrintable(message));
        }
    }

    void rawPromptsLeaveOutTheTemplate()
    {
        QFile shipped(FW_TEST_DIR "/../resources/presets/cinematic.json");
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray const json = shipped.readAll();
        QVERIFY(json.contains("\"{prompt}\""));
        m_program->write("ink.json", QByteArray(json).replace("\"{prompt}\"", "\"ink drawing, {prompt}\""));
        auto const inked = [](QStringList more) {
            QStringList all = fake(QStringList{"--out", "a.mp4"} + more);
            all[all.indexOf("--preset") + 1] = "ink.json";
            return all;
        };
        QString const key = m_program->run(inked({})).last()["requestKey"].toString();
        QString const raw = m_program->run(inked({"--raw-prompt"})).last()["requestKey"].toString();
        QVERIFY(key != raw);
        QStringList typed = inked({"--raw-prompt"});
        QString& prompt = typed[typed.indexOf("--prompt") + 1];
        prompt = "ink drawing, " + prompt;
        QCOMPARE(m_program->run(typed).last()["requestKey"].toString(), key);
    }

    void stopsOnASignal_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("status");
        QTest::newRow("Ctrl+C") << SIGINT << 130;
        QTest::newRow("SIGTERM") << SIGTERM << 143;
    }
    void stopsOnASignal()
    {
        QFETCH(int, signal);
        auto const process = m_program->start(fake({"--out", "a.mp4", "--fake-step-ms", "10000"}));
        QByteArray seen;
        while (!seen.contains("\"text\"") && process->waitForReadyRead(30'000))
            seen += process->readAllStandardOutput();
        QVERIFY(seen.contains("\"text\""));
        ::kill(pid_t(process->processId()), signal);
        QVERIFY(process->waitForFinished(30'000));
        Outcome const outcome = Program::outcome(*process, true);
        QTEST(outcome.status, "status");
        QCOMPARE(outcome.last()["kind"].toString(), QString("Cancelled"));
        QVERIFY(!QFile::exists(m_program->path("a.mp4")));
    }

    /// The rendering is over, its checkpoint is kept: no half clip, and the same command continues.
    void stopsWhileTheClipIsWritten_data()
    {
        QTest::addColumn<QString>("out");
        QTest::addColumn<QByteArray>("phase");
        QTest::newRow("clip, encode") << "a.mp4" << QByteArray("\"encode\"");
        QTest::newRow("clip, sign") << "a.mp4" << QByteArray("\"sign\"");
        QTest::newRow("take, encode") << "take" << QByteArray("\"encode\"");
    }
    void stopsWhileTheClipIsWritten()
    {
        QFETCH(QString, out);
        QFETCH(QByteArray, phase);
        auto const process = m_program->start(fake({"--out", out, "--frames", "65", "--size", "640x384"}));
        QByteArray seen;
        while (!seen.contains(phase) && process->waitForReadyRead(30'000))
            seen += process->readAllStandardOutput();
        QVERIFY(seen.contains(phase));
        ::kill(pid_t(process->processId()), SIGTERM);
        QVERIFY(process->waitForFinished(30'000));
        QCOMPARE(process->exitCode(), 143);
        QVERIFY(QDir(m_program->path(""))
                    .entryList({"a.mp4", "take", ".fw-tmp*"}, QDir::AllEntries | QDir::Hidden)
                    .isEmpty());
    }

    void modelsAreListedAndInspected()
    {
        Outcome const list = m_program->run({"models", "list", "--json"});
        QCOMPARE(list.status, 0);
        QCOMPARE(list.count("model"), 1);
        Outcome const one = m_program->run({"models", "inspect", "starter", "--json"});
        QCOMPARE(one.last(), list.last());
        QVERIFY(one.last()["files"].toArray().size() >= 3);
        QCOMPARE(m_program->run({"models", "inspect", "/nowhere", "--json"}).status, 3);
    }

    void modelsAreCheckedAndFoldersAdded()
    {
        Outcome const first = m_program->run({"models", "verify", "starter", "--json"});
        QCOMPARE(first.status, 0);
        QCOMPARE(first.last()["files"].toInt(), 3);
        Outcome const second = m_program->run({"models", "verify", "starter", "--json"});
        QCOMPARE(second.last()["withEarlier"].toInt(), 3);
        QCOMPARE(m_program->run({"models", "verify", "nothing", "--json"}).status, 3);
        QCOMPARE(m_program->run({"models", "needs", "--json"}).last()["isComplete"].toBool(), true);

        namespace fs = std::filesystem;
        fs::path const shelf = m_program->path("shelf").toStdString();
        fs::create_directories(shelf);
        fs::copy(FW_TEST_DIR "/models/fixtures/tiny_wan", shelf / "tiny", fs::copy_options::recursive);
        QCOMPARE(m_program->run({"models", "add", m_program->path("nowhere"), "--json"}).status, 3);
        Outcome const added = m_program->run({"models", "add", m_program->path("shelf"), "--json"});
        QCOMPARE(added.status, 0);
        QCOMPARE(added.last()["out"].toString(), m_program->path("shelf"));
        Outcome const list = m_program->run({"models", "list", "--json"});
        QCOMPARE(list.count("model"), 2);
        QCOMPARE(list.last()["id"].toString(), QString("tiny"));
    }
};

QTEST_GUILESS_MAIN(TstCli)
#include "tst_cli.moc"
