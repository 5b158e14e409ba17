#include "engine/workflow/Workflow.h"

#include "engine/base/Files.h"
#include "engine/base/Log.h"
#include "engine/consent/Consent.h"
#include "engine/interchange/Interchange.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/story/Footage.h"
#include "engine/workflow/CastPictures.h"
#include "engine/workflow/KeptLatents.h"

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

/// The signed clip that holds what a file of the rendering shows: the file itself, or the clip of its take.
fs::path signedClipOf(plan::FileRef const& file)
{
    fs::path const source = file.path;
    fs::path const clip =
        provenance::c2paFormatOf(source).empty() ? source.parent_path() / "proxy.mp4" : source;
    std::error_code ignored;
    return !source.empty() && fs::exists(clip, ignored) ? clip : fs::path();
}

/// The signed clips that a rendering was made from, as ingredients: the chain of origin follows the board.
std::vector<provenance::Ingredient> parentsOf(plan::RenderRequest const& request)
{
    plan::Conditioning const& given = request.conditioning;
    std::vector<provenance::Ingredient> parents;
    auto const add = [&](char const* id, char const* title, plan::FileRef const& file) {
        fs::path const clip = signedClipOf(file);
        if (clip.empty())
            return;
        provenance::Ingredient parent;
        parent.id = id;
        parent.title = title;
        parent.relationship = "inputTo";
        parent.file = clip;
        parent.format = provenance::c2paFormatOf(clip);
        parent.isPlaced = false;
        parents.push_back(std::move(parent));
    };
    if (given.extend)
        add("parent", "extended clip", given.extend->source);
    if (given.prepend)
        add("following", "following clip", given.prepend->source);
    if (given.video)
        add("source", "source clip", given.video->source);
    if (given.retake)
        add("source", "source clip", given.retake->source);
    return parents;
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
    if (auto const recipe = jobs::TakeStore(project).recipe(take->id)) {
        for (plan::VaultRef const& each : recipe->conditioning.cast)
            question.subjects.push_back(SubjectId{each.subject});
        for (story::Puppet const& each : recipe->conditioning.puppets)
            question.subjects.push_back(each.subject);
    }
    return question;
}

/// Words of a shot that a rule speaks about: what was asked for, and what is read on the screen.
struct Words {
    std::string const& text;
    char const* field;
};

std::vector<Words> wordsOf(story::Shot const& shot)
{
    std::vector<Words> words{{shot.prompt, "prompt"}};
    words.reserve(1 + shot.titles.size());
    for (story::Title const& title : shot.titles)
        words.push_back({title.text, "title"});
    return words;
}

/// Hold and Block once more, since rules may have changed after the takes were made; a held text goes to the
/// reviewers. `shot` is its number and id.
Status judge(Words const& words, std::pair<int, ShotId> const& shot, fs::path const& project,
             Toolbox const& tools)
{
    moderation::Decision const decision = moderation::review(words.text, words.field, tools.policy);
    if (decision.verdict <= moderation::Verdict::Confirm)
        return {};
    std::vector<std::string> args{std::to_string(shot.first), decision.rule, decision.words, decision.reason,
                                  words.field};
    if (decision.verdict == moderation::Verdict::Block || !tools.inbox)
        return Error{Error::Kind::Refused, "workflow.exportRefused", std::move(args), {}};
    if (tools.inbox->isApproved(decision.rule, words.text))
        return {};
    FW_TRY(std::string id,
           tools.inbox->hold(
               {decision, words.text, {}, consent::projectName(project), shot.second, tools.account}));
    args.push_back(std::move(id));
    return Error{Error::Kind::Refused, "workflow.exportHeld", std::move(args), {}};
}

