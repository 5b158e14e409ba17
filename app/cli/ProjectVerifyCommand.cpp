#include "app/cli/Commands.h"

#include "engine/base/Sha256.h"
#include "engine/jobs/TakeStore.h"
#include "engine/story/Project.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <set>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

/// Takes that the board names and those that only lie on disk.
std::set<TakeId> allTakes(story::Storyboard const& board, fs::path const& folder)
{
    std::set<TakeId> takes;
    for (story::UnplacedTake const& each : board.unplacedTakes)
        takes.insert(each.take.id);
    for (story::Shot const* shot : story::shotsInOrder(board))
        for (story::Take const& take : shot->takes)
            takes.insert(take.id);
    std::error_code code;
    for (fs::directory_iterator it(folder / "takes", code), end; !code && it != end; it.increment(code))
        if (it->path().filename().string().front() != '.')
            takes.insert(TakeId{it->path().filename().string()});
    return takes;
}

Status verifyAsset(fs::path const& folder, story::AssetRef const& asset)
{
    FW_TRY(fs::path const file, story::insideProject(folder, asset.path));
    FW_TRY(std::string const sha256, sha256File(file));
    if (sha256 != asset.sha256)
        return fail(Error::Kind::BadInput, "jobs.fileChanged", {file.string()}, file.string());
    return {};
}

Status verifyProject(Session& session, fs::path const& folder)
{
    story::Project::OpenReport found;
    FW_TRY(story::Storyboard const board, story::Project::read(folder, &found));
    std::vector<Error> problems = story::problemsOf(found, folder);
    auto const note = [&](Status const& status) {
        if (!status)
            problems.push_back(status.error());
    };
    jobs::TakeStore const store(folder);
    std::set<TakeId> const takes = allTakes(board, folder);
    for (TakeId const& take : takes)
        note(jobs::verifyTake(store.files(take)));
    int assets = 0;
    for (story::Shot const* shot : story::shotsInOrder(board))
        if (!shot->start.image.path.empty()) {
            note(verifyAsset(folder, shot->start.image));
            ++assets;
        }
    for (story::Sound const& sound : board.sounds) {
        note(verifyAsset(folder, sound.file));
        ++assets;
    }
    OrderedJson list = OrderedJson::array();
    for (Error const& problem : problems) {
        list.push_back(
            {{"kind", kindName(problem.kind)}, {"message", problem.message()}, {"file", problem.file}});
        session.console.say(problem.message());
    }
    session.console.event(
        {{"event", "report"}, {"takes", takes.size()}, {"assets", assets}, {"problems", std::move(list)}});
    if (problems.empty())
        session.console.print(std::to_string(takes.size()) + " takes and " + std::to_string(assets) +
                              " assets are as they were made.");
    else
        session.status = kBadInput;
    return {};
}

} // namespace

void addProjectVerify(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand("verify", "Check every checksum; no GPU, weights or network");
    addJsonOption(*command, session);
    auto folder = std::make_shared<std::string>();
    command->add_option("DIR", *folder, "Project folder")->required();
    command->callback([&session, folder] {
        Status const result = verifyProject(session, *folder);
        if (!result)
            session.finish(result);
    });
}

} // namespace fw::cli
