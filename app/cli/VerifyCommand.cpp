#include "app/cli/Commands.h"

#include "engine/base/Sha256.h"
#include "engine/export/Export.h"
#include "engine/jobs/TakeRecipe.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

/// A clip that still lies in its take's folder, unchanged, is known by the recipe beside it; null otherwise.
OrderedJson knownTake(fs::path const& file)
{
    auto const recipe = jobs::readRecipe(file.parent_path() / "recipe.json");
    if (!recipe)
        return nullptr;
    auto const listed = recipe->checksums.find(file.filename().string());
    auto const sha256 = sha256File(file);
    if (listed == recipe->checksums.end() || !sha256 || *sha256 != listed->second)
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

OrderedJson toJson(exporting::VerifyReport const& report, fs::path const& file)
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
            {"known", knownTake(fs::absolute(file))}};
}

Status verify(Session& session, std::string const& file)
{
    FW_TRY(exporting::VerifyReport const report, exporting::verifyFile(file));
    OrderedJson const json = toJson(report, file);
    session.console.event(json);
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
