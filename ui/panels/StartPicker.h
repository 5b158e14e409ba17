#pragma once

#include "engine/story/Storyboard.h"

#include <QComboBox>

namespace fw::ui {

/// Where a shot's first frames come from: its text, the end of another shot, a picture, or a clip that is
/// changed. Thread: GUI.
class StartPicker : public QComboBox {
    Q_OBJECT

public:
    explicit StartPicker(QWidget* parent = nullptr);

    /// `canExtend` false (the model cannot): those lines are there, greyed, and say why.
    void showShot(story::Storyboard const& board, story::Shot const& shot, bool canExtend);

Q_SIGNALS:
    void startChosen(fw::story::StartFrom const& start);
    void imageWanted(); ///< the person has to pick a file first
    void clipWanted();  ///< so here

private:
    void onActivated(int index);

    std::vector<ShotId> m_parents; ///< of the lines after "Text"
    story::StartFrom m_shown;
};

} // namespace fw::ui
