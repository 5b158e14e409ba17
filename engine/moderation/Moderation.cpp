#include "engine/moderation/Moderation.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/base/Files.h"
#include "engine/moderation/Matching.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace fw::moderation {

namespace {

constexpr int kPolicySchema = 1;
constexpr uint64_t kMostPolicyBytes = 8u << 20;
struct CompiledRule {
    Phrases terms, with, except, unless;
    Reach reach;
    bool heedsNegation = true; ///< what no one may ask for is not asked for less by a "no" in front of it
};

std::optional<Match> firstMatch(std::string const& text, std::vector<Word> const& words,
                                CompiledRule const& rule)
{
    auto const found = [&](Phrases const& phrases) {
        std::vector<Match> matches = phrases.find(words);
        if (!matches.empty()) // exceptions are rarely needed
            matches = uncovered(std::move(matches), rule.except.find(words));
        if (rule.heedsNegation)
            matches.erase(std::remove_if(matches.begin(), matches.end(),
                                         [&](Match const& each) { return isNegated(text, words, each); }),
                          matches.end());
        return matches;
    };
    std::vector<Match> terms = found(rule.terms);
    std::vector<Match> const with =
        terms.empty() || rule.with.isEmpty() ? std::vector<Match>() : found(rule.with);
    if (rule.reach.words > 0)
        terms.erase(
            std::remove_if(terms.begin(), terms.end(),
                           [&](Match const& each) { return !hasNear(text, words, each, with, rule.reach); }),
            terms.end());
    if (terms.empty() || (!rule.with.isEmpty() && with.empty()) || !rule.unless.find(words).empty())
        return std::nullopt;
    return *std::min_element(terms.begin(), terms.end(),
                             [](Match const& a, Match const& b) { return a.begin < b.begin; });
}

std::optional<Verdict> verdictFromName(std::string const& name)
{
    for (Verdict const each : {Verdict::Allow, Verdict::Confirm, Verdict::Hold, Verdict::Block})
        if (name == verdictName(each))
            return each;
    return std::nullopt;
}

Status readTexts(JsonReader& in, char const* key, std::vector<std::string>& out)
{
    Json const* list = in.child(key);
    if (!list)
        return {};
    if (!list->is_array())
        in.note(key, "must be a list of texts");
    else
        for (Json const& each : *list) {
            if (each.is_string())
                out.push_back(each.get<std::string>());
            else
                in.note(key, "must be a list of texts");
        }
    return in.status();
}

using Families = std::map<std::string, std::vector<std::string>>;

Result<Families> readFamilies(Json const& json, std::string const& name)
{
    Families families;
    JsonReader in(json, name);
    Json const* const words = in.child("words");
    if (words && !words->is_object())
        in.note("words", "must be lists by name");
    FW_CHECK(in.status());
    if (!words)
        return families;
    JsonReader lists(*words, name);
    for (auto const& [key, unused] : words->items())
        FW_CHECK(readTexts(lists, key.c_str(), families[key]));
    return families;
}

/// Puts the words of a family in place of its name, "$name" alone or in a phrase ("$name to death").
Status expand(std::vector<std::string>& terms, Families const& families, JsonReader& in)
{
    std::vector<std::string> expanded;
    for (std::string const& term : terms) {
        size_t const at = term.find('$');
        bool const isName = at != std::string::npos && (at == 0 || term[at - 1] == ' ') &&
                            at + 1 < term.size() && term[at + 1] >= 'a' && term[at + 1] <= 'z' &&
                            term.find(' ', at) != at + 1;
        if (!isName) {
            expanded.push_back(term);
            continue;
        }
        size_t const end = std::min(term.find(' ', at), term.size());
        auto const family = families.find(term.substr(at + 1, end - at - 1));
        if (family == families.end())
            in.note("terms", "name a family of words that is not there: " + term);
        else
            for (std::string const& word : family->second)
                expanded.push_back(term.substr(0, at) + word + term.substr(end));
    }
    terms = std::move(expanded);
    return in.status();
}

void readReach(JsonReader& in, Policy::Rule& rule)
{
    in.optional("near", rule.near).optional("after", rule.isAfter);
    if (rule.near < 0 || rule.near > 50)
        in.note("near", "must be 0 to 50");
    if (rule.isAfter && (rule.near == 0 || rule.with.empty()))
        in.note("after", "needs near and with");
}

Result<Policy::Rule> ruleFromJson(Json const& json, Families const& families, std::string const& name)
{
    Policy::Rule rule;
    std::string verdict;
    JsonReader in(json, name);
    in.required("id", rule.id).required("verdict", verdict).required("reason", rule.reason);
    FW_CHECK(in.status());
    FW_CHECK(readTexts(in, "terms", rule.terms));
    FW_CHECK(readTexts(in, "with", rule.with));
    FW_CHECK(readTexts(in, "except", rule.except));
    FW_CHECK(readTexts(in, "unless", rule.unless));
    for (std::vector<std::string>* const list : {&rule.terms, &rule.with, &rule.except, &rule.unless})
        FW_CHECK(expand(*list, families, in));
    readReach(in, rule);
    for (auto const& [key, value] : json.items()) {
        static constexpr std::array<std::string_view, 9> kKeys = {
            "id", "verdict", "reason", "terms", "with", "except", "unless", "near", "after"};
        if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
            in.note(key, "is not a field of a rule");
    }
    auto const known = verdictFromName(verdict);
    if (!known)
        in.note("verdict", "must be allow, confirm, hold or block");
    else
        rule.verdict = *known;
    if (rule.terms.empty() || std::any_of(rule.terms.begin(), rule.terms.end(),
                                          [](std::string const& term) { return Phrase(term).isEmpty(); }))
        in.note("terms", "must hold at least one word each");
    FW_CHECK(in.status());
    return rule;
}

} // namespace

