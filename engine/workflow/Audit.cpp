#include "engine/workflow/Audit.h"

#include "engine/base/Files.h"
#include "engine/consent/Consent.h"
#include "engine/provenance/Registry.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <cctype>
#include <ctime>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

constexpr size_t kShownKey = 12; ///< digits of a checksum that a line shows

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

bool contains(std::string const& text, std::string const& part)
{
    return lower(text).find(lower(part)) != std::string::npos;
}

std::string text(Json const& json, char const* key)
{
    auto const found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

size_t countOf(Json const& json, char const* key)
{
    auto const found = json.is_object() ? json.find(key) : json.end();
    return found != json.end() && found->is_array() ? found->size() : 0;
}

/// Everybody whom an entry is about, wherever it says so.
void addSubjects(Json const& json, std::vector<std::string>& subjects)
{
    if (json.is_array())
        for (Json const& each : json)
            addSubjects(each, subjects);
    if (!json.is_object())
        return;
    for (auto const& [key, value] : json.items()) {
        if (key == "subject" && value.is_string())
            subjects.push_back(value.get<std::string>());
        else if (key == "cast" && value.is_array())
            for (Json const& each : value) {
                if (each.is_string())
                    subjects.push_back(each.get<std::string>());
            }
        else
            addSubjects(value, subjects);
    }
}

std::string counted(size_t count, char const* word)
{
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

/// What the parts of an entry say in one line: no sentence, but enough to tell entries apart.
std::string summaryOf(std::string const& kind, Json const& body)
{
    std::string line;
    auto const add = [&](std::string const& part) {
        line += part.empty() ? "" : (line.empty() ? "" : ", ") + part;
    };
    if (kind == "generation")
        add(counted(countOf(body, "requests"), "shot"));
    for (char const* key :
         {"what", "step", "kind", "reason", "rule", "take", "shot", "subject", "account", "review"})
        add(text(body, key));
    if (countOf(body, "takes") > 0)
        add(counted(countOf(body, "takes"), "take"));
    if (std::string const refused = text(body, "refused"); !refused.empty())
        add("refused (" + refused + ")");
    if (std::string const sum = text(body, "sha256"); !sum.empty())
        add("SHA-256 " + sum.substr(0, kShownKey));
    if (kind == "policy")
        add("version " + text(body, "version"));
    add(text(body, "putAside"));
    return line;
}

void addOnce(std::vector<std::string>& list, std::string const& id)
{
    if (!id.empty() && std::find(list.begin(), list.end(), id) == list.end())
        list.push_back(id);
}

AuditFacts factsOf(Json const& body)
{
    AuditFacts facts{{},
                     {},
                     text(body, "what"),
                     text(body, "step"),
                     text(body, "account"),
                     text(body, "rule"),
                     text(body, "reason"),
                     text(body, "version")};
    if (facts.reason.empty())
        facts.reason = text(body, "refused");
    if (body.is_object() && body.contains("consent"))
        facts.thing = text(body, "kind"); // of the person
    addOnce(facts.shots, text(body, "shot"));
    addOnce(facts.takes, text(body, "take"));
    if (countOf(body, "requests") > 0)
        for (Json const& each : body["requests"])
            addOnce(facts.shots, text(each, "shot"));
    if (countOf(body, "takes") > 0)
        for (Json const& each : body["takes"])
            addOnce(facts.takes, each.is_string() ? each.get<std::string>() : text(each, "take"));
    return facts;
}

void addPlaces(story::Storyboard const& board, std::map<std::string, AuditPlace>& places)
{
    int number = 0;
    for (story::Scene const& scene : board.scenes)
        for (story::Shot const& shot : scene.shots) {
            AuditPlace place{board.title, scene.title, ++number};
            places.try_emplace(shot.id.value, place);
            for (story::Take const& take : shot.takes) {
                ++place.take;
                places.try_emplace(take.id.value, place);
            }
        }
}

/// The project that is open comes first: a copy of it has the same ids.
std::map<std::string, AuditPlace> placesOf(fs::path const& open)
{
    std::vector<std::string> projects = {open.string()};
    if (auto const entries = provenance::defaultRegistry().read())
        for (auto entry = entries->rbegin(); entry != entries->rend(); ++entry)
            addOnce(projects, entry->project);
    std::map<std::string, AuditPlace> places;
    for (std::string const& project : projects)
        if (auto const board = project.empty() ? Result<story::Storyboard>(story::Storyboard())
                                               : story::Project::read(project))
            addPlaces(*board, places);
    return places;
}

std::string csvField(std::string const& text)
{
    // A spreadsheet must not take an entry for a formula.
    std::string safe =
        !text.empty() && std::string("=+-@").find(text.front()) != std::string::npos ? "'" + text : text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos)
        return safe;
    std::string quoted = "\"";
    for (char const c : safe)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csvOf(std::vector<AuditRow> const& rows)
{
    std::string text = "number,time,kind,by,summary,entry\r\n";
    for (AuditRow const& row : rows)
        text += std::to_string(row.number) + "," + consent::isoTime(row.time) + "," + csvField(row.kind) +
                "," + csvField(row.by) + "," + csvField(row.summary) + "," + csvField(row.body) + "\r\n";
    return text;
}

std::string jsonOf(std::vector<AuditRow> const& rows, LogReport const& log)
{
    OrderedJson entries = OrderedJson::array();
    for (AuditRow const& row : rows) {
        OrderedJson json = {{"number", row.number}, {"time", consent::isoTime(row.time)}, {"kind", row.kind}};
        auto const body = parseJson(row.body, "audit.db");
        json["what"] = body ? OrderedJson(*body) : OrderedJson(row.body);
        entries.push_back(std::move(json));
    }
    OrderedJson whole = {{"log", "audit"}, {"entriesInLog", log.entries}, {"whole", !log.problem}};
    whole["problem"] = log.problem ? OrderedJson(log.problem->message()) : OrderedJson();
    whole["entries"] = std::move(entries);
    return dumpJson(whole, 1) + "\n";
}

} // namespace

std::vector<std::string> const& auditKinds()
{
    static std::vector<std::string> const kinds = {
        "generation", "take",     "failure", "refusal", "export", "consent", "headshot",
        "revocation", "deletion", "review",  "policy",  "signin", "account", "restart"};
    return kinds;
}

AuditRow auditRow(consent::LogEntry const& entry)
{
    AuditRow row{entry.number, entry.time, entry.kind, {}, {}, {}, entry.body};
    auto const body = parseJson(entry.body, "audit.db");
    if (!body)
        return row;
    row.by = text(*body, "by");
    addSubjects(*body, row.subjects);
    row.summary = summaryOf(entry.kind, *body);
    row.facts = factsOf(*body);
    return row;
}

AuditReport readAudit(fs::path const& project)
{
    AuditReport report;
    report.logs = verifyLogs();
    if (auto const entries = consent::defaultAuditLog().read())
        for (consent::LogEntry const& entry : *entries)
            report.rows.push_back(auditRow(entry));
    if (auto const ledger = consent::defaultLedger().read())
        for (consent::Subject const& subject : ledger->subjects)
            report.names.emplace_back(subject.id.value, subject.name);
    if (!report.rows.empty())
        report.places = placesOf(project);
    return report;
}

bool fits(AuditRow const& row, AuditFilter const& filter)
{
    if (!filter.kinds.empty() && filter.kinds.count(row.kind) == 0)
        return false;
    if (row.time < filter.from || (filter.until > 0 && row.time >= filter.until))
        return false;
    if (!filter.text.empty() && !contains(row.body, filter.text) && !contains(row.kind, filter.text))
        return false;
    if (filter.person.empty() || contains(row.by, filter.person))
        return true;
    return std::any_of(row.subjects.begin(), row.subjects.end(), [&](std::string const& subject) {
        bool const isNamed = std::any_of(filter.names.begin(), filter.names.end(), [&](auto const& each) {
            return each.first == subject && contains(each.second, filter.person);
        });
        return isNamed || contains(subject, filter.person);
    });
}

Status writeAudit(std::vector<AuditRow> const& rows, LogReport const& log, fs::path const& target)
{
    std::string const ending = lower(target.extension().string());
    if (ending == ".csv")
        return writeFileAtomically(target, csvOf(rows));
    if (ending == ".json")
        return writeFileAtomically(target, jsonOf(rows, log));
    return fail(Error::Kind::BadInput, "workflow.auditFormat", {target.string()}, target.string());
}

Result<int64_t> dayFrom(std::string const& text)
{
    std::tm parts{};
    char const* const end = ::strptime(text.c_str(), "%Y-%m-%d", &parts);
    std::time_t const time = end && !*end ? ::timegm(&parts) : -1;
    // strptime takes 31 February for 3 March; the way back tells.
    if (time < 0 || consent::isoTime(time).substr(0, 10) != text)
        return fail(Error::Kind::BadInput, "workflow.badDate", {text});
    return static_cast<int64_t>(time);
}

} // namespace fw::workflow
