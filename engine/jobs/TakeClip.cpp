#include "engine/jobs/TakeClip.h"

#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/media/ClipWriter.h"

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

bool isFile(fs::path const& file)
{
    std::error_code ignored;
    return fs::is_regular_file(file, ignored);
}

Error clipStays(char const* messageId, TakeFiles const& files)
{
    return fail(Error::Kind::Unsupported, messageId, {files.folder.filename().string()},
                files.folder.string());
}

Status writeRecipeOf(TakeFiles const& files, Recipe const& recipe)
{
    return writeFileAtomically(files.recipe, dumpJson(toJson(recipe), 2) + "\n");
}

} // namespace

bool isClipDropped(TakeFiles const& files)
{
    if (isFile(files.master) || !isFile(files.latents))
        return false;
    auto const recipe = readRecipe(files.recipe);
    return recipe && recipe->isClipDropped;
}

Status mayDropClip(TakeFiles const& files, Recipe const& recipe)
{
    if (recipe.footage)
        return clipStays("jobs.clipIsFootage", files);
    plan::Conditioning const& given = recipe.request.conditioning;
    if (given.retake || !given.puppets.empty())
        return clipStays("jobs.clipHasMore", files);
    for (fs::path const& each : {files.master, files.latents})
        if (!isFile(each) || recipe.checksums.count(each.filename().string()) == 0)
            return fail(Error::Kind::MissingFile, "jobs.clipNeedsLatents", {each.string()}, each.string());
    if (!isListed(files.latents, recipe))
        return fail(Error::Kind::BadInput, "jobs.fileChanged", {files.latents.string()},
                    files.latents.string());
    return {};
}

Result<uint64_t> dropClip(TakeFiles const& files)
{
    FW_TRY(Recipe recipe, readRecipe(files.recipe));
    FW_CHECK(mayDropClip(files, recipe));
    std::error_code code;
    uint64_t const bytes = fs::file_size(files.master, code);
    recipe.isClipDropped = true;
    FW_CHECK(writeRecipeOf(files, recipe));
    if (!fs::remove(files.master, code))
        return fail(Error::Kind::Io, "base.cannotWrite", {files.master.string(), code.message()},
                    files.master.string());
    FW_CHECK(syncFolder(files.folder));
    return bytes;
}

Result<MadeClip> restoreClip(TakeFiles const& files, render::Rendered const& rendered)
{
    FW_TRY(Recipe recipe, readRecipe(files.recipe));
    story::Take const& take = recipe.take;
    bool const fits = !rendered.frames.empty() && rendered.frames.front().size() == take.size &&
                      static_cast<int64_t>(rendered.frames.size()) == take.length.count;
    if (!fits)
        return fail(Error::Kind::BadInput, "jobs.clipDiffers", {files.folder.filename().string()},
                    files.folder.string());
    media::ClipSettings lossless;
    lossless.codec = media::ClipCodec::Ffv1;
    lossless.size = take.size;
    lossless.rate = rendered.fps;
    FW_TRY(fw::WorkingFolder const working, fw::WorkingFolder::beside(files.master));
    fs::path const made = working.path() / files.master.filename();
    FW_CHECK(media::writeClip(made, lossless, rendered.frames));
    FW_TRY(std::string const sha256, sha256File(made));
    std::string& known = recipe.checksums[files.master.filename().string()];
    MadeClip const outcome{known == sha256};
    known = sha256;
    if (!outcome.isSame) // before the file, so that a kill in between never leaves a take that looks changed
        FW_CHECK(writeRecipeOf(files, recipe));
    FW_CHECK(commitFile(made, files.master));
    recipe.isClipDropped = false;
    FW_CHECK(writeRecipeOf(files, recipe));
    return outcome;
}

} // namespace fw::jobs
