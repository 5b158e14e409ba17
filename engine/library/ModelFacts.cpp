#include "engine/library/ModelFacts.h"

#include "engine/base/Files.h"
#include "engine/base/Json.h"
#include "engine/base/Paths.h"
#include "engine/library/ModelIndex.h"

namespace fw::library {

namespace {

namespace fs = std::filesystem;

fs::path factsFile() { return paths::data() / "model-facts.json"; }

/// A file that is missing or damaged has said nothing.
Json readFacts()
{
    auto json = readJsonFile(factsFile());
    return json && json->is_object() ? std::move(*json) : Json::object();
}

char const* wordOf(NoiseLevel level)
{
    return level == NoiseLevel::High ? "high" : level == NoiseLevel::Low ? "low" : "none";
}

std::optional<NoiseLevel> levelOf(Json const& word)
{
    for (NoiseLevel const level : {NoiseLevel::High, NoiseLevel::Low, NoiseLevel::Any})
        if (word.is_string() && word == wordOf(level))
            return level;
    return {};
}

ModelFacts factsIn(Json const& all, std::string const& sha256)
{
    ModelFacts facts;
    auto const found = all.find(sha256);
    if (found == all.end() || !found->is_object())
        return facts;
    if (auto const noise = found->find("noise"); noise != found->end())
        facts.noise = levelOf(*noise);
    if (auto const fewStep = found->find("fewStep"); fewStep != found->end() && fewStep->is_boolean())
        facts.isFewStep = fewStep->get<bool>();
    return facts;
}

} // namespace

ModelFacts factsOf(std::string const& sha256) { return factsIn(readFacts(), sha256); }

ModelFacts factsOfFile(fs::path const& file)
{
    Json const all = readFacts();
    std::error_code code;
    if (all.empty() || !fs::is_regular_file(file, code))
        return {};
    auto const sum = weightChecksum(file);
    return sum ? factsIn(all, *sum) : ModelFacts{};
}

Status tell(fs::path const& file, ModelFacts const& facts)
{
    FW_TRY(std::string const sum, weightChecksum(file));
    Json all = readFacts();
    Json& entry = all[sum];
    if (!entry.is_object())
        entry = Json::object();
    if (facts.noise)
        entry["noise"] = wordOf(*facts.noise);
    if (facts.isFewStep)
        entry["fewStep"] = *facts.isFewStep;
    FW_CHECK(makeFolders(paths::data()));
    return writeFileAtomically(factsFile(), dumpJson(all, 1) + "\n");
}

OpenQuestions openQuestions(ModelInfo const& model)
{
    OpenQuestions open;
    if (model.isStarter || model.files.empty())
        return open;
    fs::path const& file = model.files.front().path;
    ModelFacts const facts = factsOfFile(file);
    bool const mayBeExpert = model.dim == 5120 && model.experts == 1 && model.imageEncoderParameters == 0;
    bool const isFolder = isDiffusersFolder(model.folder);
    open.noise = mayBeExpert && !isFolder && noiseLevel(file) == NoiseLevel::Any && !facts.noise;
    open.fewStep = !isNamedFewStep(model.id) && !isNamedFewStep(file.filename().string()) && !facts.isFewStep;
    return open;
}

} // namespace fw::library
