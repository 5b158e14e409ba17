#include "engine/moderation/Moderation.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/base/Files.h"
#include "engine/moderation/Matching.h"
#include "engine/moderation/WordList.h"

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
    WordList terms;  ///< any of these words or phrases ...
    WordList with;   ///< ... together with any of these (empty: alone is enough)
    WordList also;   ///< ... and any of these (empty: no matter)
    WordList except; ///< unless one of these phrases covers the match ("killer outfit")
    WordList unless; ///< unless one of these stands anywhere in the text ("paintball")
    Reach reach;     ///< between a term and a `with`; as many words to an `also`, in front or behind
    bool heedsNegation = true; ///< what no one may ask for is not asked for less by a "no" in front of it
};

/// What of the list counts: neither covered by an exception nor negated.
std::vector<Match> counted(Reading& reading, WordList const& list, CompiledRule const& rule)
{
    std::vector<Match> matches = reading.find(list);
    if (!matches.empty()) // exceptions are rarely needed
        matches = uncovered(std::move(matches), reading.find(rule.except));
    if (rule.heedsNegation)
        matches.erase(std::remove_if(matches.begin(), matches.end(),
                                     [&](Match const& each) { return reading.isNegated(each); }),
                      matches.end());
    return matches;
}

std::optional<Match> firstMatch(Reading& reading, CompiledRule const& rule)
{
    std::vector<Match> terms = counted(reading, rule.terms, rule);
    for (WordList const* const list : {&rule.with, &rule.also}) {
        if (terms.empty() || list->isEmpty())
            continue;
        std::vector<Match> const others = counted(reading, *list, rule);
        if (others.empty())
            return std::nullopt;
        Reach const reach{rule.reach.words, rule.reach.isAfter && list == &rule.with};
        if (reach.words > 0)
            terms.erase(std::remove_if(terms.begin(), terms.end(),
                                       [&](Match const& each) {
                                           return !hasNear(reading.text(), reading.words(), each, others,
                                                           reach);
                                       }),
                        terms.end());
    }
    if (terms.empty() || !reading.find(rule.unless).empty())
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
    for (auto const& [key, unused] : words->items()) {
        std::vector<std::string> list;
        FW_CHECK(readTexts(lists, key.c_str(), list));
        families.add(key, list);
    }
    return families;
}

Result<WordList> readList(JsonReader& in, char const* key, Families const& families)
{
    std::vector<std::string> terms;
    FW_CHECK(readTexts(in, key, terms));
    WordList list;
    std::string const unknown = list.take(terms, families);
    if (!unknown.empty())
        in.note(key, "name a family of words that is not there: " + unknown);
    if (list.own.hasEmpty())
        in.note(key, "must hold at least one word each");
    FW_CHECK(in.status());
    return list;
}

Status readReach(JsonReader& in, CompiledRule& rule)
{
    int near = 0;
    in.optional("near", near).optional("after", rule.reach.isAfter);
    if (near < 0 || near > 50)
        in.note("near", "must be 0 to 50");
    else
        rule.reach.words = static_cast<size_t>(near);
    if (rule.reach.isAfter && (near == 0 || rule.with.isEmpty()))
        in.note("after", "needs near and with");
    return in.status();
}

Result<CompiledRule> readLists(JsonReader& in, Families const& families)
{
    CompiledRule rule;
    for (auto const& [key, list] :
         {std::pair{"terms", &rule.terms}, std::pair{"with", &rule.with}, std::pair{"also", &rule.also},
          std::pair{"except", &rule.except}, std::pair{"unless", &rule.unless}}) {
        FW_TRY(*list, readList(in, key, families));
    }
    if (rule.terms.isEmpty())
        in.note("terms", "must hold at least one word each");
    if (!rule.also.isEmpty() && rule.with.isEmpty())
        in.note("also", "needs with");
    FW_CHECK(readReach(in, rule));
    return rule;
}

Result<Policy::Rule> ruleFromJson(Json const& json, std::string const& name)
{
    Policy::Rule rule;
    std::string verdict;
    JsonReader in(json, name);
    in.required("id", rule.id).required("verdict", verdict).required("reason", rule.reason);
    FW_CHECK(in.status());
    for (auto const& [key, value] : json.items()) {
        static constexpr std::array<std::string_view, 10> kKeys = {
            "id", "verdict", "reason", "terms", "with", "also", "except", "unless", "near", "after"};
        if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
            in.note(key, "is not a field of a rule");
    }
    auto const known = verdictFromName(verdict);
    if (!known)
        in.note("verdict", "must be allow, confirm, hold or block");
    else
        rule.verdict = *known;
    FW_CHECK(in.status());
    return rule;
}

} // namespace

struct Policy::Compiled {
    Families families;
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
    FW_TRY(Families families, readFamilies(json, name));
    std::vector<Rule> read;
    auto compiled = std::make_shared<Compiled>();
    for (Json const& each : *rules) {
        FW_TRY(Rule rule, ruleFromJson(each, name));
        JsonReader lists(each, name);
        FW_TRY(CompiledRule words, readLists(lists, families));
        words.heedsNegation = rule.verdict < Verdict::Block;
        read.push_back(std::move(rule));
        compiled->rules.push_back(std::move(words));
    }
    policy.m_rules = std::make_shared<std::vector<Rule> const>(std::move(read));
    compiled->families = std::move(families);
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
    std::vector<Decision> decisions;
    if (!policy.compiled())
        return decisions;
    Reading reading(text, policy.compiled()->families);
    std::vector<Word> const& words = reading.words();
    for (size_t i = 0; i < policy.rules().size(); ++i) {
        Policy::Rule const& rule = policy.rules()[i];
        auto const match = firstMatch(reading, policy.compiled()->rules[i]);
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
