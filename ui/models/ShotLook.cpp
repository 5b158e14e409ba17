#include "ui/models/ShotLook.h"

#include "engine/jobs/TakeStore.h"
#include "ui/models/CastLook.h"
#include "ui/theme/Sentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace fw::ui {

namespace {

struct ShotWords {
    Q_DECLARE_TR_FUNCTIONS(ShotLook)
};

ShotLook formingLook(jobs::JobInfo const& job)
{
    ShotLook look{ShotState::Forming, phaseWords(job.progress), {}, 0, 0, job.etaSeconds};
    if (job.progress.phase == render::Phase::Denoise) {
        look.step = job.progress.step;
        look.of = job.progress.of;
    } else if (job.progress.phase > render::Phase::Denoise) {
        look.step = look.of = 1; // the picture is there; decoding and writing show in the word
    }
    return look;
}

ShotLook takeLook(plan::ShotStatus const& status)
{
    switch (status.state) {
    case plan::TakeState::Ready: return {ShotState::Ready, {}, {}};
    case plan::TakeState::Stale: return {ShotState::Stale, {}, engineText(status.reason)};
    case plan::TakeState::Empty: break;
    }
    return {ShotState::Empty, {}, {}};
}

/// A shot whose people may not be shown is blocked, whatever its takes and jobs say.
std::optional<ShotLook> blockedLook(Session const& session, EngineBridge const& bridge, ShotId const& shot)
{
    story::Shot const* found = story::findShot(session.board(), shot);
    if (!found)
        return std::nullopt;
    consent::Answer const answer = bridge.cast()->answer(*found);
    if (answer.isAllowed())
        return std::nullopt;
    CastLook const look = refusedLook(answer);
    bool const isOver = answer.reason == consent::Reason::Expired; // on a card the word stands alone
    return ShotLook{ShotState::Held, isOver ? ShotWords::tr("Consent expired") : look.word, look.sentence};
}

bool isActive(jobs::JobState state)
{
    return state == jobs::JobState::Running || state == jobs::JobState::Queued ||
           state == jobs::JobState::Waiting;
}

ShotLook withoutWord(Session const& session, EngineBridge const& bridge, ShotId const& shot)
{
    auto const job = bridge.jobOf(shot);
    if (!job || !isActive(job->state))
        if (auto const blocked = blockedLook(session, bridge, shot))
            return *blocked;
    if (job) {
        switch (job->state) {
        case jobs::JobState::Running: return formingLook(*job);
        case jobs::JobState::Queued:
        case jobs::JobState::Waiting: {
            int const place = bridge.placeInQueue(shot);
            return {ShotState::Queued, ShotWords::tr("Queued (%1)").arg(place), {}};
        }
        case jobs::JobState::Held: return {ShotState::Held, {}, ShotWords::tr("Held in the queue")};
        case jobs::JobState::Failed:
            if (job->error && job->error->messageId == "workflow.faceUnanswered")
                return {ShotState::Held, ShotWords::tr("Held: whose face?"), sentenceOf(*job->error)};
            return {ShotState::Failed, {}, job->error ? sentenceOf(*job->error) : QString()};
        case jobs::JobState::Cancelled:
            // A take that is still good says more than a job that was stopped.
            if (session.status(shot).state == plan::TakeState::Ready)
                break;
            return {ShotState::Cancelled, {}, ShotWords::tr("Stopped before the take was done")};
        case jobs::JobState::Finished: break;
        }
    }
    return takeLook(session.status(shot));
}

} // namespace

ShotLook shotLook(Session const& session, EngineBridge const& bridge, ShotId const& shot)
{
    ShotLook look = withoutWord(session, bridge, shot);
    if (look.word.isEmpty())
        look.word = Theme::instance().state(look.state).word;
    return look;
}

QString phaseWords(render::Progress const& progress)
{
    QString const count =
        progress.of > 0 ? QStringLiteral(" %1/%2").arg(progress.step).arg(progress.of) : QString();
    switch (progress.phase) {
    case render::Phase::Load: return ShotWords::tr("Loading") + count;
    case render::Phase::Text: return ShotWords::tr("Reading") + count;
    case render::Phase::Denoise: return ShotWords::tr("Forming") + count;
    case render::Phase::Decode: return ShotWords::tr("Decoding") + count;
    case render::Phase::Upscale: return ShotWords::tr("Upscaling") + count;
    case render::Phase::Encode: return ShotWords::tr("Writing") + count;
    }
    return {};
}

QString clockText(double seconds)
{
    if (seconds < 0)
        return {};
    int const whole = static_cast<int>(seconds + 0.5);
    if (whole >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(whole / 3600)
            .arg(whole / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(whole % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString posterFile(Session const& session, story::Take const* take)
{
    if (!take)
        return {};
    return QString::fromStdString(jobs::TakeStore(session.projectFolder()).files(take->id).poster.string());
}

QString lengthText(TimelineFrame length, FrameRate rate)
{
    return ShotWords::tr("%L1 s").arg(static_cast<double>(length.count) / rate.perSecond(), 0, 'f', 1);
}

QString bytesText(uint64_t bytes)
{
    double const gigabytes = static_cast<double>(bytes) / (1u << 30);
    if (bytes > 0 && bytes < (1u << 20))
        return ShotWords::tr("%1 kB").arg((bytes + 1023) / 1024);
    if (gigabytes < 0.95)
        return ShotWords::tr("%1 MB").arg(QLocale().toString(gigabytes * 1024, 'f', 0));
    return ShotWords::tr("%1 GB").arg(QLocale().toString(gigabytes, 'f', gigabytes < 10 ? 1 : 0));
}

} // namespace fw::ui
