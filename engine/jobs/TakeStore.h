#pragma once

#include "engine/base/Result.h"
#include "engine/plan/RenderRequest.h"
#include "engine/render/Renderer.h"
#include "engine/story/Storyboard.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace fw::jobs {

struct Recipe;

/// Files of one take, absolute.
struct TakeFiles {
    std::filesystem::path folder, master, proxy, poster, latents, recipe;
};

/// Writes a marked and signed clip of the frames to `target`. Given by workflow, because provenance lies
/// above jobs.
using ProxyWriter = std::function<Status(render::Rendered const& rendered, plan::RenderRequest const& request,
                                         std::filesystem::path const& target)>;

/// Told of a take that is complete on disk, on the IO worker.
using TakeSink = std::function<void(TakeFiles const& files, story::Take const& take, ShotId const& shot)>;

/// takes/<id>/ of a project: master.mkv (FFV1; of footage H.264), proxy.mp4 (visible mark burnt in, signed),
/// poster.png, latents.safetensors, recipe.json (request, key, shot, receipt, checksums). Written into a
/// temporary folder, fsynced, renamed. Thread: IO worker for commit; the rest any.
class TakeStore {
public:
    /// Without a proxy writer (tests) a take has no proxy.mp4.
    explicit TakeStore(std::filesystem::path projectFolder, ProxyWriter writeProxy = {});

    TakeFiles files(TakeId const& id) const;
    /// A folder for a take in the making (inside takes/, stale-temporary name).
    Result<std::filesystem::path> begin(TakeId const& id) const;
    /// Writes media and recipe into `working` and renames it to its final name. Errors: Io; then nothing is
    /// left behind.
    Result<story::Take> commit(TakeId const& id, std::filesystem::path const& working,
                               plan::RenderRequest const& request, render::Rendered const& rendered) const;
    /// The same for a take whose media lie in `working` already (footage): writes the recipe, with their
    /// checksums, and gives the folder its name.
    Result<story::Take> adopt(std::filesystem::path const& working, Recipe recipe) const;
    /// Takes on disk whose recipe names their shot and that the board does not know: arrived after a crash.
    std::vector<story::UnplacedTake> orphans(story::Storyboard const& board) const;
    Result<plan::RenderRequest> recipe(TakeId const& id) const;
    /// Newest take on disk with this key and its latents, for an extension.
    Result<TakeFiles> findByKey(RequestKey const& key) const;
    /// Moves a deleted take to takes/.trash/.
    Status trash(TakeId const& id) const;

private:
    std::filesystem::path m_projectFolder;
    ProxyWriter m_writeProxy;
};

/// Writes the files of a take (master, proxy, poster, recipe; latents are there already) into `folder` and
/// fsyncs them. `base`: paths inside it are noted relative to it. Errors: Io, those of the writers.
struct NewTake {
    TakeId id;
    std::filesystem::path folder;
    plan::RenderRequest const& request;
    render::Rendered const& rendered;
    std::filesystem::path base;
};
Result<story::Take> writeTake(NewTake const& take, ProxyWriter const& writeProxy);

/// "checksums" of recipe.json compared with the files; a clip that was dropped (TakeClip.h) may be missing.
/// Errors: BadInput naming the file that differs.
Status verifyTake(TakeFiles const& files);

} // namespace fw::jobs
