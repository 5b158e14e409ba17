#include "engine/moderation/Matching.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace fw::moderation {

namespace {

constexpr size_t kLeastSpacedLetters = 4; ///< shorter words are found in any row of letters
constexpr size_t kFirstLetters = 3;       ///< that phrases are found by
constexpr size_t kNegationReach = 4;      ///< words between a negation and the last word it reaches

constexpr std::string_view kNegations[] = {
    "no",     "not",    "without", "never",   "nobody", "none",    "neither", "nor",    "free",
    "isn",    "aren",   "doesn",   "don",     "ohne",   "kein",    "keine",   "keinen", "keinem",
    "keiner", "keines", "nicht",   "niemand", "nie",    "niemals", "weder"};
/// Behind one of these something else begins.
constexpr std::string_view kTurns[] = {"but",     "only",    "just", "except", "while", "then",
                                       "yet",     "instead", "with", "aber",   "nur",   "dann",
                                       "sondern", "wahrend", "mit",  "dafur"};
constexpr std::string_view kAnds[] = {"and", "und"};
constexpr std::string_view kArticles[] = {"a", "an", "the", "ein", "eine", "einen", "der", "die", "das"};
constexpr std::string_view kClauseEnds = ",.;:!?()\"\n";

template <class List>
bool isOneOf(std::string const& word, List const& list)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

/// Whether what stands between two words ends a clause. Long dashes do too.
bool endsClause(std::string_view between)
{
    return between.find_first_of(kClauseEnds) != std::string_view::npos ||
           between.find("\xe2\x80\x93") != std::string_view::npos ||
           between.find("\xe2\x80\x94") != std::string_view::npos ||
           between.find(" - ") != std::string_view::npos;
}

int numberOf(std::string const& word)
{
    bool const isNumber = !word.empty() && word.size() <= 4 &&
                          std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::atoi(word.c_str()) : -1;
}

/// What regular words end with, behind a stem that does not change.
constexpr std::string_view kEndings[] = {
    "",      "s",     "es",    "d",   "ed",  "ing", "ings", "er",  "ers",   "e",    "en",
    "n",     "t",     "te",    "ten", "tet", "st",  "est",  "et",  "end",   "ende", "enden",
    "endes", "ender", "endem", "em",  "ter", "tem", "tes",  "ung", "ungen", "in",   "innen"};
/// What German verbs begin with; two may follow each other ("ab-ge-schlagen", "nieder-ge-stochen").
constexpr std::string_view kPrefixes[] = {
    "er", "ver",    "zer",   "be",  "ge",  "ent",      "ab",  "an",   "auf",    "aus",   "ein",  "um",
    "zu", "nieder", "durch", "tot", "los", "zusammen", "vor", "nach", "heraus", "unter", "uber", "weg"};

/// Up to four letters as one number.
uint32_t packed(std::string_view letters)
{
    uint32_t number = 0;
    for (char const c : letters)
        number = number << 8 | static_cast<unsigned char>(c);
    return number;
}

bool isEnding(std::string_view rest)
{
    return std::find(std::begin(kEndings), std::end(kEndings), rest) != std::end(kEndings);
}

/// "strangle" drops its e, "stab" doubles its b, "bury" turns its y into i.
bool inflects(std::string_view stem, std::string_view word)
{
    auto const beginsWith = [&](std::string_view start) { return word.substr(0, start.size()) == start; };
    if (stem.empty() || !beginsWith(stem.substr(0, stem.size() - 1)))
        return false;
    if (beginsWith(stem) && isEnding(word.substr(stem.size())))
        return true;
    std::string_view const shorter = stem.substr(0, stem.size() - 1);
    std::string_view const rest = word.substr(shorter.size());
    if (stem.back() == 'e' && (rest == "ing" || rest == "ings" || rest == "er" || rest == "ers"))
        return true;
    if (stem.back() == 'y' && (rest == "ies" || rest == "ied" || rest == "ier"))
        return true;
    bool const isDoubled = beginsWith(stem) && word.size() > stem.size() && word[stem.size()] == stem.back();
    std::string_view const behind = isDoubled ? word.substr(stem.size() + 1) : std::string_view("?");
    return behind == "ed" || behind == "ing" || behind == "er" || behind == "ers";
}

bool inflectsWithPrefix(std::string_view stem, std::string_view word)
{
    for (std::string_view const first : kPrefixes) {
        if (word.size() <= first.size() + stem.size() - 1 || word.substr(0, first.size()) != first)
            continue;
        std::string_view const rest = word.substr(first.size());
        if (inflects(stem, rest))
            return true;
        for (std::string_view const second : {"ge", "zu"})
            if (rest.substr(0, second.size()) == second && inflects(stem, rest.substr(second.size())))
                return true;
    }
    return false;
}

} // namespace

