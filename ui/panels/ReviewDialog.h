#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QDialog>

#include <memory>

namespace fw::ui {

class ReviewListModel;

/// The review inbox: what rules held for a person to look at, and the decision with its reason. Who may
/// decide, and about what, is the engine's to say; where there are accounts, it is asked who decides. Not
/// modal. Thread: GUI.
class ReviewDialog : public QDialog {
    Q_OBJECT

public:
    ReviewDialog(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent = nullptr);
    ~ReviewDialog() override;

    ReviewListModel* model() const { return m_model; }

private:
    struct Controls;

    QWidget* buildList();
    QWidget* buildDetails();
    QWidget* buildSignIn();
    QLayout* buildDecision();
    void showInbox();
    void showItem();
    void showPicture();
    void decide(workflow::ReviewStep step);
    moderation::ReviewItem const* current() const;

    Session* m_session;
    ReviewBook* m_reviews;
    Thumbnails* m_thumbnails;
    ReviewListModel* m_model = nullptr;
    std::unique_ptr<Controls> m_controls;
    std::string m_shown; ///< id of the request whose details are shown
};

} // namespace fw::ui
