#pragma once

#include "engine/moderation/Folding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fw::moderation {

/// Words that a rule found: [begin, end) of the text's words.
struct Match {
    size_t begin = 0, end = 0;
};

/// A term of a rule, ready to be looked for. '*' at the end or the beginning of a word stands for anything;
/// '~' at its end for what regular English and German words end with ("stab~": stabs, stabbed, stabbing;
/// "wurg~": wurgt, wurgen); '^' at its beginning for German verb prefixes ("^stech~": sticht is another stem,
/// but erstechen, niederstechend); "{1-17}" stands for a number in that range, "{,12-17}" for one that stands
/// alone between commas or brackets.
class Phrase {
public:
    explicit Phrase(std::string const& term);

    Phrase() = default;
    bool isEmpty() const { return m_parts.empty(); }
    size_t size() const { return m_parts.size(); } ///< words
    /// Words that it takes from there on; 0: it does not stand there. `at` is within the text.
    size_t lengthAt(std::vector<Word> const& text, size_t at) const;
    /// Letters that its first word begins with in every form, three at most; empty: not known.
    std::string_view firstLetters() const;
    /// The words in one, as a text that was spaced out holds them; shorter ones are not looked for there.
    std::string const& joined() const { return m_parts.size() == 1 ? m_parts[0].folded : m_joined; }

private:
    struct Part {
        std::string folded;
        bool isOpenBefore = false, isOpenAfter = false;
        bool isInflected = false, mayHavePrefix = false;
        int least = -1, most = -1; ///< a number, when least >= 0
        bool isApposed = false;    ///< and only between commas or brackets

        /// Of a token that is small Latin letters and marks of the grammar alone.
        static std::optional<Part> plain(std::string_view token);
        bool fits(std::string const& word) const;
        bool fitsOne(std::string_view word) const; ///< as it is written, without other readings
    };
    bool fitsJoined(std::vector<Word> const& text, size_t at) const;

    std::vector<Part> m_parts;
    std::string m_joined; ///< of several words: all in one, for texts that were spaced out
};

/// Terms of a rule. Thousands of names cost no more than the few that a text could hold: each is looked for
/// only where a word begins as it does.
class Phrases {
public:
    Phrases() = default;
    explicit Phrases(std::vector<std::string> const& terms);

    bool isEmpty() const { return m_all.empty(); }
    bool hasEmpty() const; ///< one of them holds no word
    /// Matches of any of them, in the order of the text. Takes as long as the text is long.
    std::vector<Match> find(std::vector<Word> const& text) const;

private:
    using Index = std::vector<std::pair<uint32_t, uint32_t>>; ///< up to four letters, within m_all; sorted
    /// Those that may begin there.
    std::vector<uint32_t> candidates(std::vector<Word> const& text, size_t at) const;

    std::vector<Phrase> m_all;
    Index m_byFirstLetters;
    Index m_byJoined;               ///< the first letters of the words in one
    std::vector<uint32_t> m_others; ///< that may begin with anything
};

/// How far apart two matches may lie.
struct Reach {
    size_t words = 0; ///< less than so many words between them, in front or behind
    bool isAfter =
        false; ///< only behind, and in the same clause ("cuts onions, tears in his eyes" is harmless)
};
bool hasNear(std::string_view text, std::vector<Word> const& words, Match const& match,
             std::vector<Match> const& others, Reach reach);

/// Those that no cover encloses.
std::vector<Match> uncovered(std::vector<Match> matches, std::vector<Match> const& covers);

/// Whether the words are said not to be there: "without gore", "nobody is stabbed", "keine nackte Haut". A
/// comma, a colon or a word like "but" ends what a negation reaches, so that "no music, a naked man" is
/// naked.
bool isNegated(std::string_view text, std::vector<Word> const& words, Match const& match);

} // namespace fw::moderation
