#include "ui/session/Gestures.h"

#include "engine/story/Clipping.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace fw::ui {

namespace {

using story::ShotPlace;
using story::Storyboard;

/// The order alone, to follow a row of moves without copying shots.
using Order = std::vector<std::vector<ShotId>>;

Order orderOf(Storyboard const& board)
{
    Order order;
    for (story::Scene const& scene : board.scenes) {
        order.emplace_back();
        for (story::Shot const& shot : scene.shots)
            order.back().push_back(shot.id);
    }
    return order;
}

std::optional<ShotPlace> find(Order const& order, ShotId const& id)
{
    for (size_t s = 0; s < order.size(); ++s) {
        auto const found = std::find(order[s].begin(), order[s].end(), id);
        if (found != order[s].end())
            return ShotPlace{s, static_cast<size_t>(found - order[s].begin())};
    }
    return std::nullopt;
}

int64_t offset(size_t index) { return static_cast<int64_t>(index); }

story::Shot blankLike(story::Shot const* model)
{
    story::Shot shot;
    shot.id = newShotId();
    if (model) {
        shot.presetId = model->presetId;
        shot.length = model->length;
        shot.quality = model->quality;
    }
    return shot;
}

} // namespace

std::vector<ShotId> inFilmOrder(Storyboard const& board, std::vector<ShotId> shots)
{
    std::vector<ShotId> ordered;
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (std::find(shots.begin(), shots.end(), shot->id) != shots.end())
            ordered.push_back(shot->id);
    return ordered;
}

std::optional<story::Edit> moveShots(Storyboard const& board, std::vector<ShotId> const& shots,
                                     ShotPlace target)
{
    if (target.scene >= board.scenes.size())
        return std::nullopt;
    Order order = orderOf(board);
    Order const before = order;
    std::vector<story::Edit> edits;
    for (ShotId const& id : inFilmOrder(board, shots)) {
        auto const from = find(order, id);
        auto& source = order[from->scene];
        source.erase(source.begin() + offset(from->index));
        if (from->scene == target.scene && from->index < target.index)
            --target.index;
        target.index = std::min(target.index, order[target.scene].size());
        order[target.scene].insert(order[target.scene].begin() + offset(target.index), id);
        if (*from != target)
            edits.push_back(story::MoveShot{id, target});
        ++target.index;
    }
    if (edits.empty() || order == before)
        return std::nullopt;
    return edits.size() == 1 ? edits.front() : story::batch("Move shots", std::move(edits));
}

std::optional<story::Edit> nudgeShots(Storyboard const& board, std::vector<ShotId> const& shots, int step)
{
    std::vector<ShotId> const ordered = inFilmOrder(board, shots);
    if (ordered.empty())
        return std::nullopt;
    ShotPlace edge = *story::placeOf(board, step < 0 ? ordered.front() : ordered.back());
    if (step < 0) {
        if (edge.index > 0)
            --edge.index;
        else if (edge.scene > 0)
            edge = {edge.scene - 1, board.scenes[edge.scene - 1].shots.size()};
        else
            return std::nullopt;
    } else {
        if (edge.index + 1 < board.scenes[edge.scene].shots.size())
            edge.index += 2; // into the gap behind the next shot
        else if (edge.scene + 1 < board.scenes.size())
            edge = {edge.scene + 1, 0};
        else
            return std::nullopt;
    }
    return moveShots(board, ordered, edge);
}

story::Edit duplicateShots(Storyboard const& board, std::vector<ShotId> const& shots, ShotPlace target,
                           std::vector<ShotId>& newIds)
{
    std::vector<ShotId> const originals = inFilmOrder(board, shots);
    std::map<ShotId, ShotId> copies;
    for (ShotId const& id : originals)
        copies[id] = newShotId();
    std::vector<story::Edit> edits;
    for (ShotId const& id : originals) {
        story::Shot copy = *story::findShot(board, id);
        copy.id = copies[id];
        story::followCopies(copy.start, copies);
        newIds.push_back(copy.id);
        edits.push_back(story::AddShot{target, std::move(copy)});
        ++target.index;
    }
    return edits.size() == 1 ? edits.front() : story::batch("Duplicate shots", std::move(edits));
}

story::Edit removeShots(std::vector<ShotId> const& shots)
{
    if (shots.size() == 1)
        return story::RemoveShot{shots.front()};
    std::vector<story::Edit> edits;
    for (ShotId const& id : shots)
        edits.push_back(story::RemoveShot{id});
    return story::batch("Remove shots", std::move(edits));
}

NewShot newShotAt(Storyboard const& board, ShotPlace place)
{
    story::Shot const* model = nullptr;
    if (place.scene < board.scenes.size() && !board.scenes[place.scene].shots.empty()) {
        auto const& row = board.scenes[place.scene].shots;
        model = &row[std::min(place.index > 0 ? place.index - 1 : 0, row.size() - 1)];
    }
    story::Shot shot = blankLike(model);
    ShotId const id = shot.id;
    if (place.scene < board.scenes.size())
        return {story::AddShot{place, std::move(shot)}, id};
    story::Scene scene;
    scene.id = newSceneId();
    scene.title =
        QCoreApplication::translate("Gestures", "Scene %1").arg(board.scenes.size() + 1).toStdString();
    scene.shots.push_back(std::move(shot));
    return {story::AddScene{board.scenes.size(), std::move(scene)}, id};
}

