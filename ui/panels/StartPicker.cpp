#include "ui/panels/StartPicker.h"

#include "ui/panels/Widgets.h"
#include "ui/session/StartGestures.h"

namespace fw::ui {

StartPicker::StartPicker(QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("Start from"));
    connect(this, &QComboBox::activated, this, &StartPicker::onActivated);
}

void StartPicker::showShot(story::Storyboard const& board, story::Shot const& shot, bool canExtend)
{
    QSignalBlocker const quiet(this);
    clear();
    m_shown = shot.start;
    addItem(tr("Text alone"));
    int current = 0;
    m_parents = possibleNeighbours(board, shot);
    for (ShotId const& parent : m_parents) {
        addItem(tr("End of shot %1").arg(story::shotNumber(board, parent)));
        if (!canExtend)
            disableItem(this, count() - 1, tr("This preset's model cannot continue a clip."));
        if (shot.start.kind == story::StartKind::ExtendShot && shot.start.parent == parent)
            current = count() - 1;
    }
    bool const hasImage = shot.start.kind == story::StartKind::Image;
    bool const hasClip = shot.start.kind == story::StartKind::Clip;
    addItem(hasImage ? tr("Picture (pick another...)") : tr("Picture..."));
    addItem(hasClip ? tr("Clip") : tr("Clip..."));
    setCurrentIndex(hasImage ? count() - 2 : hasClip ? count() - 1 : current);
}

void StartPicker::onActivated(int index)
{
    bool const hasClip = m_shown.kind == story::StartKind::Clip;
    if (index == count() - 1) {
        if (!hasClip) // else the line below picks another
            Q_EMIT clipWanted();
        return;
    }
    if (index == count() - 2) {
        Q_EMIT imageWanted();
        return;
    }
    story::StartFrom start = m_shown;
    start.image = {};
    start.clip.reset();
    if (index == 0) {
        start.kind = story::StartKind::Text;
        start.parent = {};
    } else {
        start.kind = story::StartKind::ExtendShot;
        start.parent = m_parents[static_cast<size_t>(index) - 1];
    }
    Q_EMIT startChosen(start);
}

} // namespace fw::ui
