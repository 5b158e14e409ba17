#include "engine/consent/Ledger.h"

#include "engine/base/Log.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"

#include <algorithm>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr int64_t kSecondsOfDay = 24 * 3600;

Subject& subjectOf(LedgerState& state, SubjectId const& id)
{
    auto const found = std::find_if(state.subjects.begin(), state.subjects.end(),
                                    [&](Subject const& each) { return each.id == id; });
    if (found != state.subjects.end())
        return *found;
    state.subjects.push_back({id, {}, SubjectKind::Self, {}, {}, std::nullopt, {}});
    return state.subjects.back();
}

Status apply(LedgerState& state, LogEntry const& entry, std::string const& file)
{
    FW_TRY(Json const json, parseJson(entry.body, file));
    if (entry.kind == "consent") {
        FW_TRY(Consent consent, consentFromJson(json, file));
        Subject& subject = subjectOf(state, consent.subject);
        subject.name = consent.name;
        subject.kind = consent.kind;
        subject.consents.push_back(std::move(consent));
    } else if (entry.kind == "headshot") {
        FW_TRY(Headshot headshot, headshotFromJson(json, file));
        subjectOf(state, headshot.subject).headshots.push_back(std::move(headshot));
    } else if (entry.kind == "revoked") {
        FW_TRY(Revocation revocation, revocationFromJson(json, file));
        Subject& subject = subjectOf(state, revocation.subject);
        subject.revoked = entry.time;
        subject.revokedReason = revocation.reason;
    } else if (entry.kind == "take") {
        FW_TRY(ShownTake shown, shownTakeFromJson(json, file));
        state.takes.push_back(std::move(shown));
    } // "time" and "expired" only carry their time; kinds of a newer program change nothing here
    return {};
}

bool isCovered(Scope const& scope, std::string const& project)
{
    return scope.isAnyProject || (!project.empty() && std::find(scope.projects.begin(), scope.projects.end(),
                                                                project) != scope.projects.end());
}

Answer refusal(Reason reason, SubjectId const& subject, char const* messageId, std::vector<std::string> args)
{
    return {reason, subject, Error{Error::Kind::Refused, messageId, std::move(args), {}}};
}

/// What a person reads: the name they gave, never only an id.
std::string calledOf(Subject const& subject)
{
    return subject.name.empty() ? subject.id.value : subject.name;
}

/// The day alone, for a sentence: "2026-10-28".
std::string dayOf(int64_t seconds) { return isoTime(seconds).substr(0, 10); }

Answer answerFor(Subject const& subject, std::string const& project, Use use, int64_t now)
{
    std::string const called = calledOf(subject);
    if (subject.revoked)
        return refusal(Reason::Revoked, subject.id, "consent.revoked", {called, dayOf(*subject.revoked)});
    std::optional<int64_t> over;
    bool isOutside = false;
    for (Consent const& consent : subject.consents) {
        bool const isInside =
            isCovered(consent.scope, project) &&
            std::find(consent.scope.uses.begin(), consent.scope.uses.end(), use) != consent.scope.uses.end();
        bool const isOver = now >= consent.expires || now < consent.given;
        if (isInside && !isOver)
            return {};
        isOutside = isOutside || !isOver;
        if (isOver)
            over = std::max(over.value_or(0), consent.expires);
    }
    if (isOutside)
        return refusal(Reason::OutOfScope, subject.id, "consent.outOfScope",
                       {called, useName(use), project.empty() ? "no project" : project});
    if (over)
        return refusal(Reason::Expired, subject.id, "consent.expired", {called, dayOf(*over)});
    return refusal(Reason::Missing, subject.id, "consent.missing", {called});
}

/// Words are spoken for one consent: neither the clip nor its words may have stood for another one.
Status checkClips(LedgerState const& state, Consent const& asked)
{
    auto const isClip = [](Proof const& proof) { return proof.kind == Proof::Kind::Clip; };
    for (Subject const& subject : state.subjects)
        for (Consent const& earlier : subject.consents)
            for (Proof const& known : earlier.proofs)
                for (Proof const& proof : asked.proofs)
                    if (isClip(known) && isClip(proof) &&
                        (known.sha256 == proof.sha256 || known.challenge == proof.challenge))
                        return fail(Error::Kind::Refused, "consent.clipUsed");
    return {};
}

} // namespace

char const* reasonName(Reason reason)
{
    switch (reason) {
    case Reason::Missing: return "missing";
    case Reason::Expired: return "expired";
    case Reason::Revoked: return "revoked";
    case Reason::OutOfScope: return "outOfScope";
    case Reason::LogDamaged: return "logDamaged";
    }
    return "logDamaged";
}

Subject const* LedgerState::find(SubjectId const& id) const
{
    auto const found =
        std::find_if(subjects.begin(), subjects.end(), [&](Subject const& each) { return each.id == id; });
    return found == subjects.end() ? nullptr : &*found;
}

std::vector<SubjectId> LedgerState::shownIn(TakeId const& take) const
{
    std::vector<SubjectId> shown;
    for (ShownTake const& each : takes)
        if (each.take == take)
            shown.insert(shown.end(), each.subjects.begin(), each.subjects.end());
    return shown;
}

