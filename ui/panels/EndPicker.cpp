#include "ui/panels/EndPicker.h"

#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

namespace fw::ui {

EndPicker::EndPicker(QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("End on"));
    setToolTip(tr("What the shot leads up to: another shot's first picture, or a picture of its own"));
    connect(this, &QComboBox::activated, this, &EndPicker::onActivated);
}

void EndPicker::showShot(story::Storyboard const& board, story::Shot const& shot, bool canLead)
{
    QSignalBlocker const quiet(this);
    clear();
    addItem(tr("Open"));
    int current = 0;
    m_following = possibleNeighbours(board, shot);
    for (ShotId const& each : m_following) {
        addItem(tr("Beginning of shot %1").arg(story::shotNumber(board, each)));
        if (!canLead)
            disableItem(this, count() - 1, tr("This preset's model cannot lead up to a clip."));
        if (shot.start.following == each)
            current = count() - 1;
    }
    bool const hasImage = !shot.start.lastImage.path.empty();
    addItem(hasImage ? tr("Picture (pick another...)") : tr("Picture..."));
    setCurrentIndex(hasImage && current == 0 ? count() - 1 : current);
}

void EndPicker::onActivated(int index)
{
    if (index == count() - 1)
        Q_EMIT imageWanted();
    else if (index == 0)
        Q_EMIT endCleared();
    else
        Q_EMIT followingChosen(m_following[static_cast<size_t>(index) - 1]);
}

} // namespace fw::ui
