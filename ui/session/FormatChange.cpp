#include "ui/session/FormatChange.h"

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

/// Sounds keep their seconds too; rounding never makes two of a track overlap.
std::vector<story::Sound> soundsAt(std::vector<story::Sound> sounds, double ratio)
{
    auto const converted = [ratio](TimelineFrame frames) { return std::llround(frames.count * ratio); };
    int track = -1;
    int64_t free = 0;
    for (story::Sound& sound : sounds) {
        free = sound.track == track ? free : 0;
        track = sound.track;
        int64_t const end = converted(sound.end());
        sound.start.count = std::max<int64_t>(free, converted(sound.start));
        sound.length.count = std::max<int64_t>(1, end - sound.start.count);
        sound.fadeIn.count = std::min<int64_t>(converted(sound.fadeIn), sound.length.count);
        sound.fadeOut.count =
            std::min<int64_t>(converted(sound.fadeOut), sound.length.count - sound.fadeIn.count);
        free = sound.end().count;
    }
    return sounds;
}

} // namespace

story::Edit changeFormat(story::Storyboard const& board, story::ProjectFormat const& format)
{
    if (format.rate == board.format.rate)
        return story::SetProjectFormat{format};
    double const ratio = format.rate.perSecond() / board.format.rate.perSecond();
    auto const converted = [&](TimelineFrame frames, int64_t least) {
        return TimelineFrame{std::max<int64_t>(least, std::llround(frames.count * ratio))};
    };
    // Transitions go first and come back last, so that no step in between overlaps more than a shot is long.
    std::vector<story::Edit> before, lengths, after;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        if (shot->transition.kind != story::TransitionKind::Cut) {
            story::Transition kept = shot->transition;
            kept.length = converted(kept.length, 1);
            before.emplace_back(story::SetTransition{shot->id, {}});
            after.emplace_back(story::SetTransition{shot->id, kept});
        }
        lengths.emplace_back(story::SetLength{shot->id, converted(shot->length, 1)});
        if (shot->trimIn.count > 0)
            lengths.emplace_back(story::SetTrimIn{shot->id, converted(shot->trimIn, 0)});
        std::vector<story::Title> titles = shot->titles;
        for (story::Title& title : titles) {
            title.start = converted(title.start, 0);
            title.length = converted(title.length, 1);
            title.fade = converted(title.fade, 0);
        }
        if (!titles.empty())
            lengths.emplace_back(story::SetTitles{shot->id, std::move(titles)});
        std::vector<story::Marker> markers = shot->markers;
        for (story::Marker& marker : markers)
            marker.at = converted(marker.at, 0);
        if (!markers.empty())
            lengths.emplace_back(story::SetMarkers{shot->id, std::move(markers)});
    }
    std::vector<story::Edit> edits = std::move(before);
    for (story::Sound const& sound : board.sounds)
        edits.emplace_back(story::RemoveSound{sound.id});
    edits.emplace_back(story::SetProjectFormat{format});
    edits.insert(edits.end(), lengths.begin(), lengths.end());
    edits.insert(edits.end(), after.begin(), after.end());
    for (story::Sound const& sound : soundsAt(board.sounds, ratio))
        edits.emplace_back(story::AddSound{sound});
    return story::batch("Change format", std::move(edits));
}

} // namespace fw::ui
