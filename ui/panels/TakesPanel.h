#pragma once

#include "ui/bridge/TaskWorker.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/models/TakeListModel.h"
#include "ui/session/Session.h"

#include <QWidget>

class QAction;
class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace fw::ui {

/// The filmstrip of the current shot: every take with its poster; star chooses the one that plays, "use this
/// seed" locks the shot to it, "use the settings" gives the shot what the take was asked for, delete asks
/// first and can be taken back. An out-of-date take says why and can be kept. Thread: GUI.
class TakesPanel : public QWidget {
    Q_OBJECT

public:
    TakesPanel(Session* session, Thumbnails* thumbnails, QWidget* parent = nullptr);

    TakeListModel* model() const { return m_model; }
    void chooseNext();          ///< the take after the shown one, round and round
    TakeId currentTake() const; ///< the one that the person is at; empty when there is none
    void useSeed();
    void useSettings(); ///< reads the recipe on a worker; one undo step
    void showDetails();
    void exportTake();
    void deleteTake();
    void restoreDeleted(); ///< the take that was deleted last
    /// What the menu of a take offers, and its button.
    void setMenu(std::vector<QAction*> const& actions);
    void setComparing(bool isComparing);

Q_SIGNALS:
    void takePicked(fw::TakeId const& take); ///< the person went to it
    void compareRequested(bool isComparing);
    void exportRequested(fw::ShotId const& shot, fw::TakeId const& take);
    void noticed(QString const& text);
    void failed(fw::Error const& error);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< Delete in the filmstrip

private:
    struct Deleted {
        ShotId shot;
        story::Take take;
        int number = 0;
    };

    QWidget* buildBar();
    QWidget* buildStaleBar();
    QWidget* buildDeletedBar();
    void showShot();
    void showTake();
    void choose(story::Take const& take, bool isChosen);
    void keep();
    void applySettings(story::Take const& take, plan::RenderRequest const& request);
    story::Take const* current() const;

    Session* m_session;
    TakeListModel* m_model = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_facts = nullptr;
    QWidget* m_staleBar = nullptr;
    QLabel* m_reason = nullptr;
    QWidget* m_deletedBar = nullptr;
    QLabel* m_deletedText = nullptr;
    QToolButton* m_star = nullptr;
    QToolButton* m_compare = nullptr;
    QToolButton* m_seed = nullptr;
    QToolButton* m_more = nullptr;
    QToolButton* m_delete = nullptr;
    std::optional<Deleted> m_deleted; ///< the last one, while it can come back
    TaskWorker m_worker;              // last: joined before what it uses goes
};

} // namespace fw::ui
