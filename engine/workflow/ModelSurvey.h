#pragma once

#include "engine/library/Catalogue.h"
#include "engine/library/EngineSettings.h"
#include "engine/library/ModelFolders.h"
#include "engine/presets/Preset.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace fw::workflow {

/// What one preset needs, and what is missing for it.
struct PresetNeed {
    presets::Preset preset;
    uint64_t bytes = 0;           ///< of its model's files; 0 where the model is missing
    std::optional<Error> problem; ///< its model or a LoRA; none: it runs here
};
/// In the order of the presets.
std::vector<PresetNeed> presetNeeds(presets::PresetLibrary const& presets, library::ModelIndex const& models);

/// A preset that asks for a model.
struct PresetUse {
    std::string name;
    std::optional<Error> lora; ///< one that it lacks besides
};

/// A model that is here, that a preset needs, or that could be fetched.
struct SurveyedModel {
    enum class State {
        Ready,  ///< here
        Hidden, ///< here, but another of the same name is used
        Broken, ///< here, and cannot be used
        Absent, ///< not here, or not yet all of it
    };
    State state = State::Absent;
    std::string id, name;
    std::filesystem::path place;            ///< where it lies, or would lie
    std::optional<library::ModelInfo> info; ///< when Ready or Hidden
    std::optional<Error> problem; ///< unless Ready; an Absent one has none when only the catalogue names it
    std::optional<library::CatalogueModel> listed; ///< in the user's catalogue
    uint64_t listedHere = 0;                       ///< bytes of what it lists that are here already
    std::optional<Error> noRoom;                   ///< what is missing of it does not fit on the disk
    std::vector<PresetUse> presets;                ///< those that ask for it
    std::string licence; ///< as the catalogue or its own files say; empty: not known

    bool isHere() const { return state != State::Absent; }
    /// The catalogue has it, and not all of it is here.
    bool isFetchable() const { return listed.has_value() && listedHere < listed->bytes(); }
};

/// What a rendering may still take of the device that the settings ask for.
struct FreeMemory {
    std::string gpu;    ///< the card's name; empty: main memory
    uint64_t bytes = 0; ///< 0: not known
};
/// Of the first graphics card that a driver reports, or the one that the settings name; of main memory, where
/// there is none or the settings say so. Thread: any.
FreeMemory freeMemory(library::EngineSettings const& engine);

/// Everything that a person may want to know of the models of this machine.
struct ModelSurvey {
    std::vector<SurveyedModel> models; ///< those that are here, then those that presets need, then the rest
    std::vector<library::FolderUse> folders;
    std::optional<uint64_t> freeBytes; ///< of the disk where fetched models go
    library::EngineSettings engine;
    FreeMemory memory;
    std::vector<Error> problems; ///< of the settings, the catalogue and the presets

    SurveyedModel const* find(std::string const& id) const;
    uint64_t bytes() const; ///< of all folders
};

/// Reads headers, settings, catalogue and presets, and walks through the folders of models. Thread: any.
ModelSurvey surveyModels(std::stop_token stop = {});

/// The prediction for the clip that a model was made for, in the mode that the settings ask for, else in the
/// fastest that fits into what is free.
library::Estimate memoryOutlook(library::ModelInfo const& model, library::EngineSettings const& engine,
                                FreeMemory const& memory);

} // namespace fw::workflow
