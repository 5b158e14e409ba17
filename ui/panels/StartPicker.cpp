#include "ui/panels/StartPicker.h"

#include <QStandardItemModel>

namespace fw::ui {

namespace {

/// Whether `shot` continues `ancestor`, directly or through others: then `ancestor` cannot continue it.
bool continues(story::Storyboard const& board, story::Shot const& shot, ShotId const& ancestor)
{
    story::Shot const* at = &shot;
    for (size_t hops = 0; at && at->start.kind == story::StartKind::ExtendShot && hops < 10'000; ++hops) {
        if (at->start.parent == ancestor)
            return true;
        at = story::findShot(board, at->start.parent);
    }
    return false;
}

} // namespace

StartPicker::StartPicker(QWidget* parent) : QComboBox(parent)
{
    setAccessibleName(tr("Start from"));
    connect(this, &QComboBox::activated, this, &StartPicker::onActivated);
}

void StartPicker::showShot(story::Storyboard const& board, story::Shot const& shot, bool canExtend)
{
    QSignalBlocker const quiet(this);
    clear();
    m_parents.clear();
    m_shown = shot.start;
    addItem(tr("Text alone"));
    int current = 0;
    int number = 0;
    for (story::Shot const* other : story::shotsInOrder(board)) {
        ++number;
        if (other->id == shot.id || continues(board, *other, shot.id))
            continue;
        addItem(tr("End of shot %1").arg(number));
        m_parents.push_back(other->id);
        if (!canExtend) {
            auto* item = static_cast<QStandardItemModel*>(model())->item(count() - 1);
            item->setEnabled(false);
            item->setToolTip(tr("This preset's model cannot continue a clip."));
        }
        if (shot.start.kind == story::StartKind::ExtendShot && shot.start.parent == other->id)
            current = count() - 1;
    }
    bool const hasImage = shot.start.kind == story::StartKind::Image;
    addItem(hasImage ? tr("Picture (pick another...)") : tr("Picture..."));
    setCurrentIndex(hasImage ? count() - 1 : current);
}

void StartPicker::onActivated(int index)
{
    if (index == count() - 1) {
        Q_EMIT imageWanted();
        return;
    }
    story::StartFrom start = m_shown;
    start.image = {};
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
