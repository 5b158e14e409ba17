#include "app/cli/Commands.h"

#include "engine/interchange/CutImport.h"
#include "engine/interchange/Script.h"
#include "engine/story/Project.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <memory>

namespace fw::cli {

namespace {

struct ImportOptions {
    std::string folder, file, preset = "cinematic";
    double seconds = 2;
    bool isDryRun = false, removesMissing = false;
};

/// What the file would do to the project.
struct Imported {
    story::Edit edit;
    bool isChange = true;
    std::vector<std::string> remarks;
    OrderedJson done;
    std::string sentence;
};

std::string counted(size_t count, char const* one, char const* many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// The board as it is: locked only when something is to be written.
Result<story::Storyboard> boardOf(ImportOptions const& options, std::unique_ptr<story::Project>& project)
{
    if (options.isDryRun)
        return story::Project::read(options.folder);
    FW_TRY(project, story::Project::open(options.folder));
    return project->board();
}

Result<Imported> readScriptFile(ImportOptions const& options, story::Storyboard const& board)
{
    FrameRate const rate = board.format.rate;
    interchange::ScriptDefaults const defaults{
        options.preset, {std::max<int64_t>(1, std::llround(options.seconds * rate.perSecond()))}, rate};
    FW_TRY(interchange::Script script, interchange::readScript(options.file, defaults));
    size_t const shots = interchange::shotCount(script), scenes = script.scenes.size();
    Imported imported;
    imported.remarks = script.remarks;
    imported.done = {{"scenes", scenes}, {"shots", shots}};
    imported.edit = interchange::importEdit(std::move(script), board);
    imported.sentence = counted(shots, "shot", "shots") + " in " + counted(scenes, "scene", "scenes") +
                        (options.isDryRun ? " would be imported." : " were imported.");
    return imported;
}

constexpr std::pair<interchange::CutChange, char const*> kChanges[] = {
    {interchange::CutChange::Same, "same"}, {interchange::CutChange::Changed, "changed"},
    {interchange::CutChange::New, "new"},   {interchange::CutChange::Copy, "copy"},
    {interchange::CutChange::Gap, "gap"},   {interchange::CutChange::Missing, "missing"}};

char const* wordOf(interchange::CutChange change) { return kChanges[static_cast<size_t>(change)].second; }

/// "Shot 3: moved, 36 frames instead of 48"
std::string lineOf(interchange::CutRow const& row)
{
    using interchange::CutChange;
    std::string line = row.number > 0     ? "Shot " + std::to_string(row.number)
                       : row.name.empty() ? std::string("Gap")
                                          : row.name;
    if (row.change == CutChange::Missing)
        return line + ": not in the cut";
    if (row.change == CutChange::Changed) {
        std::string what = row.isMoved ? ", moved" : "";
        if (row.length != row.before)
            what += ", " + std::to_string(row.length.count) + " frames instead of " +
                    std::to_string(row.before.count);
        else if (row.isTrimmed)
            what += ", begins elsewhere in its picture";
        if (row.hasOtherTransition)
            what += ", another transition";
        return line + ": " + (what.empty() ? "another note or marker" : what.substr(2));
    }
    return line + ": " + (row.change == CutChange::Copy ? "a second piece of it" : wordOf(row.change)) +
           ", " + counted(static_cast<size_t>(row.length.count), "frame", "frames");
}

void tellRows(Session& session, interchange::CutImport const& import)
{
    for (interchange::CutRow const& row : import.rows) {
        session.console.event({{"event", "shot"},
                               {"change", wordOf(row.change)},
                               {"shot", row.number > 0 ? OrderedJson(row.number) : OrderedJson()},
                               {"id", row.shot.value},
                               {"name", row.name},
                               {"scene", import.scenes[row.scene]},
                               {"frames", row.length.count},
                               {"before", row.before.count},
                               {"moved", row.isMoved}});
        if (row.change != interchange::CutChange::Same)
            session.console.print(lineOf(row));
    }
}

Result<Imported> readCutFile(Session& session, ImportOptions const& options, story::Storyboard const& board)
{
    FW_TRY(interchange::ReadCut const cut, interchange::readCut(options.file));
    FW_TRY(interchange::CutImport import,
           interchange::importCut(cut, board, {options.preset, options.removesMissing}));
    tellRows(session, import);
    Imported imported;
    size_t changed = 0;
    for (auto const& [change, word] : kChanges) {
        imported.done[word] = import.count(change);
        changed += change == interchange::CutChange::Same ? 0 : import.count(change);
    }
    imported.edit = import.edit;
    imported.isChange = import.isChange;
    imported.remarks = import.remarks;
    imported.done["changes"] = import.isChange;
    imported.sentence = !import.isChange   ? "The project is that cut already."
                        : options.isDryRun ? counted(changed, "shot", "shots") + " would change."
                                           : counted(changed, "shot", "shots") + " changed.";
    return imported;
}

Status importFile(Session& session, ImportOptions const& options)
{
    std::unique_ptr<story::Project> project;
    FW_TRY(story::Storyboard const board, boardOf(options, project));
    FW_TRY(Imported const imported, interchange::isCutFile(options.file)
                                        ? readCutFile(session, options, board)
                                        : readScriptFile(options, board));
    if (project && imported.isChange) {
        FW_CHECK(project->perform(imported.edit));
        FW_CHECK(project->save());
    }
    for (std::string const& remark : imported.remarks)
        session.console.say(remark);
    OrderedJson done{{"event", "done"}, {"out", options.folder}, {"dryRun", options.isDryRun}};
    done.update(imported.done);
    done["remarks"] = imported.remarks;
    session.console.event(done);
    session.console.print(imported.sentence);
    return {};
}

} // namespace

void addProjectImport(CLI::App& project, Session& session)
{
    CLI::App* command =
        project.add_subcommand("import", "Add the scenes and shots of a script, or take over a cut");
    addJsonOption(*command, session);
    auto options = std::make_shared<ImportOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command
        ->add_option("FILE", options->file,
                     "Screenplay (.fountain), text (.txt, .md), shot list (.csv), or another program's cut "
                     "(.otio, .otioz)")
        ->required();
    command->add_option("--preset", options->preset, "Preset of new shots");
    command->add_option("--seconds", options->seconds, "Length of the shots of a script that say none")
        ->check(CLI::Range(0.1, 600.0));
    command->add_flag("--remove-missing", options->removesMissing,
                      "Remove shots that the cut does not have; without it they stay behind the others");
    command->add_flag("--dry-run", options->isDryRun, "Say what would happen and change nothing");
    command->callback([&session, options] { session.finish(importFile(session, *options)); });
}

} // namespace fw::cli
