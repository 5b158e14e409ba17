#include "tests/cli/Program.h"

#include <QDir>
#include <QRandomGenerator>

using fw::test::Outcome;
using fw::test::Program;

/// kill -9 at random moments: what lies under a final name is complete, and the work can go on.
/// FW_KILL_ROUNDS and FW_TEST_SEED choose how often and which moments.
class TstCliKill : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;
    QRandomGenerator m_random;
    int m_rounds = 12;

    void killAfter(QStringList const& arguments, int mostMilliseconds)
    {
        auto const process = m_program->start(arguments);
        QVERIFY(process->waitForStarted());
        process->waitForFinished(int(m_random.bounded(mostMilliseconds)));
        process->kill();
        process->waitForFinished();
    }

private Q_SLOTS:
    void initTestCase()
    {
        quint32 const seed = qEnvironmentVariableIsSet("FW_TEST_SEED")
                                 ? qEnvironmentVariable("FW_TEST_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("FW_TEST_SEED=%u", seed);
        m_random.seed(seed);
        if (qEnvironmentVariableIsSet("FW_KILL_ROUNDS"))
            m_rounds = qEnvironmentVariableIntValue("FW_KILL_ROUNDS");
        m_program = std::make_unique<Program>();
        QCOMPARE(m_program->run({"project", "new", "film", "--sample"}).status, 0);
    }

    void rendering()
    {
        for (int round = 0; round < m_rounds; ++round) {
            killAfter({"project", "render", "film", "--engine", "fake", "--fake-step-ms", "3"}, 900);
            Outcome const verified = m_program->run({"project", "verify", "film", "--json"});
            QVERIFY2(verified.status == 0, verified.errors);
        }
        Outcome const finished = m_program->run({"project", "render", "film", "--engine", "fake", "--json"});
        QVERIFY2(finished.status == 0, finished.errors);
        QJsonObject const info = m_program->run({"project", "info", "film", "--json"}).last();
        QCOMPARE(info["unplacedTakes"].toInt(), 0); // takes that were finished at the kill joined their shots
        int takes = 0;
        for (auto const& scene : info["scenes"].toArray())
            for (auto const& shot : scene.toObject()["shots"].toArray()) {
                QCOMPARE(shot.toObject()["state"].toString(), QString("ready"));
                takes += int(shot.toObject()["takes"].toArray().size());
            }
        QStringList const onDisk =
            QDir(m_program->path("film/takes")).entryList(QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(onDisk.filter(QRegularExpression("^tk-")).size(), takes); // none lost, none doubled
        QVERIFY2(onDisk.filter(".fw-tmp").isEmpty(), "half-written takes were left behind");
    }

    void exporting()
    {
        QString const film = m_program->path("film.mp4");
        for (int round = 0; round < m_rounds; ++round) {
            killAfter({"project", "export", "film", "--out", "film.mp4", "--overwrite"}, 4000);
            if (!QFile::exists(film))
                continue;
            QJsonObject const report = m_program->run({"verify", "film.mp4", "--json"}).last();
            QCOMPARE(report["c2pa"].toObject()["state"].toString(), QString("Valid"));
        }
        QCOMPARE(m_program->run({"project", "export", "film", "--out", "film.mp4", "--overwrite"}).status, 0);
    }
};

QTEST_GUILESS_MAIN(TstCliKill)
#include "tst_cli_kill.moc"
