#include "engine/jobs/CastGate.h"

#include "engine/jobs/TakeRecipe.h"

#include <algorithm>

namespace fw::jobs {

namespace fs = std::filesystem;

namespace {

/// Whom a clip shows, by the recipe that lies beside it when it belongs to a take.
void addCastOfTake(plan::FileRef const& clip, fs::path const& project, consent::Question& question)
{
    fs::path const source = project / fs::path(clip.path); // an absolute one stands alone
    auto const recipe = clip.path.empty() ? std::nullopt : recipeBeside(source);
    if (recipe) {
        question.takes.push_back(recipe->take.id);
        for (plan::VaultRef const& each : recipe->request.conditioning.cast)
            question.subjects.push_back(SubjectId{each.subject});
        for (story::Puppet const& each : recipe->request.conditioning.puppets)
            question.subjects.push_back(each.subject);
    }
}

} // namespace

consent::Question castOf(plan::RenderRequest const& request, fs::path const& project)
{
    consent::Question question;
    question.project = project;
    for (plan::VaultRef const& each : request.conditioning.cast) {
        question.subjects.push_back(SubjectId{each.subject});
        if (!each.image.empty())
            question.headshots.push_back({SubjectId{each.subject}, each.image, each.sha256});
    }
    for (story::Puppet const& each : request.conditioning.puppets) {
        question.subjects.push_back(each.subject); // whatever the list of the cast says
        question.headshots.push_back({each.subject, each.image, each.sha256});
    }
    for (auto const* neighbour : {&request.conditioning.extend, &request.conditioning.prepend})
        if (*neighbour && !(*neighbour)->parentTake.empty())
            question.takes.push_back(TakeId{(*neighbour)->parentTake});
    for (plan::FileRef const* each : plan::clipsOf(request.conditioning))
        addCastOfTake(*each, project, question);
    return question;
}

Status checkConsent(plan::RenderRequest const& request, fs::path const& project, consent::Use use)
{
    consent::Question question = castOf(request, project);
    question.use = use;
    return consent::check(question);
}

Status noteCast(plan::RenderRequest const& request, TakeId const& take, fs::path const& project)
{
    consent::Question const question = castOf(request, project);
    if (question.isAboutNobody())
        return {};
    consent::Ledger ledger = consent::defaultLedger();
    consent::ShownTake shown{take, question.subjects, consent::projectName(project)};
    if (!question.takes.empty()) {
        FW_TRY(consent::LedgerState const state, ledger.read());
        for (TakeId const& parent : question.takes)
            for (SubjectId const& each : state.shownIn(parent))
                shown.subjects.push_back(each);
    }
    std::sort(shown.subjects.begin(), shown.subjects.end());
    shown.subjects.erase(std::unique(shown.subjects.begin(), shown.subjects.end()), shown.subjects.end());
    return shown.subjects.empty() ? Status() : ledger.noteTake(shown);
}

} // namespace fw::jobs
