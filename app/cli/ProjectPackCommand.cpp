#include "app/cli/Commands.h"

#include "engine/story/Pack.h"
#include "engine/story/Project.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct PackOptions {
    std::string folder, file;
    bool overwrite = false;
};

Status tell(Session& session, std::filesystem::path const& made)
{
    session.console.event({{"event", "done"}, {"out", made.string()}});
    session.console.print(made.string());
    return {};
}

Status pack(Session& session, PackOptions const& options)
{
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder));
    FW_CHECK(
        story::packProject(options.folder, board, options.file, options.overwrite, session.signals.token()));
    return tell(session, options.file);
}

Status unpack(Session& session, PackOptions const& options)
{
    std::filesystem::path folder = options.folder;
    if (folder.empty())
        folder = std::filesystem::path(options.file).stem().concat(".framewright");
    FW_CHECK(story::unpackProject(options.file, folder, session.signals.token()));
    return tell(session, folder);
}

} // namespace

void addProjectPack(CLI::App& project, Session& session)
{
    auto options = std::make_shared<PackOptions>();
    CLI::App* packing = project.add_subcommand("pack", "The whole project as one zip file");
    addJsonOption(*packing, session);
    packing->add_option("DIR", options->folder, "Project folder")->required();
    packing->add_option("--out", options->file, "File to write (.zip)")->required();
    packing->add_flag("--overwrite", options->overwrite, "Replace a file that is there");
    packing->callback([&session, options] { session.finish(pack(session, *options)); });
    CLI::App* unpacking = project.add_subcommand("unpack", "The project of such a file, as a folder");
    addJsonOption(*unpacking, session);
    unpacking->add_option("FILE", options->file, "Packed project")->required();
    unpacking->add_option("DIR", options->folder, "Folder to make; else the file's name in this folder");
    unpacking->callback([&session, options] { session.finish(unpack(session, *options)); });
}

} // namespace fw::cli
