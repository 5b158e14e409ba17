#include "engine/workflow/Cast.h"

#include "engine/base/Sha256.h"
#include "engine/jobs/CastGate.h"
#include "engine/jobs/QueueFile.h"
#include "engine/jobs/TakeStore.h"
#include "engine/media/Foreign.h"
#include "engine/media/Stills.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <set>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

bool isIn(consent::Question const& question, SubjectId const& subject, consent::LedgerState const& ledger)
{
    if (std::find(question.subjects.begin(), question.subjects.end(), subject) != question.subjects.end())
        return true;
    return std::any_of(question.takes.begin(), question.takes.end(), [&](TakeId const& take) {
        auto const shown = ledger.shownIn(take);
        return std::find(shown.begin(), shown.end(), subject) != shown.end();
    });
}

/// Whether an export's entry in the audit log lists one of the takes.
bool names(consent::LogEntry const& entry, std::set<TakeId> const& takes)
{
    auto const body = parseJson(entry.body, "audit.db");
    if (!body || !body->contains("takes") || !(*body)["takes"].is_array())
        return false;
    Json const& listed = (*body)["takes"];
    return std::any_of(listed.begin(), listed.end(), [&](Json const& take) {
        return take.is_string() && takes.count(TakeId{take.get<std::string>()}) > 0;
    });
}

/// Errors: MissingFile, Refused.
Status mayHavePictures(CastTools& cast, SubjectId const& subject)
{
    FW_TRY(consent::LedgerState const state, cast.ledger.read());
    consent::Subject const* known = state.find(subject);
    if (!known)
        return fail(Error::Kind::MissingFile, "consent.noSubject", {subject.value});
    if (known->revoked)
        return fail(Error::Kind::Refused, "consent.revoked",
                    {known->name, consent::isoTime(*known->revoked).substr(0, 10)});
    return {};
}

} // namespace

CastTools defaultCast()
{
    return {consent::defaultLedger(), consent::defaultVault,
            [](consent::AuditEvent const& event) { return consent::defaultAuditLog().record(event); }};
}

Result<consent::Consent> addConsent(CastTools& cast, consent::Consent asked, int months)
{
    FW_TRY(consent::Consent made, cast.ledger.add(std::move(asked), months));
    OrderedJson uses = OrderedJson::array();
    for (consent::Use const use : made.scope.uses)
        uses.push_back(consent::useName(use));
    if (cast.audit)
        FW_CHECK(cast.audit({"consent",
                             {{"consent", made.id.value},
                              {"subject", made.subject.value},
                              {"kind", consent::subjectKindName(made.kind)},
                              {"uses", std::move(uses)},
                              {"expires", consent::isoTime(made.expires)}}}));
    return made;
}

Result<consent::Headshot> addHeadshot(CastTools& cast, SubjectId const& subject, std::string const& image,
                                      fs::path const& file)
{
    FW_CHECK(mayHavePictures(cast, subject));
    FW_TRY(Image const picture, media::readForeignImage(file));
    return addHeadshot(cast, subject, image, picture);
}

Result<consent::Headshot> addHeadshot(CastTools& cast, SubjectId const& subject, std::string const& image,
                                      Image const& picture)
{
    FW_CHECK(mayHavePictures(cast, subject));
    FW_TRY(std::string const png, media::encodePng(picture));
    FW_TRY(consent::Vault vault, cast.openVault());
    FW_TRY(std::string sha256, vault.put(subject, image, png));
    consent::Headshot made{subject, image, std::move(sha256)};
    FW_CHECK(cast.ledger.addHeadshot(made));
    if (cast.audit)
        FW_CHECK(cast.audit({"headshot", {{"subject", subject.value}, {"sha256", made.sha256}}}));
    return made;
}

Result<Image> openHeadshot(CastTools const& cast, consent::Headshot const& headshot)
{
    FW_TRY(consent::Vault const vault, cast.openVault());
    FW_TRY(consent::Secret const png, vault.get(headshot.subject, headshot.image));
    if (!headshot.sha256.empty() && sha256Hex(png.bytes()) != headshot.sha256)
        return fail(Error::Kind::BadInput, "cameo.headshotChanged", {headshot.image, headshot.subject.value});
    return media::decodeImage(png.bytes(), headshot.image);
}

Result<Dependents> dependentsOf(SubjectId const& subject, fs::path const& project,
                                consent::LedgerState const& ledger,
                                std::vector<consent::LogEntry> const& audit)
{
    FW_TRY(story::Storyboard const board, story::Project::read(project));
    Dependents found;
    found.project = project;
    jobs::TakeStore const store(project);
    std::set<TakeId> takes;
    std::string const name = consent::projectName(project);
    for (consent::ShownTake const& each : ledger.takes)
        if (each.project == name && isIn({{}, {}, {each.take}, {}, {}}, subject, ledger))
            takes.insert(each.take);
    for (story::Shot const* shot : story::shotsInOrder(board)) {
        bool isShown = std::find(shot->cast.begin(), shot->cast.end(), subject) != shot->cast.end();
        for (story::Take const& take : shot->takes) {
            auto const recipe = store.recipe(take.id);
            if (recipe && isIn(jobs::castOf(*recipe, project), subject, ledger))
                takes.insert(take.id);
            isShown = isShown || takes.count(take.id) > 0;
        }
        if (isShown)
            found.shots.push_back(story::shotNumber(board, shot->id));
    }
    found.takes.assign(takes.begin(), takes.end());
    if (auto const records = jobs::readQueue(project / "queue.json"))
        for (jobs::JobRecord const& record : *records)
            if (!jobs::hasEnded(record.info.state) &&
                isIn(jobs::castOf(record.info.request, project), subject, ledger))
                found.jobs.push_back(record.info.id);
    for (consent::LogEntry const& entry : audit)
        if (entry.kind == "export" && names(entry, takes))
            found.exported.push_back(entry.time);
    return found;
}

Status revoke(CastTools& cast, SubjectId const& subject, std::string const& reason)
{
    Status revoked = cast.ledger.revoke(subject, reason);
    bool const wasRevoked = !revoked && revoked.error().messageId == "consent.isRevoked";
    if (!revoked && !wasRevoked)
        return revoked;
    if (revoked && cast.audit)
        FW_CHECK(cast.audit({"revocation", {{"subject", subject.value}}}));
    FW_TRY(consent::Vault vault, cast.openVault());
    bool const hasPictures = !vault.images(subject).empty();
    FW_CHECK(vault.shred(subject));
    return wasRevoked && !hasPictures ? revoked : Status();
}

} // namespace fw::workflow
