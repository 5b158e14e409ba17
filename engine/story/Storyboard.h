#pragma once

#include "engine/base/Ids.h"
#include "engine/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fw {
using SoundId = Id<struct SoundTag>;
inline SoundId newSoundId() { return newId<SoundId>("so-"); }
} // namespace fw

namespace fw::story {

/// How a take of another shape is put into the project's frame.
enum class FitMode { Fit, Fill };

/// What a finished film is: takes of another size or rate are fitted and resampled to it, never silently
/// stretched.
struct ProjectFormat {
    SizePx size{1280, 720};
    FrameRate rate{24, 1};
    FitMode fit = FitMode::Fit;
    /// Takes made from now on carry a short form of their receipt (seed, sampler, checksums; no words) in
    /// their credentials. Off unless the maker agrees.
    bool publishesReceipts = false;

    friend bool operator==(ProjectFormat const&, ProjectFormat const&) = default;
};

enum class TransitionKind { Cut, Dissolve, DipBlack, DipWhite, Wipe };

/// The transition from the shot that owns it into the next one. `length` frames of both shots overlap (0 for
/// a cut).
struct Transition {
    TransitionKind kind = TransitionKind::Cut;
    TimelineFrame length{0};

    friend bool operator==(Transition const&, Transition const&) = default;
};

enum class SeedMode { Random, Locked, Increment };

/// Random: drawn at submit, outside the key. Locked and Increment: part of the key.
struct SeedPolicy {
    SeedMode mode = SeedMode::Random;
    uint64_t value = 0;

    friend bool operator==(SeedPolicy const&, SeedPolicy const&) = default;
};

/// A file that belongs to the project: relative path under assets/ and checksum.
struct AssetRef {
    std::string path;
    std::string sha256;

    friend bool operator==(AssetRef const&, AssetRef const&) = default;
};

enum class StartKind { Text, ExtendShot, Image, Clip };

/// Whose face the start image shows, as the maker says. A picture with a face is held until this is answered.
enum class FaceAnswer { Unanswered, CastMember, Synthetic, NotAPerson };

/// A picture that a shot shows at one of its frames.
struct TimedPicture {
    TimelineFrame at{0}; ///< from where the take begins, as Shot::trimIn counts
    AssetRef image;

    friend bool operator==(TimedPicture const&, TimedPicture const&) = default;
};

/// A clip that a rendering begins from: a file of the project, or one of its takes.
struct SourceClip {
    AssetRef file = {};   ///< an empty path: the take
    TakeId take = {};     ///< of any shot
    double seconds = 0;   ///< how long the file lasts; 0: not known
    double strength = .7; ///< share of the steps that is walked, 0.01 to 1; 1 keeps nothing of it

    friend bool operator==(SourceClip const&, SourceClip const&) = default;
};

/// A part of the picture in shares of its width and height, 0 to 1.
struct Region {
    double x = 0, y = 0, width = 1, height = 1;

    friend bool operator==(Region const&, Region const&) = default;
};

/// Frames [first, end) of a take are made anew, in `region` alone where there is one; all else stays.
struct Retake {
    TakeId take;
    TimelineFrame first, end; ///< from where the take begins, as Shot::trimIn counts
    std::optional<Region> region = {};

    friend bool operator==(Retake const&, Retake const&) = default;
};

/// What a shot is made from besides words and cast: where its first frames come from, what it ends on, what
/// lies between.
struct StartFrom {
    StartKind kind = StartKind::Text;
    ShotId parent; ///< ExtendShot: continues the end of this shot's chosen take
    int overlapFrames =
        9;          ///< shared with the parent, and with `following`: 4n+1, dropped from the new take (1-17)
    AssetRef image; ///< Image: first frame
    AssetRef lastImage = {};                  ///< last frame, whatever it starts from; an empty path: open
    FaceAnswer face = FaceAnswer::Unanswered; ///< whose face is in the pictures
    std::optional<ShotId> following = {};     ///< leads up to the beginning of this shot's chosen take
    std::vector<TimedPicture> pictures = {};  ///< on the way, in any order
    std::optional<SourceClip> clip = {};      ///< Clip
    std::optional<Retake> retake = {};        ///< a take of its own, made anew in part; wins over `clip`

    friend bool operator==(StartFrom const&, StartFrom const&) = default;
};

enum class Quality { Draft, Preview, Final };

/// Settings of a shot that win over its preset's; unset means "as the preset says".
struct Overrides {
    std::optional<int> steps;
    std::optional<double> guidance;
    std::optional<double> shift;
    std::optional<std::string> sampler;
    std::optional<SizePx> size;

