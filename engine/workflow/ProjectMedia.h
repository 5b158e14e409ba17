#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::workflow {

// The files of a project: what they take on disk, which are gone, and bringing those back. Thread: any.

/// Bytes on disk.
struct DiskUse {
    uint64_t shownTakes = 0; ///< that play in the film
    uint64_t otherTakes = 0;
    uint64_t assets = 0;     ///< pictures, clips and sounds that were brought in
    uint64_t versions = 0;   ///< the document, its journal and dated copies
    uint64_t unfinished = 0; ///< checkpoints of renderings that may go on
    uint64_t trash = 0;

    uint64_t total() const { return shownTakes + otherTakes + assets + versions + unfinished + trash; }
};
DiskUse diskUse(std::filesystem::path const& project, story::Storyboard const& board,
                std::stop_token const& stop = {});

/// The takes that neither play nor are chosen, and that no shot continues: what can go to the trash.
struct SpareTake {
    ShotId shot;
    TakeId take;
};
std::vector<SpareTake> spareTakes(story::Storyboard const& board);

/// A file, or a take's folder, that the board needs and that is not there.
struct MissingFile {
    std::string path;       ///< inside the project: "assets/ab12.png", "takes/tk-7"
    std::string sha256;     ///< of an asset; empty for a take
    std::string name;       ///< what people call it; empty when they call it nothing
    std::vector<int> shots; ///< numbers of the shots that need it; none for a sound

    friend bool operator==(MissingFile const&, MissingFile const&) = default;
};
std::vector<MissingFile> missingFiles(std::filesystem::path const& project, story::Storyboard const& board);

/// Looks through a folder (or at one file) for what is missing and copies it back: assets by their checksum,
/// whatever they are called now, takes by their name when what lies there is whole. Returns what is still
/// missing. Errors: Io, Cancelled.
Result<std::vector<MissingFile>> relink(std::filesystem::path const& project,
                                        std::vector<MissingFile> missing, std::filesystem::path const& where,
                                        std::stop_token stop = {});

} // namespace fw::workflow
