#include "ui/timeline/MarkerRow.h"

#include "ui/timeline/MarkerSettings.h"

#include <QFontMetrics>
#include <QMenu>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kFlagHeight = 18;
constexpr int kEmptyFlag = 14;
constexpr int kFlagBar = 4;

QFont flagFont() { return Theme::instance().font(Theme::Type::Meta); }

QString labelOf(story::Marker const& marker)
{
    return QString::fromStdString(marker.text).replace('\n', ' ').trimmed();
}

} // namespace

QColor colourOf(story::MarkerColour colour)
{
    Theme const& theme = Theme::instance();
    switch (colour) {
    case story::MarkerColour::Green: return theme.state(ShotState::Ready).text;
    case story::MarkerColour::Amber: return theme.state(ShotState::Stale).text;
    case story::MarkerColour::Red: return theme.state(ShotState::Failed).text;
    case story::MarkerColour::Violet: return theme.state(ShotState::Held).text;
    default: return theme.colours().accent;
    }
}

QString nameOf(story::MarkerColour colour)
{
    switch (colour) {
    case story::MarkerColour::Green: return MarkerRow::tr("Green");
    case story::MarkerColour::Amber: return MarkerRow::tr("Amber");
    case story::MarkerColour::Red: return MarkerRow::tr("Red");
    case story::MarkerColour::Violet: return MarkerRow::tr("Violet");
    default: return MarkerRow::tr("Blue");
    }
}

MarkerRow::MarkerRow(Session* session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::opened, this, [this] {
        m_drag.reset();
        m_selected = {};
    });
    connect(session, &Session::changed, this, [this] {
        if (!findMarker(m_session->board(), m_selected))
            select({});
    });
    connect(session, &Session::selectionChanged, this, [this] { // one thing is selected: shots or a marker
        if (!m_session->selection().empty())
            select({});
    });
}

void MarkerRow::layOut(plan::ExportPlan const& cut, TimeScale const& scale, int top)
{
    m_scale = scale;
    m_places.clear();
    QFontMetrics const metrics(flagFont());
    for (plan::MarkerSpot const& spot : plan::markerSpots(cut)) {
        plan::CutItem const& item = cut.items[static_cast<size_t>(spot.item)];
        QString const label = labelOf(item.markers[static_cast<size_t>(spot.marker)]);
        int const words = label.isEmpty() ? 0 : metrics.horizontalAdvance(label) + space::kCard;
        int const x = scale.xOf(spot.at);
        if (!m_places.empty()) // a flag ends where the next one begins
            m_places.back().rect.setRight(std::max(std::min(m_places.back().rect.right(), x - 2),
                                                   m_places.back().rect.left() + kFlagBar));
        m_places.push_back({{item.shot, spot.marker},
                            spot.at,
                            QRect(x, top, std::min(kEmptyFlag + words, kMostWidth), kFlagHeight)});
    }
}

void MarkerRow::paint(QPainter& painter, QPoint offset, int bottom) const
{
    Colours const& c = Theme::instance().colours();
    painter.save();
    painter.setFont(flagFont());
    for (MarkerPlace const& place : m_places) {
        story::Marker const* marker = findMarker(m_session->board(), place.marker);
        if (!marker)
            continue;
        QRect flag = place.rect.translated(offset);
        if (m_drag && m_drag->marker == place.marker)
            flag.translate(m_scale.xOf(place.at + TimelineFrame{m_drag->frames}) - m_scale.xOf(place.at), 0);
        QColor const colour = colourOf(marker->colour);
        QColor pole = colour;
        pole.setAlpha(140);
        painter.fillRect(QRect(flag.left(), flag.bottom() + 1, 1, bottom - flag.bottom()), pole);
        bool const isSelected = place.marker == m_selected;
        painter.fillRect(flag, isSelected ? c.selection : place.marker == m_hovered ? c.hover : c.card);
        painter.fillRect(QRect(flag.left(), flag.top(), kFlagBar, flag.height()), colour);
        if (isSelected) {
            painter.setPen(QPen(c.accent, 1));
            painter.drawRect(flag.adjusted(0, 0, -1, -1));
        }
        QRect const inside = flag.adjusted(kFlagBar + space::kTight, 0, -2, 0);
        painter.setPen(isSelected ? c.text : c.textSecondary);
        painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(labelOf(*marker), Qt::ElideRight, inside.width()));
    }
    painter.restore();
}

