#include "app/cli/ClipsAgain.h"
#include "app/cli/Commands.h"

#include "engine/jobs/TakeTrash.h"
#include "engine/story/Project.h"
#include "engine/workflow/KeptLatents.h"
#include "engine/workflow/ProjectMedia.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

struct DiskOptions {
    std::string folder, where, restore, keepLatents;
    bool emptiesTrash = false, makesClips = false;
    EngineOptions engine;
};

std::string megabytes(uint64_t bytes)
{
    char text[32];
    std::snprintf(text, sizeof text, "%10.1f MB", static_cast<double>(bytes) / (1u << 20));
    return text;
}

Status restore(Session& session, DiskOptions const& options)
{
    FW_TRY(auto project, story::Project::open(options.folder));
    FW_TRY(story::UnplacedTake const restored, jobs::takeOutOfTrash(options.folder, TakeId{options.restore}));
    FW_CHECK(project->recordTake(restored.shot, restored.take));
    session.console.print("Take " + restored.take.id.value + " is back.");
    return project->save();
}

/// Clips that can be made again from their latents go.
Status keepLatents(Session& session, DiskOptions const& options)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    FW_TRY(auto const project, story::Project::open(options.folder)); // no window has it open
    auto const range = options.keepLatents == "all" ? workflow::TakeRange::All : workflow::TakeRange::Spare;
    std::stop_token const stop = session.signals.token();
    workflow::ClipSurvey const survey =
        workflow::surveyClips(options.folder, project->board(), tools, range, stop);
    FW_TRY(uint64_t const freed, workflow::dropClips(options.folder, survey.canGo, stop));
    OrderedJson gone = OrderedJson::array(), stay = OrderedJson::array();
    for (workflow::DroppableClip const& each : survey.canGo)
        gone.push_back(each.take.value);
    for (workflow::StayingClip const& each : survey.stay) {
        stay.push_back({{"take", each.take.value}, {"reason", each.why.message()}});
        session.console.say(each.why.message());
    }
    session.console.event({{"event", "clips"}, {"gone", gone}, {"freed", freed}, {"stay", stay}});
    session.console.print(std::to_string(gone.size()) + " clips went, " + megabytes(freed) +
                          " are free. Their latents stay.");
    return {};
}

/// All of the board's takes have their clips again.
Status makeClips(Session& session, DiskOptions const& options)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    FW_TRY(auto const project, story::Project::open(options.folder));
    std::vector<TakeId> const dropped = workflow::droppedClips(options.folder, project->board());
    return makeClipsAgain(session, {options.folder, tools, options.engine}, dropped);
}

Status tellDisk(Session& session, DiskOptions const& options)
{
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder));
    if (options.emptiesTrash)
        FW_CHECK(jobs::emptyTrash(options.folder, {}, session.signals.token()));
    workflow::DiskUse const use = workflow::diskUse(options.folder, board, session.signals.token());
    OrderedJson trash = OrderedJson::array();
    for (jobs::TrashedTake const& take : jobs::trashedTakes(options.folder))
        trash.push_back({{"take", take.id.value}, {"shot", take.shot.value}, {"bytes", take.bytes}});
    session.console.event({{"event", "disk"},
                           {"shownTakes", use.shownTakes},
                           {"otherTakes", use.otherTakes},
                           {"assets", use.assets},
                           {"versions", use.versions},
                           {"unfinished", use.unfinished},
                           {"trash", use.trash},
                           {"total", use.total()},
                           {"trashed", trash}});
    std::pair<uint64_t, char const*> const rows[] = {{use.shownTakes, "takes that play"},
                                                     {use.otherTakes, "other takes"},
                                                     {use.assets, "pictures, clips and sounds"},
                                                     {use.versions, "document and earlier versions"},
                                                     {use.unfinished, "renderings that can go on"},
                                                     {use.trash, "trash"},
                                                     {use.total(), "in all"}};
    for (auto const& [bytes, name] : rows)
        session.console.print(megabytes(bytes) + "  " + name);
    for (OrderedJson const& take : trash)
        session.console.print("in the trash: " + take["take"].get<std::string>());
    return {};
}

Status find(Session& session, DiskOptions const& options)
{
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder));
    std::vector<workflow::MissingFile> const missing = workflow::missingFiles(options.folder, board);
    std::vector<workflow::MissingFile> left = missing;
    if (!options.where.empty()) {
        FW_TRY(left, workflow::relink(options.folder, missing, options.where, session.signals.token()));
    }
    OrderedJson list = OrderedJson::array();
    for (workflow::MissingFile const& file : left) {
        list.push_back({{"path", file.path}, {"shots", file.shots}});
        session.console.print("missing: " + file.path);
    }
    session.console.event(
        {{"event", "relinked"}, {"found", missing.size() - left.size()}, {"missing", list}});
    session.console.print(std::to_string(missing.size() - left.size()) + " of " +
                          std::to_string(missing.size()) + " missing files are back.");
    if (!left.empty())
        session.status = kBadInput;
    return {};
}

} // namespace

void addProjectDisk(CLI::App& project, Session& session)
{
    auto options = std::make_shared<DiskOptions>();
    CLI::App* disk = project.add_subcommand("disk", "What a project takes on disk, and its trash");
    addJsonOption(*disk, session);
    disk->add_option("DIR", options->folder, "Project folder")->required();
    CLI::Option* empty =
        disk->add_flag("--empty-trash", options->emptiesTrash, "Delete what was thrown away");
    CLI::Option* back =
        disk->add_option("--restore", options->restore, "Take this one out of the trash")->excludes(empty);
    CLI::Option* keep = disk->add_option("--keep-latents", options->keepLatents,
                                         "Delete the lossless clips of the takes that do not play (other) or "
                                         "of all takes, where they can be made again from their latents")
                            ->check(CLI::IsMember({"other", "all"}))
                            ->excludes(empty)
                            ->excludes(back);
    disk->add_flag("--make-clips", options->makesClips, "Make the clips that are not there again")
        ->excludes(empty)
        ->excludes(back)
        ->excludes(keep);
    addEngineOptions(*disk, options->engine);
    disk->callback([&session, options] {
        auto* const action = !options->restore.empty()       ? restore
                             : !options->keepLatents.empty() ? keepLatents
                             : options->makesClips           ? makeClips
                                                             : tellDisk;
        session.finish(action(session, *options));
    });
    CLI::App* relink = project.add_subcommand("relink", "Find a project's missing files again");
    addJsonOption(*relink, session);
    relink->add_option("DIR", options->folder, "Project folder")->required();
    relink->add_option("WHERE", options->where, "Folder or file to look in; without it they are only named");
    relink->callback([&session, options] {
        Status const found = find(session, *options);
        if (!found)
            session.finish(found);
    });
}

} // namespace fw::cli
