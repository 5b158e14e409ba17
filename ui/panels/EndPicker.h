#pragma once

#include "engine/story/Storyboard.h"

#include <QComboBox>

namespace fw::ui {

/// What a shot ends on: nothing given, or a picture. Thread: GUI.
class EndPicker : public QComboBox {
    Q_OBJECT

public:
    explicit EndPicker(QWidget* parent = nullptr);

    void showShot(story::Shot const& shot);

Q_SIGNALS:
    void endCleared();
    void imageWanted(); ///< the person has to pick a file first
};

} // namespace fw::ui
