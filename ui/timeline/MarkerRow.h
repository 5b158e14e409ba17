#pragma once

#include "ui/session/MarkerGestures.h"
#include "ui/session/Session.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelineLayout.h"

#include <QObject>
#include <QPainter>

#include <optional>

namespace fw::ui {

/// A marker's flag in the timeline, in content coordinates.
struct MarkerPlace {
    MarkerRef marker;
    TimelineFrame at; ///< of the film
    QRect rect;
};

/// The row of flags below the ruler; there is none while the film has no markers. Click a flag to go there,
/// drag it, double-click it to write something. The view lends its scale, its surface and its mouse. Thread:
/// GUI.
class MarkerRow : public QObject {
    Q_OBJECT

public:
    static constexpr int kHeight = 22;
    static constexpr int kMostWidth = 180;

    explicit MarkerRow(Session* session, QObject* parent = nullptr);

    void layOut(plan::ExportPlan const& cut, TimeScale const& scale, int top);
    std::vector<MarkerPlace> const& places() const { return m_places; }
    int height() const { return m_places.empty() ? 0 : kHeight + TimelineLayout::kGap / 2; }

    /// `offset` is added to content coordinates; each flag's pole reaches down to `bottom` (of the surface).
    void paint(QPainter& painter, QPoint offset, int bottom) const;

    /// True when the press was on a flag, whose drag then goes on with `move` and ends with `release`.
    bool press(QPoint content);
    void move(int64_t frames); ///< that it was dragged, from where it was
    void release();
    bool cancel(); ///< true when a drag was given up
    bool isDragging() const { return m_drag.has_value(); }
    bool isMoving() const { return m_drag && m_drag->frames != 0; }
    TimelineFrame dragStart() const { return m_drag->start; }
    int dragX() const { return m_drag->contentX; }

    MarkerRef const& selected() const { return m_selected; }
    void select(MarkerRef const& marker);
    void removeSelected();
    /// At the playhead; where one is already, its settings open instead.
    void addAtPlayhead(QWidget* parent);
    void goBeside(int step); ///< the playhead to the next marker, or with -1 to the one before
    bool showSettings(QPoint content, QWidget* parent);
    bool showMenu(QPoint content, QPoint global, QWidget* parent);
    bool hover(QPoint content); ///< true when a flag is there

Q_SIGNALS:
    void changed(); ///< must be painted anew

private:
    struct Drag {
        MarkerRef marker;
        TimelineFrame start;
        int contentX = 0;
        int64_t frames = 0;
    };

    MarkerPlace const* hitAt(QPoint content) const;
    void openSettings(MarkerRef const& marker, QWidget* parent);

    Session* m_session;
    TimeScale m_scale;
    std::vector<MarkerPlace> m_places;
    std::optional<Drag> m_drag;
    MarkerRef m_selected, m_hovered;
};

/// The palette's colour for a marker: 4.5:1 on the panel and more.
QColor colourOf(story::MarkerColour colour);
QString nameOf(story::MarkerColour colour);

} // namespace fw::ui
