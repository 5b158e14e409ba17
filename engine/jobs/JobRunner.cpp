#include "engine/jobs/JobRunner.h"

#include "engine/base/Files.h"
#include "engine/base/Log.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/TakeRecipe.h"

#include <chrono>

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

double steadySeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Removes a working folder unless the rendering got through.
class WorkingFolder {
public:
    explicit WorkingFolder(fs::path path) : m_path(std::move(path)) {}
    WorkingFolder(WorkingFolder const&) = delete;
    WorkingFolder& operator=(WorkingFolder const&) = delete;
    ~WorkingFolder()
    {
        std::error_code ignored;
        if (!m_path.empty())
            fs::remove_all(m_path, ignored);
    }
    fs::path const& path() const { return m_path; }
    fs::path keep() { return std::exchange(m_path, {}); }

private:
    fs::path m_path;
};

int sharedFrames(std::optional<plan::Neighbour> const& neighbour)
{
    return neighbour ? neighbour->overlapFrames : 0;
}

/// A take's latents instead of its clip, where they hold what is asked for: this model's and size's, and as
/// many frames of another shot in front.
void preferLatents(plan::FileRef& clip, plan::RenderRequest const& request, int front)
{
    fs::path const file = clip.path;
    std::error_code ignored;
    fs::path const latents = file.parent_path() / "latents.safetensors";
    if (file.filename() != "master.mkv" || !fs::exists(latents, ignored))
        return;
    auto const recipe = recipeBeside(file);
    if (recipe && recipe->request.size == request.size && recipe->request.modelId == request.modelId &&
        recipe->request.frames >= request.frames &&
        sharedFrames(recipe->request.conditioning.extend) == front)
        clip.path = latents.string();
}

/// Without latents nothing is left of the frames that the take shared with its neighbours.
Status checkRetake(plan::Conditioning const& given)
{
    bool const isClip = given.retake && fs::path(given.retake->source.path).filename() == "master.mkv";
    if (isClip && (given.extend || given.prepend))
        return fail(Error::Kind::Unsupported, "jobs.retakeNeedsLatents", {}, given.retake->source.path);
    return {};
}

} // namespace

plan::RenderRequest withAbsolutePaths(plan::RenderRequest request, fs::path const& folder)
{
    auto const complete = [&](std::string& path) {
        if (!path.empty() && fs::path(path).is_relative())
            path = (folder / path).string();
    };
    for (plan::FileRef* each : plan::filesOf(request.conditioning))
        complete(each->path);
    for (story::Puppet& each : request.conditioning.puppets)
        complete(each.voice.path);
    plan::Conditioning& given = request.conditioning;
    if (given.video)
        preferLatents(given.video->source, request, 0);
    if (given.retake)
        preferLatents(given.retake->source, request, sharedFrames(given.extend));
    return request;
}

fs::path checkpointOf(fs::path const& projectFolder, JobId const& job)
{
    return projectFolder / "takes" / ".checkpoints" / (job.value + ".safetensors");
}

JobRunner::JobRunner(QueueOptions const& options, TakeStore const& store, EtaBook const& eta)
    : m_options(options), m_store(store), m_eta(eta)
{
}

void JobRunner::unload()
{
    if (m_renderer)
        m_renderer->unload();
}

Status JobRunner::gate(plan::RenderRequest const& request) const
{
    FW_CHECK(checkConsent(request, m_options.projectFolder));
    return m_options.gate ? m_options.gate(request) : Status();
}

/// The parent's latents, or its master clip when there are none.
Status JobRunner::findSource(plan::Neighbour& neighbour) const
{
    if (neighbour.parentKey.isEmpty() || !neighbour.source.path.empty())
        return {};
    TakeFiles files = m_store.files(TakeId{neighbour.parentTake});
    std::error_code ignored;
    if (neighbour.parentTake.empty() || !fs::exists(files.recipe, ignored)) {
        FW_TRY(files, m_store.findByKey(neighbour.parentKey));
    }
    neighbour.parentTake = files.folder.filename().string();
    neighbour.source.path = (fs::exists(files.latents, ignored) ? files.latents : files.master).string();
    return {};
}

/// Fills in what a clip continues or leads up to.
Result<plan::RenderRequest> JobRunner::withSource(plan::RenderRequest request) const
{
    for (auto* neighbour : {&request.conditioning.extend, &request.conditioning.prepend})
        if (*neighbour)
            FW_CHECK(findSource(**neighbour));
    return request;
}

Status JobRunner::openRenderer()
{
    if (m_renderer)
        return {};
    if (!m_options.renderer)
        return fail(Error::Kind::Unavailable, "jobs.noRenderer");
    FW_TRY(m_renderer, m_options.renderer());
    return {};
}

