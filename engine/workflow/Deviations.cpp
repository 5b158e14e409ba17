#include "engine/workflow/Deviations.h"

#include "engine/base/Sha256.h"

#include <algorithm>

namespace fw::workflow {

namespace fs = std::filesystem;

namespace {

/// A file held against the checksum of when it was used.
void checkFile(fs::path const& file, std::string const& was, Deviation changed,
               std::vector<Difference>& found)
{
    std::string const name = file.filename().string();
    auto const is = sha256File(file);
    if (!is)
        found.push_back({Deviation::MissingFile, name, was, {}});
    else if (!was.empty() && *is != was)
        found.push_back({changed, name, was, *is});
}

fs::path inProject(fs::path const& project, std::string const& path)
{
    return project / fs::path(path); // an absolute one stands alone
}

/// Takes from before receipts had names: as many checksums as files, sorted.
void checkUnnamedWeights(plan::RenderRequest const& request, library::ModelInfo const& model,
                         std::vector<Difference>& found)
{
    std::vector<std::string> is;
    for (library::WeightFile const& file : model.files)
        if (auto sum = library::weightChecksum(file.path))
            is.push_back(std::move(*sum));
    std::sort(is.begin(), is.end());
    std::vector<std::string> was = request.modelChecksums;
    std::sort(was.begin(), was.end());
    if (!was.empty() && was != is)
        found.push_back({Deviation::WeightsChanged, model.id, {}, {}});
}

void checkWeights(jobs::Recipe const& recipe, std::optional<library::ModelInfo> const& model,
                  std::vector<Difference>& found)
{
    if (!model) {
        if (!recipe.receipt.weights.empty() || !recipe.request.modelChecksums.empty())
            found.push_back({Deviation::MissingFile, recipe.request.modelId, {}, {}});
        return;
    }
    if (recipe.receipt.weights.empty())
        return checkUnnamedWeights(recipe.request, *model, found);
    for (jobs::WeightSum const& was : recipe.receipt.weights) {
        auto const sum = weightNow(was, *model);
        if (!sum)
            found.push_back({Deviation::MissingFile, was.file, was.sha256, {}});
        else if (*sum != was.sha256)
            found.push_back({Deviation::WeightsChanged, was.file, was.sha256, *sum});
    }
}

/// The checksum that the parent's own recipe notes for the file that was continued.
std::string noted(fs::path const& source)
{
    auto const recipe = jobs::recipeBeside(source);
    if (!recipe)
        return {};
    auto const listed = recipe->checksums.find(source.filename().string());
    return listed == recipe->checksums.end() ? std::string() : listed->second;
}

void checkInputs(plan::Conditioning const& conditioning, fs::path const& project,
                 std::vector<Difference>& found)
{
    for (plan::FileRef const* each : plan::filesOf(conditioning)) {
        if (each->path.empty())
            continue;
        fs::path const file = inProject(project, each->path);
        checkFile(file, each->sha256.empty() ? noted(file) : each->sha256, Deviation::InputChanged, found);
    }
}

/// What an older receipt does not say is no difference.
void add(Deviation what, std::string const& was, std::string const& is, std::vector<Difference>& found)
{
    if (!was.empty() && was != is)
        found.push_back({what, {}, was, is.empty() ? "none" : is});
}

} // namespace

char const* deviationName(Deviation deviation)
{
    switch (deviation) {
    case Deviation::MissingFile: return "missingFile";
    case Deviation::WeightsChanged: return "weightsChanged";
    case Deviation::LoraChanged: return "loraChanged";
    case Deviation::InputChanged: return "inputChanged";
    case Deviation::OtherVersion: return "otherVersion";
    case Deviation::OtherLibrary: return "otherLibrary";
    case Deviation::OtherDevice: return "otherDevice";
    case Deviation::OtherPrecision: return "otherPrecision";
    case Deviation::OtherMemoryMode: return "otherMemoryMode";
    case Deviation::OtherUpscaler: return "otherUpscaler";
    }
    return "missingFile";
}

std::string Difference::sentence() const
{
    auto const say = [](char const* id, std::vector<std::string> args) {
        return Error{Error::Kind::Conflict, id, std::move(args), {}}.message();
    };
    switch (what) {
    case Deviation::MissingFile: return say("workflow.isMissing", {about});
    case Deviation::WeightsChanged: return say("workflow.weightsChanged", {about});
    case Deviation::LoraChanged: return say("workflow.loraChanged", {about});
    case Deviation::InputChanged: return say("workflow.inputChanged", {about});
    case Deviation::OtherVersion: return say("workflow.otherVersion", {was, is});
    case Deviation::OtherLibrary: return say("workflow.otherLibrary", {about, was, is});
    case Deviation::OtherDevice: return say("workflow.otherDevice", {was, is});
    case Deviation::OtherPrecision: return say("workflow.otherPrecision", {was, is});
    case Deviation::OtherMemoryMode: return say("workflow.otherMemoryMode", {was, is});
    case Deviation::OtherUpscaler: return say("workflow.otherUpscaler", {was, is});
    }
    return {};
}

std::optional<library::ModelInfo> modelOf(plan::RenderRequest const& request, Toolbox const& tools)
{
    for (std::string const& each : {request.modelFolder, request.modelId}) {
        std::error_code ignored;
        if (each.empty() || (each == request.modelFolder && !fs::exists(each, ignored)))
            continue;
        if (auto model = tools.models.find(each))
            return std::move(*model);
    }
    return std::nullopt;
}

Result<std::string> weightNow(jobs::WeightSum const& was, library::ModelInfo const& model)
{
    for (library::WeightFile const& each : model.files)
        if (each.component == was.component && each.path.filename() == was.file)
            return library::weightChecksum(each.path);
    return fail(Error::Kind::MissingFile, "library.missingWeights", {was.file}, was.file);
}

std::vector<Difference> differencesBefore(jobs::Recipe const& recipe,
                                          std::optional<library::ModelInfo> const& model,
                                          fs::path const& project)
{
    std::vector<Difference> found;
    checkWeights(recipe, model, found);
    for (presets::LoraRef const& each : recipe.request.loras)
        checkFile(presets::loraPath(each), each.sha256, Deviation::LoraChanged, found);
    checkInputs(recipe.request.conditioning, project, found);
    return found;
}

std::vector<Difference> differencesAfter(jobs::Receipt const& was, jobs::Receipt const& is)
{
    std::vector<Difference> found;
    add(Deviation::OtherVersion, was.version, is.version, found);
    for (auto const& [name, version] : was.libraries)
        if (auto const now = is.libraries.find(name); now == is.libraries.end() || now->second != version)
            found.push_back({Deviation::OtherLibrary, name, version,
                             now == is.libraries.end() ? std::string("none") : now->second});
    if (was.deviceClass.empty())
        add(Deviation::OtherDevice, was.device.substr(0, was.device.find(':')),
            is.device.substr(0, is.device.find(':')), found);
    else
        add(Deviation::OtherDevice, was.deviceClass, is.deviceClass, found);
    add(Deviation::OtherPrecision, was.dtype, is.dtype, found);
    add(Deviation::OtherMemoryMode, was.memoryMode, is.memoryMode, found);
    add(Deviation::OtherUpscaler, was.upscaler, is.upscaler, found);
    return found;
}

} // namespace fw::workflow
