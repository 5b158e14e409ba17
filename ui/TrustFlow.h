#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace fw::ui {

class AuditDialog;
class OriginDialog;
class ReviewDialog;

/// What is asked about people and reviews: opens the dialogs and says what came of them. The rules are the
/// engine's. Thread: GUI.
class TrustFlow : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of dialogs.
    TrustFlow(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* window);

    void addPerson();
    void addPictures(SubjectId const& subject);
    void takePictures(SubjectId const& subject); ///< with a camera
    void renew(SubjectId const& subject);
    void withdraw(SubjectId const& subject);
    ReviewDialog* showReview();
    AuditDialog* showAudit();
    /// "Who made this?" about a file; empty: the person chooses one.
    OriginDialog* showOrigin(std::filesystem::path const& file = {});
    void showProtection();
    int waitingReviews() const { return m_bridge->reviews()->waiting(); }

Q_SIGNALS:
    void recorded(fw::SubjectId const& subject); ///< a statement is in the ledger
    void failed(fw::Error const& error);
    void noticed(QString const& text);
    void offered(QString const& text, QString const& action, std::function<void()> const& run);
    void reviewsChanged();

private:
    void openStatement(SubjectId const& renewed);
    void offerDeletion(SubjectId const& subject);
    void offerPictures(ShotId const& shot, Error const& notice);
    void showShot(std::filesystem::path const& project, ShotId const& shot);
    void sayStopped(QString const& names, int jobs);

    Session* m_session;
    EngineBridge* m_bridge;
    Thumbnails* m_thumbnails;
    QWidget* m_window;
    QPointer<ReviewDialog> m_review;
    QPointer<AuditDialog> m_audit;
    QPointer<OriginDialog> m_origin;
};

} // namespace fw::ui
