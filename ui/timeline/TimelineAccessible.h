#pragma once

#include "ui/theme/SpokenView.h"
#include "ui/timeline/TimelineThings.h"

namespace fw::ui {

class EngineBridge;
class TimelineView;

/// The timeline for a screen reader: the playhead as a slider, and a list for every row with its markers,
/// titles, clips or sounds, each with its name and its times. Thread: GUI.
class TimelineAccessible : public SpokenView {
    Q_OBJECT

public:
    TimelineAccessible(TimelineView* view, Session* session, EngineBridge* bridge);

    QAccessible::Role role() const override { return QAccessible::Grouping; }
    QStringList thingsIn(QString const& holder) const override;
    QString holderOf(QString const& key) const override;
    Spoken spoken(QString const& key) const override;
    QString current() const override;
    void choose(QString const& key, bool isToggling) override;
    void open(QString const& key) override;
    void setValue(QString const& key, qint64 value) override; ///< the playhead's frame

    void layoutChanged();                        ///< something came, went or has another place
    void selectedOther() { selectionChanged(); } ///< a sound or marker, of which the session knows nothing

private:
    std::vector<TimelineThingRow> const& rows() const;
    std::optional<TimelineThing> find(QString const& key) const;
    Spoken spokenPlayhead() const;
    Spoken spokenRow(TimelineThingRow const& row) const;
    Spoken spokenThing(TimelineThing const& thing) const;
    QString nameOf(TimelineThing const& thing) const;
    QString nameOfClip(TimelineThing const& thing) const;
    QString times(TimelineThing const& thing) const;
    QString time(TimelineFrame frame) const;
    QRect toView(QRect const& content) const;

    TimelineView* m_view;
    Session* m_session;
    EngineBridge* m_bridge;
    TimelineThings m_things;
    mutable std::optional<std::vector<TimelineThingRow>> m_rows; ///< until something changes
    mutable QHash<QString, std::pair<size_t, int>> m_places; ///< by key: row, and thing in it (-1: the row)
};

} // namespace fw::ui