/// Footage with a face that nobody answered for stays here, as a start picture with one is not rendered from.
Status judgeFaces(story::Shot const& shot, int number, fs::path const& project)
{
    story::Take const* const take = story::shownTake(shot);
    if (!take || !story::isFootage(*take))
        return {};
    auto const recipe = jobs::readRecipe(jobs::TakeStore(project).files(take->id).recipe);
    bool const hasFaces = recipe && recipe->footage && recipe->footage->faces > 0;
    bool const needsCast = shot.start.face == story::FaceAnswer::CastMember && shot.cast.empty();
    if (hasFaces && (needsCast || shot.start.face == story::FaceAnswer::Unanswered))
        return fail(Error::Kind::Refused, needsCast ? "workflow.footageCast" : "workflow.footageFace",
                    {std::to_string(number)});
    return {};
}

Status gateFilm(story::Storyboard const& board, fs::path const& project, Toolbox const& tools)
{
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        FW_CHECK(consent::check(castOfShot(*shot, project)));
        FW_CHECK(judgeFaces(*shot, story::shotNumber(board, shot->id), project));
        for (Words const& words : wordsOf(*shot))
            FW_CHECK(judge(words, {story::shotNumber(board, shot->id), shot->id}, project, tools));
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

/// The text of the file beside the film, made before the film is: what cannot be written stops it early.
/// Empty when none is wanted.
Result<std::string> subtitlesOf(story::Storyboard const& board, plan::ExportPlan const& plan,
                                exporting::ExportSettings const& settings)
{
    fs::path const file = subtitleFileOf(settings);
    if (file.empty())
        return std::string();
    if (settings.isPerShot)
        return fail(Error::Kind::BadInput, "export.subtitlesPerShot");
    std::error_code ignored;
    if (!settings.overwrite && fs::exists(file, ignored))
        return fail(Error::Kind::Conflict, "export.exists", {file.string()}, file.string());
    FW_TRY(exporting::FrameRange const range, exporting::shownRange(plan, settings));
    interchange::Film film{board, plan, settings.projectFolder, range.first, {}};
    film.length = range.last - range.first + TimelineFrame{1};
    return interchange::textOf(film, interchange::Format::Srt);
}

/// The one model all presets of the film share; empty when there are several. Footage has none.
std::string modelOf(story::Storyboard const& board, presets::PresetLibrary const& presets)
{
    std::string model;
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        if (story::Take const* take = story::shownTake(*shot); take && story::isFootage(*take))
            continue;
        presets::Preset const* preset = presets.find(shot->presetId);
        std::string const each = preset ? preset->model : std::string();
        if (!model.empty() && each != model)
            return {};
        model = each;
    }
    return model;
}

/// The takes whose playback clips a bundle carries. Errors: BadInput for a clip without valid credentials.
Result<OrderedJson> signedTakes(plan::ExportPlan const& plan, fs::path const& project)
{
    OrderedJson takes = OrderedJson::array();
    for (plan::CutItem const& item : plan.items) {
        fs::path const clip = project / item.proxyFile;
        std::error_code ignored;
        if (!item.take || !fs::exists(clip, ignored)) // whoever needs it says that it is missing
            continue;
        FW_TRY(provenance::C2paReport const report, provenance::readCredentials(clip));
        if (report.state < provenance::C2paReport::State::Valid)
            return fail(Error::Kind::BadInput, "interchange.unsigned",
                        {std::to_string(item.number), provenance::stateName(report.state)}, clip.string());
        takes.push_back(item.take->value);
    }
    return takes;
}

} // namespace

provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, Toolbox const& tools)
{
    provenance::ManifestSpec manifest;
    manifest.modelId = request.modelId;
    manifest.weightsSha256 = transformerChecksum(tools.models, request.modelId);
    manifest.ingredients = parentsOf(request);
    if (!request.conditioning.puppets.empty() || !request.conditioning.cast.empty()) // media.md 1.7: cameo
        manifest.sourceType = provenance::SourceType::CompositeWithTrainedAlgorithmicMedia;
    return manifest;
}

