#include "engine/library/ModelFolders.h"

#include "engine/base/Paths.h"
#include "engine/base/Sha256.h"
#include "engine/library/EngineSettings.h"
#include "engine/library/Parts.h"

#include <algorithm>
#include <optional>
#include <set>
#include <sys/stat.h>

namespace fw::library {

namespace fs = std::filesystem;

namespace {

/// A folder that is one checkpoint, in diffusers layout or as its makers lay it out.
bool isCheckpointFolder(fs::path const& folder)
{
    std::error_code code;
    return isDiffusersFolder(folder) || fs::exists(folder / "config.json", code) ||
           fs::is_directory(folder / "high_noise_model", code);
}

/// Checkpoint folders, and transformer files where ComfyUI keeps them.
std::vector<fs::path> modelsUnder(fs::path const& root)
{
    if (isCheckpointFolder(root))
        return {root};
    std::vector<fs::path> models;
    std::error_code code;
    for (fs::directory_iterator it(root, code), end; !code && it != end; it.increment(code)) {
        std::error_code each;
        if (isCheckpointFolder(it->path()) || fs::is_directory(it->path() / "diffusion_models", each))
            models.push_back(it->path());
    }
    for (char const* folder : {"", "diffusion_models", "unet"}) {
        std::vector<fs::path> const files = transformerFiles(*folder ? root / folder : root);
        models.insert(models.end(), files.begin(), files.end());
    }
    std::sort(models.begin(), models.end());
    return models;
}

fs::path realPath(fs::path const& path)
{
    std::error_code code;
    fs::path full = fs::weakly_canonical(path, code);
    if (code)
        full = fs::absolute(path, code).lexically_normal();
    return full.has_filename() ? full : full.parent_path();
}

bool isMadeOf(ModelInfo const& model, fs::path const& file)
{
    return realPath(model.folder) == file ||
           std::any_of(model.files.begin(), model.files.end(),
                       [&](WeightFile const& each) { return realPath(each.path) == file; });
}

Result<ModelPlace> placeOfFolder(fs::path const& folder)
{
    ModelPlace place{folder, {}};
    std::optional<Error> problem;
    for (FoundModel& each : findModels({folder})) {
        if (each.info)
            place.models.push_back(std::move(*each.info));
        else if (!problem)
            problem = each.info.error();
    }
    if (!place.models.empty())
        return place;
    if (problem)
        return *problem;
    auto const reason = inspectModel(folder); // says what would fit
    return reason ? fail(Error::Kind::MissingFile, "library.notDiffusers", {folder.string()}, folder.string())
                  : reason.error();
}

/// Folders of a checkpoint or beside transformer files that hold weights, configs and tokenizers.
constexpr char const* kPartFolders[] = {"transformer",
                                        "transformer_2",
                                        "vae",
                                        "text_encoder",
                                        "tokenizer",
                                        "image_encoder",
                                        "scheduler",
                                        "diffusion_models",
                                        "unet",
                                        "checkpoints",
                                        "VAE",
                                        "text_encoders",
                                        "clip",
                                        "clip_vision",
                                        "split_files/diffusion_models",
                                        "split_files/vae",
                                        "split_files/text_encoders",
                                        "split_files/clip_vision",
                                        "high_noise_model",
                                        "low_noise_model",
                                        "google/umt5-xxl",
                                        "upscaler",
                                        "vae_approx"};

void addWithParts(fs::path const& folder, std::set<fs::path>& folders)
{
    std::error_code code;
    if (!fs::is_directory(folder, code))
        return;
    folders.insert(folder);
    for (char const* part : kPartFolders)
        if (fs::is_directory(folder / part, code))
            folders.insert(folder / part);
}

/// A file of a checkpoint: the folders above it, the nearest first.
Result<ModelPlace> placeOfFile(fs::path const& file)
{
    constexpr int kLevels = 2; // models/NAME/transformer/FILE
    fs::path folder = file;
    for (int level = 0; level < kLevels && folder.has_relative_path(); ++level) {
        folder = folder.parent_path();
        if (folder.filename() == "diffusion_models" || folder.filename() == "unet")
            continue; // the folder above is the folder of models
        for (FoundModel& each : findModels({folder}))
            if (each.info && isMadeOf(*each.info, file))
                return ModelPlace{folder, {std::move(*each.info)}};
    }
    FW_CHECK(inspectModel(file));
    return fail(Error::Kind::MissingFile, "library.notShown", {file.string()}, file.string());
}

} // namespace

std::string FoundModel::id() const
{
    if (info)
        return info->id;
    std::error_code code;
    return (fs::is_directory(place, code) ? place.filename() : place.stem()).string();
}

std::vector<FoundModel> findModels(std::vector<fs::path> const& roots)
{
    std::vector<FoundModel> found;
    for (fs::path const& root : roots)
        for (fs::path const& place : modelsUnder(root))
            found.push_back({place, inspectModel(place)});
    return found;
}

std::vector<fs::path> watchedFolders(std::vector<fs::path> const& roots)
{
    std::set<fs::path> folders;
    for (fs::path const& root : roots) {
        addWithParts(root, folders);
        std::error_code code;
        for (fs::directory_iterator it(root, code), end; !code && it != end; it.increment(code))
            addWithParts(it->path(), folders); // also one that is no checkpoint yet
    }
    return {folders.begin(), folders.end()};
}

std::string modelsState(std::vector<fs::path> const& roots)
{
    std::set<std::string> lines; // sorted: folders are listed in any order
    for (fs::path const& folder : watchedFolders(roots)) {
        std::error_code code;
        for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
            struct stat info {};
            if (::stat(it->path().c_str(), &info) != 0)
                continue;
            std::string line = it->path().string();
            if (S_ISREG(info.st_mode))
                for (auto const part :
                     {static_cast<long long>(info.st_size), static_cast<long long>(info.st_mtim.tv_sec),
                      static_cast<long long>(info.st_mtim.tv_nsec)})
                    line += " " + std::to_string(part);
            lines.insert(std::move(line));
        }
    }
    std::string all;
    for (std::string const& line : lines)
        all += line + "\n";
    return sha256Hex(all);
}

