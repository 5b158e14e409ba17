#include "ui/panels/EndPicker.h"

namespace fw::ui {

EndPicker::EndPicker(QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("End on"));
    setToolTip(tr("The last picture of the shot"));
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (index == count() - 1)
            Q_EMIT imageWanted();
        else if (index == 0)
            Q_EMIT endCleared();
    });
}

void EndPicker::showShot(story::Shot const& shot)
{
    QSignalBlocker const quiet(this);
    bool const hasImage = !shot.start.lastImage.path.empty();
    clear();
    addItem(tr("Open"));
    if (hasImage)
        addItem(tr("Picture"));
    addItem(hasImage ? tr("Pick another...") : tr("Picture..."));
    setCurrentIndex(hasImage ? 1 : 0);
}

} // namespace fw::ui
