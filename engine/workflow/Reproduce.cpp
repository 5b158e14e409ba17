#include "engine/workflow/Reproduce.h"

#include "engine/consent/Consent.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/JobRunner.h"
#include "engine/jobs/TakeClip.h"
#include "engine/media/ClipReader.h"
#include "engine/workflow/Deviations.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// Adds one frame to the sums of a comparison.
struct Comparison {
    double squares = 0;
    int64_t values = 0;
    int largest = 0;

    void add(Image const& a, Image const& b)
    {
        for (int y = 0; y < a.heightPx(); ++y)
            for (int x = 0; x < a.widthPx(); ++x)
                for (int c = 0; c < 3; ++c) {
                    int const difference =
                        std::abs(a.row(y)[x * a.channels() + c] - b.row(y)[x * b.channels() + c]);
                    largest = std::max(largest, difference);
                    squares += static_cast<double>(difference) * difference;
                    ++values;
                }
    }
    double psnr() const
    {
        return squares > 0 ? 10 * std::log10(255.0 * 255.0 * static_cast<double>(values) / squares) : 0;
    }
};

Status compare(fs::path const& master, render::Rendered const& rendered, double equalDb, Reproduction& made)
{
    FW_TRY(auto const reader, media::ClipReader::open(master));
    auto const frames = static_cast<int64_t>(rendered.frames.size());
    bool const isSameShape = reader->info().frameCount == frames && frames > 0 &&
                             reader->info().size == rendered.frames.front().size();
    if (!isSameShape)
        return {}; // Different, and no pixel can be held against another
    Comparison sums;
    for (int64_t n = 0; n < frames; ++n) {
        FW_TRY(Image const before, reader->frame({n}));
        sums.add(before, rendered.frames[static_cast<size_t>(n)]);
    }
    made.hasPictures = true;
    made.frames = frames;
    made.maxDifference = sums.largest;
    made.psnr = sums.psnr();
    made.likeness = sums.largest == 0      ? Likeness::Identical
                    : made.psnr >= equalDb ? Likeness::Equal
                                           : Likeness::Different;
    return {};
}

/// Nothing new is made of a person who no longer agrees, whatever the recipe says now.
Status askGate(plan::RenderRequest const& request, TakeId const& take, ReproduceOrder const& order,
               Toolbox const& tools, Confirmed const& confirmed)
{
    consent::Question question = jobs::castOf(request, order.project);
    question.takes.push_back(take);
    Status allowed = consent::check(question);
    if (allowed)
        allowed = gate(request, tools, confirmed, order.project);
    if (!allowed)
        return noteRefusal({request, {}, order.project}, allowed.error(), tools);
    return noteGeneration({request}, tools);
}

plan::RenderRequest requestOf(jobs::Recipe const& recipe, ReproduceOrder const& order,
                              std::optional<library::ModelInfo> const& model)
{
    plan::RenderRequest request = recipe.request;
    if (model)
        request.modelFolder = model->folder.string(); // it may lie elsewhere on this machine
    std::string const& was = recipe.receipt.device;
    if (was.rfind("cpu", 0) == 0 || was.rfind("cuda", 0) == 0)
        request.device = was;
    if (!recipe.receipt.dtype.empty())
        request.dtype = recipe.receipt.dtype;
    // The very pictures that the model saw, whatever was taken of the person since.
    std::vector<plan::VaultRef>& cast = request.conditioning.cast;
    for (plan::VaultRef const& seen : recipe.receipt.headshots)
        std::erase_if(cast, [&](plan::VaultRef const& each) {
            return each.subject == seen.subject && each.image.empty();
        });
    if (std::none_of(cast.begin(), cast.end(),
                     [](plan::VaultRef const& each) { return !each.image.empty(); }))
        cast.insert(cast.end(), recipe.receipt.headshots.begin(), recipe.receipt.headshots.end());
    request.device = order.device.empty() ? request.device : order.device;
    request.dtype = order.dtype.empty() ? request.dtype : order.dtype;
    return request;
}

Result<render::Rendered> renderAgain(plan::RenderRequest const& request, ReproduceOrder const& order)
{
    FW_TRY(auto const renderer, order.renderer());
    return renderer->render(jobs::withAbsolutePaths(request, order.project), {}, order.hooks);
}

bool isFinal(Error const& error)
{
    return error.kind == Error::Kind::Cancelled || error.kind == Error::Kind::OutOfMemory ||
           error.kind == Error::Kind::Refused;
}

} // namespace

char const* likenessName(Likeness likeness)
{
    switch (likeness) {
    case Likeness::Identical: return "identical";
    case Likeness::Equal: return "equal";
    case Likeness::Different: return "different";
    }
    return "different";
}

Result<ReproduceOrder> takeToReproduce(fs::path const& folder, std::string const& take)
{
    ReproduceOrder order;
    fs::path const whole = fs::absolute(folder).lexically_normal();
    std::error_code ignored;
    if (!take.empty()) {
        if (fs::path(take).filename() != fs::path(take))
            return fail(Error::Kind::BadInput, "workflow.badTake", {take});
        order.project = whole;
        order.files = jobs::TakeStore(whole).files(TakeId{take});
    } else {
        fs::path const own = whole.has_filename() ? whole : whole.parent_path();
        if (own.parent_path().filename() == "takes")
            order.project = own.parent_path().parent_path();
        order.files = {own,
                       own / "master.mkv",
                       own / "proxy.mp4",
                       own / "poster.png",
                       own / "latents.safetensors",
                       own / jobs::kRecipeFile};
    }
    if (!fs::exists(order.files.recipe, ignored))
        return fail(Error::Kind::MissingFile, "workflow.noTake", {order.files.folder.string()},
                    order.files.folder.string());
    return order;
}

Result<Reproduction> reproduce(ReproduceOrder const& order, Toolbox const& tools, Confirmed const& confirmed)
{
    FW_TRY(jobs::Recipe const recipe, jobs::readRecipe(order.files.recipe));
    if (recipe.footage)
        return fail(Error::Kind::Unsupported, "workflow.isFootage", {recipe.footage->name},
                    order.files.folder.string());
    FW_CHECK(jobs::verifyTake(order.files));
    if (jobs::isClipDropped(order.files))
        return fail(Error::Kind::MissingFile, "workflow.nothingToCompare", {recipe.take.id.value},
                    order.files.master.string());
    std::optional<library::ModelInfo> const model = modelOf(recipe.request, tools);
    plan::RenderRequest const request = requestOf(recipe, order, model);
    FW_CHECK(askGate(request, recipe.take.id, order, tools, confirmed));
    Reproduction made;
    made.differences = differencesBefore(recipe, model, order.project);
    bool const isMissing =
        std::any_of(made.differences.begin(), made.differences.end(),
                    [](Difference const& each) { return each.what == Deviation::MissingFile; });
    if (isMissing)
        return made;
    Result<render::Rendered> const rendered = renderAgain(request, order);
    if (!rendered) {
        if (made.differences.empty() || isFinal(rendered.error()))
            return rendered.error();
        made.problem = rendered.error();
        return made;
    }
    made.seconds = rendered->seconds;
    made.device = rendered->device;
    made.dtype = rendered->dtype;
    for (Difference& each : differencesAfter(recipe.receipt, jobs::receiptOf(request, *rendered)))
        made.differences.push_back(std::move(each));
    FW_CHECK(compare(order.files.master, *rendered, order.equalDb, made));
    return made;
}

} // namespace fw::workflow
