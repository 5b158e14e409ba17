#include "engine/presets/Preset.h"

#include "engine/base/Paths.h"

#include <algorithm>

namespace fw::presets {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

std::string collapseSpaces(std::string const& text)
{
    std::string out;
    for (char const c : text) {
        bool const isGap = isSpace(c);
        if (!isGap)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

} // namespace

std::filesystem::path loraPath(LoraRef const& lora)
{
    std::filesystem::path given = lora.file;
    std::error_code code;
    for (std::filesystem::path const& folder : {paths::data() / "models", paths::resources() / "models"})
        if (given.is_relative() && std::filesystem::exists(folder / given, code))
            return folder / given;
    return given;
}

QualityStep const& Preset::step(story::Quality quality) const
{
    switch (quality) {
    case story::Quality::Draft: return draft;
    case story::Quality::Preview: return preview;
    case story::Quality::Final: break;
    }
    return final;
}

std::vector<LoraRef> Preset::lorasFor(story::Quality quality) const
{
    std::vector<LoraRef> all = loras;
    std::vector<LoraRef> const& more = step(quality).loras;
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::string expandPrompt(Preset const& preset, std::string const& prompt)
{
    static std::string const placeholder = "{prompt}";
    std::string cleaned = collapseSpaces(prompt);
    size_t const at = preset.promptTemplate.find(placeholder);
    if (at == std::string::npos)
        return cleaned;
    std::string const before = preset.promptTemplate.substr(0, at);
    std::string const after = preset.promptTemplate.substr(at + placeholder.size());
    bool const isContinued = !after.empty() && (after[0] == ',' || after[0] == '.' || after[0] == ';');
    while (isContinued && !cleaned.empty() && (cleaned.back() == '.' || cleaned.back() == ','))
        cleaned.pop_back();
    return collapseSpaces(before + cleaned + after);
}

PresetLibrary PresetLibrary::load(std::vector<std::filesystem::path> const& folders,
                                  std::vector<Error>* problems)
{
    PresetLibrary library;
    for (std::filesystem::path const& folder : folders) {
        std::vector<std::filesystem::path> files;
        std::error_code code;
        for (std::filesystem::directory_iterator it(folder, code), end; !code && it != end;
             it.increment(code))
            if (it->path().extension() == ".json" && it->path().stem().extension() != ".schema")
                files.push_back(it->path());
        std::sort(files.begin(), files.end());
        for (std::filesystem::path const& file : files) {
            Result<Preset> preset = readPreset(file);
            if (preset)
                library.add(std::move(*preset));
            else if (problems)
                problems->push_back(preset.error());
        }
    }
    return library;
}

PresetLibrary PresetLibrary::loadDefault(std::vector<Error>* problems)
{
    return load({paths::resources() / "presets", paths::data() / "presets"}, problems);
}

Preset const* PresetLibrary::find(std::string const& id) const
{
    auto const found = std::find_if(m_presets.begin(), m_presets.end(),
                                    [&](Preset const& preset) { return preset.id == id; });
    return found == m_presets.end() ? nullptr : &*found;
}

void PresetLibrary::add(Preset preset)
{
    auto const same = std::find_if(m_presets.begin(), m_presets.end(),
                                   [&](Preset const& each) { return each.id == preset.id; });
    if (same != m_presets.end())
        *same = std::move(preset);
    else
        m_presets.push_back(std::move(preset));
    std::stable_sort(m_presets.begin(), m_presets.end(),
                     [](Preset const& a, Preset const& b) { return a.order < b.order; });
}

} // namespace fw::presets
