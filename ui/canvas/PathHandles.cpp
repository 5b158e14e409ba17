#include "ui/canvas/PathHandles.h"

#include "engine/cameo/Puppet.h"
#include "engine/plan/Clocks.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace fw::ui {

namespace {

constexpr double kPointRadius = 6;
constexpr double kReachPx = 12;                                                        // of the mouse
constexpr double kNearest = -.5, kFarthest = 1.5, kLowestHead = .05, kHighestHead = 2; // as in the panel
constexpr double kSmallStep = .01, kLargeStep = .05;
constexpr double kMomentStep = .05, kMomentGap = .01;
constexpr double kHeadShape = .74; // width of a head to its height

cameo::PathKey placed(std::vector<story::PuppetKey> const& path, double at)
{
    std::vector<cameo::PathKey> keys;
    for (story::PuppetKey const& each : path)
        keys.push_back({each.at, each.x, each.y, each.height});
    return cameo::placeAt(keys, at);
}

/// Two strokes, so that it is seen on any picture.
void strokeTwice(QPainter& painter, QColor const& colour, Qt::PenStyle style,
                 std::function<void()> const& draw)
{
    painter.setPen(QPen(QColor(0, 0, 0, 150), 4));
    draw();
    painter.setPen(QPen(colour, 2, style));
    draw();
}

} // namespace

PathHandles::PathHandles(Session* session, PlaybackLink* link, CanvasPicture* picture)
    : CanvasOverlay(session, link, picture)
{
    setObjectName(QStringLiteral("pathHandles"));
    setAccessibleName(tr("Path of a head"));
    setToolTip(tr("Drag a point of the path. Double click: the head is there at the playhead's moment. Arrow "
                  "keys move, + and - change the head's height, Alt with arrows its moment, Delete removes a "
                  "point, Page up and down choose one, Escape ends."));
    connect(session, &Session::playheadChanged, this, qOverload<>(&QWidget::update));
}

void PathHandles::edit(SubjectId const& who, QString const& name)
{
    m_who = who;
    m_chosen = 0;
    if (who.isEmpty())
        return end();
    (void)callOff();
    setAccessibleName(tr("Path of %1").arg(name));
    begin();
}

bool PathHandles::callOff()
{
    bool const isDragged = !m_dragged.empty();
    m_dragged.clear();
    return isDragged;
}

void PathHandles::refresh() { choose(std::clamp(m_chosen, 0, static_cast<int>(path().size()) - 1)); }

story::Puppet const* PathHandles::puppet() const
{
    story::Shot const* const shot = story::findShot(m_session->board(), m_shot);
    if (!shot || std::find(shot->cast.begin(), shot->cast.end(), m_who) == shot->cast.end())
        return nullptr;
    auto const found = std::find_if(shot->puppets.begin(), shot->puppets.end(),
                                    [this](story::Puppet const& each) { return each.subject == m_who; });
    return found == shot->puppets.end() ? nullptr : &*found;
}

std::vector<story::PuppetKey> PathHandles::path() const
{
    if (!m_dragged.empty())
        return m_dragged;
    story::Puppet const* const is = puppet();
    return is ? is->path : std::vector<story::PuppetKey>{story::PuppetKey{}};
}

double PathHandles::now() const
{
    plan::ExportPlan const& cut = m_session->cut();
    auto const item = std::find_if(cut.items.begin(), cut.items.end(),
                                   [this](plan::CutItem const& each) { return each.shot == m_shot; });
    if (item == cut.items.end())
        return 0;
    // A take's moments, also before the first one is there: then what the shot asks for.
    int64_t const into = (m_session->playhead() - item->start).count + item->trimIn.count;
    int64_t const length = item->takeLength.count > 0 && item->rate.num > 0
                               ? plan::toTimelineLength(item->takeLength, item->rate, cut.format.rate).count
                               : item->trimIn.count + item->length.count;
    return std::clamp(static_cast<double>(into) / static_cast<double>(std::max<int64_t>(1, length - 1)), 0.0,
                      1.0);
}

QPointF PathHandles::onWidget(double x, double y) const
{
    QRectF const frame = m_picture->frameRect();
    return {frame.x() + x * frame.width(), frame.y() + y * frame.height()};
}

QPointF PathHandles::placeOf(int point) const
{
    auto const keys = path();
    story::PuppetKey const& key = keys[static_cast<size_t>(point)];
    return onWidget(key.x, key.y);
}