Phrase::Phrase(std::string const& term)
{
    for (size_t at = 0; at < term.size();) {
        size_t const end = std::min(term.find(' ', at), term.size());
        std::string const token = term.substr(at, end - at);
        at = end + 1;
        if (token.size() > 2 && token.front() == '{' && token.back() == '}') {
            size_t const dash = token.find('-');
            Part part;
            part.isApposed = token[1] == ',';
            part.least = std::atoi(token.c_str() + (part.isApposed ? 2 : 1));
            part.most = dash == std::string::npos ? part.least : std::atoi(token.c_str() + dash + 1);
            m_parts.push_back(std::move(part));
            continue;
        }
        if (auto plain = Part::plain(token)) { // nearly all: no folding is needed
            m_joined += plain->folded;
            m_parts.push_back(std::move(*plain));
            continue;
        }
        for (Word const& word : foldedWords(token)) {
            Part part;
            part.folded = word.folded;
            part.isOpenBefore = word.begin > 0 && token[word.begin - 1] == '*';
            part.isOpenAfter = word.end < token.size() && token[word.end] == '*';
            part.isInflected = word.end < token.size() && token[word.end] == '~';
            part.mayHavePrefix = word.begin > 0 && token[word.begin - 1] == '^';
            m_joined += part.folded;
            m_parts.push_back(std::move(part));
        }
    }
}

