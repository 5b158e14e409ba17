#pragma once

#include "engine/story/Edit.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// A cut that another program wrote (or this one: film -> edit there -> back), as scenes and shots. Thread:
// any.

namespace fw::interchange {

/// A marked moment of a piece.
struct CutMarker {
    double at = 0; ///< seconds from the beginning of the piece
    std::string text;
    story::MarkerColour colour = story::MarkerColour::Blue;
    ShotId shot;       ///< of this program: whose marker it was
    int64_t frame = 0; ///< and which (story::Marker::at)
};

/// What lies between two cuts. All times are seconds: programs count at rates of their own.
struct CutPiece {
    bool isGap = false;
    std::string name;
    std::string note;
    double seconds = 0;  ///< from cut to cut
    double sourceIn = 0; ///< of its media, left out in front of the cut
    std::string address; ///< of its media
    ShotId shot;         ///< what this program wrote about it; empty for another program's
    TakeId take;
    SceneId scene;
    std::string sceneTitle;
    std::vector<CutMarker> markers;
    story::TransitionKind next = story::TransitionKind::Cut; ///< into the following piece
    double nextBefore = 0, nextAfter = 0; ///< how far that transition reaches to both sides of the cut
};

/// A clip of an audio track.
struct CutSound {
    SoundId id; ///< as this program wrote it; empty for another program's
    std::string name;
    double start = 0, seconds = 0;
    double sourceIn = 0;
};

/// A cut as it was read: its first row of pictures, and its sounds. Not yet in any board.
struct ReadCut {
    std::string name; ///< what sentences call it
    std::string title;
    std::vector<CutPiece> pieces;
    std::vector<CutMarker> markers; ///< of the whole; `at` counts from the beginning of the film
    std::vector<CutSound> sounds;
    std::vector<std::string> remarks; ///< what was left out or understood otherwise
};

/// By the ending of the name: .otio or .otioz.
bool isCutFile(std::filesystem::path const& file);

/// OpenTimelineIO JSON of any schema version since 2019. `name` is what sentences call it. Errors: BadInput
/// (no JSON, too large or too deep, no timeline, no clips, more than kMaxScriptShots).
Result<ReadCut> cutFrom(std::string_view text, std::string const& name);

/// An .otio, or the content.otio of an .otioz. Errors: as cutFrom, MissingFile, BadInput (story.badZip), Io.
Result<ReadCut> readCut(std::filesystem::path const& file);

struct CutSettings {
    std::string presetId = "cinematic"; ///< of new shots
    bool removesMissing = false;        ///< shots that the cut no longer has; else they stay behind the rest
};

/// What becomes of a shot.
enum class CutChange {
    Same,    ///< it is there and stays as it is
    Changed, ///< it is there and gets another place, length or beginning, transition, note or marker
    New,     ///< a clip of another program: an empty shot with the clip's name as its note
    Copy,    ///< a second piece of a shot: a shot of its own with the same takes
    Gap,     ///< nothing plays there: an empty shot, so that everything keeps its time
    Missing  ///< it is there, and the cut does not have it
};

struct CutRow {
    CutChange change = CutChange::Same;
    ShotId shot;
    size_t scene = 0;      ///< of CutImport::scenes; of a shot that is removed the last one
    int number = 0;        ///< of the shot (of a copy: of what it copies) as the board is now; 0: none
    std::string name = {}; ///< of the clip
    TimelineFrame length = {}, before = {}; ///< would be, and is now
    bool isMoved = false, isTrimmed = false, hasOtherTransition = false;
};

/// What an import would do.
struct CutImport {
    story::Edit edit;      ///< one undo step
    bool isChange = false; ///< false: the board is that cut already
    bool isReCut = false;  ///< it holds shots of this board; else its scenes come behind those that are there
    std::vector<std::string> scenes; ///< titles, as they would be
    std::vector<CutRow> rows;        ///< in the order of the film as it would be
    std::vector<std::string> remarks;

    size_t count(CutChange change) const;
};

/// Shots of the board that the cut holds keep everything but their place, length, beginning and transition;
/// they are known by what this program wrote into the file, or by the address of their take. Nothing is
/// changed yet. Errors: BadInput (what no document may hold: texts or lengths beyond measure).
Result<CutImport> importCut(ReadCut const& cut, story::Storyboard const& board, CutSettings const& settings);

} // namespace fw::interchange
