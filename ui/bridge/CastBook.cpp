#include "ui/bridge/CastBook.h"

#include "engine/base/Sha256.h"
#include "engine/media/Foreign.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "ui/bridge/CaptureFeed.h"
#include "ui/bridge/EngineBridge.h"

#include <algorithm>
#include <chrono>

namespace fw::ui {

namespace {

constexpr int kPortraitPx = 96;
constexpr int64_t kSecondsOfDay = 24 * 3600;

/// The picture that stands for the person: the front, else the first.
std::string portraitOf(std::vector<std::string> const& images)
{
    if (images.empty() || std::find(images.begin(), images.end(), "front") != images.end())
        return images.empty() ? std::string() : "front";
    return images.front();
}

/// A centred square: faces are in the middle, and a circle is drawn of it.
QImage square(QImage const& whole)
{
    int const side = std::min(whole.width(), whole.height());
    QRect const middle((whole.width() - side) / 2, (whole.height() - side) / 2, side, side);
    return whole.copy(middle).scaledToHeight(kPortraitPx, Qt::SmoothTransformation);
}

QImage openPortrait(SubjectId const& subject)
{
    auto const vault = consent::defaultVault();
    if (!vault)
        return {};
    auto const png = vault->get(subject, portraitOf(vault->images(subject)));
    if (!png)
        return {};
    QImage const whole =
        QImage::fromData(reinterpret_cast<uchar const*>(png->data()), static_cast<int>(png->size()), "PNG");
    return whole.isNull() ? QImage() : square(whole);
}

Status putPictures(workflow::CastTools& tools, SubjectId const& subject,
                   std::vector<std::pair<std::string, std::filesystem::path>> const& pictures)
{
    for (auto const& [name, file] : pictures)
        FW_CHECK(workflow::addHeadshot(tools, subject, name, file));
    return {};
}

Result<CastBook::Recorded> recordNow(CastBook::Statement statement)
{
    workflow::CastTools tools = workflow::defaultCast();
    if (!statement.release.empty()) {
        FW_TRY(std::string sha256, sha256File(statement.release));
        statement.consent.proofs.push_back({consent::Proof::Kind::Release, std::move(sha256), {}});
    }
    if (!statement.clip.empty()) {
        FW_TRY(std::string sha256, sha256File(statement.clip));
        statement.consent.proofs.push_back({consent::Proof::Kind::Clip, std::move(sha256), statement.words});
    }
    FW_TRY(consent::Consent const made,
           workflow::addConsent(tools, std::move(statement.consent), statement.months));
    return CastBook::Recorded{made.subject, putPictures(tools, made.subject, statement.pictures)};
}

} // namespace

CastBook::CastBook(TaskWorker& worker, QObject* parent) : QObject(parent), m_worker(worker)
{
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] {
        waitForNextEnd();
        Q_EMIT changed();
    });
}

void CastBook::setProject(std::filesystem::path const& folder)
{
    m_project = folder;
    refresh();
}

void CastBook::refresh()
{
    m_worker.ask(
        this, [] { return consent::defaultLedger().read(); },
        [this](Result<consent::LedgerState> state) { take(std::move(state)); });
}

void CastBook::take(Result<consent::LedgerState> state)
{
    m_ledger = std::move(state);
    for (consent::Subject const& subject : subjects())
        if (subject.revoked || subject.headshots.empty())
            m_portraits.erase(subject.id);
    waitForNextEnd();
    Q_EMIT changed();
}

void CastBook::waitForNextEnd()
{
    int64_t const now = consent::systemTime();
    int64_t next = now + kSecondsOfDay;
    for (consent::Subject const& subject : subjects())
        for (consent::Consent const& each : subject.consents)
            if (each.expires > now)
                next = std::min(next, each.expires);
    m_end.start(std::chrono::seconds(next - now + 1));
}

std::vector<consent::Subject> const& CastBook::subjects() const
{
    static std::vector<consent::Subject> const nobody;
    return m_ledger ? m_ledger->subjects : nobody;
}

consent::Subject const* CastBook::find(SubjectId const& id) const
{
    return m_ledger ? m_ledger->find(id) : nullptr;
}

std::string CastBook::nameOf(SubjectId const& id) const
{
    consent::Subject const* subject = find(id);
    return subject && !subject->name.empty() ? subject->name : id.value;
}

std::optional<Error> CastBook::problem() const
{
    return m_ledger ? std::nullopt : std::optional(m_ledger.error());
}

consent::Answer CastBook::answer(consent::Question question) const
{
    question.project = m_project;
    return consent::answer(m_ledger, question, consent::systemTime());
}

consent::Answer CastBook::answer(SubjectId const& subject) const
{
    consent::Question question;
    question.subjects = {subject};
    return answer(std::move(question));
}