    friend bool operator==(Overrides const&, Overrides const&) = default;
};

/// Where a puppet's head is at a moment of its shot; straight lines lead from one to the next.
struct PuppetKey {
    double at = 0;         ///< 0: first frame, 1: last frame
    double x = .5, y = .5; ///< middle of the head, in widths and heights of the frame
    double height = .45;   ///< of the head, in heights of the frame

    friend bool operator==(PuppetKey const&, PuppetKey const&) = default;
};

/// A cast member's headshot, animated and put into the shot (docs/cameo.md). It only counts while the subject
/// is in the shot's cast.
struct Puppet {
    SubjectId subject;
    std::string image;          ///< its name in the vault
    std::string sha256;         ///< of the picture
    std::vector<double> points; ///< x, y of left eye, right eye, nose, left and right corner of the mouth
                                ///< (left as seen in the picture), in widths and heights of the headshot
    std::vector<PuppetKey> path{PuppetKey{}}; ///< at least one, `at` growing
    std::string line;                         ///< what is said: the mouth follows its letters
    AssetRef voice;                           ///< sound file whose loudness moves the mouth; wins over `line`
    double energy = .5;                       ///< 0: hardly moves, 1: lively

    friend bool operator==(Puppet const&, Puppet const&) = default;
};

/// What a title is for; each has its own place, size and weight in the frame.
enum class TitleStyle {
    Subtitle,   ///< bottom middle: what is said; may leave the film as an SRT file
    LowerThird, ///< bottom left: who or where
    Headline,   ///< middle, large
    Credits     ///< middle, several lines
};

/// Text over a shot's picture. It stays with the picture: `start` counts from where the take begins, as
/// `Shot::trimIn` does, so trimming, splitting and moving the shot take it along; what lies outside the shot
/// is not shown.
struct Title {
    std::string text; ///< UTF-8, lines apart by \n
    TimelineFrame start{0};
    TimelineFrame length{48};
    TitleStyle style = TitleStyle::Subtitle;
    double scale = 1;               ///< of the style's own size, .5 to 3
    std::string colour = "#f4f5f7"; ///< of the letters, "#rrggbb"
    TimelineFrame fade{0};          ///< frames in which it comes, and in which it goes

    friend bool operator==(Title const&, Title const&) = default;
};

/// What a marker looks like. The maker decides what a colour means.
enum class MarkerColour { Blue, Green, Amber, Red, Violet };

/// A frame of a shot's picture that the maker wants to find again, and a word about it. It stays with the
/// picture as a title does; outside the shot it is not shown. Nothing of it is in an exported picture.
struct Marker {
    TimelineFrame at{0};   ///< from where the take begins, as Shot::trimIn counts
    std::string text = {}; ///< UTF-8; may be empty
    MarkerColour colour = MarkerColour::Blue;

    friend bool operator==(Marker const&, Marker const&) = default;
};

/// One rendering of a shot. Takes are recorded outside undo and never change afterwards, except
/// `isStarred`/`isTrashed`.
struct Take {
    TakeId id;
    RequestKey
        requestKey; ///< what was asked for; another key than the shot's present one means "out of date"
    uint64_t seed = 0;
    SizePx size;
    FrameRate rate;
    ClipFrame length;
    std::string presetId;
    std::string created;             ///< UTC, ISO 8601
    double seconds = 0;              ///< wall time of the rendering, without queue wait and model load
    std::string quality;             ///< "draft" | "preview" | "final"
    std::optional<double> wattHours; ///< that `seconds` took, as measured; unset: nothing could measure it

    friend bool operator==(Take const&, Take const&) = default;
};

/// One prompt-driven shot. `length` is how long it plays in the cut; a take may be longer (trimmed) or
/// shorter (its last frame holds).
struct Shot {
    ShotId id;
    std::string prompt;
    std::string negative; ///< added to the preset's
    std::string presetId = "cinematic";
    TimelineFrame length{48};
    TimelineFrame trimIn{0}; ///< frames of the take that are left out at its start
    SeedPolicy seed;
    StartFrom start;
    Transition transition; ///< into the next shot
    Quality quality = Quality::Final;
    Overrides overrides;
    std::string notes;
    std::string dialogue;
    std::vector<SubjectId> cast;
    std::vector<Puppet> puppets; ///< drawn in this order
    std::vector<Title> titles;   ///< drawn in this order
    std::vector<Marker> markers;
    std::vector<Take> takes;
    std::optional<TakeId> chosenTake; ///< the maker's explicit choice; else the newest take is shown
    std::optional<RequestKey>
        acceptedKey; ///< "Keep": this take's key is accepted although the request changed
    friend bool operator==(Shot const&, Shot const&) = default;
};

struct Scene {
    SceneId id;
    std::string title;
    std::vector<Shot> shots;

