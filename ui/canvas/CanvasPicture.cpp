#include "ui/canvas/CanvasPicture.h"

#include "ui/canvas/PlaybackLink.h"
#include "ui/models/CardLook.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kBar = 3;
constexpr int kResizeMilliseconds = 80;

} // namespace

CanvasPicture::CanvasPicture(Session* session, EngineBridge* bridge, PlaybackLink* link, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_link(link)
{
    setObjectName(QStringLiteral("canvasPicture"));
    setMinimumSize(240, 136);
    setAttribute(Qt::WA_OpaquePaintEvent);
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
    m_resized.start();
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

QRect CanvasPicture::frameRect() const
{
    SizePx const project = m_session->board().format.size;
    QSize const wanted(project.widthPx, project.heightPx);
    QSize const shown = m_isActualSize ? wanted / devicePixelRatioF()
                                       : wanted.scaled(size() - QSize(2 * space::kPanel, 2 * space::kPanel),
                                                       Qt::KeepAspectRatio);
    return {QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown};
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
    else if (!m_link->picture().isNull())
        painter.drawImage(frame, m_link->picture());
    if (m_hasSafeAreas)
        paintSafeAreas(painter, frame);
    if (parentWidget() && parentWidget()->hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 2));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
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
        painter.drawImage(QRect(frame.center() - QPoint(fitted.width() / 2, fitted.height() / 2), fitted),
                          image);
        painter.setClipping(false);
    } else if (!m_link->picture().isNull()) {
        painter.setOpacity(0.55);
        painter.drawImage(frame, m_link->picture());
        painter.setOpacity(1.0);
    }
    ShotLook const look = shotLook(*m_session, *m_bridge, shot);
    StateLook const colours = Theme::instance().state(ShotState::Forming);
    QRect const bar(frame.left(), frame.bottom() + 1 - kBar, frame.width(), kBar);
    QColor const scrim(0, 0, 0, 184);
    painter.fillRect(bar, scrim);
    painter.fillRect(QRect(bar.topLeft(), QSize(static_cast<int>(bar.width() * look.progress()), kBar)),
                     colours.text);
    painter.setFont(Theme::instance().font(Theme::Type::Form));
    QString const text = tr("Forming: %1").arg(look.of > 0 ? progressText(look) : look.word);
    QRect const plate(frame.left() + space::kCard, bar.top() - space::kCard - 24,
                      painter.fontMetrics().horizontalAdvance(text) + 2 * space::kCard, 24);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(scrim);
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(plate, Qt::AlignCenter, text);
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

void CanvasPicture::resizeEvent(QResizeEvent*) { m_resized.start(); }

} // namespace fw::ui
