#pragma once

#include "ui/bridge/Thumbnails.h"
#include "ui/models/TakeListModel.h"
#include "ui/session/Session.h"

#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace fw::ui {

/// The filmstrip of the current shot: every take with its poster; star chooses the one that plays, "use this
/// seed" locks the shot to it, delete asks first. An out-of-date take says why and can be kept. Thread: GUI.
class TakesPanel : public QWidget {
    Q_OBJECT

public:
    TakesPanel(Session* session, Thumbnails* thumbnails, QWidget* parent = nullptr);

    TakeListModel* model() const { return m_model; }
    void chooseNext(); ///< the take after the shown one, round and round

private:
    QWidget* buildBar();
    QWidget* buildStaleBar();
    void showShot();
    void showTake();
    void choose(story::Take const& take, bool isChosen);
    void useSeed();
    void deleteTake();
    void keep();
    story::Take const* current() const;

    Session* m_session;
    TakeListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_facts = nullptr;
    QWidget* m_staleBar = nullptr;
    QLabel* m_reason = nullptr;
    QToolButton* m_star = nullptr;
    QToolButton* m_seed = nullptr;
    QToolButton* m_delete = nullptr;
};

} // namespace fw::ui
