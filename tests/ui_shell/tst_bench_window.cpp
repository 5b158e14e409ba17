#include "tests/support/Bench.h"
#include "tests/ui_views/Stage.h"
#include "ui/MainWindow.h"

#include <QProcess>
#include <QSettings>
#include <QSignalSpy>

#include <algorithm>
#include <chrono>
#include <thread>

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
    void answerWhileRendering_data();
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

void TstBenchWindow::answerWhileRendering_data()
{
    QTest::addColumn<bool>("isStarter");
    QTest::newRow("fake engine") << false;
    if (render::openTorchRenderer())
        QTest::newRow("starter") << true;
}

void TstBenchWindow::answerWhileRendering()
{
    QFETCH(bool, isStarter);
    Stage stage;
    if (isStarter)
        stage.bridge =
            std::make_unique<EngineBridge>([] { return render::openTorchRenderer(); }, stage.tools);
    (void)stage.bridge->attach(stage.session->projectFolder());
    connect(stage.bridge.get(), &EngineBridge::takeFinished, stage.session.get(), &Session::recordTake);
    MainWindow window(stage.session.get(), stage.bridge.get(), stage.thumbnails.get());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    std::vector<ShotId> shots;
    for (story::Shot const* shot : story::shotsInOrder(stage.session->board()))
        shots.push_back(shot->id);
    stage.session->selectOnly(shots.front());
    // An event that is posted now: how long until it is answered? Another thread posts them, so that a stall
    // is seen by every event that had to wait for it.
    using Clock = std::chrono::steady_clock;
    std::vector<double> latencies;
    std::jthread poster([this, &latencies](std::stop_token stop) {
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(4));
            QMetaObject::invokeMethod(
                this,
                [&latencies, posted = Clock::now()] {
                    latencies.push_back(
                        std::chrono::duration<double, std::milli>(Clock::now() - posted).count());
                },
                Qt::QueuedConnection);
        }
    });
    QSignalSpy takes(stage.bridge.get(), &EngineBridge::takeFinished);
    QVERIFY(stage.bridge->generate(stage.session->board(), shots, {}));
    while (takes.size() <
           static_cast<int>(shots.size())) // a real event loop; QTRY_VERIFY sleeps 10 ms at a time
        QVERIFY(takes.wait(120'000));
    poster = {};
    QCoreApplication::sendPostedEvents(this); // the last ones still point at this list
    QVERIFY(!latencies.empty());
    std::sort(latencies.begin(), latencies.end());
    std::string const note = std::string(QTest::currentDataTag()) + ", " + std::to_string(latencies.size()) +
                             " events; aim: p95 under 50";
    test::benchRow("event latency while rendering, p95", latencies[latencies.size() * 95 / 100], "ms",
                   note.c_str());
    test::benchRow("event latency while rendering, longest", latencies.back(), "ms", note.c_str());
}

QTEST_MAIN(TstBenchWindow)
#include "tst_bench_window.moc"
