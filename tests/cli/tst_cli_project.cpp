#include "tests/cli/Program.h"

#include "tests/support/Tone.h"

#include <QDirIterator>

using fw::test::Outcome;
using fw::test::Program;

class TstCliProject : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    QStringList states()
    {
        QStringList found;
        for (auto const& scene :
             m_program->run({"project", "info", "film", "--json"}).last()["scenes"].toArray())
            for (auto const& shot : scene.toObject()["shots"].toArray())
                found << shot.toObject()["state"].toString();
        return found;
    }
    QString fileIn(QString const& folder, QString const& name)
    {
        QDirIterator it(m_program->path(folder), {name}, QDir::Files, QDirIterator::Subdirectories);
        return it.hasNext() ? it.next() : QString();
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void newProjects_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::newRow("empty") << QStringList{} << 0;
        QTest::newRow("all options") << QStringList{"--title", "T", "--size", "1280x720", "--fps", "23.976"}
                                     << 0;
        QTest::newRow("sample") << QStringList{"--sample"} << 0;
        QTest::newRow("second sample") << QStringList{"--sample-chain"} << 0;
        QTest::newRow("two samples") << QStringList{"--sample", "--sample-chain"} << 2;
        QTest::newRow("bad size") << QStringList{"--size", "0x720"} << 3;
        QTest::newRow("bad rate") << QStringList{"--fps", "fast"} << 3;
    }
    void newProjects()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        Outcome const made = m_program->run(QStringList{"project", "new", "film", "--json"} + options);
        QCOMPARE(made.status, status);
        QVERIFY2(made.isClean, made.text);
        QCOMPARE(QFile::exists(m_program->path("film/project.json")), status == 0);
        if (status != 0)
            return;
        QCOMPARE(m_program->run({"project", "new", "film", "--json"}).last()["kind"].toString(),
                 QString("Conflict"));
        Outcome const info = m_program->run({"project", "info", "film", "--json"});
        if (options.contains("23.976"))
            QCOMPARE(info.last()["fps"].toArray(), QJsonArray({24000, 1001}));
        QCOMPARE(m_program->run({"project", "verify", "film", "--json"}).status, 0);
    }

    void diskTrashAndMissingFiles()
    {
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QCOMPARE(
            m_program
                ->run({"project", "render", "film", "--shot", "1", "--engine", "fake", "--fake-step-ms", "0"})
                .status,
            0);
        QString const take =
            QDir(m_program->path("film/takes")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
        QVERIFY(!take.isEmpty());
        QJsonObject const use = m_program->run({"project", "disk", "film", "--json"}).events.value(0);
        QVERIFY(use["shownTakes"].toInteger() > 1000);
        QCOMPARE(use["total"].toInteger(), use["shownTakes"].toInteger() + use["versions"].toInteger());

        // Its folder went elsewhere: it is named, and comes back from there.
        QVERIFY(QDir().mkpath(m_program->path("old/takes")));
        QVERIFY(QDir().rename(m_program->path("film/takes/" + take), m_program->path("old/takes/" + take)));
        Outcome const missing = m_program->run({"project", "relink", "film", "--json"});
        QCOMPARE(missing.status, 3);
        QCOMPARE(missing.last()["missing"].toArray().at(0)["path"].toString(), "takes/" + take);
        Outcome const found = m_program->run({"project", "relink", "film", "old", "--json"});
        QCOMPARE(found.status, 0);
        QCOMPARE(found.last()["found"].toInt(), 1);
        QCOMPARE(m_program->run({"project", "verify", "film"}).status, 0);

        QVERIFY(QDir().mkpath(m_program->path("film/takes/.trash")));
        QVERIFY(QDir().rename(m_program->path("film/takes/" + take),
                              m_program->path("film/takes/.trash/" + take)));
        QCOMPARE(m_program->run({"project", "disk", "film", "--json"}).last()["trashed"].toArray().size(), 1);
        QCOMPARE(m_program->run({"project", "disk", "film", "--restore", "nobody"}).status, 3);
        QCOMPARE(m_program->run({"project", "disk", "film", "--restore", take}).status, 0);
        QCOMPARE(states().value(0), QString("ready"));
        QVERIFY(QDir().rename(m_program->path("film/takes/" + take),
                              m_program->path("film/takes/.trash/" + take)));
        QCOMPARE(m_program->run({"project", "disk", "film", "--empty-trash"}).status, 0);
        QVERIFY(QDir(m_program->path("film/takes/.trash")).isEmpty());
    }

    void clipsGoAndAreMadeAgain()
    {
        QStringList const render{"project",  "render", "film",           "--shot", "1",
                                 "--engine", "fake",   "--fake-step-ms", "0"};
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QCOMPARE(m_program->run(render).status, 0);
        QString const take =
            QDir(m_program->path("film/takes")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
        QString const clip = m_program->path("film/takes/" + take + "/master.mkv");
        auto const bytes = [&] {
            QFile file(clip);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QByteArray const before = bytes();
        QVERIFY(!before.isEmpty());
        QStringList const disk{"project", "disk", "film", "--engine", "fake", "--json"};
        QCOMPARE(m_program->run(disk + QStringList{"--keep-latents", "some"}).status, 2);
        QJsonObject const none = m_program->run(disk + QStringList{"--keep-latents", "other"}).last();
        QVERIFY(none["gone"].toArray().isEmpty() && QFile::exists(clip)); // it plays
        Outcome const dropped = m_program->run(disk + QStringList{"--keep-latents", "all"});
        QCOMPARE(dropped.status, 0);
        QVERIFY2(dropped.isClean, dropped.text);
        QCOMPARE(dropped.last()["gone"].toArray(), QJsonArray{take});
        QCOMPARE(dropped.last()["freed"].toInteger(), qint64(before.size()));
        QVERIFY(!QFile::exists(clip));
        QCOMPARE(m_program->run({"project", "verify", "film"}).status, 0);
        QCOMPARE(states().value(0), QString("ready"));
        QCOMPARE(m_program->run({"project", "relink", "film", "--json"}).status, 0); // nothing is missing
        Outcome const made = m_program->run(disk + QStringList{"--make-clips"});
        QCOMPARE(made.status, 0);
        QCOMPARE(made.last()["take"].toString(), take);
        QVERIFY(made.last()["made"].toBool() && made.last()["same"].toBool());
        QCOMPARE(bytes(), before);
        QCOMPARE(m_program->run({"project", "verify", "film"}).status, 0);
    }

    void soundsComeListAndGo()
    {
        QVERIFY(fw::test::writeWav(m_program->path("my tune.wav").toStdString(), 48000, 2, 96'000,
                                   fw::test::sine(440, 48000)));
        QCOMPARE(m_program->run({"project", "new", "film", "--fps", "24"}).status, 0);
        auto const add = [&](QStringList const& options) {
            return m_program->run(QStringList{"project", "sound", "add", "film", "my tune.wav", "--json"} +
                                  options);
        };
        Outcome const first = add({});
        QVERIFY2(first.isClean, first.text);
        QCOMPARE(first.status, 0);
        QJsonObject const sound = first.events.first();
        QCOMPARE(sound["track"].toInt(), 1);
        QCOMPARE(sound["at"].toInt(), 1);
        QCOMPARE(sound["frames"].toInt(), 48);
        QCOMPARE(sound["name"].toString(), QString("my tune.wav"));
        Outcome const second = add({"--at", "00:00:01:00", "--gain", "-6", "--fade-in", "0.5"});
        QCOMPARE(second.events.first()["track"].toInt(), 2); // the first is in the way
        QCOMPARE(second.events.first()["at"].toInt(), 25);
        QCOMPARE(second.events.first()["fadeIn"].toInt(), 12);
        Outcome const overlap = add({"--track", "1", "--at", "48"});
        QCOMPARE(overlap.status, 3);
        QVERIFY(overlap.last()["message"].toString().contains("overlap"));
        for (char const* at : {"0", "1:2:3", "00:00:00:24", "soon"})
            QCOMPARE(add({"--at", at}).status, 3);
        m_program->write("notes.wav", "no sound");
        QCOMPARE(m_program->run({"project", "sound", "add", "film", "notes.wav"}).status, 3);

        Outcome const list = m_program->run({"project", "sound", "list", "film", "--json"});
        QVERIFY2(list.isClean, list.text);
        QCOMPARE(list.count("sound"), 2);
        QCOMPARE(m_program->run({"project", "verify", "film", "--json"}).last()["assets"].toInt(), 2);
        QString const id = sound["id"].toString();
        QCOMPARE(m_program->run({"project", "sound", "remove", "film", id}).status, 0);
        QCOMPARE(m_program->run({"project", "sound", "remove", "film", id}).status, 3);
        QCOMPARE(m_program->run({"project", "sound", "list", "film", "--json"}).count("sound"), 1);
    }

    void theFilmIsHeard()
    {
        QVERIFY(fw::test::writeWav(m_program->path("tune.wav").toStdString(), 48000, 2, 480'000,
                                   fw::test::sine(440, 48000, .05)));
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QCOMPARE(m_program->run({"project", "sound", "add", "film", "tune.wav"}).status, 0);
        QCOMPARE(m_program->run({"project", "render", "film", "--engine", "fake"}).status, 0);
        Outcome const film = m_program->run({"project", "export", "film", "--out", "film.mp4", "--size",
                                             "256x144", "--range", "1-48", "--json"});
        QVERIFY2(film.isClean, film.text);
        QCOMPARE(film.status, 0);
        QJsonObject const heard = film.last()["sound"].toObject();
        QVERIFY(heard["lufsBefore"].toDouble() < -20);
        QVERIFY(std::abs(heard["lufs"].toDouble() + 14) < .5);
        QVERIFY(film.errors.contains("LUFS"));
        Outcome const asIs = m_program->run({"project", "export", "film", "--out", "quiet.mp4", "--size",
                                             "256x144", "--range", "1-48", "--keep-loudness", "--json"});
        QCOMPARE(asIs.last()["sound"].toObject()["gainDb"].toDouble(), 0.0);
        Outcome const gif = m_program->run({"project", "export", "film", "--out", "film.gif", "--size",
                                            "64x36", "--range", "1-2", "--json"});
        QVERIFY(gif.last()["sound"].isNull());
        QVERIFY(gif.errors.contains("no sound"));
    }

    void fromSampleToFilm()
    {
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        Outcome const early = m_program->run({"project", "export", "film", "--out", "film.mp4", "--json"});
        QCOMPARE(early.status, 3); // says which shots have no take
        QVERIFY(early.last()["message"].toString().contains("1, 2, 3, 4, 5, 6"));

        Outcome const one =
            m_program->run({"project", "render", "film", "--shot", "2", "--engine", "fake", "--json"});
        QCOMPARE(one.status, 0);
        QVERIFY2(one.isClean, one.text);
        QCOMPARE(one.count("take"), 2); // its parent comes with it
        QCOMPARE(states(), QStringList({"ready", "ready", "empty", "empty", "empty", "empty"}));
        Outcome const animatic = m_program->run({"project", "export", "film", "--out", "animatic.mp4",
                                                 "--animatic", "--size", "320x180", "--json"});
        QCOMPARE(animatic.status, 0);
        QCOMPARE(animatic.last()["cardShots"].toArray(), QJsonArray({3, 4, 5, 6}));
        QVERIFY2(animatic.errors.contains("Shot 3 has no take"), animatic.text);

        Outcome const rest = m_program->run({"project", "render", "film", "--engine", "fake", "--json"});
        QCOMPARE(rest.count("take"), 4);
        QCOMPARE(rest.last()["takes"].toInt(), 4);
        QCOMPARE(m_program->run({"project", "render", "film", "--engine", "fake", "--json"})
                     .last()["takes"]
                     .toInt(),
                 0);
        QCOMPARE(states(), QStringList(6, "ready"));

        Outcome const exported = m_program->run({"project", "export", "film", "--out", "film.mp4", "--json"});
        QCOMPARE(exported.status, 0);
        QVERIFY2(exported.isClean, exported.text);
        QCOMPARE(exported.last()["frames"].toInt(),
                 m_program->run({"project", "info", "film", "--json"}).last()["frames"].toInt());
        QJsonObject const report = m_program->run({"verify", "film.mp4", "--json"}).last();
        QCOMPARE(report["c2pa"].toObject()["state"].toString(), QString("Valid"));
        QCOMPARE(report["c2pa"].toObject()["ingredients"].toArray().size(), 6);
        QVERIFY(report["visibleMark"].toObject()["found"].toBool());
        QCOMPARE(m_program->run({"project", "export", "film", "--out", "film.mp4", "--json"}).status,
                 3); // is there
    }

    void partsAndFormatsOfAFilm()
    {
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QCOMPARE(m_program->run({"project", "render", "film", "--engine", "fake"}).status, 0);
        auto const exported = [this](QStringList const& options) {
            return m_program->run(QStringList{"project", "export", "film", "--json"} + options);
        };
        Outcome const gif =
            exported({"--out", "a.gif", "--range", "3-6", "--size", "320x180", "--fps", "12"});
        QVERIFY2(gif.isClean, gif.text);
        QCOMPARE(gif.status, 0);
        QCOMPARE(gif.last()["frames"].toInt(), 2);
        QJsonObject const file = gif.last()["files"].toArray().at(0).toObject();
        QCOMPARE(file["c2pa"].toString(), QString("Valid"));
        QCOMPARE(file["credentials"].toString(), QString("inside"));
        QCOMPARE(file["invisibleMark"].toObject()["id"].toString().size(), 12);

        Outcome const shots =
            exported({"--out", "shots/", "--per-shot", "--range", "1-1", "--format", "vp9"});
        QCOMPARE(shots.status, 0);
        QVERIFY(QFile::exists(m_program->path("shots/shot-001.webm")));
        QVERIFY(QFile::exists(m_program->path("shots/shot-001.c2pa")));
        QJsonObject const report = m_program->run({"verify", "shots/shot-001.webm", "--json"}).last();
        QCOMPARE(report["c2pa"].toObject()["state"].toString(), QString("Valid"));
        QVERIFY(report["visibleMark"].toObject()["found"].toBool());
        QVERIFY(report["invisibleMark"].toObject().contains("score"));

        for (QStringList const& bad : {QStringList{"--range", "6-3"},
                                       {"--range", "0-3"},
                                       {"--range", "5"},
                                       {"--format", "theora"},
                                       {"--format", "gif"},
                                       {"--per-shot"}})
            QCOMPARE(exported(QStringList{"--out", "b.mp4"} + bad).status, 3);
    }

    void titlesAreReadInTheFilmOrBesideIt()
    {
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
        QCOMPARE(m_program->run({"project", "render", "film", "--engine", "fake"}).status, 0);
        auto const title = [this](QStringList const& options) {
            return m_program->run(QStringList{"project", "title"} + options + QStringList{"--json"});
        };
        QCOMPARE(title({"add", "film", "Am Meer", "--style", "headline", "--seconds", "1"}).status, 0);
        QCOMPARE(title({"add", "film", "Look, a bear!", "--at", "7", "--seconds", "0.5"}).status, 0);
        QJsonArray const listed = title({"list", "film"}).last()["titles"].toArray();
        QCOMPARE(listed.size(), 2);
        QCOMPARE(listed[1].toObject()["start"].toString(), QString("00:00:00:06"));
        QCOMPARE(listed[1].toObject()["text"].toString(), QString("Look, a bear!"));
        auto const exported = [this](QStringList const& options) {
            return m_program->run(QStringList{"project", "export", "film", "--json", "--range", "5-20"} +
                                  options);
        };
        Outcome const both = exported({"--out", "a.mp4", "--subtitles", "both"});
        QVERIFY2(both.status == 0, both.text);
        QVERIFY(both.last()["subtitles"].toString().endsWith("a.srt"));
        QFile subtitles(m_program->path("a.srt"));
        QVERIFY(subtitles.open(QIODevice::ReadOnly));
        QCOMPARE(subtitles.readAll(), QByteArray("1\n00:00:00,083 --> 00:00:00,583\nLook, a bear!\n\n"));
        QCOMPARE(exported({"--out", "b.mp4"}).status, 0);
        QVERIFY(!QFile::exists(m_program->path("b.srt")));

        QCOMPARE(title({"remove", "film", "2"}).status, 0);
        QCOMPARE(title({"list", "film"}).last()["titles"].toArray().size(), 1);
        for (QStringList const& bad : {QStringList{"remove", "film", "2"},
                                       {"add", "film", "x", "--at", "soon"},
                                       {"add", "film", "x", "--at", "00:09:00:00"},
                                       {"add", "film", "x", "--colour", "red"}})
            QCOMPARE(title(bad).status, 3);
        QCOMPARE(title({"add", "film", "porn", "--seconds", "1"}).status, 0);
        Outcome const held = exported({"--out", "c.mp4"});
        QVERIFY(held.status != 0);
        QVERIFY(!QFile::exists(m_program->path("c.mp4")));
        QVERIFY2(held.text.contains("title"), held.text);
    }

    void verifyNamesTheFileThatChanged()
    {
        m_program->run({"project", "new", "film", "--sample"});
        QCOMPARE(m_program->run({"project", "render", "film", "--shot", "3", "--engine", "fake"}).status, 0);
        QCOMPARE(m_program->run({"project", "verify", "film", "--json"}).last()["takes"].toInt(), 1);
        QFile master(fileIn("film/takes", "master.mkv"));
        QVERIFY(master.open(QIODevice::ReadWrite));
        master.seek(master.size() / 2);
        master.write("broken");
        master.close();
        Outcome const outcome = m_program->run({"project", "verify", "film", "--json"});
        QCOMPARE(outcome.status, 3);
        QJsonArray const problems = outcome.last()["problems"].toArray();
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems[0].toObject()["file"].toString().endsWith("master.mkv"));
    }

    void aWrongShotNumberIsASentence()
    {
        m_program->run({"project", "new", "film", "--sample"});
        Outcome const outcome =
            m_program->run({"project", "render", "film", "--shot", "9", "--engine", "fake", "--json"});
        QCOMPARE(outcome.status, 3);
        QVERIFY(outcome.last()["message"].toString().contains('9'));
    }

    void twoProgramsDoNotShareAProject()
    {
        m_program->run({"project", "new", "film", "--sample"});
        auto const first = m_program->start(
            {"project", "render", "film", "--engine", "fake", "--fake-step-ms", "1000", "--json"});
        QVERIFY(first->waitForReadyRead(30'000));
        Outcome const second = m_program->run({"project", "render", "film", "--engine", "fake", "--json"});
        QCOMPARE(second.status, 3);
        QCOMPARE(second.last()["kind"].toString(), QString("Conflict"));
        first->terminate();
        QVERIFY(first->waitForFinished(30'000));
        QCOMPARE(Program::outcome(*first, true).status, 143);

        // What was stopped is continued: the same jobs, not others beside them.
        Outcome const again = m_program->run({"project", "render", "film", "--engine", "fake", "--json"});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.count("take"), 6);
        QCOMPARE(states(), QStringList(6, "ready"));
    }
};

QTEST_GUILESS_MAIN(TstCliProject)
#include "tst_cli_project.moc"