provenance::ManifestSpec manifestFor(plan::RenderRequest const& request, render::Rendered const& rendered,
                                     Toolbox const& tools)
{
    provenance::ManifestSpec manifest = manifestFor(request, tools);
    if (!request.conditioning.cast.empty() || !request.conditioning.puppets.empty()) {
        // The gate has just read it; if it cannot be read now, checksums are said without consents.
        auto const ledger = consent::defaultLedger().read();
        manifest.cast = castStatement(request.conditioning, rendered.headshots,
                                      ledger ? *ledger : consent::LedgerState());
    }
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

fs::path subtitleFileOf(exporting::ExportSettings const& settings)
{
    using exporting::Subtitles;
    if (settings.subtitles != Subtitles::Beside && settings.subtitles != Subtitles::Both)
        return {};
    fs::path const& film = settings.target;
    return exporting::hasFileEnding(film) ? fs::path(film).replace_extension(".srt")
                                          : fs::path(film.string() + ".srt");
}

Status mayLeave(story::Storyboard const& board, fs::path const& projectFolder, Toolbox const& tools)
{
    Status const allowed = gateFilm(board, projectFolder, tools);
    return allowed ? allowed : noteFilmRefusal(allowed.error(), tools);
}

namespace {

/// A film is made of the lossless clips themselves, never of the marked copies that play in their place.
Status checkClips(story::Storyboard const& board, fs::path const& project)
{
    std::string shots;
    for (TakeId const& take : droppedOfFilm(project, board)) {
        auto const [shot, found] = story::findTake(board, take);
        shots += (shots.empty() ? "" : ", ") + std::to_string(shot ? story::shotNumber(board, shot->id) : 0);
    }
    return shots.empty() ? Status()
                         : Status(fail(Error::Kind::MissingFile, "workflow.clipsDropped", {shots}));
}

} // namespace

Result<exporting::ExportResult> exportFilm(story::Storyboard const& board, exporting::ExportSettings settings,
                                           Toolbox const& tools,
                                           std::function<void(exporting::ExportProgress const&)> onProgress,
                                           std::stop_token stop)
{
    FW_CHECK(mayLeave(board, settings.projectFolder, tools));
    FW_CHECK(checkClips(board, settings.projectFolder));
    if (settings.modelId.empty())
        settings.modelId = modelOf(board, tools.presets);
    plan::ExportPlan const plan = plan::exportPlan(board, tools.context());
    FW_TRY(std::string const subtitles, subtitlesOf(board, plan, settings));
    FW_TRY(exporting::ExportResult result,
           exporting::run(plan, settings, std::move(onProgress), std::move(stop)));
    if (!subtitles.empty()) {
        result.subtitles = subtitleFileOf(settings);
        FW_CHECK(writeFileAtomically(result.subtitles, subtitles));
    }
    OrderedJson takes = OrderedJson::array();
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (story::Take const* take = story::shownTake(*shot))
            takes.push_back(take->id.value);
    for (size_t i = 0; i < result.files.size(); ++i) {
        fs::path const& file = result.files[i];
        provenance::RegistryEntry entry;
        entry.what = "film";
        entry.project = consent::projectName(settings.projectFolder);
        if (!enterFile(file, std::move(entry), tools, &result.written[i]))
            log::warning("An export could not be entered into the registry.");
        if (!noteExport(file, {{"what", "film"}, {"frames", result.frames}, {"takes", takes}}, tools))
            log::warning("An export could not be written into the audit log.");
    }
    return result;
}

Status exportCut(story::Storyboard const& board, fs::path const& projectFolder, CutTarget const& target,
                 Toolbox const& tools)
{
    FW_TRY(interchange::Format const format, interchange::formatOf(target.file));
    plan::ExportPlan const plan = plan::exportPlan(board, tools.context());
    OrderedJson note{{"what", "cut"}};
    if (format == interchange::Format::Otioz) { // pictures leave: all that holds for a film holds here
        FW_CHECK(mayLeave(board, projectFolder, tools));
        FW_TRY(note["takes"], signedTakes(plan, projectFolder));
    }
    FW_CHECK(
        interchange::writeFile({board, plan, projectFolder}, target.file, target.overwrite, target.stop));
    if (!noteExport(target.file, std::move(note), tools))
        log::warning("An export could not be written into the audit log.");
    return {};
}

} // namespace fw::workflow
