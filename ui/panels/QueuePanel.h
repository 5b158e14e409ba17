#pragma once

#include "ui/bridge/Thumbnails.h"
#include "ui/models/QueueModel.h"

#include <QWidget>

class QLabel;
class QListView;
class QMenu;
class QToolButton;

namespace fw::ui {

/// The queue: what runs, what waits in which order, what ended and why; pause, hold, order, retry and stop.
/// Thread: GUI.
class QueuePanel : public QWidget {
    Q_OBJECT

public:
    QueuePanel(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent = nullptr);

    QueueModel* model() const { return m_model; }

private:
    QWidget* buildHead();
    QWidget* buildTools();
    void chooseAgain();
    void showQueue();
    void showJob();
    void fillMenu(QMenu* menu); ///< what is done with the whole queue
    void move(int step);
    jobs::JobInfo const* current() const;

    Session* m_session;
    EngineBridge* m_bridge;
    QueueModel* m_model = nullptr;
    QListView* m_list = nullptr;
    JobId m_chosen; ///< of the list's current row
    QLabel* m_summary = nullptr;
    QLabel* m_empty = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_hold = nullptr;
    QToolButton* m_up = nullptr;
    QToolButton* m_down = nullptr;
    QToolButton* m_retry = nullptr;
    QToolButton* m_stop = nullptr;
};

} // namespace fw::ui
