#include "ui/canvas/CanvasPicture.h"

#include "ui/canvas/PlaybackLink.h"
#include "ui/canvas/WipeHandle.h"
#include "ui/models/CardLook.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kBar = 3;
constexpr int kResizeMilliseconds = 80;
constexpr int kPlateHeight = 24;
constexpr QColor kScrim(0, 0, 0, 184);

/// Takes are called by their place among those of their shot.
QString takeName(story::Shot const& shot, TakeId const& take)
{
    for (size_t i = 0; i < shot.takes.size(); ++i)
        if (shot.takes[i].id == take)
            return CanvasPicture::tr("Take %1").arg(i + 1);
    return {};
}

} // namespace

CanvasPicture::CanvasPicture(Session* session, EngineBridge* bridge, PlaybackLink* link, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_link(link), m_wipe(new WipeHandle(this))
{
    setObjectName(QStringLiteral("canvasPicture"));
    setMinimumSize(240, 136);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_wipe->hide();
    connect(m_wipe, &WipeHandle::valueChanged, this, qOverload<>(&QWidget::update));
    connect(link, &PlaybackLink::pictureChanged, this, &CanvasPicture::placeWipe);
    connect(link, &PlaybackLink::pictureChanged, this, qOverload<>(&QWidget::update));
    connect(session, &Session::selectionChanged, this, &CanvasPicture::updateLoop);
    connect(session, &Session::opened, this, &CanvasPicture::updateLoop);
    connect(bridge, &EngineBridge::jobChanged, this, &CanvasPicture::updateLoop);
    connect(bridge, &EngineBridge::previewReady, this, &CanvasPicture::updateLoop);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(&m_loop, &QTimer::timeout, this, [this] {
        ++m_loopFrame;
        update();
    });
    m_resized.setSingleShot(true);
    m_resized.setInterval(kResizeMilliseconds);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        QSize const pixels = size() * devicePixelRatioF();
        m_link->setViewSize(m_isActualSize ? QSize() : pixels);
    });
}

void CanvasPicture::setActualSize(bool isActual)
{
    m_isActualSize = isActual;
    m_pan = {};
    m_resized.start();
    placeWipe();
    update();
}

void CanvasPicture::setSafeAreas(bool areShown)
{
    m_hasSafeAreas = areShown;
    update();
}

bool CanvasPicture::isShowingForming() const
{
    ShotId const shot = m_session->currentShot();
    return !m_link->isPlaying() && !shot.isEmpty() &&
           shotLook(*m_session, *m_bridge, shot).state == ShotState::Forming;
}

QSize CanvasPicture::frameSize() const
{
    SizePx const project = m_session->board().format.size;
    QSize const wanted(project.widthPx, project.heightPx);
    if (m_isActualSize)
        return wanted / devicePixelRatioF();
    return wanted.scaled(size() - QSize(2 * space::kPanel, 2 * space::kPanel), Qt::KeepAspectRatio);
}

QRect CanvasPicture::frameRect() const
{
    QSize const shown = frameSize();
    return {QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2) + m_pan, shown};
}

/// No further than to the frame's edges.
void CanvasPicture::panBy(QPoint pixels)
{
    QSize const beyond = ((frameSize() - size()) / 2).expandedTo({0, 0});
    m_pan += pixels;
    m_pan = {std::clamp(m_pan.x(), -beyond.width(), beyond.width()),
             std::clamp(m_pan.y(), -beyond.height(), beyond.height())};
    placeWipe();
    update();
}

bool CanvasPicture::isWiping() const
{
    return m_link->compared() && !m_link->other().isNull() && !isShowingForming();
}

void CanvasPicture::placeWipe()
{
    bool const isShown = isWiping();
    m_wipe->setGeometry(frameRect());
    if (isShown) {
        ComparedTakes const& compared = *m_link->compared();
        if (story::Shot const* shot = story::findShot(m_session->board(), compared.shot))
            m_wipe->setAccessibleName(
                tr("Line between %1 and %2").arg(takeName(*shot, compared.a), takeName(*shot, compared.b)));
    }
    if (!isShown && m_wipe->hasFocus() && parentWidget())
        parentWidget()->setFocus(Qt::OtherFocusReason); // else it would go to whatever comes next
    if (m_wipe->isHidden() == isShown)
        m_wipe->setVisible(isShown);
}

void CanvasPicture::updateLoop()
{
    bool const isForming = isShowingForming();
    auto const clip = isForming ? m_bridge->formingClip(m_session->currentShot()) : std::nullopt;
    if (clip && clip->frames.size() > 1 && !Theme::instance().isMotionReduced()) {
        int const interval = std::max(16, static_cast<int>(std::lround(1000.0 / std::max(1.0, clip->fps))));
        if (!m_loop.isActive() || m_loop.interval() != interval)
            m_loop.start(interval);
    } else {
        m_loop.stop();
    }
    update();
}