int PathHandles::pointAt(QPointF place) const
{
    int nearest = -1;
    double best = kReachPx;
    for (int i = 0; i < static_cast<int>(path().size()); ++i) {
        QPointF const away = placeOf(i) - place;
        if (double const distance = std::hypot(away.x(), away.y()); distance <= best) {
            best = distance;
            nearest = i;
        }
    }
    return nearest;
}

QString PathHandles::describe(int point) const
{
    auto const keys = path();
    story::PuppetKey const& key = keys[static_cast<size_t>(point)];
    auto const percent = [](double share) { return std::lround(share * 100); };
    return tr("Point %1 of %2 at %3 % of the clip: %4 % across, %5 % down, head %6 % high")
        .arg(point + 1)
        .arg(keys.size())
        .arg(percent(key.at))
        .arg(percent(key.x))
        .arg(percent(key.y))
        .arg(percent(key.height));
}

void PathHandles::choose(int point)
{
    m_chosen = point;
    setAccessibleDescription(describe(point));
    update();
}

void PathHandles::perform(std::vector<story::PuppetKey> path)
{
    story::Shot const* const shot = story::findShot(m_session->board(), m_shot);
    if (!shot || !puppet() || path == puppet()->path)
        return;
    std::vector<story::Puppet> puppets = shot->puppets;
    for (story::Puppet& each : puppets)
        if (each.subject == m_who)
            each.path = path;
    (void)m_session->perform(story::SetPuppets{m_shot, std::move(puppets)}); // errors go to Session::failed
}

/// The head is there at the playhead's moment: a new point, or the one of that moment moves.
void PathHandles::addAt(double x, double y)
{
    std::vector<story::PuppetKey> keys = path();
    double const at = now();
    story::PuppetKey key{at, std::clamp(x, kNearest, kFarthest), std::clamp(y, kNearest, kFarthest),
                         placed(keys, at).height};
    auto const next = std::find_if(keys.begin(), keys.end(),
                                   [at](story::PuppetKey const& each) { return each.at > at - kMomentGap; });
    auto const index = static_cast<int>(next - keys.begin());
    if (next != keys.end() && next->at < at + kMomentGap) {
        key.at = next->at;
        *next = key;
    } else if (keys.size() < kMostPoints) {
        keys.insert(next, key);
    } else {
        return;
    }
    m_chosen = index;
    perform(std::move(keys));
    choose(std::min(index, static_cast<int>(path().size()) - 1));
}

bool PathHandles::moveChosen(QKeyEvent const& event)
{
    double const step = event.modifiers().testFlag(Qt::ShiftModifier) ? kLargeStep : kSmallStep;
    std::vector<story::PuppetKey> keys = path();
    story::PuppetKey& key = keys[static_cast<size_t>(m_chosen)];
    switch (event.key()) {
    case Qt::Key_Left: key.x -= step; break;
    case Qt::Key_Right: key.x += step; break;
    case Qt::Key_Up: key.y -= step; break;
    case Qt::Key_Down: key.y += step; break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: key.height += step; break;
    case Qt::Key_Minus: key.height -= step; break;
    default: return false;
    }
    key.x = std::clamp(key.x, kNearest, kFarthest);
    key.y = std::clamp(key.y, kNearest, kFarthest);
    key.height = std::clamp(key.height, kLowestHead, kHighestHead);
    perform(std::move(keys));
    choose(m_chosen);
    return true;
}

/// Which point, its moment, more or fewer of them.
bool PathHandles::changeChosen(QKeyEvent const& event)
{
    std::vector<story::PuppetKey> keys = path();
    auto const last = static_cast<int>(keys.size()) - 1;
    auto const chosen = static_cast<size_t>(m_chosen);
    bool const isEarlier = event.key() == Qt::Key_Left;
    switch (event.key()) {
    case Qt::Key_PageUp: choose(std::max(0, m_chosen - 1)); return true;
    case Qt::Key_PageDown: choose(std::min(last, m_chosen + 1)); return true;
    case Qt::Key_Insert: {
        cameo::PathKey const here = placed(keys, now());
        addAt(here.x, here.y);
        return true;
    }
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (last > 0) {
            keys.erase(keys.begin() + m_chosen);
            m_chosen = std::min(m_chosen, last - 1);
            perform(std::move(keys));
            choose(m_chosen);
        }
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (!event.modifiers().testFlag(Qt::AltModifier))
            return false;
        double const from = m_chosen > 0 ? keys[chosen - 1].at + kMomentGap : 0;
        double const to = m_chosen < last ? keys[chosen + 1].at - kMomentGap : 1;
        if (from < to)
            keys[chosen].at =
                std::clamp(keys[chosen].at + (isEarlier ? -kMomentStep : kMomentStep), from, to);
        perform(std::move(keys));
        choose(m_chosen);
        return true;
    }
    default: return false;
    }
}

