#pragma once

#include "engine/story/Storyboard.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace fw::ui {

/// Seed policy of a shot: drawn for each take, or locked to a number (part of the take's key), which can be
/// copied. Thread: GUI.
class SeedPicker : public QWidget {
    Q_OBJECT

public:
    explicit SeedPicker(QWidget* parent = nullptr);

    /// `lastSeed`: what locking starts from (the shown take's seed, 0 when there is none).
    void showSeed(story::SeedPolicy const& seed, uint64_t lastSeed);

Q_SIGNALS:
    void seedChosen(fw::story::SeedPolicy const& seed);

private:
    void choose(story::SeedPolicy seed);

    QComboBox* m_mode = nullptr;
    QLineEdit* m_value = nullptr;
    QToolButton* m_dice = nullptr;
    QToolButton* m_copy = nullptr;
    story::SeedPolicy m_seed;
    uint64_t m_lastSeed = 0;
};

} // namespace fw::ui
