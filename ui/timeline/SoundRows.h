#pragma once

#include "ui/bridge/Waveforms.h"
#include "ui/session/Session.h"
#include "ui/timeline/SoundLayout.h"

#include <QObject>
#include <QPainter>

#include <optional>

namespace fw::ui {

/// The part of the timeline below the clips: one row for every track with sounds. Drag a sound to move it (it
/// snaps to cuts, to the playhead and to other sounds; up and down changes the track), its ends to trim, the
/// handles in its upper corners to fade. Each gesture is one undo step. The view lends its scale, its surface
/// and its mouse. Thread: GUI.
class SoundRows : public QObject {
    Q_OBJECT

public:
    explicit SoundRows(Session* session, QObject* parent = nullptr);

    /// Places everything below `top` (content coordinates).
    void layOut(TimeScale const& scale, int top);
    SoundLayout const& places() const { return m_layout; }

    /// `offset` is added to content coordinates. Tracks are named in the first `headWidth` pixels.
    void paint(QPainter& painter, QPoint offset, QRect const& exposed) const;
    void paintHeads(QPainter& painter, int offsetY, int headWidth) const;

    /// True when the press was on a sound, whose drag then goes on with `move` and ends with `release`.
    bool press(QPoint content);
    void move(QPoint content, bool isSnapping);
    void release();
    /// True when a drag was given up.
    bool cancel();
    bool isDragging() const { return m_drag.has_value(); }

    SoundId const& selected() const { return m_selected; }
    void select(SoundId const& sound);
    /// True when one was selected.
    bool removeSelected();
    /// What a drag of the selected sound by so many frames would do, in one step; no-op without one.
    void nudge(SoundDrag kind, int64_t frames);
    void changeTrack(int step); ///< of the selected sound, to the next that is free there
    void setMuted(SoundId const& sound, bool isMuted);

    /// Brings files into the project and lays each under the film at `at`, on the first track that is free
    /// there. They are looked at on a background thread; what is no sound is said by Session::failed.
    void add(std::vector<std::filesystem::path> const& files, TimelineFrame at);

    /// Under the pointer, which may be nowhere: what it can do there, and its shape. False: no sound is
    /// there.
    bool hover(QPoint content, QString& hint, Qt::CursorShape& shape);
    void leave();
    /// Gain, fades, mute, remove. False: no sound is there.
    bool showMenu(QPoint content, QPoint global, QWidget* parent);
    bool showSettings(QPoint content, QWidget* parent);

Q_SIGNALS:
    void changed(); ///< must be painted (and perhaps placed) anew
    void selectionChanged();

private:
    struct Drag {
        SoundDrag kind = SoundDrag::Move;
        QPoint start;
        story::Sound sound; ///< as it was
        story::Sound shown; ///< as it is being dragged
        bool isMoving = false;
    };

    std::vector<story::Sound> shownSounds() const;
    int64_t snapped(story::Sound const& sound, int64_t frames) const;
    double secondsOf(story::Sound const& sound);
    QString hintOf(SoundZone zone) const;

    Session* m_session;
    Waveforms* m_waveforms;
    TimeScale m_scale;
    SoundLayout m_layout;
    std::optional<Drag> m_drag;
    SoundId m_selected, m_hovered;
};

} // namespace fw::ui
