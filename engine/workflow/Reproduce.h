#pragma once

#include "engine/jobs/TakeRecipe.h"
#include "engine/jobs/TakeStore.h"
#include "engine/workflow/Workflow.h"

#include <optional>
#include <string>
#include <vector>

namespace fw::workflow {

/// What is otherwise on this machine than when a take was made.
enum class Deviation {
    MissingFile,    ///< weights, a LoRA, a picture or the take that is continued
    WeightsChanged, ///< of the model
    LoraChanged,
    InputChanged, ///< a start picture, a reference, the clip that is continued
    OtherVersion, ///< of the program
    OtherLibrary,
    OtherDevice, ///< its class: another GPU, another instruction set
    OtherPrecision,
    OtherMemoryMode,
    OtherUpscaler
};
char const* deviationName(Deviation deviation); ///< "missingFile", "weightsChanged" ...

struct Difference {
    Deviation what = Deviation::MissingFile;
    std::string about;   ///< a file's name, a library; empty where `what` says it all
    std::string was, is; ///< checksums, versions, names; empty: none

    std::string sentence() const; ///< for people, English
};

/// How a take compares with what its recipe gives now.
enum class Likeness { Identical, Equal, Different };
char const* likenessName(Likeness likeness); ///< "identical" | "equal" | "different"

struct Reproduction {
    Likeness likeness = Likeness::Different;
    std::vector<Difference> differences; ///< what may explain it; also listed when the pictures are identical
    std::optional<Error> problem;        ///< why it could not be rendered; then there are no pictures
    bool hasPictures = false;            ///< the rest is about them
    int64_t frames = 0;                  ///< that were compared
    int maxDifference = 0;               ///< of any channel of any pixel, 0..255
    double psnr = 0; ///< dB over all frames and channels; 0 when identical (no noise at all)
    double seconds = 0;
    std::string device, dtype;
};

/// Pictures this much alike are called equal: other devices round otherwise (docs/cli.md).
constexpr double kEqualDb = 40;

struct ReproduceOrder {
    jobs::TakeFiles files;
    std::filesystem::path project; ///< what relative paths of the recipe lie in; empty outside of projects
    render::RendererFactory renderer;
    render::RenderHooks hooks;
    std::string device, dtype; ///< other than the receipt's; empty: as there
    double equalDb = kEqualDb;
};

/// Renders a take again by its recipe and compares picture by picture with its lossless clip. The gate is
/// asked as for any rendering, and it is noted in the audit log as one. Nothing is written. Errors: Refused,
/// BadInput (the take's own files were changed: nothing to compare with), MissingFile (no recipe), those of
/// the renderer when nothing else explains them.
Result<Reproduction> reproduce(ReproduceOrder const& order, Toolbox const& tools, Confirmed const& confirmed);

/// Files of a take named by its folder, or by a project's folder and the take's id. Errors: MissingFile.
Result<ReproduceOrder> takeToReproduce(std::filesystem::path const& folder, std::string const& take);

} // namespace fw::workflow
