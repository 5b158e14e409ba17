#include "engine/workflow/Seam.h"

#include "engine/jobs/TakeStore.h"
#include "engine/media/ClipReader.h"
#include "engine/media/Similarity.h"

#include <algorithm>

namespace fw::workflow {

std::optional<Seam> seamOf(story::Storyboard const& board, ShotId const& child)
{
    story::Shot const* shot = story::findShot(board, child);
    if (!shot || shot->start.kind != story::StartKind::ExtendShot)
        return std::nullopt;
    story::Shot const* parent = story::findShot(board, shot->start.parent);
    story::Take const* before = parent ? story::shownTake(*parent) : nullptr;
    story::Take const* after = story::shownTake(*shot);
    if (!before || !after)
        return std::nullopt;
    return Seam{parent->id, child, before->id, after->id};
}

Result<double> seamScore(std::filesystem::path const& project, Seam const& seam)
{
    jobs::TakeStore const store(project);
    FW_TRY(auto const before, media::ClipReader::open(store.files(seam.parentTake).master));
    FW_TRY(auto const after, media::ClipReader::open(store.files(seam.childTake).master));
    int64_t const last = std::max<int64_t>(0, before->info().frameCount - 1);
    FW_TRY(Image const left, before->frame({last}));
    FW_TRY(Image const right, after->frame({0}));
    return media::structuralSimilarity(left, right);
}

} // namespace fw::workflow
