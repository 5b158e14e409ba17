#include "app/cli/Commands.h"

#include "engine/jobs/TakeRecipe.h"
#include "engine/workflow/Origin.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

/// A clip that still lies in its take's folder, unchanged, is known by the recipe beside it; null otherwise.
OrderedJson knownTake(fs::path const& file)
{
    auto const recipe = jobs::recipeBeside(file);
    if (!recipe || !jobs::isListed(file, *recipe))
        return nullptr;
    fs::path const takes = file.parent_path().parent_path();
    OrderedJson known;
    known["project"] =
        takes.filename() == "takes" ? OrderedJson(takes.parent_path().filename().string()) : OrderedJson();
    known["shot"] = recipe->shot.isEmpty() ? OrderedJson() : OrderedJson(recipe->shot.value);
    known["take"] = recipe->take.id.value;
    return known;
}

OrderedJson toJson(provenance::InvisibleDetection const& heard)
{
    return {{"found", heard.found},
            {"id", heard.found ? OrderedJson(heard.id.text()) : OrderedJson()},
            {"score", heard.score}};
}

OrderedJson textOrNull(std::string const& text) { return text.empty() ? OrderedJson() : OrderedJson(text); }

OrderedJson toJson(workflow::OriginStep const& step)
{
    provenance::RegistryEntry const& entry = step.link.entry;
    OrderedJson json = {
        {"depth", step.link.depth},
        {"title", textOrNull(step.link.title)},
        {"relationship", textOrNull(step.link.relationship)},
        {"known", step.link.isKnown},
        {"what", textOrNull(entry.what)},
        {"signed", step.link.isKnown ? OrderedJson(consent::isoTime(entry.time)) : OrderedJson()},
        {"project", textOrNull(entry.project)},
        {"shot", textOrNull(entry.shot)},
        {"take", textOrNull(entry.take)},
        {"shotNumber", step.shotNumber > 0 ? OrderedJson(step.shotNumber) : OrderedJson()},
        {"takeNumber", step.takeNumber > 0 ? OrderedJson(step.takeNumber) : OrderedJson()},
        {"requestKey", textOrNull(entry.requestKey)},
        {"manifest", textOrNull(entry.manifest)},
        {"fileSha256", textOrNull(entry.fileSha256)}};
    json["recipe"] = nullptr;
    if (step.hasRecipe())
        json["recipe"] = {{"file", step.recipe.string()}, {"model", step.model}, {"seed", step.seed},
                          {"sampler", step.sampler},      {"steps", step.steps}, {"device", step.device}};
    return json;
}

OrderedJson toJson(workflow::Origin const& origin)
{
    OrderedJson chain = OrderedJson::array();
    for (workflow::OriginStep const& step : origin.chain)
        chain.push_back(toJson(step));
    OrderedJson json = {{"kind", workflow::originName(origin.kind)},
                        {"sentence", origin.sentence.message()},
                        {"match", provenance::matchName(origin.known.match)},
                        {"generator", textOrNull(origin.report.c2pa.generator)},
                        {"receipt", origin.report.c2pa.hasReceipt},
                        {"chain", std::move(chain)}};
    json["registryProblem"] =
        origin.registryProblem ? OrderedJson(origin.registryProblem->message()) : OrderedJson();
    return json;
}

/// The nearest take of the chain: the file's own, or null for a film and for what nobody knows.
OrderedJson knownOf(workflow::Origin const& origin, fs::path const& file)
{
    if (origin.chain.empty())
        return knownTake(file);
    provenance::RegistryEntry const& entry = origin.chain.front().link.entry;
    if (entry.project.empty() && entry.shot.empty() && entry.take.empty())
        return knownTake(file);
    return {{"project", textOrNull(entry.project)},
            {"shot", textOrNull(entry.shot)},
            {"take", textOrNull(entry.take)}};
}

OrderedJson toJson(workflow::Origin const& origin, exporting::VerifyReport const& report,
                   fs::path const& file)
{
    OrderedJson ingredients = OrderedJson::array();
    for (provenance::C2paReport::Part const& part : report.c2pa.ingredients)
        ingredients.push_back({{"title", part.title}, {"relationship", part.relationship}});
    return {{"event", "report"},
            {"c2pa",
             {{"state", provenance::stateName(report.c2pa.state)},
              {"codes", report.c2pa.codes},
              {"digitalSourceType", report.c2pa.digitalSourceType},
              {"actions", report.c2pa.actions},
              {"ingredients", std::move(ingredients)}}},
            {"visibleMark", {{"found", report.visibleMark}, {"score", report.visibleScore}}},
            {"invisibleMark", toJson(report.invisible)},
            {"known", knownOf(origin, fs::absolute(file))},
            {"origin", toJson(origin)}};
}

Status verify(Session& session, std::string const& file)
{
    FW_TRY(workflow::Origin const origin, workflow::whoMade(file, provenance::defaultRegistry()));
    OrderedJson const json = toJson(origin, origin.report, file);
    session.console.event(json);
    session.console.say(origin.sentence.message());
    session.console.print(dumpJson(json, 2));
    return {};
}

} // namespace

void addVerifyCommand(CLI::App& program, Session& session)
{
    CLI::App* command = program.add_subcommand("verify", "What a clip or picture says about its origin");
    addJsonOption(*command, session);
    auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "Clip or picture")->required();
    command->callback([&session, file] { session.finish(verify(session, *file)); });
}

} // namespace fw::cli
