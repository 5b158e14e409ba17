#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/presets/Preset.h"
#include "ui/panels/Fold.h"

#include <optional>

class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace fw::ui {

/// Numbers of one shot, folded away: each is as the preset says unless it is set, and below it stands why it
/// is what it is. Thread: GUI.
class OverridesFold : public Fold {
    Q_OBJECT

public:
    explicit OverridesFold(QWidget* parent = nullptr);

    /// What the shot's values come from.
    struct Sources {
        presets::Preset const* preset = nullptr; ///< null: it is not here
        story::Quality quality = story::Quality::Final;
        std::optional<library::ModelInfo> model; ///< none: it is not here
        SizePx film;                             ///< that takes are fitted into
    };
    void showOverrides(story::Overrides const& overrides, Sources const& sources);

Q_SIGNALS:
    void overridesChosen(fw::story::Overrides const& overrides);

private:
    QLabel* addRow(QGridLayout* grid, QString const& name, QWidget* control);
    void fillSamplers(Sources const& sources);
    void fillSizes(Sources const& sources, SizePx preset);
    void showReasons(Sources const& sources, SizePx preset);
    void choose();

    QSpinBox* m_steps = nullptr;
    QDoubleSpinBox* m_guidance = nullptr;
    QDoubleSpinBox* m_shift = nullptr;
    QComboBox* m_sampler = nullptr;
    QComboBox* m_size = nullptr;
    struct {
        QLabel *steps, *guidance, *shift, *sampler, *size;
    } m_why{};
    QPushButton* m_reset = nullptr;
    story::Overrides m_overrides;
};

} // namespace fw::ui
