#include "tests/cli/Program.h"
#include "tests/footage/Reels.h"

using fw::test::Outcome;
using fw::test::Program;

class TstCliFootage : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;

    QJsonArray scenes() const
    {
        return m_program->run({"project", "info", "film", "--json"}).last()["scenes"].toArray();
    }

private Q_SLOTS:
    void init()
    {
        m_program = std::make_unique<Program>();
        std::vector<fw::Image> film = reels::takeOf(501, 40);
        reels::append(film, reels::takeOf(502, 30));
        reels::append(film, reels::takeOf(503, 26));
        reels::write(m_program->path("day one.mp4").toStdString(), film);
        QCOMPARE(m_program->run({"project", "new", "film", "--size", "320x180", "--fps", "24"}).status, 0);
    }

    void aDryRunOnlyTells()
    {
        Outcome const told =
            m_program->run({"project", "footage", "film", "day one.mp4", "--dry-run", "--json"});
        QCOMPARE(told.status, 0);
        QVERIFY2(told.isClean, told.text);
        QList<int> firsts, lasts;
        for (QJsonObject const& event : told.events)
            if (event["event"] == "shot") {
                firsts << event["firstFrame"].toInt();
                lasts << event["lastFrame"].toInt();
                QVERIFY(event["keyFrame"].toInt() >= firsts.last() &&
                        event["keyFrame"].toInt() <= lasts.last());
            }
        QCOMPARE(firsts, (QList<int>{1, 41, 71}));
        QCOMPARE(lasts, (QList<int>{40, 70, 96}));
        QVERIFY(told.count("progress") > 10);
        QCOMPARE(told.last()["shots"].toInt(), 3);
        QCOMPARE(scenes().size(), 1);
        QVERIFY(!QFile::exists(m_program->path("film/takes")) ||
                QDir(m_program->path("film/takes")).isEmpty());
    }

    void addsAScene()
    {
        Outcome const added = m_program->run({"project", "footage", "film", "day one.mp4", "--json"});
        QVERIFY2(added.status == 0, added.text + added.errors);
        QVERIFY2(added.isClean, added.text);
        QCOMPARE(added.last()["shots"].toInt(), 3);
        QCOMPARE(added.last()["takes"].toInt(), 3);
        QJsonArray const found = scenes();
        QJsonObject const scene = found.last().toObject();
        QCOMPARE(scene["title"].toString(), QString("day one"));
        QCOMPARE(scene["shots"].toArray().size(), 3);
        for (auto const& shot : scene["shots"].toArray())
            QCOMPARE(shot.toObject()["state"].toString(), QString("ready"));
        QCOMPARE(m_program->run({"project", "verify", "film", "--json"}).status, 0);
        Outcome const film = m_program->run({"project", "export", "film", "--out", "out.mp4", "--json"});
        QVERIFY2(film.status == 0, film.text);
        auto const reader = fw::media::ClipReader::open(m_program->path("out.mp4").toStdString());
        QVERIFY(reader && (*reader)->info().frameCount == 96);
    }

    void aSummaryFits()
    {
        Outcome const added =
            m_program->run({"project", "footage", "film", "day one.mp4", "--summary", "2", "--json"});
        QVERIFY2(added.status == 0, added.text);
        double seconds = 0;
        for (QJsonObject const& event : added.events)
            if (event["event"] == "shot")
                seconds += event["seconds"].toDouble();
        QVERIFY2(seconds > 1.8 && seconds <= 2.001, qPrintable(QString::number(seconds)));
    }

    void badInputIsOneSentence_data()
    {
        QTest::addColumn<QString>("video");
        QTest::addColumn<QString>("kind");
        QTest::newRow("missing") << "none.mp4"
                                 << "MissingFile";
        QTest::newRow("no video") << "film/project.json"
                                  << "BadInput";
    }
    void badInputIsOneSentence()
    {
        QFETCH(QString, video);
        QFETCH(QString, kind);
        Outcome const refused = m_program->run({"project", "footage", "film", video, "--json"});
        QCOMPARE(refused.status, 3);
        QCOMPARE(refused.last()["kind"].toString(), kind);
        QCOMPARE(scenes().size(), 1);
    }
};

QTEST_APPLESS_MAIN(TstCliFootage)
#include "tst_cli_footage.moc"