std::vector<fs::path> modelRoots(std::vector<Error>* problems)
{
    std::vector<fs::path> roots{paths::resources() / "models", paths::data() / "models"};
    auto const settings = loadEngineSettings();
    if (settings)
        roots.insert(roots.end(), settings->modelFolders.begin(), settings->modelFolders.end());
    else if (problems)
        problems->push_back(settings.error());
    return roots;
}

Result<ModelPlace> placeOf(fs::path const& fileOrFolder)
{
    fs::path const path = realPath(fileOrFolder);
    std::error_code code;
    return fs::is_directory(path, code) ? placeOfFolder(path) : placeOfFile(path);
}

bool isShown(ModelInfo const& model, std::vector<fs::path> const& roots)
{
    fs::path const place = realPath(model.folder);
    for (fs::path const& root : roots) {
        std::vector<fs::path> const shown = modelsUnder(root);
        if (std::any_of(shown.begin(), shown.end(),
                        [&](fs::path const& each) { return realPath(each) == place; }))
            return true;
    }
    return false;
}

Status addModelFolder(fs::path const& folder)
{
    FW_TRY(EngineSettings settings, loadEngineSettings());
    fs::path const added = realPath(folder);
    for (fs::path const& each : settings.modelFolders)
        if (realPath(each) == added)
            return {};
    settings.modelFolders.push_back(added);
    return saveEngineSettings(settings);
}

std::vector<FolderUse> diskUse(std::vector<fs::path> const& roots, std::stop_token stop)
{
    std::set<std::pair<dev_t, ino_t>> counted; // links and folders within folders
    std::vector<FolderUse> use;
    for (fs::path const& root : roots) {
        FolderUse folder{root, 0};
        std::error_code code;
        auto const options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator it(root, options, code), end;
             !code && it != end && !stop.stop_requested(); it.increment(code)) {
            struct stat info {};
            bool const isFile = ::stat(it->path().c_str(), &info) == 0 && S_ISREG(info.st_mode);
            if (isFile && counted.emplace(info.st_dev, info.st_ino).second)
                folder.bytes += static_cast<uint64_t>(info.st_size);
        }
        use.push_back(std::move(folder));
    }
    return use;
}

} // namespace fw::library
