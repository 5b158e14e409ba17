#include "tests/ui_views/Stage.h"

#include <QSignalSpy>
#include <QThread>

using namespace fw;
using namespace fw::ui;

namespace {

constexpr int kWaitMilliseconds = 60'000;

ShotId shotId(int index) { return ShotId{"s" + std::to_string(index)}; }

std::unique_ptr<EngineBridge> bridgeWith(Stage const& stage, render::FakeScript script)
{
    return std::make_unique<EngineBridge>(
        [script]() -> Result<std::unique_ptr<render::Renderer>> { return render::makeFakeRenderer(script); },
        stage.tools);
}

} // namespace

/// Engine events as signals of the GUI thread: a take, previews, stop, failure, another project.
class TstBridge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void imagesAreWrappedWithoutACopy();
    void aShotBecomesATake();
    void stopStops();
    void aFailureSaysWhy();
    void nothingOpenIsAnErrorNotACrash();
    void eventsOfAnotherProjectAreDropped();
};

void TstBridge::imagesAreWrappedWithoutACopy()
{
    QImage wrapped;
    uint8_t const* pixels = nullptr;
    {
        Image image({5, 3});
        image.fill(10, 20, 30);
        pixels = image.data();
        wrapped = toQImage(image);
    }
    QCOMPARE(wrapped.constBits(), pixels);
    QCOMPARE(wrapped.size(), QSize(5, 3));
    QCOMPARE(wrapped.pixelColor(4, 2), QColor(10, 20, 30));
    QVERIFY(toQImage(Image()).isNull());
}

void TstBridge::aShotBecomesATake()
{
    Stage stage;
    auto bridge = bridgeWith(stage, {});
    QVERIFY(bridge->attach(stage.session->projectFolder()));
    QSignalSpy takes(bridge.get(), &EngineBridge::takeFinished);
    QSignalSpy previews(bridge.get(), &EngineBridge::previewReady);
    QThread* signalThread = nullptr;
    bool wasPreviewCurrent = true;
    connect(bridge.get(), &EngineBridge::previewReady, this, [&](ShotId const& shot) {
        signalThread = QThread::currentThread();
        auto const clip = bridge->formingClip(shot);
        auto const job = bridge->jobOf(shot);
        wasPreviewCurrent = wasPreviewCurrent && clip && job && clip->job == job->id && !clip->frames.empty();
    });
    auto const jobs = bridge->generate(stage.session->board(), {shotId(0)}, {});
    QVERIFY2(jobs.isOk(), jobs ? "" : jobs.error().message().c_str());
    QTRY_COMPARE_WITH_TIMEOUT(takes.count(), 1, kWaitMilliseconds);
    QVERIFY(previews.count() > 0);
    QVERIFY(wasPreviewCurrent);
    QCOMPARE(signalThread, thread());
    QTRY_VERIFY(bridge->jobOf(shotId(0)) && bridge->jobOf(shotId(0))->state == jobs::JobState::Finished);
    QVERIFY(!bridge->formingClip(shotId(0))); // a finished shot has nothing that forms
    QCOMPARE(bridge->placeInQueue(shotId(0)), 0);
}

void TstBridge::stopStops()
{
    Stage stage;
    render::FakeScript slow;
    slow.stepMilliseconds = 200;
    auto bridge = bridgeWith(stage, slow);
    QVERIFY(bridge->attach(stage.session->projectFolder()));
    QSignalSpy takes(bridge.get(), &EngineBridge::takeFinished);
    QVERIFY(bridge->generate(stage.session->board(), {shotId(0), shotId(1)}, {}));
    QTRY_VERIFY_WITH_TIMEOUT(bridge->jobOf(shotId(0)) &&
                                 bridge->jobOf(shotId(0))->state == jobs::JobState::Running,
                             kWaitMilliseconds);
    QCOMPARE(bridge->placeInQueue(shotId(1)), 1);
    bridge->stopShot(shotId(1));
    bridge->stopShot(shotId(0));
    for (int shot : {0, 1})
        QTRY_VERIFY_WITH_TIMEOUT(bridge->jobOf(shotId(shot))->state == jobs::JobState::Cancelled,
                                 kWaitMilliseconds);
    QCOMPARE(takes.count(), 0);
}

void TstBridge::aFailureSaysWhy()
{
    Stage stage;
    render::FakeScript broken;
    broken.stepMilliseconds = 1;
    broken.failAtStep = 2;
    auto bridge = bridgeWith(stage, broken);
    QVERIFY(bridge->attach(stage.session->projectFolder()));
    QSignalSpy failures(bridge.get(), &EngineBridge::jobFailed);
    QVERIFY(bridge->generate(stage.session->board(), {shotId(0)}, {}));
    QTRY_COMPARE_WITH_TIMEOUT(failures.count(), 1, kWaitMilliseconds);
    QVERIFY(!bridge->jobOf(shotId(0))->error->message().empty());
}

void TstBridge::nothingOpenIsAnErrorNotACrash()
{
    Stage stage;
    auto bridge = bridgeWith(stage, {});
    QVERIFY(!bridge->generate(stage.session->board(), {shotId(0)}, {}));
    bridge->stopShot(shotId(0));
    bridge->cancelExport();
    QVERIFY(!bridge->jobOf(shotId(0)));
    QVERIFY(!bridge->isExporting());
}

void TstBridge::eventsOfAnotherProjectAreDropped()
{
    Stage stage;
    auto bridge = bridgeWith(stage, {});
    QVERIFY(bridge->attach(stage.session->projectFolder()));
    QVERIFY(bridge->generate(stage.session->board(), {shotId(0)}, {}));
    QTemporaryDir other;
    QVERIFY(bridge->attach(other.path().toStdString()));
    QSignalSpy takes(bridge.get(), &EngineBridge::takeFinished);
    QSignalSpy changes(bridge.get(), &EngineBridge::jobChanged);
    QCoreApplication::processEvents();
    QCOMPARE(takes.count(), 0);
    QCOMPARE(changes.count(), 0);
    QVERIFY(!bridge->jobOf(shotId(0)));
}

QTEST_MAIN(TstBridge)
#include "tst_bridge.moc"
