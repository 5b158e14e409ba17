#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/canvas/ComparedCut.h"

#include <QWidget>

#include <functional>

class QAction;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace fw::ui {

class CanvasPicture;
class EmptyWell;
class PlaybackLink;
class SeamView;
class TimecodeEdit;

/// The canvas: picture above, transport below. Space plays, J K L shuttle, Left/Right one frame,
/// Shift+Left/Right one second, Up/Down the previous and next cut, Home/End, Esc stops the shot that forms,
/// or ends a comparison or the look at a seam first. Thread: GUI.
class CanvasView : public QWidget {
    Q_OBJECT

public:
    CanvasView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent = nullptr);
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
    /// Two takes of the current shot in one picture, parted by a line that the keyboard moves.
    void setComparing(bool isComparing);
    void compare(ComparedTakes const& takes); ///< these; the keyboard stays where it is
    /// Another take beside the one on the left, while takes of its shot are compared.
    void showBeside(TakeId const& take);
    bool isComparing() const;
    void setSeamShown(bool isShown); ///< instead of the picture, while the film stands still
    bool isSeamShown() const { return m_isSeamShown; }
    /// It has the whole screen: it takes the keyboard, and Escape asks to leave.
    void setAlone(bool isAlone);
    /// Buttons at the right of the transport.
    void setTools(std::vector<QAction*> const& actions);

Q_SIGNALS:
    void modesChanged(); ///< whether takes are compared, whether the seam is shown
    void aloneLeft();
    void noticed(QString const& text);
    void sampleRequested();
    void scriptRequested();
    void newShotRequested();
    void stopRequested(fw::ShotId const& shot);

protected:
    bool event(QEvent* event) override; ///< Escape leaves a mode before it stops a rendering
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool hasMode() const { return m_isSeamShown || isComparing() || m_isAlone; }
    void leaveMode();
    void followSeam();
    QWidget* makeTransport();
    QToolButton* addButton(QWidget* bar, char const* icon, QString const& name, std::function<void()> run);
    void refresh();
    double framesPerSecond() const;

    Session* m_session;
    EngineBridge* m_bridge;
    PlaybackLink* m_link;
    CanvasPicture* m_picture;
    SeamView* m_seam;
    QHBoxLayout* m_tools = nullptr;
    EmptyWell* m_empty = nullptr;
    QToolButton* m_play = nullptr;
    QToolButton* m_loop = nullptr;
    TimecodeEdit* m_now = nullptr;
    QLabel* m_total = nullptr;
    bool m_isSeamShown = false;
    bool m_isAlone = false;
    bool m_wantsWipe = false; ///< the keyboard goes to the line as soon as there is one
};

} // namespace fw::ui
