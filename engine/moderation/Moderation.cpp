#include "engine/moderation/Moderation.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/moderation/Folding.h"

#include <algorithm>
#include <array>
#include <optional>

namespace fw::moderation {

namespace {

constexpr int kPolicySchema = 1;
constexpr size_t kLeastSpacedLetters = 4; ///< shorter words are found in any row of letters

struct Match {
    size_t begin = 0, end = 0; ///< words
};

/// A term as words; '*' at the end of a word stands for any ending.
struct Phrase {
    std::vector<std::string> words;
    std::vector<bool> isPrefix;
};

Phrase phraseOf(std::string const& term)
{
    Phrase phrase;
    for (Word const& word : foldedWords(term)) {
        phrase.words.push_back(word.folded);
        phrase.isPrefix.push_back(word.end < term.size() && term[word.end] == '*');
    }
    return phrase;
}

bool matchesAt(std::vector<Word> const& text, size_t at, Phrase const& phrase)
{
    if (phrase.words.empty() || at + phrase.words.size() > text.size())
        return false;
    for (size_t i = 0; i < phrase.words.size(); ++i) {
        Word const& word = text[at + i];
        std::string const& wanted = phrase.words[i];
        bool const isInside = word.isSpaced && wanted.size() >= kLeastSpacedLetters &&
                              word.folded.find(wanted) != std::string::npos;
        bool const fits =
            isInside || (phrase.isPrefix[i] ? word.folded.rfind(wanted, 0) == 0 : word.folded == wanted);
        if (!fits)
            return false;
    }
    return true;
}

std::vector<Match> matchesOf(std::vector<Word> const& text, std::vector<std::string> const& terms)
{
    std::vector<Match> matches;
    for (std::string const& term : terms) {
        Phrase const phrase = phraseOf(term);
        for (size_t at = 0; at < text.size(); ++at)
            if (matchesAt(text, at, phrase))
                matches.push_back({at, at + phrase.words.size()});
    }
    return matches;
}

std::vector<Match> uncovered(std::vector<Match> matches, std::vector<Match> const& covers)
{
    auto const isCovered = [&](Match const& match) {
        return std::any_of(covers.begin(), covers.end(), [&](Match const& cover) {
            return cover.begin <= match.begin && match.end <= cover.end;
        });
    };
    matches.erase(std::remove_if(matches.begin(), matches.end(), isCovered), matches.end());
    return matches;
}

std::optional<Match> firstMatch(std::vector<Word> const& text, Policy::Rule const& rule)
{
    std::vector<Match> const exceptions = matchesOf(text, rule.except);
    std::vector<Match> const terms = uncovered(matchesOf(text, rule.terms), exceptions);
    if (terms.empty() || (!rule.with.empty() && uncovered(matchesOf(text, rule.with), exceptions).empty()))
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

Result<Policy::Rule> ruleFromJson(Json const& json, std::string const& name)
{
    Policy::Rule rule;
    std::string verdict;
    JsonReader in(json, name);
    in.required("id", rule.id).required("verdict", verdict).required("reason", rule.reason);
    FW_CHECK(in.status());
    FW_CHECK(readTexts(in, "terms", rule.terms));
    FW_CHECK(readTexts(in, "with", rule.with));
    FW_CHECK(readTexts(in, "except", rule.except));
    for (auto const& [key, value] : json.items()) {
        static constexpr std::array<char const*, 6> kKeys = {"id",    "verdict", "reason",
                                                             "terms", "with",    "except"};
        if (std::none_of(kKeys.begin(), kKeys.end(), [&](char const* known) { return key == known; }))
            in.note(key, "is not a field of a rule");
    }
    auto const known = verdictFromName(verdict);
    if (!known)
        in.note("verdict", "must be allow, confirm, hold or block");
    else
        rule.verdict = *known;
    if (rule.terms.empty() || std::any_of(rule.terms.begin(), rule.terms.end(),
                                          [](std::string const& term) { return foldedWords(term).empty(); }))
        in.note("terms", "must hold at least one word each");
    FW_CHECK(in.status());
    return rule;
}

} // namespace

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
    FW_TRY(Json const json, readJsonFile(file));
    std::string const name = file.string();
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
    for (Json const& each : *rules) {
        FW_TRY(Rule rule, ruleFromJson(each, name));
        policy.m_rules.push_back(std::move(rule));
    }
    return policy;
}

Result<Policy> Policy::loadDefault() { return load(paths::resources() / "moderation" / "rules.json"); }

std::vector<Decision> reviewAll(std::string const& text, std::string const& field, Policy const& policy)
{
    std::vector<Word> const words = foldedWords(text);
    std::vector<Decision> decisions;
    for (Policy::Rule const& rule : policy.rules()) {
        auto const match = firstMatch(words, rule);
        if (!match)
            continue;
        size_t const begin = words[match->begin].begin;
        size_t const length = words[match->end - 1].end - begin;
        decisions.push_back(
            {rule.verdict, rule.id, rule.reason, field, text.substr(begin, length), begin, length});
    }
    std::stable_sort(decisions.begin(), decisions.end(),
                     [](Decision const& a, Decision const& b) { return a.verdict > b.verdict; });
    return decisions;
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
