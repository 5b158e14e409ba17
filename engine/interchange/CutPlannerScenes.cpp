// Where the shots of a cut stand: scenes, what the cut does not have, and what has changed.
#include "engine/interchange/CutPlanner.h"

#include <algorithm>

namespace fw::interchange {

namespace {

constexpr char kMissingTitle[] = "Not in the cut";

/// A longest run of rows that stay in their order; the others are those that moved.
std::set<size_t> inOrder(std::vector<int> const& numbers)
{
    std::vector<size_t> ends; // of the best run of each length
    std::vector<size_t> previous(numbers.size(), numbers.size());
    for (size_t i = 0; i < numbers.size(); ++i) {
        auto const at = std::lower_bound(ends.begin(), ends.end(), numbers[i],
                                         [&](size_t end, int number) { return numbers[end] < number; });
        if (at != ends.begin())
            previous[i] = *(at - 1);
        if (at == ends.end())
            ends.push_back(i);
        else
            *at = i;
    }
    std::set<size_t> run;
    for (size_t i = ends.empty() ? numbers.size() : ends.back(); i < numbers.size(); i = previous[i])
        run.insert(i);
    return run;
}

/// As every edit does it: no transition takes more than both shots have beside their others.
void fitInto(std::vector<PlannedScene>& scenes)
{
    story::Shot* previous = nullptr;
    TimelineFrame room{0};
    auto const fit = [](story::Shot& shot, TimelineFrame most) {
        shot.transition.length =
            std::clamp(shot.transition.length, TimelineFrame{0}, std::max(most, TimelineFrame{0}));
    };
    for (PlannedScene& scene : scenes)
        for (PlannedShot& each : scene.shots) {
            TimelineFrame taken{0};
            if (previous) {
                fit(*previous, std::min(room, each.shot.length));
                taken = previous->transition.length;
            }
            previous = &each.shot;
            room = each.shot.length - taken;
        }
    if (previous)
        fit(*previous, room);
}

} // namespace

bool CutPlanner::isUntouched() const // as a new project is
{
    return m_board.scenes.size() == 1 && m_board.scenes[0].shots.empty();
}

/// The scene of the board, or one that the cut brings along: `homes` gets it when it is new.
size_t CutPlanner::homeOf(Span const& span, std::vector<PlannedScene>& homes) const
{
    if (span.known)
        return m_scene.at(span.known->id);
    if (span.piece.scene.isEmpty())
        return homes.size();
    size_t const first = m_isReCut ? 0 : m_board.scenes.size();
    auto const found = std::find_if(homes.begin() + static_cast<std::ptrdiff_t>(first), homes.end(),
                                    [&](PlannedScene const& home) { return home.id == span.piece.scene; });
    if (found != homes.end())
        return static_cast<size_t>(found - homes.begin());
    homes.push_back({span.piece.scene, span.piece.sceneTitle, {}});
    return homes.size() - 1;
}

std::vector<PlannedScene> CutPlanner::planScenes(std::vector<PlannedShot> shots)
{
    std::vector<PlannedScene> homes;
    for (story::Scene const& scene : m_board.scenes)
        homes.push_back({scene.id, scene.title, {}});
    std::vector<std::optional<size_t>> wanted;
    for (Span const& span : m_spans) {
        size_t const home = homeOf(span, homes);
        wanted.push_back(home < homes.size() ? std::optional(home) : std::nullopt);
    }
    if (std::none_of(wanted.begin(), wanted.end(), [](auto const& home) { return home.has_value(); })) {
        std::string const stem = std::filesystem::path(m_cut.name).stem().string();
        homes.push_back({newSceneId(), m_cut.title.empty() ? stem : m_cut.title, {}});
        std::fill(wanted.begin(), wanted.end(), homes.size() - 1);
    }
    std::vector<size_t> const places = scenesOf(wanted, homes.size());
    std::vector<PlannedScene> scenes;
    for (size_t i = 0; i < shots.size(); ++i) {
        PlannedScene const& home = homes[places[i]];
        if (i == 0 || places[i] != places[i - 1])
            scenes.push_back({places[i] < m_board.scenes.size() ? home.id : newSceneId(), home.title, {}});
        shots[i].row.isMoved = wanted[i] && *wanted[i] != places[i];
        scenes.back().shots.push_back(std::move(shots[i]));
    }
    return scenes;
}

/// Scenes without a shot stay behind the scene that they stood behind.
void CutPlanner::addEmptyScenes(std::vector<PlannedScene>& scenes) const
{
    for (size_t k = 0; k < m_board.scenes.size(); ++k) {
        if (!m_board.scenes[k].shots.empty())
            continue;
        auto at = scenes.begin();
        for (size_t before = k; before-- > 0 && at == scenes.begin();) {
            auto const found = std::find_if(scenes.begin(), scenes.end(), [&](PlannedScene const& each) {
                return each.id == m_board.scenes[before].id;
            });
            if (found != scenes.end())
                at = found + 1;
        }
        scenes.insert(at, {m_board.scenes[k].id, m_board.scenes[k].title, {}});
    }
}

/// What the cut does not have stays: whole scenes as they are, single shots in a scene of their own, all of
/// it behind the rest.
void CutPlanner::addMissing(std::vector<PlannedScene>& scenes) const
{
    std::set<ShotId> used;
    for (PlannedScene const& scene : scenes)
        for (PlannedShot const& each : scene.shots)
            used.insert(each.shot.id);
    PlannedScene rest{newSceneId(), kMissingTitle, {}};
    for (story::Scene const& scene : m_board.scenes) {
        auto const isThere = [&](story::Shot const& shot) { return used.count(shot.id) > 0; };
        bool const isWhole = std::none_of(scene.shots.begin(), scene.shots.end(), isThere);
        // The scene itself may go on with other shots in it.
        bool const isFree = std::none_of(scenes.begin(), scenes.end(),
                                         [&](PlannedScene const& each) { return each.id == scene.id; });
        if (isWhole && isFree && !scene.shots.empty())
            scenes.push_back({scene.id, scene.title, {}});
        for (story::Shot const& shot : scene.shots) {
            if (isThere(shot))
                continue;
            PlannedShot kept;
            kept.shot = shot;
            kept.row = {CutChange::Missing, shot.id};
            (isWhole && isFree ? scenes.back() : rest).shots.push_back(std::move(kept));
        }
    }
    if (!rest.shots.empty())
        scenes.push_back(std::move(rest));
}

std::vector<PlannedScene> CutPlanner::withTheRest(std::vector<PlannedScene> scenes) const
{
    if (m_isReCut) {
        addEmptyScenes(scenes);
        if (!m_settings.removesMissing)
            addMissing(scenes);
    } else if (!isUntouched()) {
        std::vector<PlannedScene> all;
        for (story::Scene const& scene : m_board.scenes) {
            all.push_back({scene.id, scene.title, {}});
            for (story::Shot const& shot : scene.shots)
                all.back().shots.emplace_back().shot = shot;
        }
        std::move(scenes.begin(), scenes.end(), std::back_inserter(all));
        scenes = std::move(all);
    }
    fitInto(scenes);
    return scenes;
}

/// Rows of what the cut speaks about; scenes that were there before and are not touched by it have none.
void CutPlanner::describe(CutImport& import, std::vector<PlannedScene>& scenes) const
{
    std::vector<int> numbers;
    std::vector<size_t> rows;
    for (PlannedScene& scene : scenes) {
        bool isShown = false;
        for (PlannedShot& each : scene.shots) {
            if (each.row.shot.isEmpty()) // stood there before, and the cut only comes behind it
                continue;
            if (!isShown)
                import.scenes.push_back(scene.title);
            isShown = true;
            each.row.scene = import.scenes.size() - 1;
            auto const known = m_known.find(each.shot.id);
            if (known != m_known.end()) {
                story::Shot const& now = *known->second;
                each.row.number = story::shotNumber(m_board, now.id);
                each.row.length = each.shot.length;
                each.row.before = now.length;
                each.row.isTrimmed = now.length != each.shot.length || now.trimIn != each.shot.trimIn;
                each.row.hasOtherTransition = now.transition != each.shot.transition;
                if (each.row.change == CutChange::Same && now != each.shot)
                    each.row.change = CutChange::Changed;
                if (each.row.change != CutChange::Missing) {
                    rows.push_back(import.rows.size());
                    numbers.push_back(each.row.number);
                }
            }
            import.rows.push_back(each.row);
        }
    }
    std::set<size_t> const stays = inOrder(numbers);
    for (size_t i = 0; i < rows.size(); ++i) {
        CutRow& row = import.rows[rows[i]];
        row.isMoved = row.isMoved || stays.count(i) == 0;
        if (row.isMoved)
            row.change = CutChange::Changed;
    }
    if (m_isReCut && m_settings.removesMissing)
        describeMissing(import, scenes);
}

void CutPlanner::describeMissing(CutImport& import, std::vector<PlannedScene> const& scenes) const
{
    std::set<ShotId> used;
    for (PlannedScene const& scene : scenes)
        for (PlannedShot const& each : scene.shots)
            used.insert(each.shot.id);
    if (std::all_of(m_known.begin(), m_known.end(),
                    [&](auto const& each) { return used.count(each.first) > 0; }))
        return;
    import.scenes.push_back(kMissingTitle);
    for (story::Shot const* shot : story::shotsInOrder(m_board)) {
        if (used.count(shot->id) > 0)
            continue;
        CutRow row{CutChange::Missing, shot->id};
        row.scene = import.scenes.size() - 1;
        row.number = story::shotNumber(m_board, shot->id);
        row.before = shot->length;
        import.rows.push_back(row);
    }
}

} // namespace fw::interchange
