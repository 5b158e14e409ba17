#pragma once

#include "ui/session/Session.h"

#include <QWidget>

class QKeyEvent;

namespace fw::ui {

class CanvasPicture;
class PlaybackLink;

/// Something of the current shot that is edited over the picture. It lies on the whole picture, shows while
/// nothing plays and nothing is compared, and ends by itself when another shot is chosen. Thread: GUI.
class CanvasOverlay : public QWidget {
    Q_OBJECT

public:
    CanvasOverlay(Session* session, PlaybackLink* link, CanvasPicture* picture);

    bool isEditing() const { return !m_shot.isEmpty(); }

Q_SIGNALS:
    void ended();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    /// Whether what is edited is there.
    virtual bool isThere() const = 0;
    /// What is edited may have changed; it is there.
    virtual void refresh() = 0;
    /// A drag under way is forgotten; false: there was none.
    virtual bool callOff() = 0;
    /// A key that is wanted before the window's shortcuts have it.
    virtual bool keeps(QKeyEvent const& event) const = 0;

    void begin();                         ///< with the current shot: shows and takes the keyboard
    void end();                           ///< as was asked for
    void stop();                          ///< by itself, and says so
    void escape();                        ///< a drag is called off first
    void lookAgain();                     ///< refreshes, or stops
    QPointF inFrame(QPointF place) const; ///< in shares of the frame

    Session* m_session;
    PlaybackLink* m_link;
    CanvasPicture* m_picture;
    ShotId m_shot; ///< empty: nothing is edited
};

} // namespace fw::ui
