#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <set>
#include <string>
#include <vector>

// What a document may hold; the same rules for edits and for files. Internal to engine/story. Thread: any.

namespace fw::story {

/// Upper limit of every frame count: days of film, and far from overflow.
constexpr int64_t kMaxFrames = 10'000'000;
constexpr size_t kMaxTextBytes = 64 * 1024;
constexpr size_t kMaxTitles = 200;  ///< of one shot
constexpr size_t kMaxMarkers = 200; ///< of one shot
constexpr size_t kMaxPictures = 64; ///< of one shot, on the way

/// A number, and none beyond the two.
bool isBetween(double value, double low, double high);
/// UTF-8 and not longer than kMaxTextBytes, else the journal would not hold what the memory holds.
Status checkText(std::string const& text);
Status checkLength(TimelineFrame length);
Status checkTrimIn(TimelineFrame trimIn);
/// Kind and sign only; what fits depends on the neighbours (transitionRoom).
Status checkTransition(Transition const& transition);
Status checkOverrides(Overrides const& overrides);
Status checkFormat(ProjectFormat const& format);
Status checkBudget(std::optional<Budget> const& budget);
Status checkCast(std::vector<SubjectId> const& cast);
/// Their sound files lie in the project.
Status checkVoices(std::vector<Puppet> const& puppets);
Status checkTitles(std::vector<Title> const& titles);
Status checkMarkers(std::vector<Marker> const& markers);
/// Without its neighbours: they depend on the board (wouldCycle).
Status checkStart(ShotId const& shot, StartFrom const& start);
Status checkTake(Take const& take);
/// Everything about one shot that needs no board.
Status checkShot(Shot const& shot);
/// Everything: unique ids, every shot, no extension cycle, transitions that fit.
Status checkBoard(Storyboard const& board);

/// Everything about one sound that needs no board.
Status checkSound(Sound const& sound);
/// Each of them, unique ids, no two of one track at the same time. In any order.
Status checkSounds(std::vector<Sound> const& sounds);
/// By track, then by start: as they stand in the document.
void sortSounds(std::vector<Sound>& sounds);
/// Letters, digits, dots, dashes and underscores; never a path.
bool isPlainId(std::string const& id);

/// True when `shot`, made so, would be made from itself through the shots it continues or leads up to.
bool wouldCycle(Storyboard const& board, ShotId const& shot, StartFrom const& start);
/// Ids of all shots of a board.
std::set<ShotId> shotIds(Storyboard const& board);

/// A transition as it stands in the document: a cut has no length.
Transition normalised(Transition transition);
/// A shot as it stands in the document: its transition too, and no choice of a take that it does not have.
Shot normalised(Shot shot);

} // namespace fw::story
