#include "app/cli/Commands.h"

#include "engine/library/Catalogue.h"
#include "engine/library/Describe.h"
#include "engine/library/ModelFacts.h"
#include "engine/library/ModelFolders.h"
#include "engine/library/Verify.h"
#include "engine/workflow/ModelSurvey.h"
#include "engine/workflow/Workflow.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

/// What a clip of the native size takes in each mode.
OrderedJson memoryOf(library::ModelInfo const& model)
{
    library::EstimateInput input = library::nativeClip(model);
    OrderedJson modes = OrderedJson::object();
    for (char const* dtype : {"fp32", "bf16"}) {
        input.dtype = dtype;
        for (library::ModeMemory const& each : library::estimate(model, input).modes)
            modes[dtype][library::memoryWord(each.mode)] = each.peakBytes;
    }
    return modes;
}

/// What `models tell` should be told, since neither shapes nor names say it.
OrderedJson askedOf(library::ModelInfo const& model)
{
    library::OpenQuestions const open = library::openQuestions(model);
    OrderedJson ask = OrderedJson::array();
    if (open.noise)
        ask.push_back("noise");
    if (open.fewStep)
        ask.push_back("few-step");
    return ask;
}

OrderedJson toJson(library::ModelInfo const& model)
{
    OrderedJson files = OrderedJson::array();
    for (library::WeightFile const& file : model.files)
        files.push_back({{"component", file.component}, {"path", file.path.string()}, {"bytes", file.bytes}});
    return {{"event", "model"},
            {"id", model.id},
            {"name", model.name},
            {"folder", model.folder.string()},
            {"family", model.family},
            {"size", model.sizeName},
            {"parameters", model.parameters},
            {"bytes", model.bytes},
            {"dtype", model.dtype},
            {"native",
             {{"size", {model.nativeSize.widthPx, model.nativeSize.heightPx}},
              {"sizeStep", model.sizeStep},
              {"frames", model.nativeFrames},
              {"maxFrames", model.maxFrames},
              {"fps", model.fps.perSecond()},
              {"steps", model.steps},
              {"guidance", model.guidance},
              {"shift", model.shift},
              {"sampler", model.sampler}}},
            {"can",
             {{"textToVideo", model.can.textToVideo},
              {"extend", model.can.extend},
              {"reference", model.can.reference},
              {"firstFrame", model.can.firstFrame},
              {"lastFrame", model.can.lastFrame}}},
            {"licence", library::licenceOf(model)},
            {"ask", askedOf(model)},
            {"memory", memoryOf(model)},
            {"files", std::move(files)}};
}

std::string line(library::ModelInfo const& model)
{
    return model.id + "  " + model.family + " " + model.sizeName + "  " + std::to_string(model.bytes >> 20) +
           " MiB  " + std::to_string(model.nativeSize.widthPx) + "x" +
           std::to_string(model.nativeSize.heightPx) + "  " + model.folder.string();
}

/// Keeps the folder of a model among the folders that are looked through.
Status add(Session& session, std::string const& path)
{
    FW_TRY(library::ModelPlace const place, library::placeOf(path));
    bool const isKnown = library::isShown(place.models.front(), library::modelRoots());
    if (!isKnown)
        FW_CHECK(library::addModelFolder(place.root));
    for (library::ModelInfo const& model : place.models) {
        session.console.event(toJson(model));
        session.console.print(line(model));
    }
    session.console.event({{"event", "done"}, {"out", place.root.string()}});
    session.console.say(isKnown ? "It was among the folders of models already."
                                : "Added to the folders of models: " + place.root.string());
    return {};
}

void listModels(Session& session)
{
    std::vector<Error> problems;
    library::ModelIndex const index = library::ModelIndex::scanDefault(&problems);
    for (library::ModelInfo const& model : index.all()) {
        session.console.event(toJson(model));
        session.console.print(line(model));
    }
    for (Error const& problem : problems)
        session.console.say(problem.message());
}

Status inspect(Session& session, std::string const& name)
{
    FW_TRY(library::ModelInfo const model, library::ModelIndex::scanDefault().find(name));
    OrderedJson const json = toJson(model);
    session.console.event(json);
    session.console.print(dumpJson(json, 2));
    return {};
}

struct Told {
    std::string file, noise, fewStep;
};

Status tell(Session& session, Told const& told)
{
    library::ModelFacts facts;
    if (!told.noise.empty())
        facts.noise = told.noise == "high"  ? library::NoiseLevel::High
                      : told.noise == "low" ? library::NoiseLevel::Low
                                            : library::NoiseLevel::Any;
    if (!told.fewStep.empty())
        facts.isFewStep = told.fewStep == "yes";
    FW_CHECK(library::tell(told.file, facts));
    session.console.event({{"event", "done"}, {"out", told.file}});
    return {};
}

constexpr double kMebibyte = 1 << 20;

std::string mebibytes(uint64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.0f MiB", static_cast<double>(bytes) / kMebibyte);
    return text;
}

Status listCatalogue(Session& session)
{
    std::filesystem::path const file = library::Catalogue::file();
    FW_TRY(library::Catalogue const catalogue, library::Catalogue::read(file));
    for (library::CatalogueModel const& model : catalogue.models()) {
        session.console.event({{"event", "catalogue"},
                               {"id", model.id},
                               {"name", model.name},
                               {"licence", model.licence},
                               {"bytes", model.bytes()},
                               {"bytesHere", model.bytesHere()},
                               {"folder", model.folder().string()}});
        session.console.print(model.id + "  " + mebibytes(model.bytesHere()) + " of " +
                              mebibytes(model.bytes()) + "  " + model.licence);
    }
    if (catalogue.models().empty())
        session.console.say("The catalogue " + file.string() +
                            " lists no models. docs/models.md shows what one looks like.");
    return {};
}

