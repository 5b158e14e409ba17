#pragma once

#include "engine/library/MemoryMode.h"
#include "engine/workflow/ModelSurvey.h"
#include "ui/theme/Theme.h"

namespace fw::ui {

/// How a model stands, as lists and details show it: never colour alone.
struct ModelLook {
    ShotState tone = ShotState::Ready; ///< whose colours it has
    QString icon, word;                ///< "Ready", "Missing", "Cannot be used" ...
    QString facts;                     ///< "Wan T2V 1.3B, F16, 2.7 GB"; empty: nothing is known of it
    QString abilities;                 ///< "Text to video, extending, first frame, last frame"
};

/// `isInUse`: the presets see it since the program started. Thread: GUI.
ModelLook modelLook(workflow::SurveyedModel const& model, bool isInUse);

/// "Everything stays loaded" ... for a memory mode.
QString memoryModeText(library::MemoryMode mode);

/// "832 x 480, 81 frames": the clip that a model was made for.
QString nativeClipText(library::ModelInfo const& model);

} // namespace fw::ui
