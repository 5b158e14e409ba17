#pragma once

#include "engine/base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace fw::library {

/// How this computer renders unless a job says otherwise, as its owner says: paths::config()/engine.json.
struct EngineSettings {
    std::string device = "auto";                     ///< "auto" | "cpu" | "cuda" | "cuda:1"
    std::string memory = "auto";                     ///< "auto" | a word of MemoryMode
    std::vector<std::filesystem::path> modelFolders; ///< looked through besides the program's own

    friend bool operator==(EngineSettings const&, EngineSettings const&) = default;
};

/// Errors: BadInput (a word that is not known, broken file); without a file the defaults. Thread: any.
Result<EngineSettings> loadEngineSettings(std::filesystem::path const& file = {});
/// Errors: BadInput, Io.
Status saveEngineSettings(EngineSettings const& settings, std::filesystem::path const& file = {});
/// What both use where they are given no file.
std::filesystem::path defaultEngineSettingsFile();

} // namespace fw::library
