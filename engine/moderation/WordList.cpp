#include "engine/moderation/WordList.h"

#include <algorithm>
#include <utility>

namespace fw::moderation {

namespace {

/// Where the next "$name" of a term begins; npos: none.
size_t nextFamily(std::string const& term, size_t from)
{
    for (size_t at = term.find('$', from); at != std::string::npos; at = term.find('$', at + 1))
        if ((at == 0 || term[at - 1] == ' ') && at + 1 < term.size() && term[at + 1] >= 'a' &&
            term[at + 1] <= 'z')
            return at;
    return std::string::npos;
}

} // namespace

void Families::add(std::string const& name, std::vector<std::string> const& words)
{
    m_numbers[name] = m_all.size();
    m_all.emplace_back(words);
}

std::optional<size_t> Families::number(std::string_view name) const
{
    auto const at = m_numbers.find(name);
    return at == m_numbers.end() ? std::nullopt : std::optional(at->second);
}

std::string WordList::take(std::vector<std::string> const& terms, Families const& known)
{
    std::vector<std::string> plain;
    for (std::string const& term : terms) {
        size_t at = nextFamily(term, 0);
        if (at == std::string::npos) {
            plain.push_back(term);
            continue;
        }
        Pattern pattern{Phrase(term.substr(0, at)), {}};
        while (at != std::string::npos) {
            size_t const end = std::min(term.find(' ', at), term.size());
            size_t const next = nextFamily(term, end);
            auto const number = known.number(std::string_view(term).substr(at + 1, end - at - 1));
            if (!number)
                return term;
            pattern.steps.push_back({*number, Phrase(term.substr(end, std::min(next, term.size()) - end))});
            at = next;
        }
        if (pattern.before.isEmpty() && pattern.steps.size() == 1 && pattern.steps[0].behind.isEmpty())
            families.push_back(pattern.steps[0].family);
        else
            patterns.push_back(std::move(pattern));
    }
    own = Phrases(plain);
    return {};
}

Reading::Reading(std::string const& text, Families const& families)
    : m_text(text), m_words(foldedWords(text)), m_families(families.all()), m_negated(m_words.size()),
      m_found(m_families.size())
{
}

std::vector<Match> const& Reading::findFamily(size_t family)
{
    if (!m_found[family])
        m_found[family] = m_families[family].find(m_words);
    return *m_found[family];
}

bool Reading::isNegated(Match const& match)
{
    std::optional<bool>& known = m_negated[match.begin];
    if (!known)
        known = moderation::isNegated(m_text, m_words, match);
    return *known;
}

void Reading::follow(Pattern const& pattern, size_t step, size_t begin, size_t at,
                     std::vector<Match>& matches)
{
    Phrase const& behind = pattern.steps[step].behind;
    if (!behind.isEmpty()) {
        size_t const length = at < m_words.size() ? behind.lengthAt(m_words, at) : 0;
        if (length == 0)
            return;
        at += length;
    }
    if (step + 1 == pattern.steps.size()) {
        matches.push_back({begin, at});
        return;
    }
    for (Match const& next : findFamily(pattern.steps[step + 1].family))
        if (next.begin == at)
            follow(pattern, step + 1, begin, next.end, matches);
}

void Reading::addPattern(Pattern const& pattern, std::vector<Match>& matches)
{
    size_t const before = pattern.before.size();
    for (Match const& first : findFamily(pattern.steps[0].family))
        if (first.begin >= before &&
            (before == 0 || pattern.before.lengthAt(m_words, first.begin - before) == before))
            follow(pattern, 0, first.begin - before, first.end, matches);
}

std::vector<Match> Reading::find(WordList const& list)
{
    std::vector<Match> matches = list.own.find(m_words);
    for (size_t const family : list.families) {
        std::vector<Match> const& found = findFamily(family);
        matches.insert(matches.end(), found.begin(), found.end());
    }
    for (Pattern const& pattern : list.patterns)
        addPattern(pattern, matches);
    return matches;
}

} // namespace fw::moderation