namespace {

/// A shot of the same words and settings, in the same place; nullopt when that one is not there.
std::optional<story::AddShot> shotLike(Storyboard const& board, ShotId const& other)
{
    story::Shot const* from = story::findShot(board, other);
    auto const place = story::placeOf(board, other);
    if (!from || !place)
        return std::nullopt;
    story::Shot shot = blankLike(from);
    shot.prompt = from->prompt;
    shot.negative = from->negative;
    shot.overrides = from->overrides;
    shot.cast = from->cast;
    return story::AddShot{*place, std::move(shot)};
}

} // namespace

NewShot newShotBeside(Storyboard const& board, ShotId const& beside, bool isAfter)
{
    if (auto place = story::placeOf(board, beside)) {
        place->index += isAfter ? 1 : 0;
        return newShotAt(board, *place);
    }
    if (board.scenes.empty())
        return newShotAt(board, {0, 0});
    size_t const last = board.scenes.size() - 1;
    return newShotAt(board, {last, board.scenes[last].shots.size()});
}

std::optional<NewShot> extendShot(Storyboard const& board, ShotId const& parent)
{
    auto made = shotLike(board, parent);
    if (!made)
        return std::nullopt;
    made->shot.start.kind = story::StartKind::ExtendShot;
    made->shot.start.parent = parent;
    ++made->at.index;
    ShotId const id = made->shot.id;
    return NewShot{std::move(*made), id};
}

std::optional<NewShot> leadUpShot(Storyboard const& board, ShotId const& following)
{
    auto made = shotLike(board, following);
    if (!made)
        return std::nullopt;
    made->shot.start.following = following;
    ShotId const id = made->shot.id;
    return NewShot{std::move(*made), id};
}

std::optional<NewShot> bridgeShot(Storyboard const& board, ShotId const& parent)
{
    std::vector<story::Shot const*> const shots = story::shotsInOrder(board);
    auto const from =
        std::find_if(shots.begin(), shots.end(), [&](story::Shot const* shot) { return shot->id == parent; });
    auto made = shotLike(board, parent);
    if (!made || from == shots.end() || from + 1 == shots.end())
        return std::nullopt;
    made->shot.start.kind = story::StartKind::ExtendShot;
    made->shot.start.parent = parent;
    made->shot.start.following = (*(from + 1))->id;
    ++made->at.index;
    ShotId const id = made->shot.id;
    return NewShot{std::move(*made), id};
}

std::optional<story::Edit> addToCast(story::Shot const& shot, SubjectId const& subject)
{
    if (std::find(shot.cast.begin(), shot.cast.end(), subject) != shot.cast.end())
        return std::nullopt;
    story::SetCast edit{shot.id, shot.cast};
    edit.cast.push_back(subject);
    return edit;
}

std::optional<story::Edit> removeFromCast(story::Shot const& shot, SubjectId const& subject)
{
    story::SetCast edit{shot.id, shot.cast};
    if (std::erase(edit.cast, subject) == 0)
        return std::nullopt;
    return edit;
}

std::optional<story::Edit> moveInCast(story::Shot const& shot, SubjectId const& subject, int step)
{
    auto const from = std::find(shot.cast.begin(), shot.cast.end(), subject);
    auto const last = static_cast<std::ptrdiff_t>(shot.cast.size()) - 1;
    std::ptrdiff_t const place = from - shot.cast.begin();
    if (from == shot.cast.end() || place + step < 0 || place + step > last)
        return std::nullopt;
    story::SetCast edit{shot.id, shot.cast};
    edit.cast.erase(edit.cast.begin() + place);
    edit.cast.insert(edit.cast.begin() + place + step, subject);
    return edit;
}

namespace {

template <class E>
constexpr bool isSetting = std::is_same_v<E, story::SetPreset> || std::is_same_v<E, story::SetLength> ||
                           std::is_same_v<E, story::SetSeed> || std::is_same_v<E, story::SetQuality> ||
                           std::is_same_v<E, story::SetOverrides>;

/// What `to` changes in `from`, done to `other`.
story::Overrides changed(story::Overrides const& from, story::Overrides const& to, story::Overrides other)
{
    auto const take = [&](auto field) {
        if (!(from.*field == to.*field))
            other.*field = to.*field;
    };
    take(&story::Overrides::steps);
    take(&story::Overrides::guidance);
    take(&story::Overrides::shift);
    take(&story::Overrides::sampler);
    take(&story::Overrides::size);
    return other;
}

} // namespace

story::Edit forShots(story::Storyboard const& board, std::vector<ShotId> const& shots,
                     story::Edit const& edit)
{
    std::vector<story::Edit> edits;
    std::visit(
        [&](auto const& one) {
            using E = std::decay_t<decltype(one)>;
            if constexpr (isSetting<E>)
                for (ShotId const& id : shots) {
                    story::Shot const* shot = story::findShot(board, id);
                    E each = one;
                    each.shot = id;
                    if constexpr (std::is_same_v<E, story::SetOverrides>) {
                        story::Shot const* shown = story::findShot(board, one.shot);
                        if (shot && shown)
                            each.overrides = changed(shown->overrides, one.overrides, shot->overrides);
                    }
                    if (shot)
                        edits.emplace_back(std::move(each));
                }
        },
        edit);
    return edits.size() > 1 ? story::batch(story::editName(edit), std::move(edits)) : edit;
}

} // namespace fw::ui
