#include "engine/workflow/Cast.h"

#include "engine/base/Sha256.h"
#include "engine/jobs/JobRunner.h"
#include "engine/jobs/TakeStore.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <set>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// Whether the file, or anything it was made of, is one of the takes.
bool holds(std::vector<provenance::RegistryEntry> const& entries, provenance::RegistryEntry const& entry,
           std::set<std::string> const& takes)
{
    provenance::RegistryClue clue;
    clue.fileSha256 = entry.fileSha256;
    provenance::RegistryAnswer const answer = provenance::findIn(entries, clue);
    return std::any_of(answer.chain.begin(), answer.chain.end(), [&](provenance::RegistryLink const& link) {
        return takes.count(link.entry.take) > 0;
    });
}

bool isUnchanged(provenance::RegistryEntry const& entry)
{
    auto const sum = sha256File(entry.path);
    return sum && *sum == entry.fileSha256;
}

Status removeFolder(fs::path const& folder)
{
    std::error_code code;
    fs::remove_all(folder, code);
    return code ? Status(fail(Error::Kind::Io, "workflow.cannotDelete", {folder.string(), code.message()},
                              folder.string()))
                : Status();
}

/// Only what is named like a take's folder: a list that came from outside must not lead anywhere else.
bool isTakeName(std::string const& name)
{
    return !name.empty() && name.front() != '.' && fs::path(name).filename() == fs::path(name);
}

void deleteTake(fs::path const& project, TakeId const& take, Deletion& made)
{
    if (!isTakeName(take.value))
        return;
    for (fs::path const& folder : {project / "takes" / take.value, project / "takes" / ".trash" / take.value})
        if (Status const removed = removeFolder(folder); !removed) {
            made.problems.push_back(removed.error());
            return;
        }
    made.takes.push_back(take);
}

void deleteFile(ExportedFile const& each, Deletion& made)
{
    std::error_code code;
    fs::remove(each.file, code);
    if (code)
        made.problems.push_back(fail(Error::Kind::Io, "workflow.cannotDelete",
                                     {each.file.string(), code.message()}, each.file.string()));
    else
        made.files.push_back(each.file);
}

} // namespace

Status addExportedFiles(Dependents& found, provenance::Registry const& registry)
{
    found.files.clear();
    std::set<std::string> takes;
    for (TakeId const& take : found.takes)
        takes.insert(take.value);
    if (takes.empty())
        return {};
    FW_TRY(std::vector<provenance::RegistryEntry> const entries, registry.read());
    std::set<std::string> seen;
    for (provenance::RegistryEntry const& entry : entries) {
        bool const isExport = entry.what != "take" && !entry.path.empty() && holds(entries, entry, takes);
        if (isExport && isUnchanged(entry) && seen.insert(entry.path).second)
            found.files.push_back({entry.path, entry.what, entry.time});
    }
    return {};
}

Deletion deleteDependents(CastTools& cast, SubjectId const& subject, Dependents const& found)
{
    Deletion made;
    for (TakeId const& take : found.takes)
        deleteTake(found.project, take, made);
    for (JobId const& job : found.jobs) {
        std::error_code ignored;
        if (isTakeName(job.value))
            fs::remove(jobs::checkpointOf(found.project, job), ignored);
    }
    for (ExportedFile const& each : found.files)
        deleteFile(each, made);
    OrderedJson takes = OrderedJson::array();
    for (TakeId const& take : made.takes)
        takes.push_back(take.value);
    if (cast.audit)
        if (Status const noted = cast.audit({"deletion",
                                             {{"subject", subject.value},
                                              {"takes", std::move(takes)},
                                              {"files", made.files.size()},
                                              {"failed", made.problems.size()}}});
            !noted)
            made.problems.push_back(noted.error());
    return made;
}

Result<Deletion> deleteDependentsOfProject(CastTools& cast, SubjectId const& subject, Dependents const& found)
{
    FW_TRY(auto const project, story::Project::open(found.project));
    for (story::Shot const& shot : [&] {
             std::vector<story::Shot> shots; // the board changes under a pointer
             for (story::Shot const* each : story::shotsInOrder(project->board()))
                 shots.push_back(*each);
             return shots;
         }())
        for (story::Take const& take : shot.takes)
            if (std::find(found.takes.begin(), found.takes.end(), take.id) != found.takes.end())
                FW_CHECK(project->forgetTake(shot.id, take.id));
    FW_CHECK(project->save());
    return deleteDependents(cast, subject, found);
}

} // namespace fw::workflow
