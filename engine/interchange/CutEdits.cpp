#include "engine/interchange/CutPlan.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace fw::interchange {

namespace {

/// Edits that are performed on a copy as they are thought of.
class Recorder {
public:
    explicit Recorder(story::Storyboard board) : m_board(std::move(board)) {}

    story::Storyboard const& board() const { return m_board; }
    Status perform(story::Edit edit)
    {
        FW_CHECK(story::apply(m_board, edit));
        m_edits.push_back(std::move(edit));
        return {};
    }
    std::vector<story::Edit> take() { return std::move(m_edits); }

private:
    story::Storyboard m_board;
    std::vector<story::Edit> m_edits;
};

size_t indexOf(story::Storyboard const& board, SceneId const& id)
{
    auto const found = std::find_if(board.scenes.begin(), board.scenes.end(),
                                    [&](story::Scene const& scene) { return scene.id == id; });
    return static_cast<size_t>(found - board.scenes.begin());
}

/// One shot after the other of two films: is anything but transitions and texts different?
bool isOtherStructure(story::Storyboard const& board, std::vector<PlannedScene> const& scenes)
{
    if (board.scenes.size() != scenes.size())
        return true;
    for (size_t k = 0; k < scenes.size(); ++k) {
        if (board.scenes[k].id != scenes[k].id || board.scenes[k].shots.size() != scenes[k].shots.size())
            return true;
        for (size_t i = 0; i < scenes[k].shots.size(); ++i) {
            story::Shot const& now = board.scenes[k].shots[i];
            story::Shot const& then = scenes[k].shots[i].shot;
            if (now.id != then.id || now.length != then.length)
                return true;
        }
    }
    return false;
}

using Wanted = std::map<ShotId, story::Shot const*>;

/// Transitions go first and come back last: no step in between overlaps more than a shot is long.
Status clearTransitions(Recorder& recorder, Wanted const& wanted, bool clearsAll)
{
    std::vector<story::Edit> edits;
    for (story::Shot const* shot : story::shotsInOrder(recorder.board())) {
        auto const then = wanted.find(shot->id);
        bool const differs = then != wanted.end() && then->second->transition != shot->transition;
        if (shot->transition != story::Transition{} && (clearsAll || differs))
            edits.emplace_back(story::SetTransition{shot->id, {}});
    }
    for (story::Edit& each : edits)
        FW_CHECK(recorder.perform(std::move(each)));
    return {};
}

Status removeShots(Recorder& recorder, Wanted const& wanted)
{
    std::vector<story::Edit> edits;
    for (story::Shot const* shot : story::shotsInOrder(recorder.board()))
        if (wanted.count(shot->id) == 0)
            edits.emplace_back(story::RemoveShot{shot->id});
    for (story::Edit& each : edits)
        FW_CHECK(recorder.perform(std::move(each)));
    return {};
}

/// Scene by scene, shot by shot: what is settled stands in front, the rest behind it.
Status placeShots(Recorder& recorder, std::vector<PlannedScene> const& scenes)
{
    for (size_t k = 0; k < scenes.size(); ++k) {
        size_t const now = indexOf(recorder.board(), scenes[k].id);
        if (now == recorder.board().scenes.size())
            FW_CHECK(recorder.perform(story::AddScene{k, {scenes[k].id, scenes[k].title, {}}}));
        else if (now != k)
            FW_CHECK(recorder.perform(story::MoveScene{scenes[k].id, k}));
    }
    for (size_t k = 0; k < scenes.size(); ++k)
        for (size_t i = 0; i < scenes[k].shots.size(); ++i) {
            story::Shot shot = scenes[k].shots[i].shot;
            story::ShotPlace const place{k, i};
            auto const now = story::placeOf(recorder.board(), shot.id);
            if (now == place)
                continue;
            shot.transition = {};
            FW_CHECK(recorder.perform(now ? story::Edit(story::MoveShot{shot.id, place})
                                          : story::Edit(story::AddShot{place, std::move(shot)})));
        }
    while (recorder.board().scenes.size() > scenes.size())
        FW_CHECK(recorder.perform(story::RemoveScene{recorder.board().scenes.back().id}));
    return {};
}

Status setValues(Recorder& recorder, Wanted const& wanted)
{
    std::vector<story::Edit> edits;
    for (story::Shot const* now : story::shotsInOrder(recorder.board())) {
        story::Shot const& then = *wanted.at(now->id);
        if (now->length != then.length)
            edits.emplace_back(story::SetLength{then.id, then.length});
        if (now->trimIn != then.trimIn)
            edits.emplace_back(story::SetTrimIn{then.id, then.trimIn});
        if (now->notes != then.notes)
            edits.emplace_back(story::SetNotes{then.id, then.notes, then.dialogue});
        if (now->markers != then.markers)
            edits.emplace_back(story::SetMarkers{then.id, then.markers});
    }
    for (story::Edit& each : edits)
        FW_CHECK(recorder.perform(std::move(each)));
    for (story::Shot const* now : story::shotsInOrder(recorder.board())) { // none comes or goes
        story::Transition const& then = wanted.at(now->id)->transition;
        if (now->transition != then)
            FW_CHECK(recorder.perform(story::SetTransition{now->id, then}));
    }
    return {};
}

} // namespace

Result<std::vector<story::Edit>> editsTowards(story::Storyboard const& board,
                                              std::vector<PlannedScene> const& scenes)
{
    Wanted wanted;
    for (PlannedScene const& scene : scenes)
        for (PlannedShot const& each : scene.shots)
            wanted.emplace(each.shot.id, &each.shot);
    Recorder recorder(board);
    FW_CHECK(clearTransitions(recorder, wanted, isOtherStructure(board, scenes)));
    FW_CHECK(removeShots(recorder, wanted));
    FW_CHECK(placeShots(recorder, scenes));
    FW_CHECK(setValues(recorder, wanted));
    return recorder.take();
}

std::vector<story::Edit> soundEdits(story::Storyboard const& board, std::vector<CutSound> const& sounds)
{
    double const rate = board.format.rate.perSecond();
    TimelineFrame const film = story::filmLength(board);
    std::vector<story::Sound> changed;
    std::set<SoundId> seen;
    for (CutSound const& each : sounds) {
        story::Sound const* const now = story::findSound(board, each.id);
        if (!now || !seen.insert(each.id).second)
            continue;
        story::Sound then = *now;
        then.start.count = std::llround(each.start * rate);
        // What lies past the film's end is not handed over, and seconds of the file as whole frames.
        TimelineFrame const length{
            std::max<int64_t>(1, std::llround((each.start + each.seconds) * rate) - then.start.count)};
        if (length != std::min(now->length, film - now->start))
            then.length = length;
        if (std::llround(each.sourceIn * rate) != std::llround(now->sourceIn * rate))
            then.sourceIn = each.sourceIn;
        then.fadeIn = std::min(then.fadeIn, then.length);
        then.fadeOut = std::min(then.fadeOut, then.length - then.fadeIn);
        if (then != *now)
            changed.push_back(std::move(then));
    }
    std::vector<story::Edit> edits;
    story::Storyboard after = board;
    for (story::Sound const& each : changed) {
        edits.emplace_back(story::RemoveSound{each.id});
        std::erase_if(after.sounds, [&](story::Sound const& sound) { return sound.id == each.id; });
    }
    for (story::Sound& each : changed) {
        each.track = story::freeTrack(after, each).value_or(each.track);
        after.sounds.push_back(each);
        edits.emplace_back(story::AddSound{each});
    }
    return edits;
}

} // namespace fw::interchange
