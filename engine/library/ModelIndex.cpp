#include "engine/library/ModelIndex.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/library/EngineSettings.h"
#include "engine/library/Parts.h"

#include <algorithm>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

/// Checkpoint folders, and transformer files where ComfyUI keeps them.
std::vector<fs::path> modelsUnder(fs::path const& root)
{
    std::vector<fs::path> models;
    std::error_code code;
    for (fs::directory_iterator it(root, code), end; !code && it != end; it.increment(code)) {
        std::error_code each;
        bool const isOriginal = fs::exists(it->path() / "config.json", each) ||
                                fs::is_directory(it->path() / "diffusion_models", each) ||
                                fs::is_directory(it->path() / "high_noise_model", each);
        if (isDiffusersFolder(it->path()) || isOriginal)
            models.push_back(it->path());
    }
    for (char const* folder : {"diffusion_models", "unet"}) {
        std::vector<fs::path> const files = transformerFiles(root / folder);
        models.insert(models.end(), files.begin(), files.end());
    }
    std::sort(models.begin(), models.end());
    return models;
}

} // namespace

ModelIndex ModelIndex::scan(std::vector<fs::path> const& roots, std::vector<Error>* problems)
{
    ModelIndex index;
    for (fs::path const& root : roots) {
        for (fs::path const& model : modelsUnder(root)) {
            Result<ModelInfo> info = inspectModel(model);
            if (info)
                index.add(std::move(*info));
            else if (problems)
                problems->push_back(info.error());
        }
    }
    return index;
}

ModelIndex ModelIndex::scanDefault(std::vector<Error>* problems)
{
    std::vector<fs::path> roots{paths::resources() / "models", paths::data() / "models"};
    auto const settings = loadEngineSettings();
    if (settings)
        roots.insert(roots.end(), settings->modelFolders.begin(), settings->modelFolders.end());
    else if (problems)
        problems->push_back(settings.error());
    return scan(roots, problems);
}

Result<ModelInfo> ModelIndex::find(std::string const& idOrFolder) const
{
    auto const found = std::find_if(m_models.begin(), m_models.end(),
                                    [&](ModelInfo const& info) { return info.id == idOrFolder; });
    if (found != m_models.end())
        return *found;
    std::error_code code;
    if (idOrFolder.find('/') != std::string::npos || fs::exists(ModelName::of(idOrFolder).base, code))
        return inspectModel(idOrFolder);
    return fail(Error::Kind::MissingFile, "library.noModel",
                {idOrFolder, (paths::data() / "models" / idOrFolder).string()}, idOrFolder);
}

void ModelIndex::add(ModelInfo info)
{
    auto const same = std::find_if(m_models.begin(), m_models.end(),
                                   [&](ModelInfo const& each) { return each.id == info.id; });
    if (same != m_models.end())
        *same = std::move(info);
    else
        m_models.push_back(std::move(info));
}

Result<Vocabulary> readVocabulary(ModelInfo const& model)
{
    fs::path const file = model.folder / "vocabulary.json";
    FW_TRY(Json const json, readJsonFile(file, {8, 1u << 20}));
    Vocabulary vocabulary;
    std::pair<char const*, std::vector<std::string>*> const lists[] = {{"subjects", &vocabulary.subjects},
                                                                       {"places", &vocabulary.places},
                                                                       {"motions", &vocabulary.motions},
                                                                       {"extras", &vocabulary.extras},
                                                                       {"examples", &vocabulary.examples}};
    for (auto const& [key, list] : lists) {
        auto const words = json.find(key);
        if (words == json.end() || !words->is_array())
            return fail(Error::Kind::BadInput, "base.jsonField",
                        {file.string(), key, "must be a list of words"}, file.string());
        for (Json const& word : *words)
            if (word.is_string())
                list->push_back(word.get<std::string>());
    }
    return vocabulary;
}

} // namespace fw::library