bool PathHandles::keeps(QKeyEvent const& event) const
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::MetaModifier))
        return false;
    constexpr Qt::Key kOurs[] = {Qt::Key_Escape,  Qt::Key_Left,   Qt::Key_Right,     Qt::Key_Up,
                                 Qt::Key_Down,    Qt::Key_Plus,   Qt::Key_Equal,     Qt::Key_Minus,
                                 Qt::Key_Insert,  Qt::Key_Delete, Qt::Key_Backspace, Qt::Key_PageUp,
                                 Qt::Key_PageDown};
    return std::find(std::begin(kOurs), std::end(kOurs), event.key()) != std::end(kOurs);
}

void PathHandles::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return escape();
    if (!m_dragged.empty() || changeChosen(*event) || moveChosen(*event))
        return;
    QWidget::keyPressEvent(event);
}

void PathHandles::mousePressEvent(QMouseEvent* event)
{
    int const point = event->button() == Qt::LeftButton ? pointAt(event->position()) : -1;
    if (point < 0)
        return event->ignore(); // the picture is moved
    choose(point);
    m_dragged = path();
    m_grip = event->position() - placeOf(point);
}

void PathHandles::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged.empty())
        return event->ignore();
    QPointF const place = inFrame(event->position() - m_grip);
    story::PuppetKey& key = m_dragged[static_cast<size_t>(m_chosen)];
    key.x = std::clamp(place.x(), kNearest, kFarthest);
    key.y = std::clamp(place.y(), kNearest, kFarthest);
    choose(m_chosen);
}

void PathHandles::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_dragged.empty())
        return event->ignore();
    std::vector<story::PuppetKey> const moved = std::exchange(m_dragged, {});
    perform(moved);
    choose(m_chosen);
}

void PathHandles::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || pointAt(event->position()) >= 0)
        return event->ignore();
    QPointF const place = inFrame(event->position());
    addAt(place.x(), place.y());
}

void PathHandles::paintHead(QPainter& painter, story::PuppetKey const& place) const
{
    double const high = place.height * m_picture->frameRect().height();
    QPointF const middle = onWidget(place.x, place.y);
    painter.setBrush(Qt::NoBrush);
    strokeTwice(painter, Qt::white, Qt::DashLine,
                [&] { painter.drawEllipse(middle, high * kHeadShape / 2, high / 2); });
}

void PathHandles::paintPoint(QPainter& painter, int point) const
{
    Colours const& c = Theme::instance().colours();
    bool const isChosen = point == m_chosen;
    painter.setPen(QPen(QColor(0, 0, 0, 190), 3));
    painter.setBrush(isChosen ? c.accent : QColor(Qt::white));
    painter.drawEllipse(placeOf(point), kPointRadius + (isChosen ? 2 : 0), kPointRadius + (isChosen ? 2 : 0));
    if (isChosen && hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(c.accent, 2));
        painter.drawEllipse(placeOf(point), kPointRadius + 6, kPointRadius + 6);
    }
}

void PathHandles::paintEvent(QPaintEvent*)
{
    std::vector<story::PuppetKey> const keys = path();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (int i = 0; i < static_cast<int>(keys.size()); ++i)
        line << placeOf(i);
    strokeTwice(painter, Qt::white, Qt::SolidLine, [&] { painter.drawPolyline(line); });
    cameo::PathKey const here = placed(keys, now());
    paintHead(painter, {here.at, here.x, here.y, here.height});
    for (int i = 0; i < static_cast<int>(keys.size()); ++i)
        paintPoint(painter, i);
    // What is chosen, in words, at the foot of the frame.
    painter.setFont(Theme::instance().font(Theme::Type::Form));
    QString const words = describe(std::clamp(m_chosen, 0, static_cast<int>(keys.size()) - 1));
    QRect const frame = m_picture->frameRect().intersected(rect());
    int const width =
        std::min(painter.fontMetrics().horizontalAdvance(words) + 2 * space::kPanel, frame.width());
    QRect const plate(frame.center().x() - width / 2, frame.bottom() - space::kCard - 24, width, 24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 184));
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(
        plate.adjusted(space::kCard, 0, -space::kCard, 0), Qt::AlignCenter,
        painter.fontMetrics().elidedText(words, Qt::ElideRight, plate.width() - 2 * space::kCard));
}

} // namespace fw::ui
