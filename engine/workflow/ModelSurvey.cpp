#include "engine/workflow/ModelSurvey.h"

#include "engine/base/Machine.h"
#include "engine/base/Paths.h"
#include "engine/library/Describe.h"

#include <algorithm>

namespace fw::workflow {

namespace {

namespace fs = std::filesystem;
using library::ModelInfo;
using State = SurveyedModel::State;

std::optional<Error> missingLora(presets::Preset const& preset)
{
    std::error_code ignored;
    for (story::Quality const quality :
         {story::Quality::Draft, story::Quality::Preview, story::Quality::Final})
        for (presets::LoraRef const& lora : preset.lorasFor(quality))
            if (fs::path const file = presets::loraPath(lora); !fs::exists(file, ignored))
                return fail(Error::Kind::MissingFile, "library.noLora", {file.string()}, file.string());
    return {};
}

/// The models that are here; of two with one name the later counts, as in ModelIndex.
void addFound(ModelSurvey& survey, std::vector<library::FoundModel> found)
{
    for (library::FoundModel& each : found) {
        SurveyedModel model;
        model.id = model.name = each.id();
        model.place = each.place;
        if (each.info) {
            model.licence = library::licenceOf(*each.info);
            model.name = each.info->name;
            model.info = std::move(*each.info);
            model.state = State::Ready;
            for (SurveyedModel& other : survey.models)
                if (other.id == model.id && other.state == State::Ready) {
                    other.state = State::Hidden;
                    other.problem = fail(Error::Kind::Conflict, "library.sameName",
                                         {other.place.string(), model.place.string()}, other.place.string());
                }
        } else {
            model.state = State::Broken;
            model.problem = each.info.error();
        }
        survey.models.push_back(std::move(model));
    }
}

/// The one of this name that counts: ready before broken.
SurveyedModel* modelOf(ModelSurvey& survey, std::string const& id)
{
    SurveyedModel* broken = nullptr;
    for (SurveyedModel& each : survey.models) {
        if (each.id == id && each.state == State::Ready)
            return &each;
        if (each.id == id)
            broken = &each;
    }
    return broken;
}

/// A model that a preset names and no folder shows: by its path, or not here.
SurveyedModel wanted(std::string const& name, library::ModelIndex const& models)
{
    SurveyedModel model;
    model.id = model.name = name;
    auto info = models.find(name);
    std::error_code code;
    if (info) {
        model.state = State::Ready;
        model.place = info->folder;
        model.licence = library::licenceOf(*info);
        model.info = std::move(*info);
        return model;
    }
    bool const isPath = name.find('/') != std::string::npos;
    model.state = isPath && fs::exists(name, code) ? State::Broken : State::Absent;
    model.place = isPath ? fs::path(name) : paths::data() / "models" / name;
    model.problem = info.error();
    return model;
}

void addPresets(ModelSurvey& survey, presets::PresetLibrary const& presets)
{
    library::ModelIndex index;
    for (SurveyedModel const& each : survey.models)
        if (each.state == State::Ready)
            index.add(*each.info);
    for (presets::Preset const& preset : presets.all()) {
        SurveyedModel* model = modelOf(survey, preset.model);
        if (!model)
            model = &survey.models.emplace_back(wanted(preset.model, index));
        model->presets.push_back({preset.name, missingLora(preset)});
    }
}

void addCatalogue(ModelSurvey& survey, library::Catalogue const& catalogue)
{
    for (library::CatalogueModel const& listed : catalogue.models()) {
        SurveyedModel* model = modelOf(survey, listed.id);
        if (!model) {
            model = &survey.models.emplace_back();
            model->id = listed.id;
            model->place = listed.folder();
        }
        if (model->state != State::Ready)
            model->name = listed.name;
        model->listed = listed;
        model->listedHere = listed.bytesHere();
        if (model->state == State::Broken && model->isFetchable()) {
            model->state = State::Absent; // of course it cannot be used yet
            model->problem.reset();
        }
        if (Status const room = library::checkRoom(listed); !room)
            model->noRoom = room.error();
        if (!listed.licence.empty())
            model->licence = listed.licence;
    }
}

/// 0: here; 1: a preset needs it; 2: could be fetched.
int groupOf(SurveyedModel const& model) { return model.isHere() ? 0 : model.presets.empty() ? 2 : 1; }

} // namespace

std::vector<PresetNeed> presetNeeds(presets::PresetLibrary const& presets, library::ModelIndex const& models)
{
    std::vector<PresetNeed> needs;
    for (presets::Preset const& preset : presets.all()) {
        PresetNeed need{preset, 0, {}};
        if (auto const model = models.find(preset.model); model) {
            need.bytes = model->bytes;
            need.problem = missingLora(preset);
        } else {
            need.problem = model.error();
        }
        needs.push_back(std::move(need));
    }
    return needs;
}

SurveyedModel const* ModelSurvey::find(std::string const& id) const
{
    auto const found = std::find_if(models.begin(), models.end(), [&](SurveyedModel const& each) {
        return each.id == id && each.state == State::Ready;
    });
    if (found != models.end())
        return &*found;
    auto const other =
        std::find_if(models.begin(), models.end(), [&](SurveyedModel const& each) { return each.id == id; });
    return other == models.end() ? nullptr : &*other;
}

uint64_t ModelSurvey::bytes() const
{
    uint64_t all = 0;
    for (library::FolderUse const& each : folders)
        all += each.bytes;
    return all;
}

ModelSurvey surveyModels(std::stop_token stop)
{
    ModelSurvey survey;
    std::vector<fs::path> const roots = library::modelRoots(&survey.problems);
    if (auto const engine = library::loadEngineSettings())
        survey.engine = *engine; // else modelRoots has said what is wrong with the file
    addFound(survey, library::findModels(roots));
    addPresets(survey, presets::PresetLibrary::loadDefault(&survey.problems));
    if (auto const catalogue = library::Catalogue::read(library::Catalogue::file()))
        addCatalogue(survey, *catalogue);
    else
        survey.problems.push_back(catalogue.error());
    std::stable_sort(survey.models.begin(), survey.models.end(),
                     [](auto const& a, auto const& b) { return groupOf(a) < groupOf(b); });
    survey.folders = library::diskUse(roots, stop);
    survey.freeBytes = library::freeBytes(paths::data() / "models");
    survey.memory = freeMemory(survey.engine);
    return survey;
}

FreeMemory freeMemory(library::EngineSettings const& engine)
{
    MachineLoad const load = Machine().read();
    std::string const numbered = "cuda:";
    size_t const card = engine.device.rfind(numbered, 0) == 0
                            ? static_cast<size_t>(std::stoul(engine.device.substr(numbered.size())))
                            : 0;
    if (engine.device == "cpu" || card >= load.gpus.size())
        return {{}, load.availableBytes};
    GpuLoad const& gpu = load.gpus[card];
    return {gpu.name, gpu.totalBytes - std::min(gpu.usedBytes, gpu.totalBytes)};
}

library::Estimate memoryOutlook(ModelInfo const& model, library::EngineSettings const& engine,
                                FreeMemory const& memory)
{
    library::EstimateInput input = library::nativeClip(model);
    input.memory = library::memoryMode(engine.memory);
    input.availableBytes = memory.bytes;
    input.isOnGpu = !memory.gpu.empty();
    return library::estimate(model, input);
}

} // namespace fw::workflow
