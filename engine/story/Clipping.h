#pragma once

#include "engine/story/Edit.h"

#include "engine/base/Result.h"

#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::story {

/// Shots on their way to another place of this or another project, as a clipboard holds them.
struct Clipping {
    std::filesystem::path project; ///< where the files of their takes and pictures lie
    std::vector<Shot> shots;       ///< in film order

    friend bool operator==(Clipping const&, Clipping const&) = default;
};

/// JSON, and back by the rules of project.json. Errors: BadInput, NewerSchema. Thread: any.
std::string clippingText(Clipping const& clipping);
Result<Clipping> clippingFromText(std::string const& text);

/// Brings what the shots need into `folder`, another project's: takes, pictures, voices. What is there
/// already stays; a take whose files are gone stays behind, a picture that is gone is an error. Returns the
/// shots with the takes that came. Errors: MissingFile, BadInput (a link that leads out), Io, Cancelled.
/// Thread: any.
Result<std::vector<Shot>> bringFiles(Clipping clipping, std::filesystem::path const& folder,
                                     std::stop_token stop = {});

/// Of a copied shot: neighbours that were copied along become their copies, by old id; others stay.
///   | A | B <- A |   copied   | A | B <- A | A' | B' <- A' |
void followCopies(StartFrom& start, std::map<ShotId, ShotId> const& copies);

/// Copies of the shots under new ids, put into the gap `target`, as one edit. Who continues another of them
/// continues its copy; who continues a shot that is not on the board starts from its text.
struct Pasted {
    Edit edit;
    std::vector<ShotId> ids;
    int detached = 0; ///< shots whose parent is not here
};
Pasted paste(Storyboard const& board, std::vector<Shot> shots, ShotPlace target);

} // namespace fw::story
