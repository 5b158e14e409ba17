#include "engine/library/Describe.h"

#include <filesystem>
#include <fstream>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

constexpr int kMostLines = 200; ///< of a model card's head
constexpr size_t kMostLetters = 120;

std::string trimmed(std::string const& line)
{
    char const* const blank = " \t\r\"'";
    size_t const first = line.find_first_not_of(blank), last = line.find_last_not_of(blank);
    return first == std::string::npos ? std::string() : line.substr(first, last - first + 1);
}

/// "apache-2.0" of the head between two lines "---" of a model card.
std::string licenceOfCard(fs::path const& file)
{
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line) || trimmed(line) != "---")
        return {};
    std::string const fields[] = {"license_name:", "license:"};
    std::string found;
    for (int i = 0; i < kMostLines && std::getline(in, line) && trimmed(line) != "---"; ++i)
        for (std::string const& field : fields)
            if (line.rfind(field, 0) == 0 && (found.empty() || found == "other"))
                found = trimmed(line.substr(field.size()));
    return found.substr(0, kMostLetters);
}

std::string firstLineOf(fs::path const& file)
{
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (std::string const text = trimmed(line); !text.empty())
            return text.substr(0, kMostLetters);
    return {};
}

} // namespace

std::vector<std::string> abilityWords(Abilities const& can)
{
    std::pair<bool, char const*> const all[] = {{can.textToVideo, "text to video"},
                                                {can.extend, "extending"},
                                                {can.reference, "references"},
                                                {can.firstFrame && can.lastFrame, "first and last frame"},
                                                {can.firstFrame && !can.lastFrame, "first frame"},
                                                {can.lastFrame && !can.firstFrame, "last frame"}};
    std::vector<std::string> words;
    for (auto const& [isAble, word] : all)
        if (isAble)
            words.emplace_back(word);
    return words;
}

EstimateInput nativeClip(ModelInfo const& model)
{
    EstimateInput input;
    input.size = model.nativeSize;
    input.frames = model.nativeFrames;
    input.steps = model.steps;
    input.isGuided = model.guidance > 1;
    return input;
}

std::string licenceOf(ModelInfo const& model)
{
    if (model.isStarter)
        return "GPL-3.0-or-later"; // comes with the program, under its licence (THIRD_PARTY.md)
    std::error_code code;
    fs::path const folder = fs::is_directory(model.folder, code) ? model.folder : model.folder.parent_path();
    if (std::string card = licenceOfCard(folder / "README.md"); !card.empty())
        return card;
    for (char const* name : {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE"})
        if (std::string line = firstLineOf(folder / name); !line.empty())
            return line;
    return {};
}

} // namespace fw::library
