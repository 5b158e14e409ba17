#include "ui/timeline/TimelineAccessible.h"

#include "ui/models/SpokenShot.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelineKeys.h"
#include "ui/timeline/TimelineView.h"

#include <algorithm>
#include <utility>

namespace fw::ui {

namespace {

QString const kPlayheadKey = QStringLiteral("playhead");

QString keyOf(TimelineThingRow const& row)
{
    return QStringLiteral("row:%1:%2").arg(static_cast<int>(row.kind)).arg(row.track);
}

QString keyOf(TimelineThing const& thing)
{
    std::string const& id = thing.kind == TimelineThing::Kind::Sound ? thing.sound.value : thing.shot.value;
    return QStringLiteral("%1:%2:%3")
        .arg(QString::number(static_cast<int>(thing.kind)), QString::fromStdString(id))
        .arg(thing.index);
}

} // namespace

TimelineAccessible::TimelineAccessible(TimelineView* view, Session* session, EngineBridge* bridge)
    : SpokenView(view), m_view(view), m_session(session), m_bridge(bridge), m_things(view, session)
{
    auto const changed = [this] { layoutChanged(); };
    connect(session, &Session::opened, this, changed);
    connect(session, &Session::takesChanged, this, changed);
    connect(bridge, &EngineBridge::jobChanged, this, changed);
    connect(bridge->cast(), &CastBook::changed, this, changed);
    connect(session, &Session::selectionChanged, this, [this] { selectionChanged(); });
    connect(session, &Session::playheadChanged, this, [this] { valueChanged(kPlayheadKey); });
}

void TimelineAccessible::layoutChanged()
{
    m_rows.reset();
    contentsChanged();
}

std::vector<TimelineThingRow> const& TimelineAccessible::rows() const
{
    if (m_rows)
        return *m_rows;
    m_rows = m_things.rows();
    m_places.clear();
    for (size_t row = 0; row < m_rows->size(); ++row) {
        m_places.insert(keyOf((*m_rows)[row]), {row, -1});
        std::vector<TimelineThing> const& things = (*m_rows)[row].things;
        for (size_t i = 0; i < things.size(); ++i)
            m_places.insert(keyOf(things[i]), {row, static_cast<int>(i)});
    }
    return *m_rows;
}

std::optional<TimelineThing> TimelineAccessible::find(QString const& key) const
{
    std::vector<TimelineThingRow> const& all = rows();
    auto const place = m_places.constFind(key);
    if (place == m_places.constEnd() || place->second < 0)
        return std::nullopt;
    return all[place->first].things[static_cast<size_t>(place->second)];
}

QStringList TimelineAccessible::thingsIn(QString const& holder) const
{
    QStringList keys;
    if (!m_session->isOpen())
        return keys;
    if (holder.isEmpty()) {
        keys << kPlayheadKey;
        for (TimelineThingRow const& row : rows())
            keys << keyOf(row);
        return keys;
    }
    for (TimelineThingRow const& row : rows())
        if (keyOf(row) == holder)
            for (TimelineThing const& thing : row.things)
                keys << keyOf(thing);
    return keys;
}

QString TimelineAccessible::holderOf(QString const& key) const
{
    std::vector<TimelineThingRow> const& all = rows();
    auto const place = m_places.constFind(key);
    return place == m_places.constEnd() || place->second < 0 ? QString() : keyOf(all[place->first]);
}

Spoken TimelineAccessible::spoken(QString const& key) const
{
    if (key == kPlayheadKey)
        return spokenPlayhead();
    std::vector<TimelineThingRow> const& all = rows();
    auto const place = m_places.constFind(key);
    if (place != m_places.constEnd() && place->second < 0)
        return spokenRow(all[place->first]);
    auto const thing = find(key);
    return thing ? spokenThing(*thing) : Spoken{};
}

Spoken TimelineAccessible::spokenPlayhead() const
{
    Spoken made;
    made.role = QAccessible::Slider;
    made.name = tr("Playhead at %1").arg(time(m_session->playhead()));
    made.value =
        SpokenValue{m_session->playhead().count, 0, std::max<int64_t>(0, m_session->cut().length.count - 1)};
    made.rect = toView(QRect(m_view->scale().xOf(m_session->playhead()) - 1, 0, 3, m_view->bed().height()));
    return made;
}

Spoken TimelineAccessible::spokenRow(TimelineThingRow const& row) const
{
    Spoken made;
    made.role = QAccessible::List;
    switch (row.kind) {
    case TimelineThing::Kind::Marker: made.name = tr("Markers"); break;
    case TimelineThing::Kind::Title: made.name = tr("Titles"); break;
    case TimelineThing::Kind::Clip: made.name = tr("Video"); break;
    case TimelineThing::Kind::Sound: made.name = tr("Sound %1").arg(row.track + 1); break;
    }
    made.rect = toView(row.things.front().rect.united(row.things.back().rect));
    return made;
}

Spoken TimelineAccessible::spokenThing(TimelineThing const& thing) const
{
    Spoken made;
    made.name = nameOf(thing);
    story::Shot const* shot = story::findShot(m_session->board(), thing.shot);
    if (thing.kind == TimelineThing::Kind::Clip && shot)
        made.description = spokenShotDetail(*m_session, *m_bridge, *shot);
    made.rect = toView(thing.rect);
    made.isSelectable = true;
    made.isSelected = m_things.isSelected(thing);
    return made;
}

QString TimelineAccessible::nameOf(TimelineThing const& thing) const
{
    if (thing.kind == TimelineThing::Kind::Clip)
        return nameOfClip(thing);
    if (thing.kind == TimelineThing::Kind::Sound) {
        story::Sound const* sound = story::findSound(m_session->board(), thing.sound);
        if (!sound)
            return {};
        QString const name = QString::fromStdString(sound->name);
        return sound->isMuted ? tr("%1, muted, %2").arg(name, times(thing))
                              : tr("%1, %2").arg(name, times(thing));
    }
    if (thing.kind == TimelineThing::Kind::Title) {
        story::Title const* title = findTitle(m_session->board(), {thing.shot, thing.index});
        QString const text = title ? firstWords(QString::fromStdString(title->text)) : QString();
        return tr("%1, %2").arg(text.isEmpty() ? tr("Empty title") : text, times(thing));
    }
    story::Marker const* marker = findMarker(m_session->board(), {thing.shot, thing.index});
    QString const text = marker ? firstWords(QString::fromStdString(marker->text)) : QString();
    return tr("%1, at %2").arg(text.isEmpty() ? tr("Marker") : text, time(thing.start));
}

QString TimelineAccessible::nameOfClip(TimelineThing const& thing) const
{
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    auto const item = std::find_if(items.begin(), items.end(),
                                   [&](plan::CutItem const& each) { return each.shot == thing.shot; });
    story::Shot const* shot = story::findShot(m_session->board(), thing.shot);
    if (item == items.end() || !shot)
        return {};
    QString const name =
        tr("%1, %2").arg(spokenShot(*m_session, *m_bridge, *shot, item->number), times(thing));
    int64_t const overlap = item->transition.length.count;
    bool const isJoined = overlap > 0 && item + 1 != items.end();
    return isJoined
               ? tr("%1, %n frames of transition into the next", nullptr, static_cast<int>(overlap)).arg(name)
               : name;
}

QString TimelineAccessible::time(TimelineFrame frame) const
{
    return timecode(frame.count, m_session->board().format.rate.perSecond());
}

QString TimelineAccessible::times(TimelineThing const& thing) const
{
    return tr("from %1 to %2").arg(time(thing.start), time(thing.start + thing.length));
}

QRect TimelineAccessible::toView(QRect const& content) const
{
    return {m_view->toView(content.topLeft()), content.size()};
}

QString TimelineAccessible::current() const
{
    auto const thing = m_things.selected();
    return thing ? keyOf(*thing) : QString();
}

void TimelineAccessible::choose(QString const& key, bool isToggling)
{
    auto const thing = find(key);
    if (!thing)
        return;
    std::vector<ShotId> shots = m_session->selection();
    bool const isChosen = m_things.isSelected(*thing);
    if (!isToggling || (thing->kind != TimelineThing::Kind::Clip && !isChosen))
        return m_things.select(*thing);
    if (thing->kind == TimelineThing::Kind::Clip && !isChosen)
        shots.push_back(thing->shot);
    else
        shots.erase(std::remove(shots.begin(), shots.end(), thing->shot), shots.end());
    if (thing->kind == TimelineThing::Kind::Sound)
        return m_view->sounds()->select({});
    if (thing->kind == TimelineThing::Kind::Marker)
        return m_view->markers()->select({});
    m_session->select(shots, isChosen && !shots.empty() ? shots.back() : thing->shot);
}

void TimelineAccessible::open(QString const& key)
{
    if (auto const thing = find(key)) {
        m_things.select(*thing);
        TimelineKeys(m_view, m_session).open(*thing);
    }
}

void TimelineAccessible::setValue(QString const& key, qint64 value)
{
    if (key == kPlayheadKey)
        m_session->setPlayhead({value});
}

} // namespace fw::ui
