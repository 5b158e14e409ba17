#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/presets/Preset.h"

#include <QAbstractButton>

namespace fw::ui {

/// One preset: a checkable card with the preset's colour bar at its left. Thread: GUI.
class PresetCard : public QAbstractButton {
    Q_OBJECT

public:
    PresetCard(presets::Preset preset, library::ModelIndex const& models, QWidget* parent = nullptr);

    std::string const& presetId() const { return m_preset.id; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    presets::Preset m_preset;
    QString m_model; ///< "Starter, 18M, runs here" or what it needs
    bool m_canRun = false;
};

} // namespace fw::ui
