#include "engine/library/ModelIndex.h"

#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/library/ModelFolders.h"
#include "engine/library/Parts.h"

#include <algorithm>

namespace fw::library {

namespace fs = std::filesystem;

ModelIndex ModelIndex::scan(std::vector<fs::path> const& roots, std::vector<Error>* problems)
{
    ModelIndex index;
    for (FoundModel& each : findModels(roots)) {
        if (each.info)
            index.add(std::move(*each.info));
        else if (problems)
            problems->push_back(each.info.error());
    }
    return index;
}

ModelIndex ModelIndex::scanDefault(std::vector<Error>* problems)
{
    return scan(modelRoots(problems), problems);
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
