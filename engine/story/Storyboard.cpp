#include "engine/story/Storyboard.h"

#include <algorithm>

namespace fw::story {

std::optional<ShotPlace> placeOf(Storyboard const& board, ShotId const& id)
{
    for (size_t s = 0; s < board.scenes.size(); ++s)
        for (size_t i = 0; i < board.scenes[s].shots.size(); ++i)
            if (board.scenes[s].shots[i].id == id)
                return ShotPlace{s, i};
    return std::nullopt;
}

Shot const* findShot(Storyboard const& board, ShotId const& id)
{
    auto const place = placeOf(board, id);
    return place ? &board.scenes[place->scene].shots[place->index] : nullptr;
}

Shot* findShot(Storyboard& board, ShotId const& id)
{
    return const_cast<Shot*>(findShot(static_cast<Storyboard const&>(board), id));
}

std::vector<Shot const*> shotsInOrder(Storyboard const& board)
{
    std::vector<Shot const*> shots;
    for (Scene const& scene : board.scenes)
        for (Shot const& shot : scene.shots)
            shots.push_back(&shot);
    return shots;
}

int shotNumber(Storyboard const& board, ShotId const& id)
{
    int number = 0;
    for (Scene const& scene : board.scenes)
        for (Shot const& shot : scene.shots) {
            ++number;
            if (shot.id == id)
                return number;
        }
    return 0;
}

Take const* findTake(Shot const& shot, TakeId const& id)
{
    auto const found =
        std::find_if(shot.takes.begin(), shot.takes.end(), [&](Take const& take) { return take.id == id; });
    return found == shot.takes.end() ? nullptr : &*found;
}

OwnedTake findTake(Storyboard const& board, TakeId const& id)
{
    for (Scene const& scene : board.scenes)
        for (Shot const& shot : scene.shots)
            if (Take const* take = findTake(shot, id))
                return {&shot, take};
    return {};
}

std::vector<ShotId> neighboursOf(StartFrom const& start)
{
    std::vector<ShotId> shots;
    if (start.kind == StartKind::ExtendShot)
        shots.push_back(start.parent);
    if (start.following)
        shots.push_back(*start.following);
    return shots;
}

Take const* shownTake(Shot const& shot)
{
    if (shot.takes.empty())
        return nullptr;
    Take const* chosen = shot.chosenTake ? findTake(shot, *shot.chosenTake) : nullptr;
    return chosen ? chosen : &shot.takes.back();
}

TimelineFrame transitionRoom(Storyboard const& board, ShotId const& id)
{
    std::vector<Shot const*> const shots = shotsInOrder(board);
    for (size_t i = 0; i < shots.size(); ++i) {
        if (shots[i]->id != id)
            continue;
        TimelineFrame room = shots[i]->length;
        if (i > 0)
            room = room - shots[i - 1]->transition.length;
        if (i + 1 < shots.size())
            room = std::min(room, shots[i + 1]->length - shots[i + 1]->transition.length);
        return std::max(room, TimelineFrame{0});
    }
    return {0};
}

std::vector<TimelineFrame> shotStarts(Storyboard const& board)
{
    std::vector<TimelineFrame> starts;
    TimelineFrame at{0};
    for (Shot const* shot : shotsInOrder(board)) {
        starts.push_back(at);
        at += shot->length - shot->transition.length;
    }
    return starts;
}

TimelineFrame filmLength(Storyboard const& board)
{
    std::vector<Shot const*> const shots = shotsInOrder(board);
    return shots.empty() ? TimelineFrame{0} : shotStarts(board).back() + shots.back()->length;
}

double opacityAt(Title const& title, TimelineFrame at)
{
    int64_t const into = (at - title.start).count;
    int64_t const left = title.length.count - 1 - into;
    if (into < 0 || left < 0)
        return 0;
    auto const steps = static_cast<double>(title.fade.count + 1);
    return std::min(1.0, static_cast<double>(std::min(into, left) + 1) / steps);
}

} // namespace fw::story
