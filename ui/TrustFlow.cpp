#include "ui/TrustFlow.h"

#include "ui/panels/CaptureDialog.h"
#include "ui/panels/HeadshotsDialog.h"
#include "ui/panels/Protection.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/WithdrawDialog.h"

namespace fw::ui {

TrustFlow::TrustFlow(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* window)
    : QObject(window), m_session(session), m_bridge(bridge), m_thumbnails(thumbnails), m_window(window)
{
    connect(bridge, &EngineBridge::consentStopped, this, &TrustFlow::sayStopped);
    connect(bridge->reviews(), &ReviewBook::changed, this, &TrustFlow::reviewsChanged);
}

void TrustFlow::addPerson() { openStatement({}); }

void TrustFlow::renew(SubjectId const& subject)
{
    if (m_bridge->cast()->find(subject))
        openStatement(subject);
    else
        Q_EMIT noticed(tr("Select a person in the Cast panel first."));
}

void TrustFlow::openStatement(SubjectId const& renewed)
{
    auto* dialog = new StatementDialog(m_bridge->cast(), renewed, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StatementDialog::recorded, this,
            [this](SubjectId const& subject, Status const& pictures) {
                Q_EMIT recorded(subject);
                if (!pictures)
                    Q_EMIT failed(pictures.error());
            });
    dialog->open();
}

void TrustFlow::addPictures(SubjectId const& subject)
{
    if (!m_bridge->cast()->find(subject)) {
        Q_EMIT noticed(tr("Select a person in the Cast panel first."));
        return;
    }
    auto* dialog = new HeadshotsDialog(m_bridge->cast(), subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HeadshotsDialog::cameraRequested, this, &TrustFlow::takePictures);
    dialog->open();
}

void TrustFlow::takePictures(SubjectId const& subject)
{
    if (!m_bridge->cast()->find(subject)) {
        Q_EMIT noticed(tr("Select a person in the Cast panel first."));
        return;
    }
    auto* dialog = new CaptureDialog(m_bridge->cast(), subject, CaptureDialog::defaultDevices(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TrustFlow::withdraw(SubjectId const& subject)
{
    if (!m_bridge->cast()->find(subject)) {
        Q_EMIT noticed(tr("Select a person in the Cast panel first."));
        return;
    }
    auto* dialog = new WithdrawDialog(m_session, m_bridge->cast(), subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QString const name = QString::fromStdString(m_bridge->cast()->nameOf(subject));
    connect(dialog, &QDialog::accepted, this, [this, name] {
        Q_EMIT noticed(tr("The consent of %1 is withdrawn and the headshots are destroyed.").arg(name));
    });
    dialog->open();
}

void TrustFlow::sayStopped(QString const& names, int jobs)
{
    QString const what = jobs == 1 ? tr("1 job was stopped") : tr("%1 jobs were stopped").arg(jobs);
    Q_EMIT noticed(
        tr("The consent of %1 is withdrawn: %2. Shots that show this person are blocked.").arg(names, what));
}

ReviewDialog* TrustFlow::showReview()
{
    if (!m_review) {
        m_review = new ReviewDialog(m_session, m_bridge, m_thumbnails, m_window);
        m_review->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_review->show();
    m_review->raise();
    m_review->activateWindow();
    return m_review;
}

void TrustFlow::showProtection() { ui::showProtection(m_window); }

} // namespace fw::ui
