#include "engine/jobs/TakeTrash.h"

#include "engine/base/Files.h"
#include "engine/jobs/TakeRecipe.h"

#include <algorithm>

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

fs::path binOf(fs::path const& project) { return project / "takes" / ".trash"; }

} // namespace

uint64_t bytesBelow(fs::path const& folder, std::stop_token const& stop)
{
    uint64_t bytes = 0;
    std::error_code code, each;
    for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        if (stop.stop_requested())
            break;
        if (it->is_regular_file(each) && !it->is_symlink(each)) {
            uint64_t const size = it->file_size(each);
            bytes += each ? 0 : size; // it may go while we look
        }
    }
    return bytes;
}

std::vector<TrashedTake> trashedTakes(fs::path const& project)
{
    std::vector<TrashedTake> takes;
    std::error_code code, each;
    for (fs::directory_iterator it(binOf(project), code), end; !code && it != end; it.increment(code)) {
        if (!it->is_directory(each) || it->is_symlink(each))
            continue;
        TrashedTake take;
        take.id.value = it->path().filename().string();
        take.thrown = fs::last_write_time(it->path(), each);
        take.bytes = bytesBelow(it->path());
        if (auto const recipe = readRecipe(it->path() / kRecipeFile)) {
            take.shot = recipe->shot;
            take.prompt = recipe->request.prompt;
        }
        takes.push_back(std::move(take));
    }
    std::sort(takes.begin(), takes.end(), [](TrashedTake const& a, TrashedTake const& b) {
        return a.thrown != b.thrown ? a.thrown > b.thrown : a.id < b.id;
    });
    return takes;
}

Result<story::UnplacedTake> takeOutOfTrash(fs::path const& project, TakeId const& take)
{
    fs::path const from = binOf(project) / take.value, to = project / "takes" / take.value;
    FW_TRY(Recipe recipe, readRecipe(from / kRecipeFile));
    std::error_code code;
    if (recipe.take.id != take || fs::exists(to, code))
        return fail(Error::Kind::Conflict, "story.exists", {to.string()}, to.string());
    fs::rename(from, to, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {to.string(), code.message()}, to.string());
    FW_CHECK(syncFolder(to.parent_path()));
    return story::UnplacedTake{recipe.shot, std::move(recipe.take)};
}

Status emptyTrash(fs::path const& project, std::vector<TakeId> const& takes, std::stop_token stop)
{
    std::error_code code;
    std::vector<fs::path> doomed;
    for (fs::directory_iterator it(binOf(project), code), end; !code && it != end; it.increment(code))
        if (takes.empty() ||
            std::find(takes.begin(), takes.end(), TakeId{it->path().filename().string()}) != takes.end())
            doomed.push_back(it->path());
    for (fs::path const& each : doomed) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        fs::remove_all(each, code); // a link goes, not what it leads to
        if (code)
            return fail(Error::Kind::Io, "base.cannotWrite", {each.string(), code.message()}, each.string());
    }
    return {};
}

Result<int> shrinkTrash(fs::path const& project, uint64_t bytes)
{
    std::vector<TakeId> doomed;
    uint64_t kept = 0;
    for (TrashedTake const& take : trashedTakes(project)) { // newest first
        kept += take.bytes;
        if (kept > bytes)
            doomed.push_back(take.id);
    }
    if (!doomed.empty())
        FW_CHECK(emptyTrash(project, doomed));
    return static_cast<int>(doomed.size());
}

} // namespace fw::jobs
