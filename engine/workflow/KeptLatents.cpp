#include "engine/workflow/KeptLatents.h"

#include "engine/base/Sha256.h"
#include "engine/workflow/Deviations.h"
#include "engine/workflow/ProjectMedia.h"

#include <set>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// The weights that turn latents into pictures are those that the receipt names.
bool decodesAsThen(jobs::Recipe const& recipe, library::ModelInfo const& model)
{
    bool isVaeKnown = false;
    for (jobs::WeightSum const& was : recipe.receipt.weights) {
        if (was.component != "vae")
            continue;
        if (auto const sum = weightNow(was, model); !sum || *sum != was.sha256)
            return false;
        isVaeKnown = true;
    }
    if (recipe.receipt.upscaler.size() == sha256Hex({}).size()) {
        auto const upscaler = library::weightChecksum(model.folder / "upscaler" / "model.safetensors");
        return isVaeKnown && upscaler && *upscaler == recipe.receipt.upscaler;
    }
    return isVaeKnown;
}

Status mayGo(jobs::TakeFiles const& files, Toolbox const& tools)
{
    FW_TRY(jobs::Recipe const recipe, jobs::readRecipe(files.recipe));
    FW_CHECK(jobs::mayDropClip(files, recipe));
    auto const request = clipRequest(recipe, tools);
    return request ? Status() : Status(request.error());
}

} // namespace

uint64_t ClipSurvey::bytes() const
{
    uint64_t sum = 0;
    for (DroppableClip const& each : canGo)
        sum += each.bytes;
    return sum;
}

ClipSurvey surveyClips(fs::path const& project, story::Storyboard const& board, Toolbox const& tools,
                       TakeRange range, std::stop_token const& stop)
{
    std::set<TakeId> spare;
    for (SpareTake const& each : spareTakes(board))
        spare.insert(each.take);
    jobs::TakeStore const store(project);
    ClipSurvey survey;
    survey.dropped = droppedClips(project, board);
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes) {
            if (stop.stop_requested())
                return survey;
            jobs::TakeFiles const files = store.files(take.id);
            std::error_code code;
            uint64_t const bytes = fs::file_size(files.master, code);
            if (code || (range == TakeRange::Spare && spare.count(take.id) == 0))
                continue;
            if (Status const allowed = mayGo(files, tools); allowed)
                survey.canGo.push_back({shot->id, take.id, bytes});
            else
                survey.stay.push_back({shot->id, take.id, allowed.error()});
        }
    return survey;
}

Result<uint64_t> dropClips(fs::path const& project, std::vector<DroppableClip> const& clips,
                           std::stop_token const& stop)
{
    jobs::TakeStore const store(project);
    uint64_t freed = 0;
    for (DroppableClip const& each : clips) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "base.cancelled");
        FW_TRY(uint64_t const bytes, jobs::dropClip(store.files(each.take)));
        freed += bytes;
    }
    return freed;
}

std::vector<TakeId> droppedClips(fs::path const& project, story::Storyboard const& board)
{
    jobs::TakeStore const store(project);
    std::vector<TakeId> dropped;
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes)
            if (jobs::isClipDropped(store.files(take.id)))
                dropped.push_back(take.id);
    return dropped;
}

std::vector<TakeId> droppedOfFilm(fs::path const& project, story::Storyboard const& board)
{
    jobs::TakeStore const store(project);
    std::vector<TakeId> dropped;
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (story::Take const* take = story::shownTake(*shot);
            take && jobs::isClipDropped(store.files(take->id)))
            dropped.push_back(take->id);
    return dropped;
}

Result<plan::RenderRequest> clipRequest(jobs::Recipe const& recipe, Toolbox const& tools)
{
    std::optional<library::ModelInfo> const model = modelOf(recipe.request, tools);
    if (!model || !decodesAsThen(recipe, *model))
        return fail(Error::Kind::MissingFile, "jobs.clipUnknownModel",
                    {recipe.request.modelId, recipe.take.id.value});
    plan::RenderRequest request = recipe.request;
    request.modelFolder = model->folder.string();
    request.device = recipe.receipt.device == "cpu" ? "cpu" : "auto"; // that GPU may be another one by now
    if (!recipe.receipt.dtype.empty())
        request.dtype = recipe.receipt.dtype;
    if (!recipe.receipt.memoryMode.empty())
        request.memory = recipe.receipt.memoryMode;
    return request;
}

} // namespace fw::workflow
