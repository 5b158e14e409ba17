#pragma once

#include "engine/base/Result.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <optional>

namespace fw::workflow {

/// The takes that meet where a shot continues another one.
struct Seam {
    ShotId parent, child;
    TakeId parentTake, childTake;

    friend bool operator==(Seam const&, Seam const&) = default;
};
/// nullopt when the shot continues none, or one of the two has no take.
std::optional<Seam> seamOf(story::Storyboard const& board, ShotId const& child);

/// How alike the last frame of the parent's take and the first one of the child's are
/// (media::structuralSimilarity); above .9 hardly anybody sees the seam (starter.md). Errors: those of
/// media::ClipReader. Thread: any.
Result<double> seamScore(std::filesystem::path const& project, Seam const& seam);
constexpr double kSmoothSeam = .9;

} // namespace fw::workflow
