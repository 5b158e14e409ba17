#pragma once

#include "ui/session/MarkerGestures.h"
#include "ui/session/Session.h"
#include "ui/timeline/TimelineLayout.h"

#include <QString>

#include <optional>
#include <vector>

namespace fw::ui {

class TimelineView;

/// Something on the timeline that can be selected: by the keyboard, and by whoever hears the window instead
/// of seeing it.
struct TimelineThing {
    enum class Kind { Marker, Title, Clip, Sound };
    Kind kind = Kind::Clip;
    ShotId shot;    ///< of all but sounds
    int index = -1; ///< which of the shot's markers or titles
    SoundId sound;
    TimelineFrame start, length; ///< on the film; a marker has no length
    QRect rect;                  ///< in content coordinates

    bool isSameAs(TimelineThing const& other) const
    {
        return kind == other.kind && shot == other.shot && index == other.index && sound == other.sound;
    }
};

/// A row of the timeline with something in it, from the upper to the lower.
struct TimelineThingRow {
    TimelineThing::Kind kind = TimelineThing::Kind::Clip;
    int track = 0;                     ///< of sounds
    std::vector<TimelineThing> things; ///< by their start
};

/// What lies on the timeline, row by row, and which of it is selected. Holds nothing itself. Thread: GUI.
class TimelineThings {
public:
    TimelineThings(TimelineView* view, Session* session) : m_view(view), m_session(session) {}

    std::vector<TimelineThingRow> rows() const;
    std::optional<TimelineThing> selected() const;
    /// Alone. A marker takes the playhead along, as a click on it does.
    void select(TimelineThing const& thing) const;
    bool isSelected(TimelineThing const& thing) const; ///< several clips may be

private:
    void addMarkers(std::vector<TimelineThingRow>& rows) const;
    void addTitles(std::vector<TimelineThingRow>& rows) const;
    void addClips(std::vector<TimelineThingRow>& rows) const;
    void addSounds(std::vector<TimelineThingRow>& rows) const;

    TimelineView* m_view;
    Session* m_session;
};

} // namespace fw::ui
