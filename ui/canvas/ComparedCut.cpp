#include "ui/canvas/ComparedCut.h"

#include <algorithm>

namespace fw::ui {

plan::ExportPlan cutWithTake(Session const& session, ShotId const& shot, TakeId const& take)
{
    plan::ExportPlan cut = session.cut();
    story::Shot const* found = story::findShot(session.board(), shot);
    auto const item = std::find_if(cut.items.begin(), cut.items.end(),
                                   [&](plan::CutItem const& each) { return each.shot == shot; });
    if (!found || item == cut.items.end() || !story::findTake(*found, take))
        return cut;
    // What a take brings into the cut is plan's to know: a board of this shot alone says it.
    story::Storyboard alone;
    alone.format = session.board().format;
    alone.scenes = {{newSceneId(), {}, {*found}}};
    alone.scenes.front().shots.front().chosenTake = take;
    plan::CutItem const shown = plan::exportPlan(alone, session.tools().context()).items.front();
    item->take = shown.take;
    item->masterFile = shown.masterFile;
    item->proxyFile = shown.proxyFile;
    item->rate = shown.rate;
    item->takeLength = shown.takeLength;
    item->grade = shown.grade;
    return cut;
}

std::optional<FilmSpan> spanOf(plan::ExportPlan const& cut, ShotId const& shot)
{
    for (plan::CutItem const& item : cut.items)
        if (item.shot == shot)
            return FilmSpan{item.start, item.start + item.length};
    return std::nullopt;
}

std::optional<ComparedTakes> takesToCompare(story::Shot const& shot)
{
    story::Take const* shown = story::shownTake(shot);
    if (!shown || shot.takes.size() < 2)
        return std::nullopt;
    auto const at = static_cast<size_t>(shown - shot.takes.data());
    return ComparedTakes{shot.id, shown->id, shot.takes[at > 0 ? at - 1 : at + 1].id};
}

} // namespace fw::ui
