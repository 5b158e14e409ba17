#include "engine/moderation/Folding.h"

#include <algorithm>
#include <array>
#include <utf8proc.h>
#include <utility>

namespace fw::moderation {

namespace {

constexpr size_t kSpacedRun = 3;    ///< that many single letters in a row are one word
constexpr size_t kDrawnOut = 3;     ///< that many times the same letter is once that letter
constexpr size_t kLeastReading = 5; ///< letters of a word that is also read with umlauts

/// Letters of other scripts that look like Latin ones, after case folding.
constexpr std::pair<char32_t, char> kLookAlikes[] = {
    {U'\u0430', 'a'}, {U'\u0435', 'e'}, {U'\u043e', 'o'}, {U'\u0440', 'p'}, {U'\u0441', 'c'},
    {U'\u0443', 'y'}, {U'\u0445', 'x'}, {U'\u0456', 'i'}, {U'\u0458', 'j'}, {U'\u0455', 's'},
    {U'\u043a', 'k'}, {U'\u043c', 'm'}, {U'\u0442', 't'}, {U'\u043d', 'h'}, {U'\u0432', 'b'},
    {U'\u0501', 'd'}, {U'\u03b1', 'a'}, {U'\u03b5', 'e'}, {U'\u03bf', 'o'}, {U'\u03c1', 'p'},
    {U'\u03b9', 'i'}, {U'\u03ba', 'k'}, {U'\u03bd', 'v'}, {U'\u03c4', 't'}, {U'\u03c5', 'u'},
    {U'\u0131', 'i'}, {U'\u0142', 'l'}, {U'\u00f8', 'o'}};

constexpr std::pair<char, char> kDigitLetters[] = {{'0', 'o'}, {'1', 'i'}, {'3', 'e'}, {'4', 'a'}, {'5', 's'},
                                                   {'7', 't'}, {'@', 'a'}, {'$', 's'}, {'!', 'i'}};

bool isWordPart(char32_t c)
{
    if (c == U'@' || c == U'$')
        return true;
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

void appendUtf8(std::string& out, char32_t c)
{
    std::array<utf8proc_uint8_t, 4> bytes{};
    utf8proc_ssize_t const count = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes.data());
    for (utf8proc_ssize_t i = 0; i < count; ++i)
        out += static_cast<char>(bytes[static_cast<size_t>(i)]);
}

char32_t withoutDisguise(char32_t c)
{
    auto const* found = std::find_if(std::begin(kLookAlikes), std::end(kLookAlikes),
                                     [&](auto const& pair) { return pair.first == c; });
    return found == std::end(kLookAlikes) ? c : static_cast<char32_t>(found->second);
}

/// "P!kachu" is one word, "Stop!" ends with a sign.
bool isLetterMark(std::string_view text, size_t at)
{
    auto const isLetter = [&](size_t i) {
        return i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'));
    };
    return text[at] == '!' && at > 0 && isLetter(at - 1) && isLetter(at + 1);
}

/// Marks words that only a hyphen keeps apart.
void noteHyphens(std::string_view text, std::vector<Word>& words)
{
    for (size_t i = 0; i + 1 < words.size(); ++i) {
        std::string_view const between = text.substr(words[i].end, words[i + 1].begin - words[i].end);
        words[i].isHyphened = between == "-" || between == "_" || between == "\xe2\x80\x90" /* U+2010 */;
    }
}

/// Marks words that a comma or a bracket stands on both sides of; the end of the text counts behind.
void noteAppositions(std::string_view text, std::vector<Word>& words)
{
    for (Word& word : words) {
        size_t const before = text.find_last_not_of(' ', word.begin == 0 ? 0 : word.begin - 1);
        size_t const behind = text.find_first_not_of(' ', word.end);
        bool const isOpened = word.begin > 0 && before != std::string_view::npos &&
                              (text[before] == ',' || text[before] == '(');
        word.isApposed = isOpened && (behind == std::string_view::npos || text[behind] == ',' ||
                                      text[behind] == ')' || text[behind] == '.');
    }
}

/// "n4ked" reads "naked", but "2024" and "$5" stay numbers.
void foldDigits(std::string& word)
{
    bool const hasLetter = std::any_of(word.begin(), word.end(),
                                       [](unsigned char c) { return (c >= 'a' && c <= 'z') || c >= 0x80; });
    if (!hasLetter)
        return;
    for (char& c : word)
        for (auto const& pair : kDigitLetters)
            if (c == pair.first)
                c = pair.second;
}

bool isSingleLetter(Word const& word)
{
    return word.folded.size() == 1 && word.folded[0] >= 'a' && word.folded[0] <= 'z';
}

std::vector<Word> joinSpacedLetters(std::vector<Word> words)
{
    std::vector<Word> joined;
    for (size_t i = 0; i < words.size();) {
        size_t end = i;
        while (end < words.size() && isSingleLetter(words[end]))
            ++end;
        if (end - i < kSpacedRun) {
            joined.push_back(words[i++]);
            continue;
        }
        Word whole{{}, words[i].begin, words[end - 1].end, false, true, false, {}};
        for (; i < end; ++i)
            whole.folded += words[i].folded;
        joined.push_back(std::move(whole));
    }
    return joined;
}

/// A word as it may be meant besides: umlauts written with an e ("wuergt"), letters drawn out ("nuuude").
/// Empty: no other reading.
std::string otherReading(std::string const& word)
{
    std::string made;
    for (size_t i = 0; i < word.size();) {
        size_t end = i + 1;
        while (end < word.size() && word[end] == word[i])
            ++end;
        bool const isUmlaut = word[i] == 'e' && word.size() >= kLeastReading && i > 0 && end < word.size() &&
                              (word[i - 1] == 'a' || word[i - 1] == 'o' || word[i - 1] == 'u');
        if (!isUmlaut)
            made.append(end - i >= kDrawnOut ? 1 : end - i, word[i]);
        i = end;
    }
    return made == word ? std::string() : made;
}

} // namespace

std::vector<Word> foldedWords(std::string_view text)
{
    constexpr auto kOptions = static_cast<utf8proc_option_t>(
        UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
    std::vector<Word> words;
    Word current;
    auto const flush = [&] {
        if (!current.folded.empty()) {
            foldDigits(current.folded);
            current.other = otherReading(current.folded);
            words.push_back(std::move(current));
        }
        current = {};
    };
    for (size_t at = 0; at < text.size();) {
        utf8proc_int32_t point = 0;
        utf8proc_ssize_t const read =
            utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data() + at),
                             static_cast<utf8proc_ssize_t>(text.size() - at), &point);
        if (read <= 0) { // not UTF-8: a separator
            flush();
            ++at;
            continue;
        }
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        utf8proc_ssize_t const count = utf8proc_decompose_char(
            point, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), kOptions, &boundary);
        for (utf8proc_ssize_t i = 0; i < std::min<utf8proc_ssize_t>(count, 32); ++i) {
            char32_t const c = withoutDisguise(static_cast<char32_t>(parts[static_cast<size_t>(i)]));
            if (!isWordPart(c) && !isLetterMark(text, at)) {
                flush();
                continue;
            }
            if (current.folded.empty())
                current.begin = at;
            appendUtf8(current.folded, c);
            current.end = at + static_cast<size_t>(read);
        }
        at += static_cast<size_t>(read);
    }
    flush();
    noteHyphens(text, words);
    noteAppositions(text, words);
    return joinSpacedLetters(std::move(words));
}

} // namespace fw::moderation
