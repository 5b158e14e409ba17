#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace fw::ui {

class CanvasPicture;
class EmptyWell;
class PlaybackLink;
class TimecodeEdit;

/// The canvas: picture above, transport below. Space plays, J K L shuttle, Left/Right one frame,
/// Shift+Left/Right one second, Up/Down the previous and next cut, Home/End, Esc stops the shot that forms.
/// Thread: GUI.
class CanvasView : public QWidget {
    Q_OBJECT

public:
    CanvasView(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);
    ~CanvasView() override;

    PlaybackLink* playback() { return m_link; }
    CanvasPicture* picture() { return m_picture; }

    void togglePlay();
    void stepFrames(int64_t frames); ///< moves the playhead, within the film
    void stepSeconds(int seconds);
    void toCut(int direction); ///< -1 previous, +1 next
    void toStart();
    void toEnd();
    void shuttle(int direction); ///< J -1, K 0, L +1: repeated presses double the speed
    void setSafeAreas(bool areShown);
    void setActualSize(bool isActual);

Q_SIGNALS:
    void sampleRequested();
    void newShotRequested();
    void stopRequested(fw::ShotId const& shot);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTransport();
    QToolButton* addButton(QWidget* bar, char const* icon, QString const& name, std::function<void()> run);
    void refresh();
    double framesPerSecond() const;

    Session* m_session;
    EngineBridge* m_bridge;
    PlaybackLink* m_link;
    CanvasPicture* m_picture;
    EmptyWell* m_empty = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_loop = nullptr;
    TimecodeEdit* m_now = nullptr;
    QLabel* m_total = nullptr;
};

} // namespace fw::ui
