#include "engine/jobs/TakeStore.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/jobs/JobRunner.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/media/ClipWriter.h"
#include "engine/media/Posters.h"
#include "engine/media/Stills.h"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fcntl.h>
#include <set>
#include <tuple>
#include <unistd.h>

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

constexpr char kMaster[] = "master.mkv";
constexpr char kProxy[] = "proxy.mp4";
constexpr char kPoster[] = "poster.png";
constexpr char kLatents[] = "latents.safetensors";

TakeFiles filesIn(fs::path const& folder)
{
    return {folder,           folder / kMaster,  folder / kProxy,
            folder / kPoster, folder / kLatents, folder / kRecipeFile};
}

Error writeError(fs::path const& path)
{
    return fail(Error::Kind::Io, "base.cannotWrite", {path.string(), systemReason(errno)}, path.string());
}

Status syncFile(fs::path const& path)
{
    int const fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return writeError(path);
    bool const isSynced = ::fsync(fd) == 0;
    Status status = isSynced ? Status() : writeError(path);
    ::close(fd);
    return status;
}

std::string utcNow()
{
    std::time_t const now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

story::Take describe(TakeId const& id, plan::RenderRequest const& request, render::Rendered const& rendered)
{
    story::Take take;
    take.id = id;
    take.requestKey = plan::keyOf(request);
    take.seed = rendered.seed;
    take.size = rendered.frames.front().size();
    take.rate = rendered.fps;
    take.length = {static_cast<int64_t>(rendered.frames.size())};
    take.presetId = request.presetId;
    take.created = utcNow();
    take.seconds = rendered.seconds;
    take.wattHours = rendered.wattHours;
    take.quality = request.quality;
    return take;
}

/// A take names the files of other takes by their place in the project, so that the folder can be moved.
void makeSourcesRelative(plan::RenderRequest& request, fs::path const& projectFolder)
{
    for (plan::FileRef* each : plan::clipsOf(request.conditioning)) {
        fs::path const relative = fs::path(each->path).lexically_relative(projectFolder);
        if (!relative.empty() && *relative.begin() != "..")
            each->path = relative.string();
    }
}

/// Every recipe under takes/, unreadable ones left out.
std::vector<Recipe> allRecipes(fs::path const& takes)
{
    std::vector<Recipe> recipes;
    std::error_code code;
    for (fs::directory_iterator it(takes, code), end; !code && it != end; it.increment(code)) {
        if (it->path().filename().string().front() == '.')
            continue;
        if (auto recipe = readRecipe(it->path() / kRecipeFile))
            recipes.push_back(std::move(recipe).value());
    }
    return recipes;
}

/// master, poster and proxy of a take in the making.
Status writeMedia(TakeFiles const& files, plan::RenderRequest const& request,
                  render::Rendered const& rendered, ProxyWriter const& writeProxy)
{
    media::ClipSettings lossless;
    lossless.codec = media::ClipCodec::Ffv1;
    lossless.size = rendered.frames.front().size();
    lossless.rate = rendered.fps;
    FW_CHECK(media::writeClip(files.master, lossless, rendered.frames));
    FW_CHECK(media::writePng(files.poster, media::posterOf(rendered.frames)));
    if (writeProxy)
        FW_CHECK(writeProxy(rendered, request, files.proxy));
    return {};
}

Status writeRecipe(TakeFiles const& files, Recipe recipe)
{
    std::error_code ignored;
    for (fs::path const& file : {files.master, files.proxy, files.poster, files.latents}) {
        if (!fs::exists(file, ignored))
            continue;
        FW_CHECK(syncFile(file));
        FW_TRY(recipe.checksums[file.filename().string()], sha256File(file));
    }
    return writeFileAtomically(files.recipe, dumpJson(toJson(recipe), 2) + "\n");
}

} // namespace

TakeStore::TakeStore(fs::path projectFolder, ProxyWriter writeProxy)
    : m_projectFolder(std::move(projectFolder)), m_writeProxy(std::move(writeProxy))
{
}

TakeFiles TakeStore::files(TakeId const& id) const { return filesIn(m_projectFolder / "takes" / id.value); }

Result<fs::path> TakeStore::begin(TakeId const& id) const
{
    fs::path const working = temporaryBeside(files(id).folder);
    FW_CHECK(makeFolders(working));
    return working;
}