Result<MadeClip> JobRunner::makeClip(TakeId const& take, std::stop_token const& stop)
{
    TakeFiles const files = m_store.files(take);
    std::error_code ignored;
    if (fs::exists(files.master, ignored))
        return MadeClip{};
    FW_TRY(Recipe const recipe, readRecipe(files.recipe));
    plan::RenderRequest request = recipe.request;
    if (m_options.clipRequest) {
        FW_TRY(request, m_options.clipRequest(recipe));
    }
    FW_CHECK(gate(request));
    FW_CHECK(openRenderer());
    render::RenderPaths paths;
    paths.fromLatents = files.latents;
    render::RenderHooks hooks;
    hooks.stop = stop;
    FW_TRY(render::Rendered const rendered,
           m_renderer->render(withAbsolutePaths(request, m_options.projectFolder), paths, hooks));
    return restoreClip(files, rendered);
}

/// Clips of this project's takes that the rendering looks at and that went to save disk.
Status JobRunner::makeSourceClips(plan::RenderRequest const& placed, std::stop_token const& stop)
{
    for (plan::FileRef const* each : plan::clipsOf(placed.conditioning)) {
        fs::path const clip = each->path;
        TakeId const take{clip.parent_path().filename().string()};
        if (m_store.files(take).master == clip && isClipDropped(m_store.files(take)))
            FW_CHECK(makeClip(take, stop));
    }
    return {};
}

Result<PendingCommit> JobRunner::attempt(JobOrder const& order, plan::RenderRequest const& request,
                                         RunnerHooks const& hooks)
{
    FW_TRY(fs::path working, m_store.begin(order.take));
    WorkingFolder folder(std::move(working));
    render::RenderPaths paths;
    paths.saveLatents = folder.path() / "latents.safetensors";
    paths.checkpoint = checkpointOf(m_options.projectFolder, order.id);
    FW_CHECK(makeFolders(paths.checkpoint.parent_path()));

    EtaClock clock(request, m_eta.find(request));
    render::RenderHooks renderHooks;
    renderHooks.stop = order.stop;
    renderHooks.onPreview = hooks.onPreview;
    renderHooks.onNotice = hooks.onNotice;
    if (!m_energy)
        m_energy.emplace(m_options.energy ? m_options.energy() : EnergyMeter());
    m_energy->begin();
    renderHooks.onProgress = [&](render::Progress const& progress) {
        m_energy->progress(progress);
        if (progress.phase == render::Phase::Denoise)
            clock.stepDone(progress.step, steadySeconds());
        hooks.onProgress(progress, clock.remaining(steadySeconds()));
    };
    plan::RenderRequest const placed = withAbsolutePaths(request, m_options.projectFolder);
    FW_CHECK(checkRetake(placed.conditioning));
    FW_CHECK(makeSourceClips(placed, order.stop));
    FW_TRY(render::Rendered rendered, m_renderer->render(placed, paths, renderHooks));
    clock.ended(steadySeconds());
    m_energy->end(rendered, std::getenv("CUDA_VISIBLE_DEVICES"));
    return PendingCommit{order.id, order.take, request, folder.keep(), std::move(rendered), clock.measured()};
}

Result<PendingCommit> JobRunner::run(JobOrder const& order, RunnerHooks const& hooks)
{
    FW_CHECK(gate(order.request));
    FW_TRY(plan::RenderRequest const request, withSource(order.request));
    FW_CHECK(checkConsent(request, m_options.projectFolder)); // now it is known whom the parent shows
    FW_CHECK(openRenderer());
    Result<PendingCommit> result = attempt(order, request, hooks);
    bool const mayFit = !result && result.error().kind == Error::Kind::OutOfMemory &&
                        !render::hasTriedWithLess(result.error());
    if (mayFit && !order.stop.stop_requested()) {
        log::warning("Out of memory; trying once more after freeing the models.");
        m_renderer->unload();
        result = attempt(order, request, hooks);
    }
    if (!result) {
        Error::Kind const kind = result.error().kind;
        if (kind == Error::Kind::OutOfMemory)
            m_renderer->unload();
        else if (kind == Error::Kind::Internal)
            m_renderer.reset(); // whatever state it is in must not reach the next job
        return result;
    }
    Status const still = checkConsent(request, m_options.projectFolder); // withdrawn while it was rendered
    if (!still) {
        std::error_code ignored;
        fs::remove_all(result->working, ignored);
        fs::remove(checkpointOf(m_options.projectFolder, order.id), ignored);
        return still.error();
    }
    return result;
}

} // namespace fw::jobs
