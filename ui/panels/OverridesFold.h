#pragma once

#include "engine/presets/Preset.h"
#include "ui/panels/Fold.h"

class QDoubleSpinBox;
class QSpinBox;

namespace fw::ui {

/// Steps and guidance of one shot, folded away: "as the preset says" unless a number is set. Thread: GUI.
class OverridesFold : public Fold {
    Q_OBJECT

public:
    explicit OverridesFold(QWidget* parent = nullptr);

    void showOverrides(story::Overrides const& overrides, presets::QualityStep const& preset);

Q_SIGNALS:
    void overridesChosen(fw::story::Overrides const& overrides);

private:
    void choose();

    QSpinBox* m_steps = nullptr;
    QDoubleSpinBox* m_guidance = nullptr;
    story::Overrides m_overrides;
};

} // namespace fw::ui
