#include "ui/ShotCommands.h"

#include "ui/session/Gestures.h"
#include "ui/session/SceneGestures.h"
#include "ui/session/TitleGestures.h"

namespace fw::ui {

ShotCommands::ShotCommands(Session* session, QObject* parent) : QObject(parent), m_session(session) {}

void ShotCommands::performAndSelect(story::Edit const& edit, std::vector<ShotId> const& selection)
{
    if (m_session->perform(edit) && !selection.empty())
        m_session->select(selection, selection.back());
}

void ShotCommands::addShot(bool isAfter)
{
    NewShot const made = newShotBeside(m_session->board(), m_session->currentShot(), isAfter);
    performAndSelect(made.edit, {made.id});
}

void ShotCommands::extend()
{
    if (auto const made = extendShot(m_session->board(), m_session->currentShot()))
        performAndSelect(made->edit, {made->id});
}

void ShotCommands::duplicate()
{
    std::vector<ShotId> const shots = inFilmOrder(m_session->board(), m_session->selection());
    auto const last = shots.empty() ? std::nullopt : story::placeOf(m_session->board(), shots.back());
    if (!last)
        return;
    std::vector<ShotId> copies;
    story::Edit const edit =
        duplicateShots(m_session->board(), shots, {last->scene, last->index + 1}, copies);
    performAndSelect(edit, copies);
}

void ShotCommands::addTitle()
{
    auto const made = newTitleAt(m_session->cut(), m_session->playhead());
    if (made && m_session->perform(made->edit))
        m_session->selectTitle(made->item);
}

void ShotCommands::addSubtitles()
{
    auto edit = subtitleShots(m_session->board(), m_session->selection());
    if (!edit) {
        std::vector<ShotId> all;
        for (plan::CutItem const& item : m_session->cut().items)
            all.push_back(item.shot);
        edit = subtitleShots(m_session->board(), all);
    }
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
    else
        Q_EMIT noticed(tr("No shot has dialogue without subtitles. Write it under \"Dialogue and notes\"."));
}

void ShotCommands::remove()
{
    if (auto const edit = withoutTitle(m_session->board(), m_session->title())) {
        (void)m_session->perform(*edit); // errors go to Session::failed
        return;
    }
    std::vector<ShotId> const shots = inFilmOrder(m_session->board(), m_session->selection());
    if (shots.empty())
        return;
    // The neighbour is selected next: the one after, else the one before.
    std::vector<story::Shot const*> const film = story::shotsInOrder(m_session->board());
    size_t const after = static_cast<size_t>(story::shotNumber(m_session->board(), shots.back()));
    int const before = story::shotNumber(m_session->board(), shots.front()) - 2;
    std::vector<ShotId> next;
    if (after < film.size())
        next = {film[after]->id};
    else if (before >= 0)
        next = {film[static_cast<size_t>(before)]->id};
    performAndSelect(removeShots(shots), next);
}

void ShotCommands::move(int step)
{
    if (auto const edit = nudgeShots(m_session->board(), m_session->selection(), step))
        (void)m_session->perform(*edit); // errors go to Session::failed
}

std::optional<size_t> ShotCommands::currentScene() const
{
    return sceneOf(m_session->board(), m_session->currentShot());
}

void ShotCommands::group()
{
    std::vector<ShotId> const shots = m_session->selection();
    auto const made = groupShots(m_session->board(), shots);
    if (!made) {
        Q_EMIT noticed(shots.empty() ? tr("Select the shots of the new scene first.")
                                     : tr("These shots are a scene of their own already."));
        return;
    }
    if (m_session->perform(made->edit))
        Q_EMIT sceneMade(made->id);
}

void ShotCommands::duplicateScene()
{
    auto const scene = currentScene();
    if (!scene)
        return;
    std::vector<ShotId> copies;
    story::Edit const edit = ui::duplicateScene(m_session->board(), *scene, copies);
    performAndSelect(edit, copies);
}

void ShotCommands::moveScene(int step)
{
    auto const scene = currentScene();
    auto const edit = scene ? nudgeScene(m_session->board(), *scene, step) : std::nullopt;
    if (edit)
        (void)m_session->perform(*edit); // errors go to Session::failed
}

void ShotCommands::removeScene()
{
    auto const scene = currentScene();
    if (!scene)
        return;
    std::vector<story::Scene> const& scenes = m_session->board().scenes;
    // The neighbour is selected next: the scene after, else the one before.
    size_t const beside = *scene + 1 < scenes.size() ? *scene + 1 : *scene - 1;
    bool const hasBeside = scenes.size() > 1 && !scenes[beside].shots.empty();
    std::vector<ShotId> const next =
        hasBeside ? std::vector{scenes[beside].shots.front().id} : std::vector<ShotId>();
    performAndSelect(story::RemoveScene{scenes[*scene].id}, next);
}

} // namespace fw::ui
