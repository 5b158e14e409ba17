#include "tests/cli/Program.h"

#include <QDirIterator>

using fw::test::Outcome;
using fw::test::Program;

/// The cut goes to another program, and comes back.
class TstCliCut : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    QStringList shotIds()
    {
        QStringList found;
        QJsonObject const info = m_program->run({"project", "info", "film", "--json"}).last();
        for (auto const& scene : info["scenes"].toArray())
            for (auto const& shot : scene.toObject()["shots"].toArray())
                found << shot.toObject()["id"].toString();
        return found;
    }
    /// film/cut.otio with its clips, gaps and nothing else the other way round.
    void turnAround()
    {
        QFile file(m_program->path("cut.otio"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject timeline = QJsonDocument::fromJson(file.readAll()).object();
        QJsonObject stack = timeline["tracks"].toObject();
        QJsonArray tracks = stack["children"].toArray();
        QJsonObject track = tracks[0].toObject();
        QJsonArray turned;
        for (auto const& child : track["children"].toArray())
            if (child.toObject()["OTIO_SCHEMA"] != "Transition.1")
                turned.prepend(child);
        track["children"] = turned;
        tracks[0] = track;
        stack["children"] = tracks;
        timeline["tracks"] = stack;
        m_program->write("turned.otio", QJsonDocument(timeline).toJson());
    }

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
    }

    void comesBackAndChangesNothing()
    {
        QCOMPARE(m_program->run({"project", "export", "film", "--out", "cut.otio"}).status, 0);
        Outcome const same = m_program->run({"project", "import", "film", "cut.otio", "--json"});
        QVERIFY2(same.isClean && same.status == 0, same.text + same.errors);
        QCOMPARE(same.last()["changes"].toBool(true), false);
        QCOMPARE(same.last()["same"].toInt(), int(shotIds().size()));
        QCOMPARE(same.count("shot"), int(shotIds().size()));
    }

    void anotherOrderIsTakenOver()
    {
        QStringList const before = shotIds();
        QVERIFY(before.size() > 1);
        QCOMPARE(m_program->run({"project", "export", "film", "--out", "cut.otio"}).status, 0);
        turnAround();
        Outcome const dry =
            m_program->run({"project", "import", "film", "turned.otio", "--dry-run", "--json"});
        QVERIFY2(dry.isClean && dry.status == 0, dry.text + dry.errors);
        QCOMPARE(dry.last()["changes"].toBool(), true);
        QCOMPARE(shotIds(), before);
        Outcome const told = m_program->run({"project", "import", "film", "turned.otio"});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.text.contains("Shot 6: moved, 42 frames instead of 48"), told.text);
        QStringList turned = before;
        std::reverse(turned.begin(), turned.end());
        QCOMPARE(shotIds(), turned);
    }

    void scriptsHaveADryRunToo()
    {
        m_program->write("a.txt", "A dog.\n\nA cat.\n");
        QStringList const before = shotIds();
        Outcome const dry = m_program->run({"project", "import", "film", "a.txt", "--dry-run", "--json"});
        QCOMPARE(dry.last()["shots"].toInt(), 2);
        QCOMPARE(dry.last()["dryRun"].toBool(), true);
        QCOMPARE(shotIds(), before);
    }

    void badCutsAreOneSentence()
    {
        m_program->write("bad.otio", "TITLE: x");
        m_program->write("bad.otioz", "no zip");
        for (char const* name : {"bad.otio", "bad.otioz", "gone.otio"}) {
            Outcome const bad = m_program->run({"project", "import", "film", name, "--json"});
            QCOMPARE(bad.status, 3);
            QCOMPARE(bad.count("error"), 1);
        }
    }

    void aBundleCarriesSignedClipsAndNothingElse()
    {
        QCOMPARE(m_program->run({"project", "render", "film", "--engine", "fake"}).status, 0);
        Outcome const made = m_program->run({"project", "export", "film", "--out", "cut.otioz", "--json"});
        QVERIFY2(made.status == 0, made.text + made.errors);
        QCOMPARE(m_program->run({"project", "import", "film", "cut.otioz", "--json"})
                     .last()["changes"]
                     .toBool(true),
                 false);
        QFile bundle(m_program->path("cut.otioz"));
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        QByteArray const bytes = bundle.readAll();
        int clips = 0;
        QDirIterator it(m_program->path("film/takes"), {"proxy.mp4"}, QDir::Files,
                        QDirIterator::Subdirectories);
        QString last;
        while (it.hasNext()) {
            QFile proxy(last = it.next());
            QVERIFY(proxy.open(QIODevice::ReadOnly));
            QVERIFY(bytes.contains(proxy.readAll())); // stored as they are: credentials and all
            ++clips;
        }
        QCOMPARE(clips, int(shotIds().size()));
        QVERIFY(!bytes.contains("master"));

        // A clip whose credentials do not hold any more, as any other file put in its place, stays here.
        QFile proxy(last);
        QVERIFY(proxy.open(QIODevice::ReadWrite));
        qint64 const pictures = proxy.readAll().indexOf("mdat");
        QVERIFY(pictures > 0 && proxy.seek(pictures + 100));
        proxy.write("changed");
        proxy.close();
        Outcome const refused =
            m_program->run({"project", "export", "film", "--out", "cut.otioz", "--overwrite", "--json"});
        QCOMPARE(refused.last()["kind"].toString(), QString("BadInput"));
        QVERIFY2(refused.last()["message"].toString().contains("does not carry valid credentials"),
                 refused.text);
        QVERIFY(bundle.seek(0));
        QCOMPARE(bundle.readAll(), bytes); // the one before
    }
};

QTEST_GUILESS_MAIN(TstCliCut)
#include "tst_cli_cut.moc"
