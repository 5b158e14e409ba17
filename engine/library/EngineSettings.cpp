#include "engine/library/EngineSettings.h"

#include "engine/base/Files.h"
#include "engine/base/JsonFields.h"
#include "engine/base/Paths.h"
#include "engine/library/MemoryMode.h"

#include <algorithm>
#include <cctype>

namespace fw::library {

namespace {

/// The file's form: folders as text.
struct SavedEngineSettings {
    std::string device = "auto", memory = "auto";
    std::vector<std::string> modelFolders;
};

template <class V, MaybeConst<SavedEngineSettings> S>
void fields(V& v, S& saved)
{
    v.optional("device", saved.device);
    v.optional("memory", saved.memory);
    v.optional("modelFolders", saved.modelFolders);
}

bool isDevice(std::string const& word)
{
    static std::string const numbered = "cuda:";
    bool const isNumbered = word.starts_with(numbered) && word.size() > numbered.size() &&
                            word.size() < numbered.size() + 3 &&
                            std::all_of(word.begin() + static_cast<std::ptrdiff_t>(numbered.size()),
                                        word.end(), [](unsigned char c) { return std::isdigit(c); });
    return word == "auto" || word == "cpu" || word == "cuda" || isNumbered;
}

Status checkEngineSettings(EngineSettings const& settings, std::string const& file)
{
    if (!isDevice(settings.device))
        return fail(Error::Kind::BadInput, "library.badDevice", {file, settings.device}, file);
    if (settings.memory != "auto" && !memoryMode(settings.memory))
        return fail(Error::Kind::BadInput, "library.badMemory", {file, settings.memory}, file);
    return {};
}

std::filesystem::path orDefault(std::filesystem::path const& file)
{
    return file.empty() ? defaultEngineSettingsFile() : file;
}

} // namespace

std::filesystem::path defaultEngineSettingsFile() { return paths::config() / "engine.json"; }

Result<EngineSettings> loadEngineSettings(std::filesystem::path const& given)
{
    std::filesystem::path const file = orDefault(given);
    auto const json = readJsonFile(file);
    if (!json && json.error().kind == Error::Kind::MissingFile)
        return EngineSettings();
    if (!json)
        return json.error();
    FW_TRY(SavedEngineSettings const saved, fieldsFromJson<SavedEngineSettings>(*json, file.string()));
    EngineSettings settings{saved.device, saved.memory, {}};
    settings.modelFolders.assign(saved.modelFolders.begin(), saved.modelFolders.end());
    FW_CHECK(checkEngineSettings(settings, file.string()));
    return settings;
}

Status saveEngineSettings(EngineSettings const& settings, std::filesystem::path const& given)
{
    std::filesystem::path const file = orDefault(given);
    FW_CHECK(checkEngineSettings(settings, file.string()));
    SavedEngineSettings saved{settings.device, settings.memory, {}};
    for (std::filesystem::path const& folder : settings.modelFolders)
        saved.modelFolders.push_back(folder.string());
    FW_CHECK(makeFolders(file.parent_path()));
    return writeFileAtomically(file, dumpJson(fieldsToJson(saved), 2) + "\n");
}

} // namespace fw::library
