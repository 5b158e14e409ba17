#include "engine/workflow/Workflow.h"

#include "engine/base/Log.h"
#include "engine/consent/Consent.h"
#include "engine/interchange/Interchange.h"
#include "engine/jobs/TakeRecipe.h"

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

std::string transformerChecksum(library::ModelIndex const& models, std::string const& modelId)
{
    auto const model = models.find(modelId);
    if (!model)
        return {};
    for (library::WeightFile const& file : model->files)
        if (file.component == "transformer") {
            auto checksum = library::weightChecksum(file.path);
            return checksum ? std::move(checksum).value() : std::string();
        }
    return {};
}

/// The signed clip that an extension continues, as an ingredient: the chain of origin follows the board.
std::vector<provenance::Ingredient> parentOf(plan::RenderRequest const& request)
{
    if (!request.conditioning.extend)
        return {};
    fs::path const source = request.conditioning.extend->source.path;
    fs::path const proxy =
        request.conditioning.extend->parentKey.isEmpty() ? source : source.parent_path() / "proxy.mp4";
    std::error_code ignored;
    if (provenance::c2paFormatOf(proxy).empty() || !fs::exists(proxy, ignored))
        return {};
    provenance::Ingredient parent;
    parent.id = "parent";
    parent.title = "extended clip";
    parent.relationship = "inputTo";
    parent.file = proxy;
    parent.format = provenance::c2paFormatOf(proxy);
    parent.isPlaced = false;
    return {parent};
}

/// Whom a shot shows: its cast now, and whoever its shown take was made with, by its recipe and by the
/// ledger.
consent::Question castOfShot(story::Shot const& shot, fs::path const& project)
{
    consent::Question question;
    question.use = consent::Use::Export;
    question.project = project;
    question.subjects = shot.cast;
    story::Take const* take = story::shownTake(shot);
    if (!take)
        return question;
    question.takes.push_back(take->id);
    if (auto const recipe = jobs::TakeStore(project).recipe(take->id))
        for (plan::VaultRef const& each : recipe->conditioning.cast)
            question.subjects.push_back(SubjectId{each.subject});
    return question;
}

/// Hold and Block, and consent, once more: rules may have changed since the takes were made.
Status gateFilm(story::Storyboard const& board, fs::path const& project, Toolbox const& tools)
{
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        FW_CHECK(consent::check(castOfShot(*shot, project)));
        moderation::Decision const decision = review(shot->prompt, tools.policy);
        bool const isApproved = decision.verdict == moderation::Verdict::Hold && tools.inbox &&
                                tools.inbox->isApproved(decision.rule, shot->prompt);
        if (decision.verdict > moderation::Verdict::Confirm && !isApproved)
            return Error{Error::Kind::Refused,
                         "workflow.exportRefused",
                         {std::to_string(story::shotNumber(board, shot->id)), decision.rule, decision.words,
                          decision.reason},
                         {}};
    }
    return {};
}

Error noteFilmRefusal(Error error, Toolbox const& tools)
{
    auto const reason = consent::reasonOf(error);
    OrderedJson json = {{"by", tools.account}, {"what", "export"}};
    json["reason"] = reason ? consent::reasonName(*reason) : error.messageId;
    if (!reason && error.args.size() > 1)
        json["rule"] = error.args[1];
    if (tools.audit && !tools.audit({"refusal", std::move(json)}))
        log::warning("A refusal could not be written into the audit log.");
    return error;
}

/// The one model all presets of the film share; empty when there are several.
std::string modelOf(story::Storyboard const& board, presets::PresetLibrary const& presets)
{
    std::string model;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        presets::Preset const* preset = presets.find(shot->presetId);
        std::string const each = preset ? preset->model : std::string();
        if (!model.empty() && each != model)
            return {};
        model = each;
    }
    return model;
}

} // namespace

provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, Toolbox const& tools)
{
    provenance::ManifestSpec manifest;
    manifest.modelId = request.modelId;
    manifest.weightsSha256 = transformerChecksum(tools.models, request.modelId);
    manifest.ingredients = parentOf(request);
    return manifest;
}

provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, render::Rendered const& rendered,
                                     Toolbox const& tools)
{
    provenance::ManifestSpec manifest = manifestFor(request, tools);
    if (request.publishesReceipt) {
        plan::RenderRequest made = request;
        made.seed = rendered.seed;
        manifest.receipt = jobs::shortReceipt(made, jobs::receiptOf(made, rendered));
    }
    return manifest;
}

jobs::ProxyWriter proxyWriter(Toolbox const& tools, exporting::ProgressHook onProgress, std::stop_token stop)
{
    return [tools, onProgress = std::move(onProgress),
            stop = std::move(stop)](render::Rendered const& rendered, plan::RenderRequest const& request,
                                    fs::path const& target) -> Status {
        exporting::ClipExport clip{rendered.frames, rendered.fps, target,
                                   manifestFor(request, rendered, tools)};
        clip.markSeed = rendered.seed;
        clip.crf = 16;
        clip.onProgress = onProgress;
        clip.stop = stop;
        FW_CHECK(exporting::writeSignedClip(clip));
        return {};
    };
}

Status mayLeave(story::Storyboard const& board, fs::path const& projectFolder, Toolbox const& tools)
{
    Status const allowed = gateFilm(board, projectFolder, tools);
    return allowed ? allowed : noteFilmRefusal(allowed.error(), tools);
}

Result<exporting::ExportResult> exportFilm(story::Storyboard const& board, exporting::ExportSettings settings,
                                           Toolbox const& tools,
                                           std::function<void(exporting::ExportProgress const&)> onProgress,
                                           std::stop_token stop)
{
    FW_CHECK(mayLeave(board, settings.projectFolder, tools));
    if (settings.modelId.empty())
        settings.modelId = modelOf(board, tools.presets);
    FW_TRY(exporting::ExportResult result, exporting::run(plan::exportPlan(board, tools.context()), settings,
                                                          std::move(onProgress), std::move(stop)));
    OrderedJson takes = OrderedJson::array();
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (story::Take const* take = story::shownTake(*shot))
            takes.push_back(take->id.value);
    provenance::RegistryEntry entry;
    entry.what = "film";
    entry.project = consent::projectName(settings.projectFolder);
    if (!enterFile(result.file, std::move(entry), tools))
        log::warning("An export could not be entered into the registry.");
    if (!noteExport(result.file, {{"what", "film"}, {"frames", result.frames}, {"takes", takes}}, tools))
        log::warning("An export could not be written into the audit log.");
    return result;
}

Status exportCut(story::Storyboard const& board, fs::path const& projectFolder, fs::path const& target,
                 bool overwrite, Toolbox const& tools)
{
    plan::ExportPlan const plan = plan::exportPlan(board, tools.context());
    FW_CHECK(interchange::writeFile({board, plan, projectFolder}, target, overwrite));
    if (!noteExport(target, {{"what", "cut"}}, tools))
        log::warning("An export could not be written into the audit log.");
    return {};
}

} // namespace fw::workflow
