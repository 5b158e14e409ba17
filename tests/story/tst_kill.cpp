#include "engine/story/Project.h"
#include "tests/story/RandomBoard.h"

#include <QProcess>
#include <QtTest>

#include <random>

using namespace fw;
using namespace fw::story;
namespace fs = std::filesystem;

// kill -9 at random points: every acknowledged edit is there, at most the one in flight is missing.
// FW_KILL_ROUNDS sets how often (the slow test asks for 100).
class TstKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acknowledgedEditsSurvive();
};

void TstKill::acknowledgedEditsSurvive()
{
    int const rounds = std::max(30, qEnvironmentVariableIntValue("FW_KILL_ROUNDS"));
    uint64_t const seed = std::random_device{}();
    qInfo("seed %llu, %d rounds", static_cast<unsigned long long>(seed), rounds);
    test::Dice dice(seed);
    QTemporaryDir dir;
    fs::path const folder = fs::path(dir.path().toStdString()) / "Film.framewright";
    QVERIFY(Project::create(folder, test::randomBoard(dice, 5)).isOk());
    {
        auto project = Project::open(folder);
        QVERIFY(project.isOk() && (*project)->perform(SetTitle{"0"}).isOk());
    }
    long last = 0;
    for (int round = 0; round < rounds; ++round) {
        QProcess helper;
        helper.start(FW_KILL_HELPER,
                     {QString::fromStdString(folder.string()), QString::number(dice.number())});
        QVERIFY(helper.waitForStarted());
        QVERIFY2(helper.waitForReadyRead(20'000), helper.readAllStandardError().constData());
        QTest::qSleep(dice.upTo(40));
        helper.kill();
        QVERIFY(helper.waitForFinished());
        QByteArray const errors = helper.readAllStandardError();
        QVERIFY2(errors.isEmpty(), errors.constData());
        QByteArrayList const lines = helper.readAllStandardOutput().split('\n');
        long const acknowledged = lines.size() >= 2 ? lines[lines.size() - 2].toLong() : last;
        auto const project = Project::open(folder);
        QVERIFY2(project.isOk(), project ? "" : project.error().message().c_str());
        QVERIFY(!(*project)->openReport().usedBackup && !(*project)->openReport().journalWasDamaged);
        long const found = std::strtol((*project)->board().title.c_str(), nullptr, 10);
        QVERIFY2(found >= acknowledged && found <= acknowledged + 1,
                 qPrintable(
                     QString("round %1: %2 acknowledged, %3 found").arg(round).arg(acknowledged).arg(found)));
        for (auto const& entry : fs::recursive_directory_iterator(folder))
            QVERIFY(entry.path().filename().string().rfind(".fw-tmp-", 0) != 0);
        last = found;
    }
    QVERIFY(last > rounds);
}

QTEST_GUILESS_MAIN(TstKill)
#include "tst_kill.moc"
