#include "engine/workflow/Workflow.h"

#include "engine/base/Log.h"
#include "engine/base/Sha256.h"
#include "engine/consent/Records.h"

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

void noteCredentials(provenance::C2paReport const& credentials, provenance::RegistryEntry& entry)
{
    entry.manifest = credentials.label;
    entry.signer = credentials.signer;
    entry.digitalSourceType = credentials.digitalSourceType;
    for (provenance::C2paReport::Part const& part : credentials.ingredients)
        entry.parts.push_back({part.title, part.relationship, part.manifest});
}

} // namespace

Status enterFile(fs::path const& file, provenance::RegistryEntry entry, Toolbox const& tools,
                 exporting::Written const* written)
{
    if (!tools.registry)
        return {};
    FW_TRY(entry.fileSha256, sha256File(file));
    entry.path = fs::absolute(file).lexically_normal().string();
    if (written) {
        entry.markId = written->markId;
        noteCredentials(written->credentials, entry);
    } else if (auto const credentials = provenance::readCredentials(file)) {
        noteCredentials(*credentials, entry);
    }
    if (auto const sum = provenance::manifestSha256(file))
        entry.manifestSha256 = *sum;
    return tools.registry->enter(entry);
}

jobs::TakeSink takeSink(Toolbox const& tools, fs::path const& project)
{
    return [tools, name = consent::projectName(project)](jobs::TakeFiles const& files,
                                                         story::Take const& take, ShotId const& shot) {
        std::error_code ignored;
        if (!fs::exists(files.proxy, ignored))
            return;
        provenance::RegistryEntry entry;
        entry.what = "take";
        entry.project = name;
        entry.shot = shot.value;
        entry.take = take.id.value;
        entry.requestKey = take.requestKey.value;
        if (Status const entered = enterFile(files.proxy, std::move(entry), tools); !entered)
            log::warning("A take could not be entered into the registry.");
    };
}

} // namespace fw::workflow
