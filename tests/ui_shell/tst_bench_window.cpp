#include "tests/support/Bench.h"
#include "tests/ui_views/Stage.h"
#include "ui/MainWindow.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QTimer>

#include <algorithm>

using namespace fw;
using namespace fw::ui;

/// How fast the window is: start, a long board, and answering while the engine works. Prints, never asserts
/// on time.
class TstBenchWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void coldStart();
    void openFiveHundredShots();
    void answerWhileRendering();

private:
    QTemporaryDir m_home;
};

void TstBenchWindow::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.filePath("config").toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.filePath("config"));
}

void TstBenchWindow::coldStart()
{
    QProcess program;
    program.start(FW_BIN_DIR "/framewright", {"--engine=fake", "--bench-start"});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 0);
    QList<QByteArray> const columns = program.readAllStandardOutput().trimmed().split('|');
    QCOMPARE(columns.size(), 4);
    test::benchRow("cold start to a usable window", columns.at(1).toDouble(), "ms", "aim: under 1000");
}

void TstBenchWindow::openFiveHundredShots()
{
    Stage stage(10, 50);
    std::filesystem::path const folder = stage.session->projectFolder();
    stage.session->closeProject();
    MainWindow window(stage.session.get(), stage.bridge.get(), stage.thumbnails.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    double const ms = test::wallMs([&] {
        QVERIFY(stage.session->openProject(folder));
        window.grab(); // everything that shows is painted
    });
    QCOMPARE(story::shotsInOrder(stage.session->board()).size(), size_t(500));
    test::benchRow("open a board of 500 shots", ms, "ms", "aim: under 1500");
}

void TstBenchWindow::answerWhileRendering()
{
    Stage stage;
    (void)stage.bridge->attach(stage.session->projectFolder());
    connect(stage.bridge.get(), &EngineBridge::takeFinished, stage.session.get(), &Session::recordTake);
    MainWindow window(stage.session.get(), stage.bridge.get(), stage.thumbnails.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    std::vector<ShotId> shots;
    for (story::Shot const* shot : story::shotsInOrder(stage.session->board()))
        shots.push_back(shot->id);
    stage.session->selectOnly(shots.front());
    // An event that is posted now: how long until it is answered?
    std::vector<double> latencies;
    QElapsedTimer posted;
    QTimer poster;
    connect(&poster, &QTimer::timeout, this, [&] {
        posted.start();
        QTimer::singleShot(0, this, [&] { latencies.push_back(posted.nsecsElapsed() / 1e6); });
    });
    poster.start(4);
    QVERIFY(stage.bridge->generate(stage.session->board(), shots, {}));
    QTRY_VERIFY_WITH_TIMEOUT(!story::findShot(stage.session->board(), shots.back())->takes.empty(), 120'000);
    poster.stop();
    QVERIFY(!latencies.empty());
    std::sort(latencies.begin(), latencies.end());
    test::benchRow("event latency while rendering, p95", latencies[latencies.size() * 95 / 100], "ms",
                   "fake engine; aim: under 50");
}

QTEST_MAIN(TstBenchWindow)
#include "tst_bench_window.moc"
