#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <memory>
#include <set>
#include <variant>
#include <vector>

namespace fw::story {

// Each edit is a value; `apply` performs it and returns the edit that takes it back (design.md section 3).

/// | A | B |   add X at (0,1)   | A | X | B |
struct AddShot {
    ShotPlace at;
    Shot shot;
};
/// | A | X | B |   remove X   | A | B |
struct RemoveShot {
    ShotId shot;
};
/// | A | B | C |   move A to (0,2)   | B | C | A |      `to` counts after the shot was taken out.
struct MoveShot {
    ShotId shot;
    ShotPlace to;
};
/// | A | B |   duplicate A as A'   | A | A' | B |      takes are shared (same files), the choice too.
struct DuplicateShot {
    ShotId shot;
    ShotId newId;
};
/// | A(10) |   split at 4   | A(4) | A'(6) |      both show the same take, the second trimmed in by 4.
struct SplitShot {
    ShotId shot;
    TimelineFrame at;
    ShotId newId;
};
/// The inverse of SplitShot.
struct JoinShots {
    ShotId first;
    ShotId second;
};
struct SetPrompt {
    ShotId shot;
    std::string prompt;
};
struct SetNegative {
    ShotId shot;
    std::string negative;
};
struct SetPreset {
    ShotId shot;
    std::string presetId;
};
struct SetLength {
    ShotId shot;
    TimelineFrame length;
};
struct SetTrimIn {
    ShotId shot;
    TimelineFrame trimIn;
};
struct SetSeed {
    ShotId shot;
    SeedPolicy seed;
};
struct SetTransition {
    ShotId shot;
    Transition transition;
};
struct SetStart {
    ShotId shot;
    StartFrom start;
};
struct SetQuality {
    ShotId shot;
    Quality quality = Quality::Final;
};
struct SetOverrides {
    ShotId shot;
    Overrides overrides;
};
struct SetNotes {
    ShotId shot;
    std::string notes;
    std::string dialogue;
};
/// Who is in the shot, in the order in which the person named them.
struct SetCast {
    ShotId shot;
    std::vector<SubjectId> cast;
};
/// Which of the cast are animated headshots, and how they move.
struct SetPuppets {
    ShotId shot;
    std::vector<Puppet> puppets;
};
/// The text over the shot's picture.
struct SetTitles {
    ShotId shot;
    std::vector<Title> titles;
};
/// The marked frames of the shot's picture.
struct SetMarkers {
    ShotId shot;
    std::vector<Marker> markers;
};
struct ChooseTake {
    ShotId shot;
    std::optional<TakeId> take;
};
struct KeepTake {
    ShotId shot;
    std::optional<RequestKey> acceptedKey;
};
struct AddScene {
    size_t index = 0;
    Scene scene;
};
struct RemoveScene {
    SceneId scene;
};
struct MoveScene {
    SceneId scene;
    size_t to = 0;
};
struct SetSceneTitle {
    SceneId scene;
    std::string title;
};
struct SetProjectFormat {
    ProjectFormat format;
};
struct SetTitle {
    std::string title;
};
/// Errors: story.soundOverlap when another sound of its track is in the way; story.badSound.
struct AddSound {
    Sound sound;
};
struct RemoveSound {
    SoundId sound;
};
/// The sound of this id becomes this one, whatever of it changes.
struct SetSound {
    Sound sound;
};

struct SetBudget {
    std::optional<Budget> budget; ///< none: as much as it takes
};

struct EditBatch;

using Edit =
    std::variant<AddShot, RemoveShot, MoveShot, DuplicateShot, SplitShot, JoinShots, SetPrompt, SetNegative,
                 SetPreset, SetLength, SetTrimIn, SetSeed, SetTransition, SetStart, SetQuality, SetOverrides,
                 SetNotes, SetCast, SetPuppets, SetTitles, SetMarkers, ChooseTake, KeepTake, AddScene,
                 RemoveScene, MoveScene, SetSceneTitle, SetProjectFormat, SetTitle, AddSound, RemoveSound,
                 SetSound, SetBudget, std::shared_ptr<EditBatch const>>;

/// Several edits as one: all or nothing, one undo step.
struct EditBatch {
    std::string name; ///< what the undo menu says, an English message id or plain words
    std::vector<Edit> edits;
};

Edit batch(std::string name, std::vector<Edit> edits);

/// Performs the edit and returns its inverse. On error nothing has changed.
/// Errors: BadInput (story.noShot, story.noScene, story.badPlace, story.badLength, story.badTransition,
/// story.badFormat, story.cycle when a shot would extend itself through its chain, ...). Transitions that no
/// longer fit after the edit are shortened, and the inverse restores them. Thread: the board's owner.
/// Call it qualified, story::apply(board, edit): Edit is a std::variant, so a bare call also finds
/// std::apply.
Result<Edit> apply(Storyboard& board, Edit const& edit);

/// A sound file on its way into the film.
struct NewSound {
    AssetRef file;
    std::string name; ///< of the file it came from
    double seconds = 0;
    TimelineFrame at;
    std::optional<int> track = {}; ///< unset: the first that is free there
};
/// All of the file as a sound of a new id; not added yet. Errors: BadInput (story.noFreeTrack; with a track
/// of its own what AddSound refuses).
Result<Sound> placeSound(Storyboard const& board, NewSound const& wanted);

/// What a document or a request may hold of puppets. Errors: BadInput (story.badPuppet, story.badText).
Status checkPuppets(std::vector<Puppet> const& puppets);

/// What an edit touched, so that views repaint no more than that.
struct ChangeSet {
    std::set<ShotId> shots;
    bool isStructure = false; ///< shots or scenes came, went or moved
    bool isFormat = false;
};
/// With `changesOf(inverse)` it names every shot that may look different.
ChangeSet changesOf(Edit const& edit);

/// Short name for undo menus and the journal ("Move shot").
std::string editName(Edit const& edit);

/// Takes are recorded outside undo: appended to the shot, or to unplacedTakes when the shot is gone.
void recordTake(Storyboard& board, ShotId const& shot, Take const& take);
/// Removes a take that the maker deleted (files go to the trash elsewhere). False when it was not there.
bool forgetTake(Storyboard& board, ShotId const& shot, TakeId const& take);

} // namespace fw::story