    friend bool operator==(Scene const&, Scene const&) = default;
};

/// A take whose shot is gone when it arrives: listed, never lost.
struct UnplacedTake {
    ShotId shot;
    Take take;

    friend bool operator==(UnplacedTake const&, UnplacedTake const&) = default;
};

/// A sound under the film: a piece of a sound file on one of a few tracks. It stays where it is in the film
/// when shots come, go or move; what lies past the film's end is not heard. Sounds of one track never
/// overlap.
struct Sound {
    SoundId id;
    AssetRef file;
    std::string name; ///< what people call it: the file's name when it came in; it never leaves the project
    int track = 0;    ///< 0 to 7
    TimelineFrame start; ///< film frame in which it begins
    TimelineFrame length{1};
    double sourceIn = 0; ///< seconds of the file that are left out at its start
    double gainDb = 0;   ///< -60 to +12
    TimelineFrame fadeIn, fadeOut;
    bool isMuted = false;

    TimelineFrame end() const { return start + length; }
    friend bool operator==(Sound const&, Sound const&) = default;
};

/// What a budget counts.
enum class BudgetUnit {
    Minutes,   ///< of rendering
    WattHours, ///< measured, else estimated from the watts that the person configured
    Money      ///< in the currency that the person configured
};

/// What rendering the project may take. Nothing is stopped by it; the maker is warned before it is passed.
struct Budget {
    BudgetUnit unit = BudgetUnit::Minutes;
    double amount = 0; ///< above 0

    friend bool operator==(Budget const&, Budget const&) = default;
};

/// The whole document: plain values, compared and copied as such. The order of scenes and shots is the film.
struct Storyboard {
    std::string title = "Untitled";
    ProjectFormat format;
    std::vector<Scene> scenes;
    std::vector<UnplacedTake> unplacedTakes;
    std::vector<Sound> sounds = {}; ///< by track, then by start
    std::optional<Budget> budget;

    friend bool operator==(Storyboard const&, Storyboard const&) = default;
};

/// Where a shot stands: scene index and index within the scene.
struct ShotPlace {
    size_t scene = 0;
    size_t index = 0;

    friend bool operator==(ShotPlace const&, ShotPlace const&) = default;
};

/// Looks a shot up; nullptr or nullopt when it is not there.
Shot const* findShot(Storyboard const& board, ShotId const& id);
Shot* findShot(Storyboard& board, ShotId const& id);
std::optional<ShotPlace> placeOf(Storyboard const& board, ShotId const& id);

/// The shots whose takes this one continues or leads up to: they are rendered first.
std::vector<ShotId> neighboursOf(StartFrom const& start);

/// All shots in film order.
std::vector<Shot const*> shotsInOrder(Storyboard const& board);

/// 1-based number of a shot in film order; 0 when it is not there.
int shotNumber(Storyboard const& board, ShotId const& id);

/// nullptr when the shot has no such take.
Take const* findTake(Shot const& shot, TakeId const& id);

/// The take of any shot, and that shot; both nullptr when no shot has it.
struct OwnedTake {
    Shot const* shot = nullptr;
    Take const* take = nullptr;
};
OwnedTake findTake(Storyboard const& board, TakeId const& id);

/// The take that plays: the chosen one, else the newest; nullptr when there is none.
Take const* shownTake(Shot const& shot);

/// Longest transition that fits after this shot: it may take no more than both shots have left beside their
/// other transitions, so that never more than two shots show at once. Every edit keeps to this.
TimelineFrame transitionRoom(Storyboard const& board, ShotId const& id);

/// Length of the film: sum of shot lengths less the overlaps of transitions.
TimelineFrame filmLength(Storyboard const& board);

/// How much of a title is seen at a frame counted as its `start` is: 0 before and after it, 1 in between,
/// rising and falling in straight lines while it comes and goes.
double opacityAt(Title const& title, TimelineFrame at);

/// First frame of each shot in film order (a transition of length n starts the next shot n frames earlier).
std::vector<TimelineFrame> shotStarts(Storyboard const& board);

/// nullptr when it is not there.
Sound const* findSound(Storyboard const& board, SoundId const& id);

/// The first track, from `sound.track` on and then from 0, on which nothing is in the way of the sound
/// (itself aside); nullopt when all eight are taken there.
std::optional<int> freeTrack(Storyboard const& board, Sound const& sound);

} // namespace fw::story
