#pragma once

#include "ui/session/Session.h"

#include <optional>
#include <vector>

namespace fw::ui {

// What a shot is made from besides its words, as edits. Pure: nothing is performed here. Frames of a shot's
// own count from where its take begins, as Shot::trimIn does.

/// The shots that this one may continue or lead up to, in film order: all but itself and those made from it.
std::vector<ShotId> possibleNeighbours(story::Storyboard const& board, story::Shot const& shot);

/// The shot's own frame that shows at a film frame; nullopt when the shot does not show there.
std::optional<TimelineFrame> ownFrame(plan::ExportPlan const& cut, ShotId const& shot, TimelineFrame film);

/// Frames of a shot's own: the first, and the one behind the last.
struct OwnSpan {
    TimelineFrame first, end;

    friend bool operator==(OwnSpan const&, OwnSpan const&) = default;
};
/// What of a part of the film the shot shows; nullopt: nothing.
std::optional<OwnSpan> ownSpan(plan::ExportPlan const& cut, ShotId const& shot, FilmSpan const& part);

/// The part that a person most likely wants anew: between in and out point, else from the playhead on, else
/// the second half of the shot.
OwnSpan proposedPart(Session const& session, story::Shot const& shot);

/// A part of one of the shot's takes is made anew, in the preset and quality that the take was made in.
story::Edit makePartAnew(story::Shot const& shot, story::Take const& take, OwnSpan const& part);
/// Another part of the same take; nullopt when nothing changes or no take is made anew.
std::optional<story::Edit> changePart(story::Shot const& shot, OwnSpan const& part);
std::optional<story::Edit> changeRegion(story::Shot const& shot, std::optional<story::Region> const& region);
/// The whole take again.
std::optional<story::Edit> makeWholeAnew(story::Shot const& shot);

/// Pictures that the shot shows on its way, each a few frames behind the one before it.
story::Edit addPictures(story::Shot const& shot, std::vector<story::AssetRef> const& images,
                        TimelineFrame first);
/// nullopt when there is no such picture or nothing changes.
std::optional<story::Edit> movePicture(story::Shot const& shot, size_t index, TimelineFrame at);
std::optional<story::Edit> removePicture(story::Shot const& shot, size_t index);

/// The shot begins with a picture.
story::Edit beginFromPicture(story::Shot const& shot, story::AssetRef const& image);
/// The shot begins from a clip, as free of it as before when it began from another one.
story::Edit beginFromClip(story::Shot const& shot, story::SourceClip clip);

/// The shot ends on a picture (an empty one: open), or leads up to the beginning of another shot.
story::Edit endOnPicture(story::Shot const& shot, story::AssetRef const& image);
story::Edit leadUpTo(story::Shot const& shot, ShotId const& following);

} // namespace fw::ui
