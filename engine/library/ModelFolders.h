#pragma once

#include "engine/library/ModelIndex.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::library {

/// A checkpoint that lies in a folder of models: what it is, or why it cannot be used.
struct FoundModel {
    std::filesystem::path place; ///< its folder, or its transformer's file
    Result<ModelInfo> info;

    std::string id() const; ///< also of one that cannot be used: what it would be called
};

/// Looks through folders of models, in their order; headers only. A folder of models may be a checkpoint's
/// own folder; else its sub-folders are looked at, and files of transformers that lie in it or in
/// diffusion_models/ and unet/ under it.
std::vector<FoundModel> findModels(std::vector<std::filesystem::path> const& roots);

/// The program's own two folders and those of EngineSettings.
std::vector<std::filesystem::path> modelRoots(std::vector<Error>* problems = nullptr);

/// The folders in which a change can show, change or hide a model of findModels(roots), sorted: for a watcher
/// of the file system. Those of the roots that are not there are left out.
std::vector<std::filesystem::path> watchedFolders(std::vector<std::filesystem::path> const& roots);

/// Differs when findModels(roots) may find something else than before: names, sizes and times of what lies in
/// watchedFolders; nothing is opened. So a watcher can tell a model that arrived from a file that was read,
/// and one that is still being copied from one that is complete: the state is the same twice then.
std::string modelsState(std::vector<std::filesystem::path> const& roots);

/// A folder of models that shows what somebody points at, and what is in it.
struct ModelPlace {
    std::filesystem::path root;
    std::vector<ModelInfo> models; ///< of a file: this one alone; never empty
};
/// Looks at a folder of models, at a checkpoint's folder, or at one of its files. Errors: those of
/// inspectModel, when nothing there can be used; MissingFile, when no folder of models would show this file.
Result<ModelPlace> placeOf(std::filesystem::path const& fileOrFolder);

/// True when one of these folders shows the model already.
bool isShown(ModelInfo const& model, std::vector<std::filesystem::path> const& roots);

/// Adds a folder to EngineSettings; one that is there already is no error. Errors: those of loading and
/// saving the settings.
Status addModelFolder(std::filesystem::path const& folder);

/// What folders of models take on their disks; a file that several of them reach is counted once, where it is
/// met first. A folder that is not there takes nothing.
struct FolderUse {
    std::filesystem::path folder;
    uint64_t bytes = 0;
};
std::vector<FolderUse> diskUse(std::vector<std::filesystem::path> const& roots, std::stop_token stop = {});

} // namespace fw::library