std::optional<Phrase::Part> Phrase::Part::plain(std::string_view token)
{
    Part part;
    if (!token.empty() && (token.front() == '*' || token.front() == '^')) {
        (token.front() == '*' ? part.isOpenBefore : part.mayHavePrefix) = true;
        token.remove_prefix(1);
    }
    if (!token.empty() && (token.back() == '*' || token.back() == '~')) {
        (token.back() == '*' ? part.isOpenAfter : part.isInflected) = true;
        token.remove_suffix(1);
    }
    if (token.empty() ||
        !std::all_of(token.begin(), token.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        return std::nullopt;
    part.folded = token;
    return part;
}

bool Phrase::Part::fitsOne(std::string_view word) const
{
    if (isInflected)
        return inflects(folded, word) || (mayHavePrefix && inflectsWithPrefix(folded, word));
    if (word.size() < folded.size())
        return false;
    if (isOpenBefore && isOpenAfter)
        return word.find(folded) != std::string_view::npos;
    if (isOpenBefore)
        return word.substr(word.size() - folded.size()) == folded;
    return isOpenAfter ? word.substr(0, folded.size()) == folded : word == folded;
}

bool Phrase::Part::fits(std::string const& word) const
{
    if (least >= 0) {
        int const number = numberOf(word);
        return number >= least && number <= most;
    }
    return fitsOne(word);
}

/// "bat-man" is read as "batman" too.
bool Phrase::fitsJoined(std::vector<Word> const& text, size_t at) const
{
    return m_parts.size() == 1 && at + 1 < text.size() && text[at].isHyphened &&
           m_parts[0].fits(text[at].folded + text[at + 1].folded);
}

size_t Phrase::lengthAt(std::vector<Word> const& text, size_t at) const
{
    if (text[at].isSpaced && joined().size() >= kLeastSpacedLetters &&
        text[at].folded.find(joined()) != std::string::npos)
        return 1;
    if (fitsJoined(text, at))
        return 2;
    if (m_parts.empty() || at + m_parts.size() > text.size())
        return 0;
    for (size_t i = 0; i < m_parts.size(); ++i)
        if (m_parts[i].isApposed && !text[at + i].isApposed)
            return 0;
    for (size_t i = 0; i < m_parts.size(); ++i)
        if (!m_parts[i].fits(text[at + i].folded) &&
            (text[at + i].other.empty() || !m_parts[i].fits(text[at + i].other)))
            return 0;
    return m_parts.size();
}

std::string_view Phrase::firstLetters() const
{
    Part const* const first = m_parts.empty() ? nullptr : &m_parts.front();
    if (!first || first->least >= 0 || first->isOpenBefore || first->mayHavePrefix)
        return {};
    // the last letter of a stem may change
    size_t const kept = first->folded.size() - (first->isInflected ? 1 : 0);
    return std::string_view(first->folded).substr(0, std::min(kept, kFirstLetters));
}

Phrases::Phrases(std::vector<std::string> const& terms) : m_all(terms.begin(), terms.end())
{
    m_byFirstLetters.reserve(m_all.size());
    m_byJoined.reserve(m_all.size());
    for (uint32_t i = 0; i < m_all.size(); ++i) {
        std::string_view const first = m_all[i].firstLetters();
        if (first.empty())
            m_others.push_back(i);
        else
            m_byFirstLetters.emplace_back(packed(first), i);
        std::string_view const joined = m_all[i].joined();
        if (joined.size() >= kLeastSpacedLetters)
            m_byJoined.emplace_back(packed(joined.substr(0, kLeastSpacedLetters)), i);
    }
    std::sort(m_byFirstLetters.begin(), m_byFirstLetters.end());
    std::sort(m_byJoined.begin(), m_byJoined.end());
}

bool Phrases::hasEmpty() const
{
    return std::any_of(m_all.begin(), m_all.end(), [](Phrase const& each) { return each.isEmpty(); });
}

std::vector<uint32_t> Phrases::candidates(std::vector<Word> const& text, size_t at) const
{
    std::vector<uint32_t> found = m_others;
    auto const add = [&](Index const& index, std::string_view letters) {
        uint32_t const key = packed(letters);
        for (auto each = std::lower_bound(index.begin(), index.end(), std::pair{key, uint32_t(0)});
             each != index.end() && each->first == key; ++each)
            found.push_back(each->second);
    };
    auto const addStarts = [&](std::string_view word) {
        for (size_t length = 1; length <= std::min(kFirstLetters, word.size()); ++length)
            add(m_byFirstLetters, word.substr(0, length));
    };
    Word const& word = text[at];
    addStarts(word.folded);
    if (!word.other.empty())
        addStarts(word.other);
    if (word.isHyphened && at + 1 < text.size())
        addStarts(word.folded + text[at + 1].folded);
    std::string_view const spaced = word.isSpaced ? std::string_view(word.folded) : "";
    for (size_t i = 0; i + kLeastSpacedLetters <= spaced.size(); ++i)
        add(m_byJoined, spaced.substr(i, kLeastSpacedLetters));
    if (!word.other.empty() || word.isHyphened || word.isSpaced) { // else none is there twice
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    return found;
}

std::vector<Match> Phrases::find(std::vector<Word> const& text) const
{
    std::vector<Match> matches;
    for (size_t at = 0; at < text.size() && !m_all.empty(); ++at)
        for (uint32_t const i : candidates(text, at))
            if (size_t const length = m_all[i].lengthAt(text, at))
                matches.push_back({at, at + length});
    return matches;
}

bool hasNear(std::string_view text, std::vector<Word> const& words, Match const& match,
             std::vector<Match> const& others, Reach reach)
{
    auto const isOneClause = [&](size_t from, size_t to) {
        for (size_t i = from; i < to; ++i)
            if (endsClause(text.substr(words[i].end, words[i + 1].begin - words[i].end)))
                return false;
        return true;
    };
    return std::any_of(others.begin(), others.end(), [&](Match const& other) {
        if (other.begin >= match.end)
            return other.begin - match.end < reach.words &&
                   (!reach.isAfter || isOneClause(match.end - 1, other.begin));
        return !reach.isAfter && match.begin >= other.end && match.begin - other.end < reach.words;
    });
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

bool isNegated(std::string_view text, std::vector<Word> const& words, Match const& match)
{
    size_t next = match.begin;
    for (size_t step = 0; step <= kNegationReach && next > 0; ++step, --next) {
        Word const& word = words[next - 1];
        if (endsClause(text.substr(word.end, words[next].begin - word.end)) || isOneOf(word.folded, kTurns))
            return false;
        if (isOneOf(word.folded, kNegations))
            return true;
        if (isOneOf(word.folded, kAnds) && isOneOf(words[next].folded, kArticles))
            return false;
    }
    return false;
}

} // namespace fw::moderation