Answer answer(LedgerState const& state, Question const& question, int64_t now)
{
    now = std::max(now, state.newestTime);
    std::string const project = projectName(question.project);
    std::vector<SubjectId> subjects = question.subjects;
    for (Headshot const& headshot : question.headshots)
        subjects.push_back(headshot.subject);
    for (TakeId const& take : question.takes)
        for (SubjectId const& shown : state.shownIn(take))
            subjects.push_back(shown);
    for (SubjectId const& id : subjects) {
        Subject const* subject = state.find(id);
        if (!subject)
            return refusal(Reason::Missing, id, "consent.missing", {id.value});
        Answer each = answerFor(*subject, project, question.use, now);
        if (!each.isAllowed())
            return each;
    }
    for (Headshot const& headshot : question.headshots) {
        auto const& known = state.find(headshot.subject)->headshots;
        if (std::find(known.begin(), known.end(), headshot) == known.end())
            return refusal(Reason::Missing, headshot.subject, "consent.unknownHeadshot",
                           {headshot.image, calledOf(*state.find(headshot.subject))});
    }
    return {};
}

Answer answer(Result<LedgerState> const& state, Question const& question, int64_t now)
{
    if (question.isAboutNobody())
        return {};
    if (!state)
        return refusal(Reason::LogDamaged, {}, "consent.damaged", {state.error().message()});
    return answer(*state, question, now);
}

Ledger::Ledger(fs::path folder, std::shared_ptr<KeyStore> keys, Clock clock)
    : m_log({std::move(folder), "ledger"}, std::move(keys)), m_clock(std::move(clock))
{
}

Result<LedgerState> Ledger::read() const
{
    FW_TRY(std::vector<LogEntry> const entries, m_log.read());
    LedgerState state;
    for (LogEntry const& entry : entries) {
        FW_CHECK(apply(state, entry, m_log.file().string()));
        state.newestTime = std::max(state.newestTime, entry.time);
    }
    state.entries = static_cast<int64_t>(entries.size());
    return state;
}

Result<Consent> Ledger::add(Consent consent, int months)
{
    FW_TRY(LedgerState const state, read());
    if (consent.subject.isEmpty())
        consent.subject = newId<SubjectId>("sb-");
    else if (Subject const* known = state.find(consent.subject);
             known && (known->revoked || known->name != consent.name || known->kind != consent.kind))
        return fail(Error::Kind::Conflict, "consent.otherSubject", {consent.subject.value});
    FW_CHECK(checkClips(state, consent));
    consent.id = newId<ConsentId>("cn-");
    consent.given = now(state);
    consent.expires = addMonths(consent.given, months);
    consent.statementVersion = kStatementVersion;
    consent.statementSha256 = sha256Hex(statementText(consent.kind));
    for (std::string& project : consent.scope.projects)
        project = projectName(project);
    FW_CHECK(validate(consent));
    FW_CHECK(m_log.append("consent", toJson(consent), consent.given));
    return consent;
}

Status Ledger::addHeadshot(Headshot const& headshot)
{
    FW_TRY(LedgerState const state, read());
    Subject const* subject = state.find(headshot.subject);
    if (!subject)
        return fail(Error::Kind::MissingFile, "consent.noSubject", {headshot.subject.value});
    if (subject->revoked)
        return fail(Error::Kind::Refused, "consent.revoked", {calledOf(*subject), dayOf(*subject->revoked)});
    FW_CHECK(m_log.append("headshot", toJson(headshot), now(state)));
    return {};
}

Status Ledger::noteTake(ShownTake const& take)
{
    FW_TRY(LedgerState const state, read());
    FW_CHECK(m_log.append("take", toJson(take), now(state)));
    return {};
}

Status Ledger::revoke(SubjectId const& subject, std::string const& reason)
{
    FW_TRY(LedgerState const state, read());
    Subject const* known = state.find(subject);
    if (!known)
        return fail(Error::Kind::MissingFile, "consent.noSubject", {subject.value});
    if (known->revoked)
        return fail(Error::Kind::Conflict, "consent.isRevoked", {calledOf(*known), dayOf(*known->revoked)});
    FW_CHECK(m_log.append("revoked", toJson(Revocation{subject, reason}), now(state)));
    return {};
}

Answer Ledger::check(Question const& question)
{
    if (question.isAboutNobody())
        return {};
    auto const state = read();
    int64_t const clock = m_clock();
    Answer made = answer(state, question, clock);
    if (!state)
        return made;
    bool const isOver = made.reason == Reason::Expired;
    bool const isLater = clock >= state->newestTime + (isOver ? 1 : kSecondsOfDay);
    if (state->entries == 0 || !isLater)
        return made;
    // From here on the clock cannot be set back below this. Where it cannot be noted, nothing is allowed.
    auto const noted =
        m_log.append(isOver ? "expired" : "time",
                     OrderedJson{{"subject", isOver ? made.subject.value : std::string()}}, clock);
    if (!noted && made.isAllowed())
        return refusal(Reason::LogDamaged, {}, "consent.damaged", {noted.error().message()});
    return made;
}

fs::path defaultFolder() { return paths::data() / "consent"; }

} // namespace fw::consent
