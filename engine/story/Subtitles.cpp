#include "engine/story/Subtitles.h"

#include <algorithm>
#include <numeric>
#include <sstream>
#include <utility>

namespace fw::story {

namespace {

constexpr size_t kMostLetters = 84; ///< two lines of 42, what readers keep up with
constexpr size_t kPause = 10;       ///< letters that the eye needs to find a new subtitle

size_t lettersIn(std::string const& text)
{
    size_t letters = 0;
    for (char const c : text)
        letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80; // UTF-8: not a byte that goes on
    return letters;
}

std::vector<std::string> wordsOf(std::string const& line)
{
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(std::move(word));
    return words;
}

bool endsSentence(std::string const& word)
{
    return !word.empty() && std::string(".!?").find(word.back()) != std::string::npos;
}

/// Sentences of a line, short ones together and long ones cut between words.
void addParts(std::string const& line, std::vector<std::string>& parts)
{
    std::string part;
    for (std::string const& word : wordsOf(line)) {
        if (!part.empty() && lettersIn(part) + 1 + lettersIn(word) > kMostLetters)
            parts.push_back(std::exchange(part, {}));
        part += (part.empty() ? "" : " ") + word;
        if (endsSentence(word) && lettersIn(part) > kMostLetters / 2)
            parts.push_back(std::exchange(part, {}));
    }
    if (!part.empty())
        parts.push_back(std::move(part));
}

} // namespace

bool hasSubtitles(std::vector<Title> const& titles)
{
    return std::any_of(titles.begin(), titles.end(),
                       [](Title const& each) { return each.style == TitleStyle::Subtitle; });
}

std::vector<Title> subtitlesFromDialogue(Shot const& shot)
{
    std::vector<std::string> parts;
    std::istringstream lines(shot.dialogue);
    for (std::string line; std::getline(lines, line);)
        addParts(line, parts);
    if (static_cast<int64_t>(parts.size()) > shot.length.count)
        return {};
    auto const weight = [](std::string const& part) {
        return static_cast<int64_t>(lettersIn(part) + kPause);
    };
    int64_t const all =
        std::accumulate(parts.begin(), parts.end(), int64_t{0},
                        [&](int64_t sum, std::string const& part) { return sum + weight(part); });
    std::vector<Title> titles;
    titles.reserve(parts.size());
    int64_t before = 0;
    for (std::string& part : parts) {
        int64_t const after = before + weight(part);
        int64_t const first = shot.length.count * before / all;
        int64_t const end = shot.length.count * after / all;
        before = after;
        if (end > first)
            titles.push_back({std::move(part), shot.trimIn + TimelineFrame{first}, {end - first}});
    }
    return titles;
}

} // namespace fw::story
