#pragma once

#include "engine/story/Storyboard.h"

#include <QComboBox>

namespace fw::ui {

/// What a shot ends on: nothing given, the beginning of another shot, or a picture. Thread: GUI.
class EndPicker : public QComboBox {
    Q_OBJECT

public:
    explicit EndPicker(QWidget* parent = nullptr);

    /// `canLead` false (the model cannot): the shots are there, greyed, and say why.
    void showShot(story::Storyboard const& board, story::Shot const& shot, bool canLead);

Q_SIGNALS:
    void endCleared();
    void followingChosen(fw::ShotId const& shot);
    void imageWanted(); ///< the person has to pick a file first

private:
    void onActivated(int index);

    std::vector<ShotId> m_following; ///< of the lines after "Open"
};

} // namespace fw::ui
