#pragma once

#include "engine/library/ModelIndex.h"
#include "engine/presets/Preset.h"

#include <QAbstractButton>

class QToolButton;

namespace fw::ui {

/// One preset: a checkable card with the preset's colour bar at its left. Thread: GUI.
class PresetCard : public QAbstractButton {
    Q_OBJECT

public:
    PresetCard(presets::Preset preset, library::ModelIndex const& models, QWidget* parent = nullptr);

    std::string const& presetId() const { return m_preset.id; }
    QSize sizeHint() const override;

Q_SIGNALS:
    void modelWanted(std::string const& id); ///< from the button of a card that cannot run

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    presets::Preset m_preset;
    QString m_model; ///< "Starter, 18M, runs here" or what it needs
    bool m_canRun = false;
    QToolButton* m_models = nullptr; ///< only where the model is not here
};

} // namespace fw::ui
