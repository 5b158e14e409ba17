#include "engine/interchange/CutList.h"

#include <algorithm>
#include <cstdio>

namespace fw::interchange {

char const* nameOf(story::TransitionKind kind)
{
    switch (kind) {
    case story::TransitionKind::Cut: return "cut";
    case story::TransitionKind::Dissolve: return "dissolve";
    case story::TransitionKind::DipBlack: return "dip to black";
    case story::TransitionKind::DipWhite: return "dip to white";
    case story::TransitionKind::Wipe: return "wipe";
    }
    return "";
}

TimelineFrame materialOf(plan::CutItem const& item, FrameRate project)
{
    return item.take ? plan::toTimelineFrames(item.takeLength, item.rate, project) : TimelineFrame{0};
}

std::vector<CutClip> cutListOf(Film const& film)
{
    std::vector<CutClip> clips;
    std::vector<plan::MarkerSpot> const spots = plan::markerSpots(film.plan);
    auto spot = spots.begin();
    std::vector<std::pair<story::Scene const*, story::Shot const*>> shots;
    for (story::Scene const& scene : film.board.scenes)
        for (story::Shot const& shot : scene.shots)
            shots.emplace_back(&scene, &shot);
    TimelineFrame begin{0};
    for (plan::CutItem const& item : film.plan.items) {
        auto const [scene, shot] = shots[clips.size()]; // the plan is that of the board
        TimelineFrame const end = item.start + item.length;
        TimelineFrame const overlap = item.transition.length;
        TimelineFrame const before{overlap.count - overlap.count / 2};
        TimelineFrame const cut = end - overlap + before;
        CutClip clip{&item,
                     scene,
                     shot,
                     "Shot " + std::to_string(item.number),
                     begin,
                     cut - begin,
                     item.trimIn + (begin - item.start),
                     {0},
                     item.transition.kind,
                     before,
                     overlap - before};
        TimelineFrame const left = materialOf(item, film.plan.format.rate) - clip.sourceBegin;
        clip.covered = std::clamp(left, TimelineFrame{0}, clip.length);
        for (; spot != spots.end() && spot->at < cut; ++spot) {
            plan::CutItem const& of = film.plan.items[static_cast<size_t>(spot->item)];
            clip.markers.push_back(
                {spot->at - begin, of.shot, of.markers[static_cast<size_t>(spot->marker)]});
        }
        clips.push_back(std::move(clip));
        begin = cut;
    }
    return clips;
}

std::string proxyUrl(Film const& film, plan::CutItem const& item) { return fileUrl(film, item.proxyFile); }

std::string fileUrl(Film const& film, std::string const& relative)
{
    static constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/"; // RFC 3986, section 2.3
    std::string url = "file://";
    for (char const c : std::filesystem::absolute(film.projectFolder / relative).generic_string()) {
        if (plain.find(c) != std::string_view::npos) {
            url += c;
            continue;
        }
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X",
                      static_cast<unsigned>(static_cast<unsigned char>(c)));
        url += escaped;
    }
    return url;
}

} // namespace fw::interchange