consent::Answer CastBook::answer(story::Shot const& shot) const
{
    consent::Question question;
    question.subjects = shot.cast;
    story::Take const* take = story::shownTake(shot);
    if (take && m_ledger)
        question.takes.push_back(take->id);
    return answer(std::move(question));
}

QImage CastBook::portrait(SubjectId const& subject)
{
    consent::Subject const* known = find(subject);
    if (!known || known->revoked || known->headshots.empty())
        return {};
    auto const [place, isNew] = m_portraits.try_emplace(subject);
    if (isNew)
        m_worker.ask(
            this, [subject] { return openPortrait(subject); },
            [this, subject](QImage picture) {
                m_portraits[subject] = std::move(picture);
                Q_EMIT changed();
            });
    return place->second;
}

void CastBook::record(Statement statement, QObject* asker, std::function<void(Result<Recorded>)> then)
{
    m_worker.ask(
        asker, [statement = std::move(statement)] { return recordNow(statement); }, std::move(then));
    m_portraits.clear();
    refresh();
}

void CastBook::addPictures(SubjectId subject,
                           std::vector<std::pair<std::string, std::filesystem::path>> pictures,
                           QObject* asker, std::function<void(Status)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject), pictures = std::move(pictures)] {
            workflow::CastTools tools = workflow::defaultCast();
            return putPictures(tools, subject, pictures);
        },
        std::move(then));
    m_portraits.clear();
    refresh();
}

void CastBook::addPictures(SubjectId subject, std::vector<std::pair<std::string, Image>> pictures,
                           QObject* asker, std::function<void(Status)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject), pictures = std::move(pictures)]() -> Status {
            workflow::CastTools tools = workflow::defaultCast();
            for (auto const& [name, picture] : pictures)
                FW_CHECK(workflow::addHeadshot(tools, subject, name, picture));
            return {};
        },
        std::move(then));
    m_portraits.clear();
    refresh();
}

void CastBook::setUpPuppet(SubjectId subject, QObject* asker, std::function<void(Result<story::Puppet>)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject)] { return workflow::setUpPuppet(subject, workflow::defaultCameo()); },
        std::move(then));
}

void CastBook::countFaces(std::filesystem::path file, QObject* asker, std::function<void(Result<int>)> then)
{
    m_worker.ask(
        asker, [file = std::move(file)] { return workflow::countFaces(file, workflow::defaultCameo()); },
        std::move(then));
}

void CastBook::judge(std::filesystem::path file, QObject* asker,
                     std::function<void(Result<QStringList>)> then)
{
    m_worker.ask(
        asker,
        [file = std::move(file)]() -> Result<QStringList> {
            FW_TRY(auto const finder, workflow::defaultCameo().openFaces());
            FW_TRY(Image const read, media::readForeignImage(file));
            Image const picture = media::flatten(read);
            FW_TRY(std::vector<cameo::Face> const faces, findFaces(picture, *finder));
            cameo::Judgement const judgement = cameo::judge(picture, faces);
            QStringList sentences;
            for (cameo::Flaw const flaw : judgement.flaws)
                if (flaw != cameo::Flaw::WrongTurn) // a file may be any picture of the set
                    sentences << QString::fromStdString(judgement.sentence(flaw));
            return sentences;
        },
        std::move(then));
}

void CastBook::revoke(SubjectId subject, std::string reason, QObject* asker, std::function<void(Status)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject), reason = std::move(reason)] {
            workflow::CastTools tools = workflow::defaultCast();
            return workflow::revoke(tools, subject, reason);
        },
        std::move(then));
    refresh();
}

void CastBook::preview(std::filesystem::path file, QObject* asker, std::function<void(Result<QImage>)> then)
{
    m_worker.ask(
        asker,
        [file = std::move(file)]() -> Result<QImage> {
            FW_TRY(Image const picture, media::readForeignImage(file));
            return square(toQImage(picture));
        },
        std::move(then));
}

void CastBook::listDependents(SubjectId subject, QObject* asker,
                              std::function<void(Result<workflow::Dependents>)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject), project = m_project]() -> Result<workflow::Dependents> {
            FW_TRY(consent::LedgerState const ledger, consent::defaultLedger().read());
            FW_TRY(std::vector<consent::LogEntry> const audit, consent::defaultAuditLog().read());
            FW_TRY(workflow::Dependents found, workflow::dependentsOf(subject, project, ledger, audit));
            FW_CHECK(workflow::addExportedFiles(found, provenance::defaultRegistry()));
            return found;
        },
        std::move(then));
}

void CastBook::deleteDependents(SubjectId subject, workflow::Dependents found, QObject* asker,
                                std::function<void(workflow::Deletion)> then)
{
    m_worker.ask(
        asker,
        [subject = std::move(subject), found = std::move(found)] {
            workflow::CastTools tools = workflow::defaultCast();
            return workflow::deleteDependents(tools, subject, found);
        },
        std::move(then));
}

} // namespace fw::ui
