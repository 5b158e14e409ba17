// The second half of BoardView: what mouse, keyboard and drops do.
#include "engine/workflow/Import.h"
#include "ui/board/BoardView.h"
#include "ui/board/CardPainter.h"
#include "ui/session/Gestures.h"
#include "ui/session/StartGestures.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kScrollZone = 36;
constexpr int kScrollStep = 14;

std::filesystem::path droppedFile(QMimeData const* data)
{
    for (QUrl const& url : data->urls())
        if (url.isLocalFile())
            return url.toLocalFile().toStdString();
    return {};
}

} // namespace

void BoardView::clickCard(CardPlace const& card, QPoint content, Qt::KeyboardModifiers modifiers)
{
    CardZones const zones = CardZones::of(card.rect);
    if (zones.menu.contains(content)) {
        m_session->selectOnly(card.shot);
        m_drag.reset();
        Q_EMIT contextMenuWanted(card.shot, viewport()->mapToGlobal(toView(zones.menu).bottomLeft()));
        return;
    }
    bool const isFailed = shotLook(*m_session, *m_bridge, card.shot).state == ShotState::Failed;
    if (isFailed && zones.retry.contains(content)) {
        m_drag.reset();
        Q_EMIT generateRequested({card.shot});
        return;
    }
    std::vector<ShotId> const& selection = m_session->selection();
    auto const found = std::find(selection.begin(), selection.end(), card.shot);
    if (modifiers.testFlag(Qt::ShiftModifier)) {
        selectRange(card.shot);
    } else if (modifiers.testFlag(Qt::ControlModifier)) {
        toggleSelected(card.shot);
    } else if (found != selection.end() && selection.size() > 1) {
        m_drag->clickOnRelease = card.shot; // maybe the start of a drag of all of them
    } else {
        m_anchor = card.shot;
        m_session->selectOnly(card.shot);
    }
}

void BoardView::toggleSelected(ShotId const& shot)
{
    std::vector<ShotId> selection = m_session->selection();
    auto const found = std::find(selection.begin(), selection.end(), shot);
    if (found == selection.end())
        selection.push_back(shot);
    else
        selection.erase(found);
    m_anchor = shot;
    m_session->select(selection, shot);
}

void BoardView::selectRange(ShotId const& to)
{
    ShotId const from = m_layout.card(m_anchor) ? m_anchor : to;
    int const a = m_layout.card(from)->number;
    int const b = m_layout.card(to)->number;
    std::vector<ShotId> range;
    for (CardPlace const& card : m_layout.cards)
        if (card.number >= std::min(a, b) && card.number <= std::max(a, b))
            range.push_back(card.shot);
    m_session->select(range, to);
}

void BoardView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QPoint const content = toContent(event->pos());
    CardPlace const* card = m_layout.cardAt(content);
    if (!card) {
        if (ScenePlace const* scene = sceneAt(content))
            return selectScene(*scene);
        m_session->select({}, {});
        return;
    }
    CardPlace const pressed = *card; // selecting may relayout
    m_drag = Drag{event->pos(), false, false, std::nullopt, {}};
    clickCard(pressed, content, event->modifiers());
}

void BoardView::mouseMoveEvent(QMouseEvent* event)
{
    CardPlace const* under = m_layout.cardAt(toContent(event->pos()));
    setHovered(under ? under->shot : ShotId());
    if (!m_drag || !event->buttons().testFlag(Qt::LeftButton))
        return;
    int const distance = (event->pos() - m_drag->start).manhattanLength();
    if (!m_drag->isMoving && distance < QApplication::startDragDistance())
        return;
    m_drag->isMoving = true;
    m_drag->isCopy = event->modifiers().testFlag(Qt::AltModifier);
    m_drag->gap = m_layout.gapAt(toContent(event->pos()));
    setCursor(m_drag->isCopy ? Qt::DragCopyCursor : Qt::ClosedHandCursor);
    if (!m_scrollTimer.isActive())
        m_scrollTimer.start();
    viewport()->update();
}

void BoardView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    if (m_drag->isMoving)
        finishDrag();
    else if (!m_drag->clickOnRelease.isEmpty())
        m_session->selectOnly(m_drag->clickOnRelease);
    m_drag.reset();
    m_scrollTimer.stop();
    unsetCursor();
    viewport()->update();
}

