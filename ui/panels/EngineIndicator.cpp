#include "ui/panels/EngineIndicator.h"

#include "ui/models/ShotLook.h"
#include "ui/panels/Widgets.h"

namespace fw::ui {

namespace {

constexpr int kEngineIndicatorWidth = 320;
constexpr int kEngineIndicatorHeight = 32;

} // namespace

EngineIndicator::EngineIndicator(Session* session, EngineBridge* bridge, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_icon(new QLabel(this)),
      m_work(makeLabel({}, Theme::Type::Body, "secondary")),
      m_queue(makeLabel({}, Theme::Type::Body, "muted"))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kCard, 0, space::kPanel, 0);
    row->setSpacing(space::kTight);
    row->addStretch();
    row->addWidget(m_icon);
    row->addWidget(m_work);
    row->addSpacing(space::kCard);
    row->addWidget(m_queue);
    connect(bridge, &EngineBridge::queueChanged, this, &EngineIndicator::showQueue);
    connect(bridge, &EngineBridge::jobChanged, this, &EngineIndicator::showQueue);
    connect(&Theme::instance(), &Theme::changed, this, &EngineIndicator::showQueue);
    showQueue();
}

QSize EngineIndicator::sizeHint() const
{
    // A menu bar gives its corner the size it asked for when it was put there: wide enough for all it will
    // say.
    return {kEngineIndicatorWidth, kEngineIndicatorHeight};
}

void EngineIndicator::showQueue()
{
    int waiting = 0;
    QString work;
    for (jobs::JobInfo const& job :
         m_bridge->queue() ? m_bridge->queue()->jobs() : std::vector<jobs::JobInfo>()) {
        if (job.state == jobs::JobState::Running)
            work = tr("Shot %1: %2")
                       .arg(story::shotNumber(m_session->board(), job.shot))
                       .arg(phaseWords(job.progress));
        else if (job.state == jobs::JobState::Queued || job.state == jobs::JobState::Waiting)
            ++waiting;
    }
    Theme const& theme = Theme::instance();
    QColor const colour = work.isEmpty() ? theme.colours().textMuted : theme.state(ShotState::Forming).text;
    m_icon->setPixmap(theme.pixmap("cpu", 16, colour, devicePixelRatioF()));
    m_work->setText(work.isEmpty() ? tr("Engine idle") : work);
    m_queue->setText(tr("Queue %1").arg(waiting));
    m_queue->setVisible(waiting > 0);
}

} // namespace fw::ui
