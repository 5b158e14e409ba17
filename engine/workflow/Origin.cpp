#include "engine/workflow/Origin.h"

#include "engine/base/Sha256.h"
#include "engine/jobs/TakeRecipe.h"
#include "engine/jobs/TakeStore.h"
#include "engine/story/Project.h"

#include <map>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

using CredentialState = provenance::C2paReport::State;
using provenance::RegistryMatch;

constexpr char kGenerator[] = "Framewright";

bool isOurs(provenance::C2paReport const& report) { return report.generator.rfind(kGenerator, 0) == 0; }

std::string dayOf(provenance::RegistryAnswer const& known)
{
    return known.chain.empty() ? std::string()
                               : consent::isoTime(known.chain.front().entry.time).substr(0, 10);
}

std::string codesOf(provenance::C2paReport const& report)
{
    std::string codes;
    for (std::string const& each : report.codes)
        if (each != "signingCredential.untrusted") // every local signer's
            codes += (codes.empty() ? "" : ", ") + each;
    return codes.empty() ? "bytes were added or taken away" : codes;
}

Error sentenceOf(Origin const& origin, std::string const& markId)
{
    auto const say = [](char const* id, std::vector<std::string> args) {
        return Error{Error::Kind::Conflict, id, std::move(args), {}};
    };
    provenance::C2paReport const& c2pa = origin.report.c2pa;
    std::string const generator =
        c2pa.generator.empty() ? "a program that does not name itself" : c2pa.generator;
    switch (origin.kind) {
    case OriginKind::Own: return say("workflow.originOwn", {dayOf(origin.known)});
    case OriginKind::OwnChanged: return say("workflow.originChanged", {dayOf(origin.known), codesOf(c2pa)});
    case OriginKind::OwnCopied: return say("workflow.originCopied", {dayOf(origin.known)});
    case OriginKind::Inside: return say("workflow.originInside", {generator, dayOf(origin.known)});
    case OriginKind::Other: return say("workflow.originOther", {});
    case OriginKind::Lost: return say("workflow.originLost", {});
    case OriginKind::Stripped:
        return markId.empty() ? say("workflow.originStripped", {})
                              : say("workflow.originMarkElsewhere", {markId});
    case OriginKind::Foreign: return say("workflow.originForeign", {generator});
    case OriginKind::Broken: return say("workflow.originBroken", {codesOf(c2pa), generator});
    case OriginKind::Unknown: break;
    }
    return say("workflow.originUnknown", {});
}

/// Boards of the projects that a chain names, each read once; null where it is not there any more.
class Boards {
public:
    story::Storyboard const* find(std::string const& project)
    {
        if (project.empty())
            return nullptr;
        auto const [at, isNew] = m_boards.try_emplace(project);
        if (isNew)
            if (auto board = story::Project::read(project))
                at->second = std::move(*board);
        return at->second ? &*at->second : nullptr;
    }

private:
    std::map<std::string, std::optional<story::Storyboard>> m_boards;
};

void addPlace(OriginStep& step, story::Storyboard const& board)
{
    ShotId const id{step.link.entry.shot};
    step.board = board.title;
    step.shotNumber = story::shotNumber(board, id);
    if (auto const place = story::placeOf(board, id))
        step.scene = board.scenes[place->scene].title;
    story::Shot const* const shot = story::findShot(board, id);
    for (size_t i = 0; shot && i < shot->takes.size(); ++i)
        if (shot->takes[i].id.value == step.link.entry.take)
            step.takeNumber = static_cast<int>(i + 1);
}

void addRecipe(OriginStep& step)
{
    provenance::RegistryEntry const& entry = step.link.entry;
    if (entry.project.empty() || entry.take.empty())
        return;
    fs::path const file = jobs::TakeStore(entry.project).files(TakeId{entry.take}).recipe;
    auto const recipe = jobs::readRecipe(file);
    if (!recipe)
        return;
    step.recipe = file;
    step.model = recipe->request.modelId;
    step.sampler = recipe->request.sampler;
    step.seed = recipe->request.seed;
    step.steps = recipe->request.steps;
    step.device = recipe->receipt.deviceClass.empty() ? recipe->receipt.device : recipe->receipt.deviceClass;
}

std::vector<OriginStep> stepsOf(provenance::RegistryAnswer const& known)
{
    Boards boards;
    std::vector<OriginStep> steps;
    for (provenance::RegistryLink const& link : known.chain) {
        OriginStep step;
        step.link = link;
        if (story::Storyboard const* const board = boards.find(link.entry.project))
            addPlace(step, *board);
        addRecipe(step);
        steps.push_back(std::move(step));
    }
    return steps;
}

} // namespace

char const* originName(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Own: return "own";
    case OriginKind::OwnChanged: return "ownChanged";
    case OriginKind::OwnCopied: return "ownCopied";
    case OriginKind::Inside: return "inside";
    case OriginKind::Other: return "other";
    case OriginKind::Lost: return "lost";
    case OriginKind::Stripped: return "stripped";
    case OriginKind::Foreign: return "foreign";
    case OriginKind::Broken: return "broken";
    case OriginKind::Unknown: return "unknown";
    }
    return "unknown";
}

OriginKind originKind(exporting::VerifyReport const& report, provenance::RegistryAnswer const& known,
                      std::string const& markId)
{
    switch (known.match) {
    case RegistryMatch::File: return OriginKind::Own;
    case RegistryMatch::Manifest: return OriginKind::OwnChanged;
    case RegistryMatch::Mark: return OriginKind::OwnCopied;
    case RegistryMatch::Inside: return OriginKind::Inside;
    case RegistryMatch::None: break;
    }
    if (report.c2pa.state == CredentialState::None)
        return report.visibleMark || !markId.empty() ? OriginKind::Stripped : OriginKind::Unknown;
    if (report.c2pa.state == CredentialState::Invalid)
        return OriginKind::Broken;
    if (!isOurs(report.c2pa))
        return OriginKind::Foreign;
    return known.isOwnSigner ? OriginKind::Lost : OriginKind::Other;
}

Result<Origin> whoMade(fs::path const& file, provenance::Registry const& registry, std::string const& given)
{
    Origin origin;
    FW_TRY(origin.fileSha256, sha256File(file));
    bool const isSidecar = file.extension() == ".c2pa"; // the manifest itself, of a WebM or MKV
    if (!isSidecar) {
        FW_TRY(origin.report, exporting::verifyFile(file));
    }
    provenance::InvisibleDetection const& heard = origin.report.invisible;
    std::string const markId = given.empty() && heard.found ? heard.id.text() : given;
    provenance::RegistryClue clue;
    clue.fileSha256 = origin.fileSha256;
    clue.manifest = origin.report.c2pa.label;
    clue.manifests = origin.report.c2pa.manifests;
    clue.signer = origin.report.c2pa.signer;
    clue.markId = markId;
    if (auto const sum = provenance::manifestSha256(file))
        clue.manifestSha256 = *sum;
    auto known = registry.find(clue);
    if (known)
        origin.known = std::move(*known);
    else
        origin.registryProblem = known.error();
    origin.chain = stepsOf(origin.known);
    origin.kind = originKind(origin.report, origin.known, markId);
    if (isSidecar && origin.kind == OriginKind::OwnChanged)
        origin.kind = OriginKind::Own;
    origin.sentence = sentenceOf(origin, markId);
    return origin;
}

} // namespace fw::workflow
