#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fw::moderation {

/// A word as the rules see it, and where it stands in the text.
struct Word {
    std::string folded;
    size_t begin = 0; ///< bytes of the original text
    size_t end = 0;
    bool isHyphened = false; ///< a hyphen alone stands between it and the next word
    bool isSpaced = false;   ///< was written letter by letter: where words begin in it is unknown
    bool isApposed = false;  ///< stands alone between commas or brackets: an age, as in "Mia, 14, dances"
    std::string other;       ///< as it may be meant besides ("wuergt", "nuuude"); empty: no other reading
};

/// Splits text into words with case, accents, width, look-alike letters (Cyrillic and Greek shapes, 4 for a,
/// $ for s) and invisible characters folded away; letters that were spaced out ("n u d e", "n.u.d.e") are one
/// word. Thread: any.
std::vector<Word> foldedWords(std::string_view text);

} // namespace fw::moderation
