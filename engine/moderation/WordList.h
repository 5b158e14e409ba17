#pragma once

#include "engine/moderation/Matching.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace fw::moderation {

/// Families of words that rules share: by name, and ready to be looked for.
class Families {
public:
    void add(std::string const& name, std::vector<std::string> const& words);
    std::optional<size_t> number(std::string_view name) const;
    std::vector<Phrases> const& all() const { return m_all; }

private:
    std::map<std::string, size_t, std::less<>> m_numbers;
    std::vector<Phrases> m_all;
};

/// Words around families, as in "in the $body of $person": what one is made of stands side by side.
struct Pattern {
    struct Step {
        size_t family = 0;
        Phrase behind; ///< words behind the family's; may be empty
    };
    Phrase before;
    std::vector<Step> steps; ///< one at least
};

/// A list of a rule: phrases, families, and patterns.
struct WordList {
    Phrases own;
    std::vector<size_t> families; ///< by number
    std::vector<Pattern> patterns;

    /// The term that names a family that is not there; empty: every one was taken.
    std::string take(std::vector<std::string> const& terms, Families const& known);
    bool isEmpty() const { return own.isEmpty() && families.empty() && patterns.empty(); }
};

/// A text while rules are asked about it. A family is looked for once, however many rules share it.
class Reading {
public:
    /// Both must outlive it.
    Reading(std::string const& text, Families const& families);
    std::vector<Word> const& words() const { return m_words; }
    std::string const& text() const { return m_text; }
    std::vector<Match> find(WordList const& list);
    /// Whether the match is said not to be there (moderation::isNegated); looked at once a word.
    bool isNegated(Match const& match);

private:
    std::vector<Match> const& findFamily(size_t family);
    void addPattern(Pattern const& pattern, std::vector<Match>& matches);
    /// Ends of a pattern from its step on, where the step's words are [.., at).
    void follow(Pattern const& pattern, size_t step, size_t begin, size_t at, std::vector<Match>& matches);

    std::string const& m_text;
    std::vector<Word> const m_words;
    std::vector<Phrases> const& m_families;
    std::vector<std::optional<bool>> m_negated; ///< of a match that begins there, once it was asked
    std::vector<std::optional<std::vector<Match>>> m_found; ///< of each family, once it was looked for
};

} // namespace fw::moderation
