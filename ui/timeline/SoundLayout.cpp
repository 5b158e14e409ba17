#include "ui/timeline/SoundLayout.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace fw::ui {

namespace {

constexpr int kMostTracks = 8;
constexpr double kRounding = 1e-6; // frames: seconds are no whole numbers of them

/// How far the sound may grow on its track: from the end of the one before to the start of the next.
struct Room {
    int64_t first = 0, end = INT64_MAX;
};

Room roomFor(std::vector<story::Sound> const& sounds, story::Sound const& sound)
{
    Room room;
    for (story::Sound const& other : sounds) {
        if (other.track != sound.track || other.id == sound.id)
            continue;
        if (other.start < sound.start)
            room.first = std::max(room.first, other.end().count);
        else
            room.end = std::min(room.end, other.start.count);
    }
    return room;
}

void keepFades(story::Sound& sound)
{
    sound.fadeIn = std::min(sound.fadeIn, sound.length);
    sound.fadeOut = std::min(sound.fadeOut, sound.length - sound.fadeIn);
}

} // namespace

SoundLayout SoundLayout::of(std::vector<story::Sound> const& sounds, TimeScale const& scale, int top)
{
    SoundLayout layout;
    layout.top = top;
    std::set<int> used;
    for (story::Sound const& sound : sounds)
        used.insert(sound.track);
    layout.tracks.assign(used.begin(), used.end());
    for (story::Sound const& sound : sounds) {
        auto const row = std::distance(used.begin(), used.find(sound.track));
        QRect const band = layout.rowRect(static_cast<size_t>(row));
        int const left = scale.xOf(sound.start), right = scale.xOf(sound.end());
        layout.places.push_back({sound.id, QRect(left, band.top(), std::max(1, right - left - 1), kRow),
                                 scale.xOf(sound.start + sound.fadeIn) - left,
                                 right - scale.xOf(sound.end() - sound.fadeOut)});
    }
    return layout;
}

QRect SoundLayout::rowRect(size_t row) const
{
    return {0, top + static_cast<int>(row) * (kRow + kGap), 0, kRow};
}

SoundHit SoundLayout::hitAt(QPoint content) const
{
    for (SoundPlace const& place : places) {
        QRect const& rect = place.rect;
        if (!rect.adjusted(0, 0, 1, 0).contains(content))
            continue;
        bool const isWide = rect.width() >= 4 * kHandle;
        auto const isNear = [&](int x) {
            return std::abs(content.x() - x) <= kFadeReach && content.y() <= rect.top() + 2 * kFadeReach;
        };
        if (isWide && isNear(rect.left() + std::max(place.fadeInPx, kFadeReach)))
            return {SoundZone::FadeIn, place.sound};
        if (isWide && isNear(rect.right() - std::max(place.fadeOutPx, kFadeReach)))
            return {SoundZone::FadeOut, place.sound};
        int const handle = std::min(kHandle, rect.width() / 4);
        if (content.x() < rect.left() + handle)
            return {SoundZone::LeftHandle, place.sound};
        if (content.x() > rect.right() - handle)
            return {SoundZone::RightHandle, place.sound};
        return {SoundZone::Body, place.sound};
    }
    return {};
}

int SoundLayout::trackAt(int y) const
{
    if (tracks.empty())
        return 0;
    int const row = y < top ? 0 : (y - top) / (kRow + kGap);
    if (row < static_cast<int>(tracks.size()))
        return tracks[static_cast<size_t>(row)];
    return std::min(tracks.back() + 1, kMostTracks - 1);
}

story::Sound dragged(std::vector<story::Sound> const& sounds, story::Sound sound, SoundGesture const& gesture)
{
    auto const [kind, frames, rate, fileSeconds] = gesture;
    Room const room = roomFor(sounds, sound);
    double const perSecond = rate.perSecond();
    int64_t const end = sound.end().count;
    if (kind == SoundDrag::Move) {
        sound.start.count = std::max<int64_t>(0, sound.start.count + frames);
    } else if (kind == SoundDrag::TrimHead) {
        auto const before = static_cast<int64_t>(std::floor(sound.sourceIn * perSecond + kRounding));
        int64_t const least = std::max(room.first, sound.start.count - before);
        int64_t const start = std::clamp(sound.start.count + frames, least, end - 1);
        double const in = sound.sourceIn + static_cast<double>(start - sound.start.count) / perSecond;
        sound.sourceIn = std::max(0., in);
        sound.start.count = start;
        sound.length.count = end - start;
    } else if (kind == SoundDrag::TrimTail) {
        auto const material =
            static_cast<int64_t>(std::ceil((fileSeconds - sound.sourceIn) * perSecond - kRounding));
        int64_t const most = std::max(end, std::min(room.end, sound.start.count + material));
        sound.length.count = std::clamp(end + frames, sound.start.count + 1, most) - sound.start.count;
    } else if (kind == SoundDrag::FadeIn) {
        int64_t const most = (sound.length - sound.fadeOut).count;
        sound.fadeIn.count = std::clamp<int64_t>(sound.fadeIn.count + frames, 0, most);
    } else {
        int64_t const most = (sound.length - sound.fadeIn).count;
        sound.fadeOut.count = std::clamp<int64_t>(sound.fadeOut.count - frames, 0, most);
    }
    keepFades(sound);
    return sound;
}

} // namespace fw::ui