void BoardView::finishDrag()
{
    if (!m_drag->gap)
        return;
    std::vector<ShotId> const shots = m_session->selection();
    story::ShotPlace const target = m_drag->gap->place;
    if (!m_drag->isCopy) {
        if (auto const edit = moveShots(m_session->board(), shots, target))
            (void)m_session->perform(*edit);
        return;
    }
    std::vector<ShotId> copies;
    if (m_session->perform(duplicateShots(m_session->board(), shots, target, copies)))
        m_session->select(copies, copies.front());
}

void BoardView::autoScroll()
{
    QPoint const at = viewport()->mapFromGlobal(QCursor::pos());
    QRect const view = viewport()->rect();
    if (!view.adjusted(-80, -80, 80, 80).contains(at))
        return;
    auto const step = [](int position, int length) {
        return position < kScrollZone ? -kScrollStep : position > length - kScrollZone ? kScrollStep : 0;
    };
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + step(at.x(), view.width()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + step(at.y(), view.height()));
}

void BoardView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QPoint const content = toContent(event->pos());
    CardPlace const* card = m_layout.cardAt(content);
    if (card && CardZones::of(card->rect).prompt.contains(content))
        writeOnCard(ShotId(card->shot)); // selecting may relayout
    else if (card)
        Q_EMIT editPromptRequested(card->shot);
    else if (ScenePlace const* scene = sceneAt(content))
        renameScene(SceneId(scene->scene));
}

void BoardView::leaveEvent(QEvent*) { setHovered({}); }

void BoardView::setHovered(ShotId const& shot)
{
    if (shot == m_hovered)
        return;
    repaintCard(m_hovered);
    m_hovered = shot;
    repaintCard(m_hovered);
    CardPlace const* card = m_layout.card(shot);
    QStringList said;
    if (card && card->rect.width() < BoardLayout::kSheetWidth) // it has no room for what it is about
        if (story::Shot const* found = story::findShot(m_session->board(), shot))
            said << shotLook(*m_session, *m_bridge, shot).word
                 << QString::fromStdString(found->prompt).simplified();
    if (card)
        said << shotLook(*m_session, *m_bridge, shot).reason;
    said.removeAll(QString());
    viewport()->setToolTip(said.join('\n'));
    Q_EMIT hintChanged(
        card ? tr("Drag to reorder, Alt+drag to duplicate, double-click the words to write on the "
                  "card, drop an image to start from it")
             : QString());
}

void BoardView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomCards(event->angleDelta().y() > 0 ? 1 : -1);
        return;
    }
    QPoint const delta = event->angleDelta();
    bool const isStrip = m_layout.mode == BoardMode::Strip;
    QScrollBar* bar = isStrip ? horizontalScrollBar() : verticalScrollBar();
    bar->setValue(bar->value() - (delta.y() != 0 ? delta.y() : delta.x()));
}

void BoardView::selectStep(ShotId const& to, Qt::KeyboardModifiers modifiers)
{
    if (to.isEmpty())
        return;
    if (modifiers.testFlag(Qt::ShiftModifier))
        return selectRange(to);
    m_anchor = to;
    if (modifiers.testFlag(Qt::ControlModifier)) // on to the next card; what is selected stays
        m_session->select(m_session->selection(), to);
    else
        m_session->selectOnly(to);
}

/// Arrows, Home and End: with Shift as far as there, with Ctrl without selecting.
bool BoardView::stepKey(QKeyEvent const& event)
{
    ShotId const current = m_session->currentShot();
    switch (event.key()) {
    case Qt::Key_Left: selectStep(m_layout.neighbour(current, -1), event.modifiers()); return true;
    case Qt::Key_Right: selectStep(m_layout.neighbour(current, 1), event.modifiers()); return true;
    case Qt::Key_Up: selectStep(m_layout.vertical(current, -1), event.modifiers()); return true;
    case Qt::Key_Down: selectStep(m_layout.vertical(current, 1), event.modifiers()); return true;
    case Qt::Key_Home: selectStep(m_layout.neighbour(current, -1'000'000), event.modifiers()); return true;
    case Qt::Key_End: selectStep(m_layout.neighbour(current, 1'000'000), event.modifiers()); return true;
    default: return false;
    }
}

/// Ctrl+Space takes the current card into the selection or out of it, Ctrl+A takes all that show.
bool BoardView::selectionKey(QKeyEvent const& event)
{
    if (event.modifiers() != Qt::ControlModifier)
        return false;
    if (event.key() == Qt::Key_Space && m_layout.card(m_session->currentShot())) {
        toggleSelected(m_session->currentShot());
        return true;
    }
    if (event.key() != Qt::Key_A || m_layout.cards.empty())
        return false;
    std::vector<ShotId> all;
    for (CardPlace const& card : m_layout.cards)
        all.push_back(card.shot);
    bool const isShown = m_layout.card(m_session->currentShot());
    ShotId const current = isShown ? m_session->currentShot() : all.front();
    m_session->select(std::move(all), current);
    return true;
}

