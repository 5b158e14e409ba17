#include "ui/TrustFlow.h"

#include "ui/FileDrop.h"
#include "ui/panels/AuditDialog.h"
#include "ui/panels/CaptureDialog.h"
#include "ui/panels/DeleteDialog.h"
#include "ui/panels/HeadshotsDialog.h"
#include "ui/panels/OriginDialog.h"
#include "ui/panels/Protection.h"
#include "ui/panels/ReviewDialog.h"
#include "ui/panels/StatementDialog.h"
#include "ui/panels/WithdrawDialog.h"
#include "ui/theme/Sentence.h"

#include <algorithm>

namespace fw::ui {

namespace {

void bringUp(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

/// Whom a notice about a low likeness is about. It counts the shot's puppets or its cast, because a take
/// names nobody.
SubjectId unlikePerson(story::Shot const& shot, Error const& notice)
{
    bool const isPuppet = notice.messageId == "cameo.lowLikeness";
    if ((!isPuppet && notice.messageId != "cameo.castLowLikeness") || notice.args.empty())
        return {};
    std::vector<SubjectId> people = shot.cast;
    if (isPuppet) {
        people.clear();
        for (story::Puppet const& puppet : shot.puppets)
            if (std::find(shot.cast.begin(), shot.cast.end(), puppet.subject) != shot.cast.end())
                people.push_back(puppet.subject);
    }
    auto const number = static_cast<size_t>(std::max(0, QString::fromStdString(notice.args[0]).toInt()));
    return number > 0 && number <= people.size() ? people[number - 1] : SubjectId{};
}

} // namespace

TrustFlow::TrustFlow(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* window)
    : QObject(window), m_session(session), m_bridge(bridge), m_thumbnails(thumbnails), m_window(window)
{
    connect(bridge, &EngineBridge::consentStopped, this, &TrustFlow::sayStopped);
    connect(bridge->reviews(), &ReviewBook::changed, this, &TrustFlow::reviewsChanged);
    // Later: after the same sentence was shown as every notice is.
    connect(bridge, &EngineBridge::jobNoticed, this, &TrustFlow::offerPictures, Qt::QueuedConnection);
    connect(new FileDrop(window), &FileDrop::dropped, this,
            [this](std::filesystem::path const& file) { showOrigin(file); });
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

void TrustFlow::offerPictures(ShotId const& shot, Error const& notice)
{
    story::Shot const* const about = story::findShot(m_session->board(), shot);
    SubjectId const subject = about ? unlikePerson(*about, notice) : SubjectId{};
    if (m_bridge->cast()->find(subject))
        Q_EMIT offered(sentenceOf(notice), tr("Add headshots..."), [this, subject] { addPictures(subject); });
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
    if (m_bridge->cast()->find(subject)->revoked) {
        offerDeletion(subject); // withdrawn before: what is left of it may still go
        return;
    }
    auto* dialog = new WithdrawDialog(m_session, m_bridge->cast(), subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QString const name = QString::fromStdString(m_bridge->cast()->nameOf(subject));
    connect(dialog, &QDialog::accepted, this, [this, name, subject] {
        Q_EMIT noticed(tr("The consent of %1 is withdrawn and the headshots are destroyed.").arg(name));
        offerDeletion(subject);
    });
    dialog->open();
}

void TrustFlow::offerDeletion(SubjectId const& subject)
{
    if (!m_session->isOpen())
        return;
    auto* dialog = new DeleteDialog(m_session, m_bridge->cast(), subject, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteDialog::deleted, this, &TrustFlow::noticed);
    connect(dialog, &DeleteDialog::looked, this, [dialog](int count) {
        if (count > 0)
            dialog->open();
        else
            dialog->deleteLater();
    });
}

void TrustFlow::sayStopped(QString const& names, int jobs)
{
    QString const what = tr("%n job(s) were stopped", nullptr, jobs);
    Q_EMIT noticed(
        tr("The consent of %1 is withdrawn: %2. Shots that show this person are blocked.").arg(names, what));
}

ReviewDialog* TrustFlow::showReview()
{
    if (!m_review)
        m_review = new ReviewDialog(m_session, m_bridge, m_thumbnails, m_window);
    bringUp(m_review);
    return m_review;
}

AuditDialog* TrustFlow::showAudit()
{
    if (!m_audit)
        m_audit = new AuditDialog(m_bridge->records(), m_window);
    if (m_session->isOpen())
        m_audit->showProject(m_session->projectFolder());
    bringUp(m_audit);
    return m_audit;
}

OriginDialog* TrustFlow::showOrigin(std::filesystem::path const& file)
{
    if (!m_origin) {
        m_origin = new OriginDialog(m_bridge->records(), m_window);
        connect(m_origin, &OriginDialog::shotWanted, this, &TrustFlow::showShot);
    }
    bringUp(m_origin);
    if (file.empty())
        m_origin->chooseFile();
    else
        m_origin->ask(file);
    return m_origin;
}

void TrustFlow::showShot(std::filesystem::path const& project, ShotId const& shot)
{
    bool const isOpen =
        m_session->isOpen() && consent::projectName(m_session->projectFolder()) == project.string();
    if (isOpen && story::findShot(m_session->board(), shot))
        m_session->selectOnly(shot);
    else
        Q_EMIT noticed(
            tr("Open the project %1 to see this shot.").arg(QString::fromStdString(project.string())));
}

void TrustFlow::showProtection() { ui::showProtection(m_window); }

} // namespace fw::ui
