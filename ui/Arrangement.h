#pragma once

#include <QMainWindow>
#include <QObject>

#include <optional>
#include <vector>

class QMenu;

namespace fw::ui {

class Dock;

/// The panels around the canvas.
struct DockedViews {
    QWidget *presets, *cast, *queue, *monitor, *shot, *takes, *board, *timeline;
};

/// Where the panels stand: as the person left them, or as one of the workspaces has them. Without a project
/// none shows. Thread: GUI.
class Arrangement : public QObject {
    Q_OBJECT

public:
    enum class Workspace {
        Edit,  ///< canvas, board and timeline in balance
        Board, ///< cards in several rows, a small canvas
        Render ///< queue and engine
    };

    Arrangement(QMainWindow* window, DockedViews const& views);

    Dock* board() const { return m_board; }
    Dock* timeline() const { return m_timeline; }
    /// The workspaces, and a line for every panel that can be shown or hidden.
    void fillMenu(QMenu* menu);
    void show(bool isOpen);
    void choose(Workspace workspace);
    /// The canvas on the whole screen, without panels and bars; their keys go on working.
    void setPictureAlone(bool isAlone);
    /// Forgets how the person left it.
    void reset();
    void restore(); ///< position and size of the window, and what show() will bring back
    void save();    ///< the panels as they stand beside the canvas

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< rows that the timeline gets or loses

private:
    void place(DockedViews const& views);
    void size(Workspace workspace);

    QMainWindow* m_window;
    Dock *m_presets, *m_cast, *m_queue, *m_monitor, *m_shot, *m_takes, *m_board, *m_timeline;
    bool m_isOpen = false;
    QWidget* m_rows;      ///< the timeline's view
    int m_rowsHeight = 0; ///< that it needed when it was last looked at
    QByteArray m_default, m_left;
    QByteArray m_beside; ///< how the panels stand while the canvas is alone; else empty
    bool m_wasMaximized = false;
};

} // namespace fw::ui
