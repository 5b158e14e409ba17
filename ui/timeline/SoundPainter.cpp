#include "ui/timeline/SoundPainter.h"

#include "ui/theme/Theme.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace fw::ui {

namespace {

constexpr int kSoundRadius = 4;
constexpr int kName = 13; ///< strip with the name
constexpr int kSoundIcon = 12;
constexpr int kSoundNarrow = 60;

/// Lowest and highest sample among some buckets, -127 to 127.
struct Extremes {
    int low = 127, high = -127;
};

Extremes extremesOf(media::SoundPeaks const& peaks, double firstSample, double endSample)
{
    auto const buckets = static_cast<int64_t>(peaks.low.size());
    auto const first = static_cast<int64_t>(firstSample / media::SoundPeaks::kBucket);
    auto const end = std::max(first + 1, static_cast<int64_t>(endSample / media::SoundPeaks::kBucket));
    Extremes found;
    for (int64_t i = std::max<int64_t>(0, first); i < std::min(end, buckets); ++i) {
        found.low = std::min<int>(found.low, peaks.low[static_cast<size_t>(i)]);
        found.high = std::max<int>(found.high, peaks.high[static_cast<size_t>(i)]);
    }
    return found;
}

/// As loud as it is drawn: gain and fades.
double levelAt(SoundState const& state, double frame)
{
    story::Sound const& sound = state.sound;
    double const in = static_cast<double>(sound.fadeIn.count), out = static_cast<double>(sound.fadeOut.count);
    double const toEnd = static_cast<double>(sound.length.count) - frame;
    double level = std::pow(10, sound.gainDb / 20);
    if (frame < in)
        level *= std::sin(frame / in * std::numbers::pi / 2);
    if (toEnd < out)
        level *= std::sin(std::max(0., toEnd / out) * std::numbers::pi / 2);
    return level;
}

void paintWave(QPainter& painter, QRect const& wave, SoundState const& state)
{
    if (!state.peaks)
        return;
    double const samplesPerPx = media::kSoundHertz / (state.pxPerFrame * state.rate.perSecond());
    double const in = state.sound.sourceIn * media::kSoundHertz;
    double const middle = wave.center().y() + .5, half = wave.height() / 2. - 1;
    int const left = std::max(wave.left(), state.visible.left() - 1);
    int const right = std::min(wave.right(), state.visible.right() + 1);
    std::vector<QRectF> columns;
    columns.reserve(static_cast<size_t>(std::max(0, right - left + 1)));
    for (int x = left; x <= right; ++x) {
        double const from = in + (x - wave.left()) * samplesPerPx;
        Extremes const found = extremesOf(*state.peaks, from, from + samplesPerPx);
        if (found.high < found.low)
            continue; // past the file's end
        double const level = levelAt(state, (x - wave.left()) / state.pxPerFrame) / 127;
        double const high = std::min(1., found.high * level), low = std::max(-1., found.low * level);
        columns.emplace_back(x, middle - high * half - .5, 1, (high - low) * half + 1);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colours().textSecondary);
    painter.drawRects(columns.data(), static_cast<int>(columns.size()));
}

void paintFades(QPainter& painter, QRect const& body, SoundState const& state)
{
    Colours const& c = Theme::instance().colours();
    int const top = body.top() + 2, bottom = body.bottom();
    QPointF const inAt(body.left() + std::max(state.fadeInPx, 0), top);
    QPointF const outAt(body.right() - std::max(state.fadeOutPx, 0), top);
    painter.setPen(QPen(c.text, 1.25));
    if (state.fadeInPx > 0)
        painter.drawLine(QPointF(body.left(), bottom), inAt);
    if (state.fadeOutPx > 0)
        painter.drawLine(outAt, QPointF(body.right(), bottom));
    if (!(state.isHovered || state.isDragging) || body.width() < kSoundNarrow)
        return;
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1));
    painter.setBrush(state.isDragging ? c.accent : QColor(Qt::white));
    for (double const x : {std::max(inAt.x(), body.left() + 6.), std::min(outAt.x(), body.right() - 6.)})
        painter.drawEllipse(QPointF(x, top + 4), 4, 4);
}

void paintName(QPainter& painter, QRect const& body, SoundState const& state)
{
    Theme const& theme = Theme::instance();
    if (body.width() < kSoundNarrow)
        return;
    QRect text(body.left() + 6, body.top() + 1, body.width() - 12, kName);
    if (state.fadeInPx < body.width() / 3) // beside the line of the fade, not under it
        text.setLeft(text.left() + std::max(0, state.fadeInPx));
    if (state.sound.isMuted) {
        painter.drawPixmap(text.topLeft(), theme.pixmap(QStringLiteral("volume-off"), kSoundIcon,
                                                        theme.colours().textSecondary,
                                                        painter.device()->devicePixelRatioF()));
        text.setLeft(text.left() + kSoundIcon + 4);
    }
    painter.setFont(theme.font(Theme::Type::Meta));
    painter.setPen(theme.colours().textSecondary);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(QString::fromStdString(state.sound.name),
                                                      Qt::ElideRight, text.width()));
}

void paintSoundGrip(QPainter& painter, int x, QRect const& body, bool isActive)
{
    Colours const& c = Theme::instance().colours();
    painter.setPen(Qt::NoPen);
    painter.setBrush(isActive ? c.accent : QColor(255, 255, 255, 210));
    painter.drawRoundedRect(QRect(x - 1, body.center().y() - 4, 2, 14), 1, 1);
}

} // namespace

void paintSound(QPainter& painter, QRect const& body, SoundState const& state)
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(body, kSoundRadius, kSoundRadius);
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    painter.fillRect(body, c.panel);
    painter.setOpacity(state.sound.isMuted ? .35 : 1.);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintWave(painter, body.adjusted(0, kName, 0, -1), state);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(1);
    paintName(painter, body, state);
    painter.restore();
    paintFades(painter, body, state);
    if ((state.isHovered || state.isDragging) && body.width() >= kSoundNarrow) {
        paintSoundGrip(painter, body.left() + 4, body, state.isDragging);
        paintSoundGrip(painter, body.right() - 3, body, state.isDragging);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(state.isSelected ? c.accent : c.lineSubtle, state.isSelected ? 2 : 1));
    double const inset = state.isSelected ? 1 : .5;
    painter.drawRoundedRect(QRectF(body).adjusted(inset, inset, -inset, -inset), kSoundRadius, kSoundRadius);
    painter.restore();
}

} // namespace fw::ui
