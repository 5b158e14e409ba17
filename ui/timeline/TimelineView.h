#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"
#include "ui/timeline/MarkerRow.h"
#include "ui/timeline/SoundRows.h"
#include "ui/timeline/TimelineLayout.h"
#include "ui/timeline/TitleRow.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace fw::ui {

class TimelineAccessible;
class TimelineKeys;

/// The same shots as on the board, on one magnetic video track: ruler, markers, titles, clips with thumbnails
/// at true times, transitions and the playhead. Drag a clip to reorder, an end to trim (later shots ripple),
/// a transition to change its length; with Shift the film keeps its length: an end rolls the cut, a clip
/// slips its picture. A title is dragged and trimmed in its own row and goes along with its shot. Click the
/// ruler to seek. Below the clips lie the sounds (SoundRows); sound files may be dropped. Paints only what
/// shows. Thread: GUI.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    TimelineView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent = nullptr);
    ~TimelineView() override;

    TimelineLayout const& layoutOfClips() const { return m_layout; }
    TitleRow const& titles() const { return m_titles; }
    TimeScale const& scale() const { return m_scale; }
    QPoint toView(QPoint content) const;
    QRect bed() const;     ///< what is right of the rows' names, in view coordinates
    int soundsTop() const; ///< below the clips, in content coordinates
    /// Clips painted by the last paint event (tests: only those that show).
    int paintedClips() const { return m_paintedClips; }

    void splitAtPlayhead();                    ///< B, Ctrl+K
    void trimToPlayhead(bool isHead);          ///< Q, W
    void performTrim(TrimPreview const& trim); ///< as one edit
    void addDefaultTransition(); ///< Ctrl+Shift+D: a dissolve of half a second out of the current shot
    void zoomBy(double factor, int aroundViewX);
    void zoomToFit();
    void setSnapping(bool isSnapping) { m_isSnapping = isSnapping; }
    SoundRows* sounds() const { return m_sounds; }
    MarkerRow* markers() const { return m_markers; }
    void chooseSounds(); ///< asks for files and lays them under the film at the playhead

    QSize sizeHint() const override;

Q_SIGNALS:
    void editPromptRequested(fw::ShotId const& shot);
    void editTitleRequested(); ///< of the one that is selected
    void contextMenuWanted(fw::ShotId const& shot, QPoint const& globalPosition);
    void hintChanged(QString const& hint);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class DragKind { Seek, Move, TrimHead, TrimTail, Slip, Roll, Transition };
    /// A gesture in progress; nothing is performed before the button is released.
    struct Drag {
        DragKind kind = DragKind::Seek;
        QPoint start;
        bool isMoving = false;
        bool isCopy = false;
        int item = -1;
        int gap = -1;
        TrimPreview trim;
        int64_t transitionFrames = 0;
    };

    QPoint toContent(QPoint view) const;
    plan::CutItem const& item(int index) const;
    std::vector<plan::CutItem> shownItems() const; ///< with the trim or transition that is being dragged
    void layOut();                                 ///< places of everything, at the present scale
    void relayout();
    void dragMarker(QPoint view);
    bool pressTitle(QPoint view);
    void dragTitle(QPoint view);
    void finishTitle();
    int64_t snapped(TimelineFrame frame, int64_t frames) const;
    void onPlayhead();
    void seekTo(int contentX);
    DragKind kindOf(TimelineHit const& hit, bool isShift) const;
    void updateDrag(QMouseEvent* event);
    void updateTrim(int dx);
    void finishDrag();
    void updateHover(QPoint view);
    int64_t framesOf(int pixels) const;
    void paintRuler(QPainter& painter, QRect const& exposed);
    void paintTrack(QPainter& painter, QRect const& exposed);
    void paintOneClip(QPainter& painter, ClipPlace const& place, QRect const& exposed);
    void paintTitles(QPainter& painter, QRect const& exposed);
    void paintHeads(QPainter& painter);
    void paintTransitions(QPainter& painter, QRect const& exposed);
    void paintMarks(QPainter& painter);
    void paintPlayhead(QPainter& painter);
    // Sounds: TimelineSounds.cpp
    void connectSounds();
    void layOutSounds();
    void paintSounds(QPainter& painter, QRect const& exposed);
    bool hoverSounds(QPoint content);
    bool soundMenu(QContextMenuEvent* event);
    void describeSound();

    Session* m_session;
    EngineBridge* m_bridge;
    Thumbnails* m_thumbnails;
    TimelineAccessible* m_spoken;
    std::unique_ptr<TimelineKeys> m_keys;
    SoundRows* m_sounds;
    MarkerRow* m_markers;
    TimeScale m_scale;
    TimelineLayout m_layout;
    TitleRow m_titles;
    std::optional<Drag> m_drag;
    std::optional<TitleDrag> m_titleDrag;
    QPoint m_titlePress;
    TimelineHit m_hover;
    TitleRef m_hoverTitle;
    int m_hoverCut = -1;
    int m_paintedClips = 0;
    bool m_isSnapping = true;
    bool m_isFitted = true; ///< until the maker zooms, the whole film fits
};

} // namespace fw::ui
