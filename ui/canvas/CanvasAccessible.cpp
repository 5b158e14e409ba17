#include "ui/canvas/CanvasAccessible.h"

#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/models/SpokenShot.h"
#include "ui/theme/SpokenView.h"
#include "ui/theme/Theme.h"

#include <QAccessibleWidget>
#include <QEvent>
#include <QHash>

namespace fw::ui {

namespace {

constexpr int kCanvasToldMilliseconds = 300;

QHash<QObject const*, CanvasAccessible*>& allSpokenCanvases()
{
    static QHash<QObject const*, CanvasAccessible*> canvases;
    return canvases;
}

/// The whole canvas takes the keys; the picture in it is what people point at. Both say the same.
class CanvasInterface final : public QAccessibleWidget {
public:
    CanvasInterface(QWidget* widget, QAccessible::Role role, CanvasAccessible* spoken)
        : QAccessibleWidget(widget, role), m_spoken(spoken)
    {
    }

    QString text(QAccessible::Text type) const override
    {
        if (type == QAccessible::Name)
            return m_spoken->name();
        return type == QAccessible::Description ? m_spoken->description() : QAccessibleWidget::text(type);
    }

private:
    CanvasAccessible* m_spoken; ///< lives as long as the widget
};

QAccessibleInterface* makeCanvasInterface(QString const&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    if (!widget)
        return nullptr;
    if (CanvasAccessible* spoken = allSpokenCanvases().value(widget))
        return new CanvasInterface(widget, QAccessible::Canvas, spoken);
    CanvasAccessible* around = allSpokenCanvases().value(widget->parentWidget());
    return around && qobject_cast<CanvasPicture*>(widget)
               ? new CanvasInterface(widget, QAccessible::Graphic, around)
               : nullptr;
}

} // namespace

CanvasAccessible::CanvasAccessible(CanvasView* canvas, Session* session, EngineBridge* bridge)
    : QObject(canvas), m_canvas(canvas), m_session(session), m_bridge(bridge)
{
    QAccessible::installFactory(makeCanvasInterface); // again does nothing
    allSpokenCanvases().insert(canvas, this);
    canvas->installEventFilter(this);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kCanvasToldMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &CanvasAccessible::tell);
    connect(session, &Session::playheadChanged, this, &CanvasAccessible::changed);
    connect(session, &Session::changed, this, &CanvasAccessible::changed);
    connect(canvas->playback(), &PlaybackLink::stateChanged, this, &CanvasAccessible::tell);
}

CanvasAccessible::~CanvasAccessible() { allSpokenCanvases().remove(m_canvas); }

QString CanvasAccessible::state() const
{
    if (m_canvas->picture()->isShowingForming())
        return Theme::instance().state(ShotState::Forming).word;
    return m_canvas->playback()->isPlaying() ? tr("playing") : tr("paused");
}

QString CanvasAccessible::name() const
{
    ShotId const shot = m_session->shotAtPlayhead();
    if (!m_session->isOpen() || shot.isEmpty())
        return tr("Canvas, nothing to play yet");
    return tr("Canvas, %1, shot %2 of %3, %4")
        .arg(timecode(m_session->playhead().count, m_session->board().format.rate.perSecond()))
        .arg(story::shotNumber(m_session->board(), shot))
        .arg(m_session->cut().items.size())
        .arg(state());
}

QString CanvasAccessible::description() const
{
    bool const isForming = m_canvas->picture()->isShowingForming();
    ShotId const shown = isForming ? m_session->currentShot() : m_session->shotAtPlayhead();
    story::Shot const* shot = story::findShot(m_session->board(), shown);
    if (!shot)
        return {};
    QString const words =
        spokenShot(*m_session, *m_bridge, *shot, story::shotNumber(m_session->board(), shown));
    QString const detail = spokenShotDetail(*m_session, *m_bridge, *shot);
    return detail.isEmpty() ? words : words + QStringLiteral(". ") + detail;
}

void CanvasAccessible::changed()
{
    bool const isSameShot = m_session->shotAtPlayhead() == m_toldShot;
    if (isHeard() && !m_timer.isActive() && !(m_canvas->playback()->isPlaying() && isSameShot))
        m_timer.start();
}

void CanvasAccessible::tell()
{
    m_toldShot = m_session->shotAtPlayhead();
    if (!isHeard())
        return;
    for (QWidget* each : {static_cast<QWidget*>(m_canvas), static_cast<QWidget*>(m_canvas->picture())})
        for (auto const type : {QAccessible::NameChanged, QAccessible::DescriptionChanged}) {
            QAccessibleEvent event(each, type);
            ui::tell(&event);
        }
}

bool CanvasAccessible::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_canvas->picture()->update(); // the ring around it
    return QObject::eventFilter(watched, event);
}

} // namespace fw::ui
