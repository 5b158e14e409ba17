#include "app/cli/Commands.h"

#include "engine/jobs/TakeTrash.h"
#include "engine/story/Project.h"
#include "engine/workflow/ProjectMedia.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

struct DiskOptions {
    std::string folder, where, restore;
    bool emptiesTrash = false;
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
    disk->add_option("--restore", options->restore, "Take this one out of the trash")->excludes(empty);
    disk->callback([&session, options] {
        session.finish(options->restore.empty() ? tellDisk(session, *options) : restore(session, *options));
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