MarkerPlace const* MarkerRow::hitAt(QPoint content) const
{
    auto const found = std::find_if(m_places.rbegin(), m_places.rend(), [&](MarkerPlace const& place) {
        return place.rect.contains(content); // the later one lies above
    });
    return found == m_places.rend() ? nullptr : &*found;
}

bool MarkerRow::press(QPoint content)
{
    MarkerPlace const* place = hitAt(content);
    if (!place)
        return false;
    MarkerPlace const pressed = *place; // selecting lays out anew
    m_session->select({}, {});
    select(pressed.marker);
    m_session->setPlayhead(pressed.at);
    m_drag = Drag{pressed.marker, pressed.at, content.x(), 0};
    return true;
}

void MarkerRow::move(int64_t frames)
{
    m_drag->frames = frames;
    Q_EMIT changed();
}

void MarkerRow::release()
{
    Drag const drag = *m_drag;
    m_drag.reset();
    if (drag.frames != 0) {
        TimelineFrame const to = drag.start + TimelineFrame{drag.frames};
        auto const made = moveMarker(m_session->board(), m_session->cut(), drag.marker, to);
        if (made && m_session->perform(made->edit))
            select(made->item);
    }
    Q_EMIT changed();
}

bool MarkerRow::cancel()
{
    bool const wasDragging = m_drag.has_value();
    m_drag.reset();
    return wasDragging;
}

void MarkerRow::select(MarkerRef const& marker)
{
    if (marker == m_selected)
        return;
    m_selected = marker;
    Q_EMIT changed();
}

void MarkerRow::removeSelected()
{
    if (auto const edit = withoutMarker(m_session->board(), m_selected)) {
        select({});
        (void)m_session->perform(*edit); // errors go to Session::failed
    }
}

void MarkerRow::addAtPlayhead(QWidget* parent)
{
    if (auto const there = markerAt(m_session->cut(), m_session->playhead()))
        return openSettings(*there, parent);
    if (auto const made = newMarkerAt(m_session->cut(), m_session->playhead()))
        (void)m_session->perform(made->edit); // errors go to Session::failed
}

void MarkerRow::goBeside(int step)
{
    if (auto const at = markerBeside(m_session->cut(), m_session->playhead(), step))
        m_session->setPlayhead(*at);
}

void MarkerRow::openSettings(MarkerRef const& marker, QWidget* parent)
{
    auto* settings = new MarkerSettings(m_session, marker, parent);
    settings->setAttribute(Qt::WA_DeleteOnClose);
    settings->show();
}

bool MarkerRow::showSettings(QPoint content, QWidget* parent)
{
    MarkerPlace const* place = hitAt(content);
    if (place)
        openSettings(place->marker, parent);
    return place;
}

bool MarkerRow::showMenu(QPoint content, QPoint global, QWidget* parent)
{
    MarkerPlace const* place = hitAt(content);
    if (!place)
        return false;
    MarkerRef const marker = place->marker;
    m_session->select({}, {});
    select(marker);
    QMenu menu(parent);
    menu.addAction(tr("Edit marker..."), this, [=, this] { openSettings(marker, parent); });
    menu.addAction(tr("Remove marker"), this, &MarkerRow::removeSelected);
    menu.exec(global);
    return true;
}

bool MarkerRow::hover(QPoint content)
{
    MarkerPlace const* place = hitAt(content);
    MarkerRef const now = place ? place->marker : MarkerRef{};
    if (now != m_hovered) {
        m_hovered = now;
        Q_EMIT changed();
    }
    return place;
}

} // namespace fw::ui