void CanvasPicture::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    Colours const& c = Theme::instance().colours();
    painter.fillRect(rect(), c.well);
    if (!m_session->isOpen() || m_session->board().scenes.empty())
        return;
    QRect const frame = frameRect();
    painter.fillRect(frame, Qt::black);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (isShowingForming())
        paintForming(painter, frame);
    else if (isWiping())
        paintCompared(painter, frame);
    else if (!m_link->picture().isNull())
        painter.drawImage(frame, m_link->picture());
    if (m_hasSafeAreas)
        paintSafeAreas(painter, frame);
    if (parentWidget() && parentWidget()->hasFocus() && !window()->isFullScreen()) { // there it is alone
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void CanvasPicture::paintCompared(QPainter& painter, QRect const& frame)
{
    ComparedTakes const& compared = *m_link->compared();
    QRect left = frame, right = frame;
    left.setWidth(m_wipe->lineX());
    right.setLeft(frame.left() + m_wipe->lineX());
    story::Shot const* shot = story::findShot(m_session->board(), compared.shot);
    for (bool const isFirst : {true, false}) {
        painter.setClipRect(isFirst ? left : right);
        painter.drawImage(frame, isFirst ? m_link->picture() : m_link->other());
        if (shot)
            paintPlate(painter, isFirst ? frame.topLeft() : frame.topRight(),
                       takeName(*shot, isFirst ? compared.a : compared.b), !isFirst);
    }
    painter.setClipping(false);
}

/// Words on a scrim, in a corner of the picture.
void CanvasPicture::paintPlate(QPainter& painter, QPoint corner, QString const& text, bool isAtRight)
{
    painter.setFont(Theme::instance().font(Theme::Type::Form));
    int const width = painter.fontMetrics().horizontalAdvance(text) + 2 * space::kCard;
    QRect const plate(isAtRight ? corner.x() - space::kCard - width + 1 : corner.x() + space::kCard,
                      corner.y() + space::kCard, width, kPlateHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kScrim);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
}

void CanvasPicture::paintForming(QPainter& painter, QRect const& frame)
{
    ShotId const shot = m_session->currentShot();
    if (auto const clip = m_bridge->formingClip(shot); clip && !clip->frames.empty()) {
        QImage const& image = clip->frames[static_cast<size_t>(m_loopFrame) % clip->frames.size()];
        bool const isFilling = m_session->board().format.fit == story::FitMode::Fill;
        QSize const fitted = image.size().scaled(frame.size(), isFilling ? Qt::KeepAspectRatioByExpanding
                                                                         : Qt::KeepAspectRatio);
        painter.setClipRect(frame);
        QRect target(QPoint(), fitted);
        target.moveCenter(frame.center());
        painter.drawImage(target, image);
        painter.setClipping(false);
    } else if (!m_link->picture().isNull()) {
        painter.setOpacity(0.55);
        painter.drawImage(frame, m_link->picture());
        painter.setOpacity(1.0);
    }
    ShotLook const look = shotLook(*m_session, *m_bridge, shot);
    StateLook const colours = Theme::instance().state(ShotState::Forming);
    QRect const bar(frame.left(), frame.bottom() + 1 - kBar, frame.width(), kBar);
    painter.fillRect(bar, colours.pill);
    painter.fillRect(QRect(bar.topLeft(), QSize(static_cast<int>(bar.width() * look.progress()), kBar)),
                     colours.text);
    paintPlate(painter, {frame.left(), bar.top() - 2 * space::kCard - kPlateHeight},
               tr("Forming: %1").arg(look.of > 0 ? progressText(look) : look.word), false);
}

void CanvasPicture::paintSafeAreas(QPainter& painter, QRect const& frame)
{
    painter.setBrush(Qt::NoBrush);
    for (double const share : {0.9, 0.8}) { // action safe, title safe
        int const dx = static_cast<int>(frame.width() * (1 - share) / 2);
        int const dy = static_cast<int>(frame.height() * (1 - share) / 2);
        QRect const area = frame.adjusted(dx, dy, -dx, -dy);
        painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
        painter.drawRect(area);
        painter.setPen(QPen(QColor(255, 255, 255, 200), 1));
        painter.drawRect(area);
    }
}

void CanvasPicture::resizeEvent(QResizeEvent*)
{
    m_resized.start();
    panBy({});
}

void CanvasPicture::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    bool const isLarger = frameSize().width() > width() || frameSize().height() > height();
    if (event->button() != Qt::LeftButton || !isLarger)
        return event->ignore();
    setCursor(Qt::ClosedHandCursor);
}

void CanvasPicture::mouseMoveEvent(QMouseEvent* event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return event->ignore();
    panBy(event->pos() - m_pressed);
    m_pressed = event->pos();
}

void CanvasPicture::mouseReleaseEvent(QMouseEvent*) { unsetCursor(); }

void CanvasPicture::wheelEvent(QWheelEvent* event)
{
    QPoint const delta = event->angleDelta() / 2;
    panBy(event->modifiers().testFlag(Qt::ShiftModifier) ? delta.transposed() : delta);
}

} // namespace fw::ui
