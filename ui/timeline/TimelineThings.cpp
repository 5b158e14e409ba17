#include "ui/timeline/TimelineThings.h"

#include "ui/timeline/TimelineView.h"

#include <algorithm>

namespace fw::ui {

using Kind = TimelineThing::Kind;

std::vector<TimelineThingRow> TimelineThings::rows() const
{
    std::vector<TimelineThingRow> rows;
    addMarkers(rows);
    addTitles(rows);
    addClips(rows);
    addSounds(rows);
    return rows;
}

void TimelineThings::addMarkers(std::vector<TimelineThingRow>& rows) const
{
    TimelineThingRow row{Kind::Marker, 0, {}};
    for (MarkerPlace const& place : m_view->markers()->places())
        row.things.push_back(
            {Kind::Marker, place.marker.shot, place.marker.index, {}, place.at, {}, place.rect});
    if (!row.things.empty())
        rows.push_back(std::move(row));
}

void TimelineThings::addTitles(std::vector<TimelineThingRow>& rows) const
{
    TimelineThingRow row{Kind::Title, 0, {}};
    for (TitlePlace const& place : m_view->titles().places)
        row.things.push_back(
            {Kind::Title, place.title.shot, place.title.index, {}, place.start, place.length, place.rect});
    if (!row.things.empty())
        rows.push_back(std::move(row));
}

void TimelineThings::addClips(std::vector<TimelineThingRow>& rows) const
{
    TimelineThingRow row{Kind::Clip, 0, {}};
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    for (ClipPlace const& place : m_view->layoutOfClips().clips) {
        if (place.item < 0 || place.item >= static_cast<int>(items.size()))
            continue; // the layout follows a moment later
        plan::CutItem const& item = items[static_cast<size_t>(place.item)];
        row.things.push_back({Kind::Clip, item.shot, -1, {}, item.start, item.length, place.rect});
    }
    if (!row.things.empty())
        rows.push_back(std::move(row));
}

void TimelineThings::addSounds(std::vector<TimelineThingRow>& rows) const
{
    SoundLayout const& layout = m_view->sounds()->places();
    for (int const track : layout.tracks) {
        TimelineThingRow row{Kind::Sound, track, {}};
        for (SoundPlace const& place : layout.places) {
            story::Sound const* sound = story::findSound(m_session->board(), place.sound);
            if (sound && sound->track == track)
                row.things.push_back(
                    {Kind::Sound, {}, -1, place.sound, sound->start, sound->length, place.rect});
        }
        if (!row.things.empty())
            rows.push_back(std::move(row));
    }
}

bool TimelineThings::isSelected(TimelineThing const& thing) const
{
    std::vector<ShotId> const& shots = m_session->selection();
    switch (thing.kind) {
    case Kind::Marker: return m_view->markers()->selected() == MarkerRef{thing.shot, thing.index};
    case Kind::Title: return m_session->title() == TitleRef{thing.shot, thing.index};
    case Kind::Sound: return m_view->sounds()->selected() == thing.sound;
    case Kind::Clip:
        return m_session->title().index < 0 &&
               std::find(shots.begin(), shots.end(), thing.shot) != shots.end();
    }
    return false;
}

std::optional<TimelineThing> TimelineThings::selected() const
{
    for (TimelineThingRow const& row : rows())
        for (TimelineThing const& thing : row.things)
            if (isSelected(thing) && (thing.kind != Kind::Clip || thing.shot == m_session->currentShot()))
                return thing;
    return std::nullopt;
}

void TimelineThings::select(TimelineThing const& thing) const
{
    if (thing.kind != Kind::Marker)
        m_view->markers()->select({});
    if (thing.kind != Kind::Sound)
        m_view->sounds()->select({});
    switch (thing.kind) {
    case Kind::Marker:
        m_session->select({}, {});
        m_view->markers()->select({thing.shot, thing.index});
        m_session->setPlayhead(thing.start);
        break;
    case Kind::Title: m_session->selectTitle({thing.shot, thing.index}); break;
    case Kind::Clip: m_session->selectOnly(thing.shot); break;
    case Kind::Sound: m_view->sounds()->select(thing.sound); break;
    }
}

} // namespace fw::ui
