#pragma once

#include "engine/footage/Footage.h"
#include "engine/story/Edit.h"
#include "engine/workflow/Cameo.h"
#include "engine/workflow/Workflow.h"

namespace fw::workflow {

/// The copy that a take of footage plays from in the window, where what was filmed is larger than the
/// project's frame; films are exported from the master.
struct FootageProxies {
    bool areWanted = true; ///< false: the master is no larger than the project's frame, and plays itself
    int heightPx = 0;      ///< lines; 0, or more than the project's frame has: as that frame
    bool isQuickToScrub = false; ///< every frame a key frame: larger files, no waiting at any frame
};

/// Shots of a video on their way into a project.
struct FootageOrder {
    std::filesystem::path project; ///< its folder; whoever calls has it open
    story::ProjectFormat format;
    footage::Analysis const& analysis;
    std::vector<footage::FoundShot> shots; ///< in order: what was found, or the pieces of a summary
    std::string presetId = "cinematic";
    bool hasTakes = true;   ///< what was filmed becomes the shot's take, so that the cut plays
    bool hasSound = true;   ///< with takes: what was heard goes under them
    bool isSummary = false; ///< together no longer than asked for: lengths are rounded down
    FootageProxies proxies = {};
    CameoTools cameo = defaultCameo();
};

struct FootageHooks {
    std::function<void(int64_t step, int64_t of)> onProgress; ///< frames; may be empty
    std::stop_token stop = {};
};

/// What was heard in a shot, as a file of the project.
struct FootageSound {
    ShotId shot;
    story::AssetRef file;
};

/// What was made of it: files in the project, values for the board.
struct FootageImport {
    story::Scene scene; ///< named as the file; a card a shot, its key frame as start picture
    std::vector<TakeId> takes;
    std::vector<FootageSound> sounds; ///< of shots that are not silent
    std::string name;                 ///< of the video: what its sounds are called
    int shotsWithFaces = 0;
    bool isLookedAt = true; ///< false: there is no face finder here, so nobody looked for faces
};

/// Copies the key frames into the project's assets and, unless it is to be pictures alone, every shot as a
/// take: master (H.264, as large as it was filmed), proxy (no larger than the project's frame needs) with
/// credentials that say where it comes from, poster, recipe. The board is not touched. On error no take is
/// left behind. Errors: BadInput (no shots; the video cannot be read any more), Io, Unavailable (cannot be
/// signed), Cancelled. Thread: a worker.
Result<FootageImport> importFootage(FootageOrder const& order, Toolbox const& tools,
                                    FootageHooks const& hooks = {});

/// Adds the scene behind those that are there, or in place of a new project's empty one, and its sounds under
/// it, as far as there are tracks: one undo step.
story::Edit footageEdit(FootageImport const& made, story::Storyboard const& board);

/// The takes' folders go when the edit did not come about.
void discardFootage(FootageImport const& made, std::filesystem::path const& project);

/// "interview.mp4, 00:01:02:03 to 00:01:05:10": where a shot stands in its video.
std::string footageNote(footage::Analysis const& analysis, footage::FoundShot const& shot);

} // namespace fw::workflow
