#include "ui/models/ShotLook.h"

#include <cmath>

namespace fw::ui {

namespace {

using jobs::JobState;

bool isWaiting(JobState state) { return state == JobState::Queued || state == JobState::Waiting; }

/// A job that ended badly is forgotten as soon as the shot has a take of its request.
bool isSettled(story::Shot const& shot, jobs::JobInfo const& job)
{
    for (story::Take const& take : shot.takes)
        if (take.requestKey == job.key)
            return true;
    return false;
}

int placeInQueue(EngineBridge const& bridge, jobs::JobInfo const& job)
{
    int place = 0;
    for (jobs::JobInfo const& other : bridge.jobs()) {
        if (isWaiting(other.state) || other.state == JobState::Running)
            ++place;
        if (other.id == job.id)
            return place;
    }
    return place;
}

QString progressText(jobs::JobInfo const& job)
{
    QString text = QStringLiteral("%1/%2").arg(job.progress.step).arg(job.progress.of);
    if (QString const left = clockText(job.etaSeconds); !left.isEmpty())
        text += QStringLiteral(", ") + left;
    return text;
}

void describeJob(ShotLook& look, EngineBridge const& bridge, jobs::JobInfo const& job)
{
    if (look.state == ShotState::Forming && job.progress.of > 0 &&
        job.progress.phase == render::Phase::Denoise) {
        look.progress = static_cast<double>(job.progress.step) / job.progress.of;
        look.progressText = progressText(job);
        look.word += QStringLiteral(" %1/%2").arg(job.progress.step).arg(job.progress.of);
    } else if (look.state == ShotState::Forming) {
        look.progressText = QString::fromLatin1(render::phaseName(job.progress.phase));
    } else if (look.state == ShotState::Queued) {
        look.word += QStringLiteral(" (%1)").arg(placeInQueue(bridge, job));
    } else if ((look.state == ShotState::Failed || look.state == ShotState::Held) && job.error) {
        look.reason = QString::fromStdString(job.error->message());
    }
}

} // namespace

QString clockText(double seconds)
{
    if (!(seconds >= 0))
        return {};
    int const whole = static_cast<int>(std::lround(seconds));
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

ShotState shotState(Session const& session, EngineBridge const& bridge, ShotId const& id)
{
    story::Shot const* shot = story::findShot(session.board(), id);
    if (!shot)
        return ShotState::Empty;
    if (auto const job = bridge.jobOf(id)) {
        if (job->state == JobState::Running)
            return ShotState::Forming;
        if (isWaiting(job->state))
            return ShotState::Queued;
        bool const isOpen = !isSettled(*shot, *job);
        if (job->state == JobState::Failed && isOpen)
            return ShotState::Failed;
        if (job->state == JobState::Held && isOpen)
            return ShotState::Held;
        if (job->state == JobState::Cancelled && isOpen && shot->takes.empty())
            return ShotState::Cancelled;
    }
    switch (session.status(id).state) {
    case plan::TakeState::Empty: return ShotState::Empty;
    case plan::TakeState::Stale: return ShotState::Stale;
    case plan::TakeState::Ready: return ShotState::Ready;
    }
    return ShotState::Empty;
}

ShotLook lookOf(Session const& session, EngineBridge const& bridge, story::Shot const& shot, int number)
{
    ShotLook look;
    look.id = shot.id;
    look.number = number;
    look.prompt = QString::fromStdString(shot.prompt);
    look.isExtension = shot.start.kind == story::StartKind::ExtendShot;
    bool const isDark = Theme::instance().colours().isDark;
    if (presets::Preset const* preset = session.tools().presets.find(shot.presetId)) {
        look.presetName = QString::fromStdString(preset->name);
        look.presetMark = QColor(QString::fromStdString(isDark ? preset->colourDark : preset->colourLight));
        look.presetBody = QColor(QString::fromStdString(isDark ? preset->bodyDark : preset->bodyLight));
    }
    double const seconds = static_cast<double>(shot.length.count) / session.board().format.rate.perSecond();
    look.length = QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
    if (story::Take const* take = story::shownTake(shot))
        look.take = take->id;
    look.state = shotState(session, bridge, shot.id);
    look.word = Theme::instance().state(look.state).word;
    if (look.state == ShotState::Stale)
        look.reason = QString::fromStdString(session.status(shot.id).reason);
    if (auto const job = bridge.jobOf(shot.id))
        describeJob(look, bridge, *job);
    return look;
}

} // namespace fw::ui
