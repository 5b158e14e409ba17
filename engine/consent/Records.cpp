#include "engine/consent/Records.h"

#include "engine/base/JsonFields.h"
#include "engine/base/Sha256.h"

#include <algorithm>
#include <chrono>

namespace fw::consent {

namespace fs = std::filesystem;

namespace {

constexpr size_t kMostNameBytes = 200;
constexpr size_t kMostProjects = 1000;

constexpr char const* kKindNames[] = {"self", "other", "synthetic"};
constexpr char const* kUseNames[] = {"render", "export", "train"};
constexpr char const* kProofNames[] = {"release", "clip"};

} // namespace

std::span<char const* const> enumNames(SubjectKind) { return kKindNames; }
std::span<char const* const> enumNames(Use) { return kUseNames; }
std::span<char const* const> enumNames(Proof::Kind) { return kProofNames; }

template <class V, MaybeConst<Scope> S>
void fields(V& v, S& scope)
{
    v.required("anyProject", scope.isAnyProject);
    v.required("projects", scope.projects);
    v.required("uses", scope.uses);
}

template <class V, MaybeConst<Proof> S>
void fields(V& v, S& proof)
{
    v.required("kind", proof.kind);
    v.required("sha256", proof.sha256);
    v.required("challenge", proof.challenge);
}

template <class V, MaybeConst<Consent> S>
void fields(V& v, S& consent)
{
    v.required("id", consent.id);
    v.required("subject", consent.subject);
    v.required("kind", consent.kind);
    v.required("name", consent.name);
    v.required("typedName", consent.typedName);
    v.required("adult", consent.isAdultStated);
    v.required("statementVersion", consent.statementVersion);
    v.required("statementSha256", consent.statementSha256);
    v.required("scope", consent.scope);
    v.required("given", consent.given);
    v.required("expires", consent.expires);
    v.required("proofs", consent.proofs);
}

template <class V, MaybeConst<Revocation> S>
void fields(V& v, S& revocation)
{
    v.required("subject", revocation.subject);
    v.required("reason", revocation.reason);
}

template <class V, MaybeConst<Headshot> S>
void fields(V& v, S& headshot)
{
    v.required("subject", headshot.subject);
    v.required("image", headshot.image);
    v.required("sha256", headshot.sha256);
}

template <class V, MaybeConst<ShownTake> S>
void fields(V& v, S& shown)
{
    v.required("take", shown.take);
    v.required("subjects", shown.subjects);
    v.required("project", shown.project);
}

namespace {

bool isBlank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

bool isLine(std::string const& text)
{
    return std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

bool isSha256(std::string const& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Error badField(std::string const& field, std::string const& what)
{
    return fail(Error::Kind::BadInput, "consent.badField", {field, what});
}

Status checkName(std::string const& field, std::string const& text)
{
    if (isBlank(text))
        return badField(field, "is empty");
    if (text.size() > kMostNameBytes || !isLine(text))
        return badField(field, "must be one line of at most 200 bytes");
    return {};
}

} // namespace

char const* useName(Use use) { return kUseNames[static_cast<size_t>(use)]; }
char const* subjectKindName(SubjectKind kind) { return kKindNames[static_cast<size_t>(kind)]; }

std::string statementText(SubjectKind kind)
{
    char const* id = "consent.statementSelf";
    if (kind == SubjectKind::OtherAdult)
        id = "consent.statementOther";
    else if (kind == SubjectKind::Synthetic)
        id = "consent.statementSynthetic";
    return messageTemplate(id);
}

Result<SubjectKind> subjectKindFrom(std::string const& word)
{
    for (size_t i = 0; i < std::size(kKindNames); ++i)
        if (word == kKindNames[i])
            return static_cast<SubjectKind>(i);
    for (char const* minor : {"minor", "child", "teen", "baby"})
        if (word == minor)
            return fail(Error::Kind::Refused, "consent.minor");
    return badField("kind", "must be self, other or synthetic");
}

int64_t addMonths(int64_t time, int months)
{
    using namespace std::chrono;
    sys_seconds const from{seconds(time)};
    sys_days const day = floor<days>(from);
    year_month_day date(day);
    date += std::chrono::months(months);
    if (!date.ok())
        date = date.year() / date.month() / last;
    return (sys_days(date).time_since_epoch() + (from - day)).count();
}

std::string projectName(fs::path const& folder)
{
    if (folder.empty())
        return {};
    std::error_code code;
    fs::path path = fs::weakly_canonical(fs::absolute(folder, code), code);
    if (code)
        path = fs::absolute(folder, code).lexically_normal();
    if (!path.has_filename())
        path = path.parent_path(); // "film/" is "film"
    return path.string();
}

Status validate(Consent const& consent)
{
    FW_CHECK(checkName("name", consent.name));
    FW_CHECK(checkName("typed name", consent.typedName));
    if (consent.kind != SubjectKind::Synthetic && !consent.isAdultStated)
        return fail(Error::Kind::Refused, "consent.minor");
    if (consent.scope.uses.empty())
        return badField("uses", "must name at least one of render, export and train");
    if (!consent.scope.isAnyProject && consent.scope.projects.empty())
        return badField("projects", "must name a project folder, or any");
    if (consent.scope.projects.size() > kMostProjects)
        return badField("projects", "may name at most 1000 folders");
    for (std::string const& project : consent.scope.projects)
        if (project.empty() || !fs::path(project).is_absolute() || !isLine(project))
            return badField("projects", "must be absolute folders");
    if (consent.expires <= consent.given || consent.expires > addMonths(consent.given, kMostMonths))
        return badField("expiry", "must be 1 to 12 months away");
    for (Proof const& proof : consent.proofs) {
        if (!isSha256(proof.sha256))
            return badField("proof", "must be a SHA-256");
        if ((proof.kind == Proof::Kind::Clip) == isBlank(proof.challenge) || !isLine(proof.challenge))
            return badField("proof", "needs the spoken words with a clip, and none otherwise");
    }
    return {};
}

OrderedJson toJson(Consent const& consent) { return fieldsToJson(consent); }
OrderedJson toJson(Revocation const& revocation) { return fieldsToJson(revocation); }
OrderedJson toJson(Headshot const& headshot) { return fieldsToJson(headshot); }
OrderedJson toJson(ShownTake const& take) { return fieldsToJson(take); }

Result<Consent> consentFromJson(Json const& json, std::string const& name)
{
    return fieldsFromJson<Consent>(json, name);
}
Result<Revocation> revocationFromJson(Json const& json, std::string const& name)
{
    return fieldsFromJson<Revocation>(json, name);
}
Result<Headshot> headshotFromJson(Json const& json, std::string const& name)
{
    return fieldsFromJson<Headshot>(json, name);
}
Result<ShownTake> shownTakeFromJson(Json const& json, std::string const& name)
{
    return fieldsFromJson<ShownTake>(json, name);
}

} // namespace fw::consent