Result<story::Take> writeTake(NewTake const& take, ProxyWriter const& writeProxy)
{
    render::Rendered const& rendered = take.rendered;
    if (rendered.frames.empty())
        return fail(Error::Kind::Internal, "base.internal", {"a rendering has no frames"});
    TakeFiles const files = filesIn(take.folder);
    FW_CHECK(writeMedia(files, withAbsolutePaths(take.request, take.base), rendered, writeProxy));
    Recipe recipe;
    recipe.take = describe(take.id, take.request, rendered);
    recipe.shot = take.request.shot;
    recipe.request = take.request;
    recipe.request.seed = rendered.seed;
    makeSourcesRelative(recipe.request, take.base);
    recipe.receipt = receiptOf(take.request, rendered);
    story::Take made = recipe.take;
    FW_CHECK(writeRecipe(files, std::move(recipe)));
    FW_CHECK(syncFolder(take.folder));
    return made;
}

Result<story::Take> TakeStore::commit(TakeId const& id, fs::path const& working,
                                      plan::RenderRequest const& request,
                                      render::Rendered const& rendered) const
{
    fs::path const folder = files(id).folder;
    auto take = writeTake({id, working, request, rendered, m_projectFolder}, m_writeProxy);
    if (take && ::rename(working.c_str(), folder.c_str()) != 0)
        take = writeError(folder);
    if (!take) {
        std::error_code ignored;
        fs::remove_all(working, ignored);
        return take;
    }
    FW_CHECK(syncFolder(folder.parent_path()));
    return take;
}

Result<story::Take> TakeStore::adopt(fs::path const& working, Recipe recipe) const
{
    story::Take take = recipe.take;
    fs::path const folder = files(take.id).folder;
    Status status = writeRecipe(filesIn(working), std::move(recipe));
    if (status)
        status = syncFolder(working);
    if (status && ::rename(working.c_str(), folder.c_str()) != 0)
        status = writeError(folder);
    if (!status) {
        std::error_code ignored;
        fs::remove_all(working, ignored);
        return status.error();
    }
    FW_CHECK(syncFolder(folder.parent_path()));
    return take;
}

std::vector<story::UnplacedTake> TakeStore::orphans(story::Storyboard const& board) const
{
    std::set<TakeId> known;
    for (story::UnplacedTake const& unplaced : board.unplacedTakes)
        known.insert(unplaced.take.id);
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes)
            known.insert(take.id);
    std::vector<story::UnplacedTake> found;
    for (Recipe& recipe : allRecipes(m_projectFolder / "takes"))
        if (!known.count(recipe.take.id))
            found.push_back({recipe.shot, std::move(recipe.take)});
    std::sort(found.begin(), found.end(), [](auto const& a, auto const& b) {
        return std::tie(a.take.created, a.take.id) < std::tie(b.take.created, b.take.id);
    });
    return found;
}

Result<plan::RenderRequest> TakeStore::recipe(TakeId const& id) const
{
    FW_TRY(Recipe const recipe, readRecipe(files(id).recipe));
    return recipe.request;
}

Result<TakeFiles> TakeStore::findByKey(RequestKey const& key) const
{
    story::Take newest;
    for (Recipe const& recipe : allRecipes(m_projectFolder / "takes"))
        if (recipe.take.requestKey == key &&
            std::tie(newest.created, newest.id) < std::tie(recipe.take.created, recipe.take.id))
            newest = recipe.take;
    if (newest.id.isEmpty())
        return fail(Error::Kind::MissingFile, "jobs.noTakeToExtend", {});
    return files(newest.id);
}

Status TakeStore::trash(TakeId const& id) const
{
    fs::path const bin = m_projectFolder / "takes" / ".trash";
    FW_CHECK(makeFolders(bin));
    std::error_code ignored;
    fs::path const from = files(id).folder;
    if (!fs::exists(from, ignored))
        return fail(Error::Kind::MissingFile, "base.missingFile", {from.string()}, from.string());
    fs::remove_all(bin / id.value, ignored);
    if (::rename(from.c_str(), (bin / id.value).c_str()) != 0)
        return writeError(bin / id.value);
    fs::last_write_time(bin / id.value, fs::file_time_type::clock::now(), ignored); // when it was thrown away
    return syncFolder(m_projectFolder / "takes");
}

Status verifyTake(TakeFiles const& files)
{
    FW_TRY(Recipe const recipe, readRecipe(files.recipe));
    for (auto const& [name, sha256] : recipe.checksums) {
        fs::path const file = files.folder / fs::path(name).filename();
        std::error_code ignored;
        if (recipe.isClipDropped && file == files.master && !fs::exists(file, ignored))
            continue; // made again when it is needed
        FW_TRY(std::string const found, sha256File(file));
        if (found != sha256)
            return fail(Error::Kind::BadInput, "jobs.fileChanged", {file.string()}, file.string());
    }
    return {};
}

} // namespace fw::jobs
