#include "app/cli/Commands.h"

#include "engine/library/ModelIndex.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

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
            {"files", std::move(files)}};
}

std::string line(library::ModelInfo const& model)
{
    return model.id + "  " + model.family + " " + model.sizeName + "  " + std::to_string(model.bytes >> 20) +
           " MiB  " + std::to_string(model.nativeSize.widthPx) + "x" +
           std::to_string(model.nativeSize.heightPx) + "  " + model.folder.string();
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
}

} // namespace fw::cli
