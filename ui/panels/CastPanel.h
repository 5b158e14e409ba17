#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/session/Session.h"

#include <QWidget>

class QLabel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace fw::ui {

class CastListModel;

/// The people who may be in shots: who they are, and whether their consent is good today. Asks for what it
/// cannot do itself; the ledger decides. Thread: GUI.
class CastPanel : public QWidget {
    Q_OBJECT

public:
    CastPanel(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);

    CastListModel* model() const { return m_model; }
    SubjectId current() const; ///< the selected person; empty when none is
    void select(SubjectId const& subject);

Q_SIGNALS:
    void addRequested();
    void picturesRequested(fw::SubjectId const& subject);
    void cameraRequested(fw::SubjectId const& subject);
    void renewRequested(fw::SubjectId const& subject);
    void withdrawRequested(fw::SubjectId const& subject);
    void protectionRequested();

private:
    QWidget* buildBar();
    void showCast();
    void showButtons();
    void showMenu(QPoint const& position);
    void putIntoShot(SubjectId const& subject);

    Session* m_session;
    EngineBridge* m_bridge;
    CastListModel* m_model = nullptr;
    QStackedWidget* m_pages = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_problem = nullptr;
    QToolButton* m_pictures = nullptr;
    QToolButton* m_camera = nullptr;
    QToolButton* m_renew = nullptr;
    QToolButton* m_withdraw = nullptr;
    QWidget* m_bar = nullptr;
    SubjectId m_wanted; ///< to be selected as soon as the ledger was read again
};

} // namespace fw::ui
