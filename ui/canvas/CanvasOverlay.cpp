#include "ui/canvas/CanvasOverlay.h"

#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/PlaybackLink.h"

#include <QKeyEvent>

namespace fw::ui {

CanvasOverlay::CanvasOverlay(Session* session, PlaybackLink* link, CanvasPicture* picture)
    : QWidget(picture), m_session(session), m_link(link), m_picture(picture)
{
    setFocusPolicy(Qt::StrongFocus);
    hide();
    picture->installEventFilter(this);
    connect(session, &Session::changed, this, &CanvasOverlay::lookAgain);
    connect(session, &Session::selectionChanged, this, &CanvasOverlay::lookAgain);
    connect(session, &Session::opened, this, &CanvasOverlay::stop);
    connect(link, &PlaybackLink::stateChanged, this, &CanvasOverlay::lookAgain);
    connect(link, &PlaybackLink::comparedChanged, this, &CanvasOverlay::lookAgain);
}

void CanvasOverlay::begin()
{
    m_shot = m_session->currentShot();
    lookAgain();
    if (isVisible())
        setFocus(Qt::OtherFocusReason);
}

void CanvasOverlay::end()
{
    (void)callOff();
    m_shot = {};
    hide();
}

void CanvasOverlay::stop()
{
    if (!isEditing())
        return;
    end();
    Q_EMIT ended();
}

void CanvasOverlay::escape()
{
    if (callOff())
        update();
    else
        stop();
}

void CanvasOverlay::lookAgain()
{
    if (!isEditing())
        return;
    if (m_session->currentShot() != m_shot || !isThere())
        return stop();
    setGeometry(m_picture->rect());
    setVisible(!m_link->isPlaying() && !m_link->compared());
    refresh();
}

QPointF CanvasOverlay::inFrame(QPointF place) const
{
    QRectF const frame = m_picture->frameRect();
    return {(place.x() - frame.x()) / frame.width(), (place.y() - frame.y()) / frame.height()};
}

bool CanvasOverlay::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && keeps(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool CanvasOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_picture && event->type() == QEvent::Resize)
        setGeometry(m_picture->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace fw::ui
