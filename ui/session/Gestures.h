#pragma once

#include "engine/story/Edit.h"

#include <optional>
#include <vector>

namespace fw::ui {

// What board, timeline and menus do with shots, as one edit each. Pure: nothing is performed here.

/// Puts the shots, in film order, into the gap `target` (counted before they are taken out); nullopt when
/// nothing moves.
///   | A | B | C | D |   A, C into the gap after D   | B | D | A | C |
std::optional<story::Edit> moveShots(story::Storyboard const& board, std::vector<ShotId> const& shots,
                                     story::ShotPlace target);

/// Moves the selection one place towards the start (-1) or the end (+1), across scenes at their ends.
std::optional<story::Edit> nudgeShots(story::Storyboard const& board, std::vector<ShotId> const& shots,
                                      int step);

/// Copies of the shots into the gap `target`; `newIds` receives their ids. Who continues another of them
/// continues its copy.
story::Edit duplicateShots(story::Storyboard const& board, std::vector<ShotId> const& shots,
                           story::ShotPlace target, std::vector<ShotId>& newIds);

/// Removes the shots as one step.
story::Edit removeShots(std::vector<ShotId> const& shots);

/// A new empty shot beside `beside` (in a new scene when the board is empty), with its preset and length.
struct NewShot {
    story::Edit edit;
    ShotId id;
};
NewShot newShotBeside(story::Storyboard const& board, ShotId const& beside, bool isAfter);
NewShot newShotAt(story::Storyboard const& board, story::ShotPlace place);

/// A new shot after `parent` that continues the end of its take and takes its prompt over.
std::optional<NewShot> extendShot(story::Storyboard const& board, ShotId const& parent);

/// A new shot before `following` that leads up to the beginning of its take and takes its prompt over.
std::optional<NewShot> leadUpShot(story::Storyboard const& board, ShotId const& following);
/// A new shot between `parent` and the shot after it that continues the one and leads up to the other;
/// nullopt behind the last one.
std::optional<NewShot> bridgeShot(story::Storyboard const& board, ShotId const& parent);

/// Places in film order.
std::vector<ShotId> inFilmOrder(story::Storyboard const& board, std::vector<ShotId> shots);

/// A setting of one shot for several (preset, length, seed, quality, steps and the like), as one step; of
/// steps and the like only those that the edit changes. Any other edit stays as it is.
story::Edit forShots(story::Storyboard const& board, std::vector<ShotId> const& shots,
                     story::Edit const& edit);

/// | A | B |   add C   | A | B | C |      nullopt when the person is in the shot already.
std::optional<story::Edit> addToCast(story::Shot const& shot, SubjectId const& subject);
/// | A | B | C |   remove B   | A | C |      nullopt when the person is not in the shot.
std::optional<story::Edit> removeFromCast(story::Shot const& shot, SubjectId const& subject);
/// | A | B | C |   move C by -1   | A | C | B |      nullopt at the ends.
std::optional<story::Edit> moveInCast(story::Shot const& shot, SubjectId const& subject, int step);

} // namespace fw::ui
