#include "ui/StartWiring.h"

#include "ui/canvas/CanvasView.h"
#include "ui/canvas/RegionBand.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/ShotPanel.h"
#include "ui/panels/TakesPanel.h"
#include "ui/session/Gestures.h"
#include "ui/session/StartGestures.h"

namespace fw::ui {

namespace {

/// The take that the person is at, of the current shot.
story::OwnedTake takeIn(TakesPanel const& takes, Session const& session)
{
    story::Shot const* const shot = story::findShot(session.board(), session.currentShot());
    story::Take const* take = shot ? story::findTake(*shot, takes.currentTake()) : nullptr;
    if (shot && !take)
        take = story::shownTake(*shot);
    return {shot, take};
}

} // namespace

void wireBridges(Actions& actions, Session* session, NoticeBar* notices)
{
    auto const add = [session](std::optional<NewShot> const& made) {
        if (made && session->perform(made->edit))
            session->selectOnly(made->id);
    };
    actions.on(Command::LeadUp, [=] { add(leadUpShot(session->board(), session->currentShot())); });
    actions.on(Command::Bridge, [=] {
        auto const made = bridgeShot(session->board(), session->currentShot());
        if (!made && !session->currentShot().isEmpty())
            notices->showNotice(QObject::tr("There is no shot after this one to lead up to."));
        add(made);
    });
}

void wireRetake(Actions& actions, TakesPanel* takes, ShotPanel* shot, CanvasView* canvas, Session* session)
{
    auto const none = [takes] {
        Q_EMIT takes->noticed(QObject::tr("There is no take yet. Generate the shot first."));
    };
    actions.on(Command::RetakePart, [=] {
        auto const [owner, take] = takeIn(*takes, *session);
        if (!take)
            return none();
        if (session->perform(makePartAnew(*owner, *take, proposedPart(*session, *owner))))
            shot->showRetake();
    });
    actions.on(Command::BeginFromTake, [=] {
        auto const [owner, take] = takeIn(*takes, *session);
        if (!take)
            return none();
        story::SourceClip clip;
        clip.take = take->id;
        (void)session->perform(beginFromClip(*owner, std::move(clip))); // errors go to Session::failed
    });
    auto* band = new RegionBand(session, canvas->playback(), canvas->picture());
    QObject::connect(shot, &ShotPanel::regionWanted, band, &RegionBand::edit);
    QObject::connect(band, &RegionBand::ended, shot, &ShotPanel::regionEnded);
}

} // namespace fw::ui
