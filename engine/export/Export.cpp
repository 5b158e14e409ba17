#include "engine/export/Export.h"

#include "engine/export/SignedClip.h"
#include "engine/playback/Compose.h"

namespace fw::exporting {

namespace fs = std::filesystem;

namespace {

std::string joined(std::vector<int> const& numbers)
{
    std::string text;
    for (int const number : numbers)
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    return text;
}

/// The signed proxy of every shot, with its own manifest.
std::vector<provenance::Ingredient> partsOf(plan::ExportPlan const& plan, fs::path const& projectFolder)
{
    std::vector<provenance::Ingredient> parts;
    for (plan::CutItem const& item : plan.items) {
        std::string const number = std::to_string(item.number);
        provenance::Ingredient part;
        part.id = "shot-" + number;
        part.title = "shot " + number;
        part.relationship = "componentOf";
        part.file = projectFolder / item.proxyFile;
        parts.push_back(std::move(part));
    }
    return parts;
}

/// Composite as soon as one shot is (media.md 1.7); a shot without credentials has lost its origin, and the
/// film may not claim one for it.
Result<provenance::SourceType> sourceTypeOf(std::vector<provenance::Ingredient> const& parts)
{
    auto type = provenance::SourceType::TrainedAlgorithmicMedia;
    for (provenance::Ingredient const& part : parts) {
        auto const credentials = provenance::readCredentials(part.file);
        if (!credentials && credentials.error().kind == Error::Kind::Unavailable)
            return credentials.error();
        if (!credentials || credentials->state == provenance::C2paReport::State::None)
            return fail(Error::Kind::BadInput, "export.shotUnsigned", {part.title}, part.file.string());
        if (credentials->digitalSourceType != "trainedAlgorithmicMedia")
            type = provenance::SourceType::CompositeWithTrainedAlgorithmicMedia;
    }
    return type;
}

Result<provenance::ManifestSpec> filmManifest(plan::ExportPlan const& plan, ExportSettings const& settings)
{
    provenance::ManifestSpec spec;
    spec.title = "film";
    spec.modelId = settings.modelId;
    spec.ingredients = partsOf(plan, settings.projectFolder);
    FW_TRY(spec.sourceType, sourceTypeOf(spec.ingredients));
    return spec;
}

Status checkPlan(plan::ExportPlan const& plan, ExportSettings const& settings)
{
    std::string const name = settings.target.string();
    if (plan.items.empty() || plan.length.count <= 0)
        return fail(Error::Kind::BadInput, "export.empty", {name}, name);
    std::vector<int> const missing = plan::missingTakes(plan);
    if (!missing.empty())
        return fail(Error::Kind::BadInput, missing.size() == 1 ? "export.missingTake" : "export.missingTakes",
                    {joined(missing)});
    return {};
}

/// The shot that shows at a frame, by number; inside a transition the one that leaves.
uint64_t shotNumberAt(plan::ExportPlan const& plan, TimelineFrame frame)
{
    int const item = plan::framePlan(plan, frame).from.item;
    return item < 0 ? 0 : static_cast<uint64_t>(plan.items[static_cast<size_t>(item)].number);
}

} // namespace

Result<ExportResult> run(plan::ExportPlan const& plan, ExportSettings const& settings,
                         std::function<void(ExportProgress const&)> onProgress, std::stop_token stop)
{
    FW_CHECK(checkPlan(plan, settings));
    ClipJob job;
    job.target = settings.target;
    job.size = plan.format.size;
    job.rate = plan.format.rate;
    job.frames = plan.length.count;
    job.crf = settings.crf;
    job.overwrite = settings.overwrite;
    job.onProgress = std::move(onProgress);
    job.stop = std::move(stop);
    FW_TRY(job.manifest, filmManifest(plan, settings));

    playback::Composer composer(plan, {settings.projectFolder, plan.format.size});
    job.frameAt = [&](int64_t n) -> Result<SourceFrame> {
        FW_TRY(Image image, composer.compose({n}));
        return SourceFrame{std::move(image), shotNumberAt(plan, {n})};
    };
    ExportResult result;
    FW_TRY(result.credentials, writeVerified(job));
    result.file = settings.target;
    result.frames = job.frames;
    result.staleShots = plan::staleTakes(plan);
    return result;
}

Result<provenance::C2paReport> writeSignedClip(ClipExport const& clip)
{
    ClipJob job;
    job.target = clip.target;
    job.size = clip.frames.empty() ? SizePx{} : clip.frames.front().size();
    job.rate = clip.rate;
    job.frames = static_cast<int64_t>(clip.frames.size());
    job.crf = clip.crf;
    job.overwrite = true;
    job.manifest = clip.manifest;
    job.onProgress = clip.onProgress;
    job.stop = clip.stop;
    job.frameAt = [&](int64_t n) -> Result<SourceFrame> {
        return SourceFrame{clip.frames[static_cast<size_t>(n)], clip.markSeed};
    };
    return writeVerified(job);
}

} // namespace fw::exporting