Status get(Session& session, std::string const& id)
{
    FW_TRY(library::Catalogue const catalogue, library::Catalogue::read(library::Catalogue::file()));
    FW_TRY(library::CatalogueModel const model, catalogue.find(id));
    uint64_t told = 0;
    auto const onProgress = [&](uint64_t done, uint64_t of) {
        if (done < told + static_cast<uint64_t>(kMebibyte) && done != of)
            return;
        told = done;
        session.console.event({{"event", "progress"}, {"phase", "download"}, {"bytes", done}, {"of", of}});
        session.console.progress(id + " " + mebibytes(done) + " of " + mebibytes(of));
    };
    FW_CHECK(library::fetch(model, onProgress, session.signals.token()));
    session.console.event({{"event", "done"}, {"out", model.folder().string()}});
    session.console.print(model.folder().string());
    return {};
}

/// A model of the catalogue, one that is here, or both in one.
Status verifyModel(Session& session, std::string const& id)
{
    auto const info = library::ModelIndex::scanDefault().find(id);
    FW_TRY(library::Catalogue const catalogue, library::Catalogue::read(library::Catalogue::file()));
    auto const listed = catalogue.find(id);
    if (!info && !listed)
        return catalogue.models().empty() ? info.error() : listed.error();
    uint64_t told = 0;
    auto const onProgress = [&](uint64_t done, uint64_t of) {
        if (done < told + static_cast<uint64_t>(kMebibyte) && done != of)
            return;
        told = done;
        session.console.progress(id + " " + mebibytes(done) + " of " + mebibytes(of));
    };
    FW_TRY(library::Verified const verified,
           library::verify(info ? &*info : nullptr, listed ? &*listed : nullptr, onProgress,
                           session.signals.token()));
    std::string const out = info ? info->folder.string() : listed->folder().string();
    session.console.event({{"event", "done"},
                           {"out", out},
                           {"files", verified.files},
                           {"withCatalogue", verified.withCatalogue},
                           {"withEarlier", verified.withEarlier}});
    session.console.print(out);
    session.console.say(std::to_string(verified.files) + " files: " + std::to_string(verified.withCatalogue) +
                        " as the catalogue says, " + std::to_string(verified.withEarlier) +
                        " as when they were read before, " + std::to_string(verified.fresh()) +
                        " read for the first time.");
    return {};
}

/// What each preset needs, and whether it is here.
Status listNeeds(Session& session)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    for (workflow::PresetNeed const& need : workflow::presetNeeds(tools.presets, tools.models)) {
        std::string const missing = need.problem ? need.problem->message() : std::string();
        session.console.event({{"event", "preset"},
                               {"id", need.preset.id},
                               {"model", need.preset.model},
                               {"bytes", need.bytes},
                               {"isComplete", missing.empty()},
                               {"missing", missing}});
        session.console.print(need.preset.id + "  " + need.preset.model + "  " +
                              (missing.empty() ? mebibytes(need.bytes) : missing));
    }
    return {};
}

} // namespace

void addModelsCommands(CLI::App& program, Session& session)
{
    CLI::App* models = program.add_subcommand("models", "Video models on this machine");
    models->require_subcommand(1);
    CLI::App* list = models->add_subcommand("list", "What is there");
    addJsonOption(*list, session);
    list->callback([&session] { listModels(session); });

    CLI::App* one = models->add_subcommand("inspect", "What a checkpoint folder is and what it can do");
    addJsonOption(*one, session);
    auto name = std::make_shared<std::string>();
    one->add_option("MODEL", *name, "Id, checkpoint folder, or transformer file")->required();
    one->callback([&session, name] { session.finish(inspect(session, *name)); });

    auto const verb = [&](char const* word, char const* what, Status (*run)(Session&)) {
        CLI::App* const command = models->add_subcommand(word, what);
        addJsonOption(*command, session);
        command->callback([&session, run] { session.finish(run(session)); });
    };
    verb("catalogue", "What can be fetched, from a list of your own", listCatalogue);
    verb("needs", "What each preset needs, and whether it is here", listNeeds);
    using Run = Status (*)(Session&, std::string const&);
    auto const verbOf = [&](char const* word, char const* what, char const* argument, Run run) {
        CLI::App* const command = models->add_subcommand(word, what);
        addJsonOption(*command, session);
        auto id = std::make_shared<std::string>();
        command->add_option("MODEL", *id, argument)->required();
        command->callback([&session, id, run] { session.finish(run(session, *id)); });
    };
    CLI::App* telling = models->add_subcommand("tell", "Say once what a file's shapes and name do not");
    addJsonOption(*telling, session);
    auto told = std::make_shared<Told>();
    telling->add_option("FILE", told->file, "The transformer's file")->required();
    telling->add_option("--noise", told->noise, "Which of two experts it is")
        ->check(CLI::IsMember({"high", "low", "none"}));
    telling->add_option("--few-step", told->fewStep, "Whether it was distilled to a few steps")
        ->check(CLI::IsMember({"yes", "no"}));
    telling->callback([&session, told] { session.finish(tell(session, *told)); });
    verbOf("get", "Fetch a model of the catalogue; goes on where an earlier try stopped",
           "Id in the catalogue", get);
    verbOf("verify", "Read a model's files again and compare their checksums",
           "Id, checkpoint folder, or file", verifyModel);
    verbOf("add", "Look for models in this folder, too",
           "Folder of models, checkpoint folder, or one of its files", add);
}

} // namespace fw::cli
