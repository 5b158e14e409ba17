#pragma once

#include "ui/timeline/SoundLayout.h"
#include "ui/timeline/TimelineThings.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>

namespace fw::ui {

/// All that a hand does on the timeline, by keys (docs/accessibility.md has the list): walk through its rows,
/// move, trim, roll and slip what is selected. Each press is one undo step. Thread: GUI.
class TimelineKeys {
public:
    TimelineKeys(TimelineView* view, Session* session)
        : m_view(view), m_session(session), m_things(view, session)
    {
    }

    /// True when the key was meant for what is selected.
    bool press(QKeyEvent const& event);
    /// Whether the key is to come here although a command of the window has it too.
    bool keeps(QKeyEvent const& event) const;
    /// Q and W: a selected title or sound begins or ends at the playhead. False: neither is selected.
    bool trimToPlayhead(bool isHead);
    /// Where the menu key opens a menu: in the middle of what is selected, in view coordinates.
    QPoint menuPosition(QContextMenuEvent const& event) const;
    /// The ring around what the keys act on, or around everything while nothing is selected.
    void paintFocus(QPainter& painter) const;
    void open(TimelineThing const& thing) const; ///< to its words or settings

private:
    /// What a key does to the ends of a thing.
    enum class Trim { Head, Tail, Roll, Slip };

    bool walk(QKeyEvent const& event);
    void walkInRow(int step);
    void walkAcross(int step);
    bool move(QKeyEvent const& event);
    void moveBy(TimelineThing const& thing, int64_t frames);
    bool trim(QKeyEvent const& event);
    bool trimBy(TimelineThing const& thing, Trim kind, int64_t frames);
    void trimClip(TimelineThing const& clip, Trim kind, int64_t frames);
    bool lengthenTransition(int64_t frames);
    void reveal(TimelineThing const& thing) const;

    TimelineView* m_view;
    Session* m_session;
    TimelineThings m_things;
};

} // namespace fw::ui