struct Policy::Compiled {
    std::vector<CompiledRule> rules; ///< as Policy::rules
};

char const* verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Allow: return "allow";
    case Verdict::Confirm: return "confirm";
    case Verdict::Hold: return "hold";
    case Verdict::Block: return "block";
    }
    return "block";
}

Result<Policy> Policy::load(std::filesystem::path const& file)
{
    FW_TRY(std::string const text, readFile(file, kMostPolicyBytes));
    std::string const name = file.string();
    FW_TRY(Json const json, parseJson(text, name));
    int schema = 0;
    JsonReader in(json, name);
    in.required("schema", schema);
    Json const* rules = in.child("rules");
    if (!rules || !rules->is_array())
        in.note("rules", "is missing or is not a list");
    FW_CHECK(in.status());
    if (schema > kPolicySchema)
        return fail(Error::Kind::NewerSchema, "moderation.newerPolicy", {name}, name);
    Policy policy;
    policy.m_sha256 = sha256Hex(text);
    in.optional("version", policy.m_version).optional("recordPrompts", policy.m_recordsPrompts);
    FW_CHECK(in.status());
    FW_TRY(Families const families, readFamilies(json, name));
    for (Json const& each : *rules) {
        FW_TRY(Rule rule, ruleFromJson(each, families, name));
        policy.m_rules.push_back(std::move(rule));
    }
    auto compiled = std::make_shared<Compiled>();
    for (Rule const& rule : policy.m_rules)
        compiled->rules.push_back({Phrases(rule.terms),
                                   Phrases(rule.with),
                                   Phrases(rule.except),
                                   Phrases(rule.unless),
                                   {static_cast<size_t>(rule.near), rule.isAfter},
                                   rule.verdict < Verdict::Block});
    policy.m_compiled = std::move(compiled);
    return policy;
}

Result<Policy> Policy::loadDefault() { return load(paths::resources() / "moderation" / "rules.json"); }

namespace {

/// Rules that give the same reason ask one question: the first of them asks it.
std::vector<Decision> withoutRepeats(std::vector<Decision> decisions)
{
    std::vector<Decision> kept;
    for (Decision& each : decisions)
        if (std::none_of(kept.begin(), kept.end(), [&](Decision const& earlier) {
                return earlier.verdict == each.verdict && earlier.reason == each.reason;
            }))
            kept.push_back(std::move(each));
    return kept;
}

} // namespace

std::vector<Decision> reviewAll(std::string const& text, std::string const& field, Policy const& policy)
{
    std::vector<Word> const words = foldedWords(text);
    std::vector<Decision> decisions;
    for (size_t i = 0; i < policy.rules().size(); ++i) {
        Policy::Rule const& rule = policy.rules()[i];
        auto const match = firstMatch(text, words, policy.compiled()->rules[i]);
        if (!match)
            continue;
        size_t const begin = words[match->begin].begin;
        size_t const length = words[match->end - 1].end - begin;
        decisions.push_back(
            {rule.verdict, rule.id, rule.reason, field, text.substr(begin, length), begin, length});
    }
    std::stable_sort(decisions.begin(), decisions.end(),
                     [](Decision const& a, Decision const& b) { return a.verdict > b.verdict; });
    return withoutRepeats(std::move(decisions));
}

Decision review(std::string const& text, std::string const& field, Policy const& policy)
{
    std::vector<Decision> decisions = reviewAll(text, field, policy);
    if (!decisions.empty())
        return std::move(decisions.front());
    Decision allowed;
    allowed.field = field;
    return allowed;
}

} // namespace fw::moderation
