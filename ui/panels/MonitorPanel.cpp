#include "ui/panels/MonitorPanel.h"

#include "engine/base/Log.h"
#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"

#include <QFormLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QScrollBar>

namespace fw::ui {

namespace {

constexpr double kNewShare = .4; ///< of the newest step in the speed that is shown
constexpr int kMonitorLogHeight = 72;

QString celsius(std::optional<int> degrees)
{
    return degrees ? MonitorPanel::tr("%1 °C").arg(*degrees) : QString();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

QString cardText(GpuLoad const& gpu)
{
    QString const memory =
        gpu.totalBytes > 0
            ? MonitorPanel::tr("%1 of %2").arg(bytesText(gpu.usedBytes), bytesText(gpu.totalBytes))
            : QString();
    return joined(
        {QString::fromStdString(gpu.name), memory,
         gpu.percent ? MonitorPanel::tr("%1 % busy").arg(*gpu.percent) : QString(), celsius(gpu.celsius),
         gpu.watts ? MonitorPanel::tr("%1 W").arg(QLocale().toString(*gpu.watts, 'f', 0)) : QString()});
}

} // namespace

MonitorPanel::MonitorPanel(Session* session, EngineBridge* bridge, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_watch(new MachineWatch(this)),
      m_log(new QPlainTextEdit)
{
    QVBoxLayout* column = panelColumn(this);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kPanel);
    form->setVerticalSpacing(space::kTight);
    m_work = addRow(form, tr("Work"));
    m_speed = addRow(form, tr("Speed"));
    m_model = addRow(form, tr("Model"));
    m_device = addRow(form, tr("Device"));
    m_memory = addRow(form, tr("Memory"));
    m_processor = addRow(form, tr("Processor"));
    m_cards = addRow(form, tr("Graphics"));
    column->addLayout(form);
    m_log->setReadOnly(true);
    m_log->setMinimumHeight(kMonitorLogHeight);
    m_log->setFont(Theme::instance().font(Theme::Type::Mono));
    m_log->setAccessibleName(tr("Log of the engine"));
    m_log->setPlaceholderText(tr("What the engine notes appears here."));
    column->addWidget(m_log, 1);
    connect(m_watch, &MachineWatch::looked, this, &MonitorPanel::showMachine);
    connect(bridge, &EngineBridge::queueChanged, this, &MonitorPanel::showEngine);
    connect(bridge, &EngineBridge::jobChanged, this, &MonitorPanel::showEngine);
    showEngine();
}

QLabel* MonitorPanel::addRow(QFormLayout* form, QString const& name)
{
    QLabel* value = makeLabel({}, Theme::Type::Body);
    value->setWordWrap(true);
    keepWhole(value);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(makeLabel(name, Theme::Type::Body, "muted"), value);
    return value;
}

void MonitorPanel::showEvent(QShowEvent* event)
{
    m_watch->setWatching(true);
    QWidget::showEvent(event);
}

void MonitorPanel::hideEvent(QHideEvent* event)
{
    m_watch->setWatching(false);
    QWidget::hideEvent(event);
}

void MonitorPanel::measure(jobs::JobInfo const& job)
{
    bool const isForming = job.progress.phase == render::Phase::Denoise;
    bool const isNew = job.id != m_job || !isForming || job.progress.step < m_step;
    if (isNew) {
        m_stepsPerSecond = 0;
        m_step = isForming ? job.progress.step : 0;
        m_job = job.id;
        m_sinceStep.start();
        return;
    }
    int const steps = job.progress.step - m_step;
    if (steps == 0 || m_sinceStep.elapsed() == 0)
        return;
    double const now = steps * 1000.0 / static_cast<double>(m_sinceStep.elapsed());
    // The first step pays for what is prepared once.
    m_stepsPerSecond = m_step <= 1 ? now : kNewShare * now + (1 - kNewShare) * m_stepsPerSecond;
    m_step = job.progress.step;
    m_sinceStep.start();
}

void MonitorPanel::showEngine()
{
    QString work = tr("Idle");
    bool isRendering = false;
    for (jobs::JobInfo const& job : m_bridge->jobs())
        if (job.state == jobs::JobState::Running) {
            isRendering = true;
            measure(job);
            work = tr("Shot %1: %2")
                       .arg(story::shotNumber(m_session->board(), job.shot))
                       .arg(phaseWords(job.progress));
        }
    if (!isRendering)
        m_stepsPerSecond = 0;
    m_work->setText(work);
    m_speed->setText(m_stepsPerSecond > 0 ? tr("%1 steps/s").arg(QLocale().toString(m_stepsPerSecond, 'g', 3))
                                          : QStringLiteral("–"));
    jobs::EngineState const engine = m_bridge->queue() ? m_bridge->queue()->engine() : jobs::EngineState();
    m_model->setText(engine.modelId.empty() ? tr("None loaded")
                                            : joined({QString::fromStdString(engine.modelId),
                                                      QString::fromStdString(engine.dtype),
                                                      QString::fromStdString(engine.memoryMode)}));
    QString const device =
        QString::fromStdString(engine.deviceClass.empty() ? engine.device : engine.deviceClass);
    m_device->setText(
        device.isEmpty()
            ? tr("Known after the first rendering")
            : joined({device,
                      engine.peakBytes > 0 ? tr("at most %1").arg(bytesText(engine.peakBytes)) : QString()}));
}

void MonitorPanel::showMachine(MachineLoad const& load, double processorShare)
{
    m_memory->setText(
        tr("%1 by Framewright, %2 of %3 free")
            .arg(bytesText(load.processBytes), bytesText(load.availableBytes), bytesText(load.totalBytes)));
    m_processor->setText(
        joined({tr("%1 cores busy").arg(QLocale().toString(processorShare, 'f', 1)), celsius(load.celsius)}));
    QStringList cards;
    for (GpuLoad const& gpu : load.gpus)
        cards << cardText(gpu);
    m_cards->setText(cards.isEmpty() ? tr("None with an NVIDIA driver") : cards.join('\n'));
    QStringList lines;
    for (std::string const& line : log::recentLines())
        lines << QString::fromStdString(line);
    QString const text = lines.join('\n');
    if (text == m_log->toPlainText())
        return;
    m_log->setPlainText(text);
    m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace fw::ui