void BoardView::keyPressEvent(QKeyEvent* event)
{
    ShotId const current = m_session->currentShot();
    int const key = event->key();
    if (event->modifiers().testFlag(Qt::AltModifier) && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        if (auto const edit =
                nudgeShots(m_session->board(), m_session->selection(), key == Qt::Key_Left ? -1 : 1))
            (void)m_session->perform(*edit);
        return;
    }
    if (stepKey(*event) || selectionKey(*event))
        return;
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!current.isEmpty() && event->modifiers() == Qt::NoModifier) {
            Q_EMIT editPromptRequested(current);
            return;
        }
        if (!current.isEmpty() && event->modifiers() == Qt::ShiftModifier)
            return writeOnCard(current);
        break;
    case Qt::Key_Escape:
        if (m_drag) {
            m_drag.reset();
            unsetCursor();
            viewport()->update();
            return;
        }
        break;
    default: break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

/// The menu key asks for the menu of the current card, wherever the pointer is.
void BoardView::moveToCurrentOf(QContextMenuEvent const& event, QPoint& content, QPoint& global) const
{
    CardPlace const* card = m_layout.card(m_session->currentShot());
    if (event.reason() != QContextMenuEvent::Keyboard || !card)
        return;
    content = card->rect.center();
    global = viewport()->mapToGlobal(toView(card->rect).center());
}

void BoardView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint content = toContent(event->pos());
    QPoint global = event->globalPos();
    moveToCurrentOf(*event, content, global);
    CardPlace const* card = m_layout.cardAt(content);
    if (!card) {
        if (ScenePlace const* scene = sceneAt(content)) {
            selectScene(*scene);
            Q_EMIT sceneMenuWanted(global);
        }
        return;
    }
    ShotId const shot = card->shot;
    std::vector<ShotId> const& selection = m_session->selection();
    if (std::find(selection.begin(), selection.end(), shot) == selection.end())
        m_session->selectOnly(shot);
    Q_EMIT contextMenuWanted(shot, global);
}

void BoardView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedFile(event->mimeData()).empty())
        event->acceptProposedAction();
}

void BoardView::dragMoveEvent(QDragMoveEvent* event)
{
    QPoint const content = toContent(event->position().toPoint());
    CardPlace const* card = m_layout.cardAt(content);
    m_fileGap = card ? std::nullopt : m_layout.gapAt(content);
    setHovered(card ? card->shot : ShotId());
    event->acceptProposedAction();
    viewport()->update();
}

void BoardView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_fileGap.reset();
    setHovered({});
    viewport()->update();
}

void BoardView::dropEvent(QDropEvent* event)
{
    dropImage(droppedFile(event->mimeData()), toContent(event->position().toPoint()));
    event->acceptProposedAction();
    m_fileGap.reset();
    viewport()->update();
}

void BoardView::dropImage(std::filesystem::path const& file, QPoint content)
{
    CardPlace const* const card = m_layout.cardAt(content);
    auto const gap = m_layout.gapAt(content);
    auto const then = [this, project = m_session->projectFolder(), onto = card ? card->shot : ShotId(),
                       place = gap ? gap->place : story::ShotPlace{}](Result<story::AssetRef> const& image) {
        if (!m_session->isOpen() || m_session->projectFolder() != project)
            return; // another project by now
        if (image)
            startFromImage(*image, onto, place);
        else
            Q_EMIT m_session->failed(image.error());
    };
    m_imports.ask(
        this, [project = m_session->projectFolder(), file] { return workflow::importPicture(project, file); },
        then);
}

void BoardView::startFromImage(story::AssetRef const& image, ShotId const& onto,
                               story::ShotPlace const& place)
{
    if (!onto.isEmpty()) {
        if (story::Shot const* shot = story::findShot(m_session->board(), onto))
            (void)m_session->perform(beginFromPicture(*shot, image)); // errors go to Session::failed
        return;
    }
    story::StartFrom start;
    start.kind = story::StartKind::Image;
    start.image = image;
    NewShot const shot = newShotAt(m_session->board(), place);
    if (m_session->perform(story::batch("Shot from an image", {shot.edit, story::SetStart{shot.id, start}})))
        m_session->selectOnly(shot.id);
}

} // namespace fw::ui
