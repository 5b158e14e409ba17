#pragma once

#include "engine/export/Export.h"
#include "engine/provenance/Registry.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace fw::workflow {

/// The answer to "who made this?", by how much is known.
enum class OriginKind {
    Own,        ///< the very file that was signed here
    OwnChanged, ///< signed here, other bytes now
    OwnCopied,  ///< no credentials left, but an invisible mark of ours
    Inside,     ///< somebody's work with something of ours in it
    Other,      ///< Framewright on another machine
    Lost,       ///< signed here, but not in the registry
    Stripped,   ///< Framewright's marks without credentials
    Foreign,    ///< credentials of another program
    Broken,     ///< credentials that do not verify, of nobody we know
    Unknown     ///< nothing
};
char const* originName(OriginKind kind); ///< "own", "ownChanged", ...

/// One line of the chain along the board, as a person reads it; what is not there any more is empty.
struct OriginStep {
    provenance::RegistryLink link;
    std::string board;  ///< title of the storyboard
    int shotNumber = 0; ///< where the shot is now; 0: not on the board any more, or no project there
    int takeNumber = 0; ///< of the shot, oldest 1
    std::string scene;
    std::filesystem::path recipe; ///< recipe.json, where it still lies
    std::string model, sampler, device;
    uint64_t seed = 0;
    int steps = 0;

    bool hasRecipe() const { return !recipe.empty(); }
};

struct Origin {
    OriginKind kind = OriginKind::Unknown;
    Error sentence; ///< not an error: what to say
    exporting::VerifyReport report;
    provenance::RegistryAnswer known;
    std::string fileSha256;
    std::vector<OriginStep> chain;        ///< the file first, then what it was made of
    std::optional<Error> registryProblem; ///< the registry does not verify: nothing in it counts
};

/// What stands in the file, held against the registry of this installation. `markId`: id of an invisible mark
/// that was found, empty for the one that is in the file. Projects that are still in their place are read for
/// numbers and recipes. Errors: MissingFile, BadInput (no clip or picture), Unavailable. Thread: a worker; it
/// decodes and hashes.
Result<Origin> whoMade(std::filesystem::path const& file, provenance::Registry const& registry,
                       std::string const& markId = {});

/// The kind, from what was found. Pure.
OriginKind originKind(exporting::VerifyReport const& report, provenance::RegistryAnswer const& known,
                      std::string const& markId);

} // namespace fw::workflow
