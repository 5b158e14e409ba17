// Everything about sounds in a document: rules and edits.
#include "engine/story/Apply.h"
#include "engine/story/Project.h"
#include "engine/story/Validate.h"

#include <algorithm>
#include <cmath>

namespace fw::story {

namespace {

constexpr int kTracks = 8;
constexpr double kMostSourceIn = 1e6; // seconds: eleven days

Error badSound(Sound const& sound, char const* what)
{
    return fail(Error::Kind::BadInput, "story.badSound", {sound.name, what});
}

Error noSound(SoundId const& sound) { return fail(Error::Kind::BadInput, "story.noSound", {sound.value}); }

bool isInTheWay(Sound const& other, Sound const& sound)
{
    return other.id != sound.id && other.track == sound.track && other.start < sound.end() &&
           sound.start < other.end();
}

Status checkRoom(std::vector<Sound> const& sounds, Sound const& sound)
{
    auto const other = std::find_if(sounds.begin(), sounds.end(),
                                    [&](Sound const& each) { return isInTheWay(each, sound); });
    if (other == sounds.end())
        return {};
    return fail(Error::Kind::BadInput, "story.soundOverlap",
                {sound.name, other->name, std::to_string(sound.track + 1)});
}

auto find(std::vector<Sound>& sounds, SoundId const& id)
{
    return std::find_if(sounds.begin(), sounds.end(), [&](Sound const& each) { return each.id == id; });
}

bool isBefore(Sound const& a, Sound const& b)
{
    return a.track != b.track ? a.track < b.track : a.start < b.start;
}

void insertSorted(std::vector<Sound>& sounds, Sound const& sound)
{
    sounds.insert(std::upper_bound(sounds.begin(), sounds.end(), sound, isBefore), sound);
}

} // namespace

Sound const* findSound(Storyboard const& board, SoundId const& id)
{
    auto const found = std::find_if(board.sounds.begin(), board.sounds.end(),
                                    [&](Sound const& each) { return each.id == id; });
    return found == board.sounds.end() ? nullptr : &*found;
}

std::optional<int> freeTrack(Storyboard const& board, Sound const& sound)
{
    Sound tried = sound;
    int const first = std::clamp(sound.track, 0, kTracks - 1);
    for (int i = 0; i < kTracks; ++i) {
        tried.track = (first + i) % kTracks;
        if (checkRoom(board.sounds, tried))
            return tried.track;
    }
    return std::nullopt;
}

Result<Sound> placeSound(Storyboard const& board, NewSound const& wanted)
{
    Sound sound;
    sound.id = newSoundId();
    sound.file = wanted.file;
    sound.name = wanted.name;
    sound.start = wanted.at;
    double const frames = wanted.seconds * board.format.rate.perSecond();
    sound.length.count = std::clamp<int64_t>(std::llround(frames), 1, kMaxFrames);
    sound.track = wanted.track.value_or(0);
    FW_CHECK(checkSound(sound));
    if (wanted.track) {
        FW_CHECK(checkRoom(board.sounds, sound));
        return sound;
    }
    auto const free = freeTrack(board, sound);
    if (!free)
        return fail(Error::Kind::BadInput, "story.noFreeTrack", {sound.name});
    sound.track = *free;
    return sound;
}

Status checkSound(Sound const& sound)
{
    if (!isPlainId(sound.id.value))
        return fail(Error::Kind::BadInput, "story.badId", {sound.id.value});
    FW_CHECK(checkText(sound.name));
    FW_CHECK(checkText(sound.file.path + sound.file.sha256));
    if (!isSafeRelativePath(sound.file.path))
        return fail(Error::Kind::BadInput, "story.badSoundFile", {sound.file.path});
    if (sound.track < 0 || sound.track >= kTracks)
        return badSound(sound, "tracks are 1 to 8");
    auto const isCount = [](TimelineFrame frames, int64_t least) {
        return frames.count >= least && frames.count <= kMaxFrames;
    };
    if (!isCount(sound.start, 0) || !isCount(sound.length, 1))
        return badSound(sound, "it begins at frame 0 or later and lasts at least one frame");
    if (!isBetween(sound.sourceIn, 0, kMostSourceIn))
        return badSound(sound, "it begins at second 0 of its file or later");
    if (!isBetween(sound.gainDb, -60, 12))
        return badSound(sound, "loudness changes by -60 to +12 dB");
    if (!isCount(sound.fadeIn, 0) || !isCount(sound.fadeOut, 0) ||
        sound.fadeIn + sound.fadeOut > sound.length)
        return badSound(sound, "its fades fit into its length");
    return {};
}

Status checkSounds(std::vector<Sound> const& sounds)
{
    std::vector<Sound> sorted = sounds;
    sortSounds(sorted);
    std::set<SoundId> ids;
    for (size_t i = 0; i < sorted.size(); ++i) {
        FW_CHECK(checkSound(sorted[i]));
        if (!ids.insert(sorted[i].id).second)
            return fail(Error::Kind::BadInput, "story.duplicateId", {sorted[i].id.value});
        if (i > 0)
            FW_CHECK(checkRoom({sorted[i - 1]}, sorted[i]));
    }
    return {};
}

void sortSounds(std::vector<Sound>& sounds) { std::stable_sort(sounds.begin(), sounds.end(), isBefore); }

Result<Edit> performEdit(Storyboard& board, AddSound const& edit)
{
    FW_CHECK(checkSound(edit.sound));
    if (findSound(board, edit.sound.id))
        return fail(Error::Kind::BadInput, "story.duplicateId", {edit.sound.id.value});
    FW_CHECK(checkRoom(board.sounds, edit.sound));
    insertSorted(board.sounds, edit.sound);
    return Edit(RemoveSound{edit.sound.id});
}

Result<Edit> performEdit(Storyboard& board, RemoveSound const& edit)
{
    auto const found = find(board.sounds, edit.sound);
    if (found == board.sounds.end())
        return noSound(edit.sound);
    AddSound inverse{std::move(*found)};
    board.sounds.erase(found);
    return Edit(std::move(inverse));
}

Result<Edit> performEdit(Storyboard& board, SetSound const& edit)
{
    auto const found = find(board.sounds, edit.sound.id);
    if (found == board.sounds.end())
        return noSound(edit.sound.id);
    FW_CHECK(checkSound(edit.sound));
    FW_CHECK(checkRoom(board.sounds, edit.sound));
    SetSound inverse{std::move(*found)};
    board.sounds.erase(found);
    insertSorted(board.sounds, edit.sound);
    return Edit(std::move(inverse));
}

} // namespace fw::story
