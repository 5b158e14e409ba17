// The second half of TimelineView: what mouse and keyboard do.
#include "ui/session/Gestures.h"
#include "ui/timeline/TimelineKeys.h"
#include "ui/timeline/TimelineView.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kCutReach = 8;

} // namespace

int64_t TimelineView::framesOf(int pixels) const { return std::llround(pixels / m_scale.pxPerFrame); }

void TimelineView::seekTo(int contentX)
{
    TimelineFrame frame = m_scale.frameAt(contentX);
    int64_t const last = std::max<int64_t>(0, m_session->cut().length.count - 1);
    if (m_isSnapping)
        for (plan::CutItem const& cut : m_session->cut().items)
            if (std::abs(m_scale.xOf(cut.start) - contentX) <= TimelineLayout::kSnapPx)
                frame = cut.start;
    if (m_isSnapping)
        for (MarkerPlace const& marker : m_markers->places())
            if (std::abs(m_scale.xOf(marker.at) - contentX) <= TimelineLayout::kSnapPx)
                frame = marker.at;
    m_session->setPlayhead({std::clamp<int64_t>(frame.count, 0, last)});
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    QPoint const content = toContent(event->pos());
    updateHover(event->pos());
    if (m_markers->press(content) || pressTitle(event->pos()))
        return;
    if (content.y() >= soundsTop() && m_sounds->press(content))
        return;
    TimelineHit const hit = m_layout.hitAt(content);
    Drag drag;
    drag.start = event->pos();
    drag.item = hit.item;
    bool const isOnCut = m_hoverCut >= 0 && hit.zone != TimelineZone::Ruler;
    if (hit.zone == TimelineZone::Ruler) {
        drag.kind = DragKind::Seek;
        drag.isMoving = true;
        m_drag = drag;
        seekTo(content.x());
        return;
    }
    if (hit.zone == TimelineZone::Nothing && !isOnCut) {
        m_session->select({}, {});
        m_sounds->select({});
        m_markers->select({});
        return;
    }
    if (isOnCut) {
        drag.kind = DragKind::Transition;
        drag.item = m_hoverCut;
        drag.transitionFrames = item(m_hoverCut).transition.length.count;
        m_drag = drag;
        m_session->selectOnly(item(m_hoverCut).shot);
        return;
    }
    drag.kind = kindOf(hit, event->modifiers().testFlag(Qt::ShiftModifier));
    bool const isOfThePrevious = drag.kind == DragKind::Roll && hit.zone == TimelineZone::LeftHandle;
    drag.trim.item = drag.kind == DragKind::Move ? -1 : isOfThePrevious ? hit.item - 1 : hit.item;
    m_drag = drag;
    ShotId const shot = item(hit.item).shot;
    std::vector<ShotId> selection = m_session->selection();
    bool const isSelected = std::find(selection.begin(), selection.end(), shot) != selection.end();
    if (event->modifiers().testFlag(Qt::ControlModifier) && !isSelected) {
        selection.push_back(shot);
        m_session->select(selection, shot);
    } else if (!isSelected || selection.size() == 1) {
        m_session->selectOnly(shot);
    }
}

TimelineView::DragKind TimelineView::kindOf(TimelineHit const& hit, bool isShift) const
{
    bool const isFirst = hit.item == 0;
    bool const isLast = hit.item + 1 == static_cast<int>(m_session->cut().items.size());
    switch (hit.zone) {
    case TimelineZone::LeftHandle: return isShift && !isFirst ? DragKind::Roll : DragKind::TrimHead;
    case TimelineZone::RightHandle: return isShift && !isLast ? DragKind::Roll : DragKind::TrimTail;
    default: return isShift ? DragKind::Slip : DragKind::Move;
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_markers->isDragging() && event->buttons().testFlag(Qt::LeftButton))
        return dragMarker(event->pos());
    if (m_titleDrag && event->buttons().testFlag(Qt::LeftButton))
        return dragTitle(event->pos());
    if (m_sounds->isDragging() && event->buttons().testFlag(Qt::LeftButton))
        return m_sounds->move(toContent(event->pos()), m_isSnapping);
    if (!m_drag || !event->buttons().testFlag(Qt::LeftButton))
        return updateHover(event->pos());
    updateDrag(event);
}

bool TimelineView::pressTitle(QPoint view)
{
    QPoint const content = toContent(view);
    TitlePlace const* place = m_titles.hitAt(content);
    if (!place)
        return false;
    m_titlePress = view;
    m_titleDrag = TitleDrag{place->title, titleDragAt(*place, content.x()), place->start, 0};
    m_session->selectTitle(place->title);
    return true;
}

/// How far a frame that is dragged by `frames` goes when cuts and playhead hold it.
int64_t TimelineView::snapped(TimelineFrame frame, int64_t frames) const
{
    if (!m_isSnapping)
        return frames;
    std::vector<TimelineFrame> marks;
    for (plan::CutItem const& cut : m_session->cut().items)
        marks.push_back(cut.start);
    if (!m_markers->isDragging()) { // the playhead went to the marker that is dragged
        marks.push_back(m_session->playhead());
        for (MarkerPlace const& marker : m_markers->places())
            marks.push_back(marker.at);
    }
    int const x = m_scale.xOf(frame + TimelineFrame{frames});
    for (TimelineFrame const mark : marks)
        if (std::abs(m_scale.xOf(mark) - x) <= TimelineLayout::kSnapPx)
            return (mark - frame).count;
    return frames;
}

void TimelineView::dragMarker(QPoint view)
{
    int const dx = toContent(view).x() - m_markers->dragX();
    if (m_markers->isMoving() || std::abs(dx) >= QApplication::startDragDistance())
        m_markers->move(snapped(m_markers->dragStart(), framesOf(dx)));
}

void TimelineView::dragTitle(QPoint view)
{
    int const dx = view.x() - m_titlePress.x();
    TitlePlace const* place = m_titles.find(m_titleDrag->title);
    bool const isStill = m_titleDrag->frames == 0 && std::abs(dx) < QApplication::startDragDistance();
    if (!place || isStill)
        return;
    bool const isTail = m_titleDrag->kind == TitleDrag::Kind::Tail;
    m_titleDrag->frames = snapped(isTail ? place->start + place->length : place->start, framesOf(dx));
    viewport()->update();
}

void TimelineView::finishTitle()
{
    auto const made = editOf(m_session->board(), m_session->cut(), *m_titleDrag);
    m_titleDrag.reset();
    if (made && m_session->perform(made->edit))
        m_session->selectTitle(made->item);
    viewport()->update();
}

void TimelineView::updateDrag(QMouseEvent* event)
{
    int const dx = event->pos().x() - m_drag->start.x();
    if (m_drag->kind == DragKind::Seek)
        return seekTo(toContent(event->pos()).x());
    if (!m_drag->isMoving && std::abs(dx) < QApplication::startDragDistance())
        return;
    m_drag->isMoving = true;
    if (m_drag->kind == DragKind::Move) {
        m_drag->isCopy = event->modifiers().testFlag(Qt::AltModifier);
        m_drag->gap = m_layout.gapAt(toContent(event->pos()).x());
        setCursor(m_drag->isCopy ? Qt::DragCopyCursor : Qt::ClosedHandCursor);
        viewport()->update();
        return;
    }
    if (m_drag->kind == DragKind::Transition) {
        int64_t const before = item(m_drag->item).transition.length.count;
        int64_t const wanted = before + 2 * framesOf(dx); // both edges move away from the cut
        m_drag->transitionFrames =
            std::clamp<int64_t>(before == 0 ? std::abs(wanted) : wanted, 0,
                                longestTransition(m_session->cut().items, m_drag->item));
    } else {
        updateTrim(dx);
    }
    layOut();
    viewport()->update();
}

void TimelineView::updateTrim(int dx)
{
    TrimPreview trim;
    trim.item = m_drag->trim.item;
    switch (m_drag->kind) {
    case DragKind::TrimHead: trim.headFrames = framesOf(dx); break;
    case DragKind::TrimTail: trim.tailFrames = framesOf(dx); break;
    case DragKind::Roll: trim.rollFrames = framesOf(dx); break;
    case DragKind::Slip: trim.slipFrames = -framesOf(dx); break; // the picture goes with the pointer
    default: break;
    }
    m_drag->trim = clampTrim(m_session->cut().items, trim, m_session->board().format.rate);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_markers->isDragging())
        return m_markers->release();
    if (event->button() == Qt::LeftButton && m_titleDrag)
        return finishTitle();
    if (event->button() == Qt::LeftButton && m_sounds->isDragging())
        return m_sounds->release();
    if (event->button() != Qt::LeftButton || !m_drag)
        return;
    if (m_drag->isMoving)
        finishDrag();
    else if (m_drag->kind == DragKind::Move && m_drag->item >= 0)
        m_session->selectOnly(item(m_drag->item).shot);
    m_drag.reset();
    unsetCursor();
    relayout();
}

void TimelineView::finishDrag()
{
    Drag const drag = *m_drag;
    if (drag.trim.item >= 0)
        return performTrim(drag.trim);
    if (drag.kind == DragKind::Transition) {
        story::Transition transition = item(drag.item).transition;
        transition.length = {drag.transitionFrames};
        if (drag.transitionFrames == 0)
            transition.kind = story::TransitionKind::Cut;
        else if (transition.kind == story::TransitionKind::Cut)
            transition.kind = story::TransitionKind::Dissolve;
        (void)m_session->perform(story::SetTransition{item(drag.item).shot, transition});
        return;
    }
    if (drag.kind != DragKind::Move || drag.gap < 0)
        return;
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    bool const isPastEnd = drag.gap >= static_cast<int>(items.size());
    auto place = story::placeOf(m_session->board(), isPastEnd ? items.back().shot : item(drag.gap).shot);
    if (!place)
        return;
    place->index += isPastEnd ? 1 : 0;
    std::vector<ShotId> const shots = m_session->selection();
    if (!drag.isCopy) {
        if (auto const edit = moveShots(m_session->board(), shots, *place))
            (void)m_session->perform(*edit);
        return;
    }
    std::vector<ShotId> copies;
    if (m_session->perform(duplicateShots(m_session->board(), shots, *place, copies)))
        m_session->select(copies, copies.front());
}

void TimelineView::performTrim(TrimPreview const& trim)
{
    std::vector<plan::CutItem> const& before = m_session->cut().items;
    std::vector<plan::CutItem> const after = withTrim(before, trim);
    std::vector<story::Edit> edits;
    for (size_t i = 0; i < after.size(); ++i) {
        if (after[i].trimIn != before[i].trimIn)
            edits.emplace_back(story::SetTrimIn{after[i].shot, after[i].trimIn});
        if (after[i].length != before[i].length)
            edits.emplace_back(story::SetLength{after[i].shot, after[i].length});
    }
    char const* name = trim.rollFrames != 0 ? "Roll cut" : trim.slipFrames != 0 ? "Slip shot" : "Trim shot";
    if (edits.size() == 1)
        (void)m_session->perform(edits.front());
    else if (!edits.empty())
        (void)m_session->perform(story::batch(name, std::move(edits)));
}

void TimelineView::updateHover(QPoint view)
{
    QPoint const content = toContent(view);
    m_hover = m_layout.hitAt(content);
    m_hoverCut = -1;
    if (hoverSounds(content))
        return;
    if (m_markers->hover(content)) {
        viewport()->setCursor(Qt::PointingHandCursor);
        Q_EMIT hintChanged(
            tr("Click to go to the marker, drag to move it, double-click to write; Del removes it"));
        return;
    }
    TitlePlace const* overTitle = m_titles.hitAt(content);
    m_hoverTitle = overTitle ? overTitle->title : TitleRef{};
    for (TransitionPlace const& place : m_layout.transitions) {
        bool const isOnGlyph = place.rect.width() > 0 && place.rect.contains(content);
        bool const isOnCut = place.rect.width() == 0 && std::abs(content.x() - place.cutX) <= kCutReach &&
                             std::abs(content.y() - place.rect.center().y()) <= kCutReach;
        if (isOnGlyph || isOnCut)
            m_hoverCut = place.item;
    }
    bool const isHandle = m_hover.zone == TimelineZone::LeftHandle ||
                          m_hover.zone == TimelineZone::RightHandle ||
                          (overTitle && titleDragAt(*overTitle, content.x()) != TitleDrag::Kind::Move);
    viewport()->setCursor(isHandle || m_hoverCut >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
    Q_EMIT hintChanged(overTitle         ? tr("Drag to move the title, its ends to trim it; Del removes it")
                       : m_hoverCut >= 0 ? tr("Drag sideways to set the length of the transition")
                       : isHandle ? tr("Drag to trim; the shots behind it follow. Shift+drag moves the cut "
                                       "and keeps the film's length")
                       : m_hover.zone == TimelineZone::Clip
                           ? tr("Drag to reorder, Alt+drag to duplicate, Shift+drag to slip the picture, "
                                "Ctrl+wheel zooms")
                           : QString());
    viewport()->update();
}

void TimelineView::leaveEvent(QEvent*)
{
    m_hover = {};
    m_hoverCut = -1;
    m_hoverTitle = {};
    m_sounds->leave();
    m_markers->hover({-1, -1});
    viewport()->update();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QPoint const content = toContent(event->pos());
    if (m_markers->showSettings(content, this) ||
        (content.y() >= soundsTop() && m_sounds->showSettings(content, this)))
        return;
    TimelineHit const hit = m_layout.hitAt(toContent(event->pos()));
    if (hit.item >= 0)
        Q_EMIT editPromptRequested(item(hit.item).shot);
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint const at = m_keys->menuPosition(*event), global = viewport()->mapToGlobal(at);
    if (m_markers->showMenu(toContent(at), global, this) || soundMenu(event))
        return;
    TimelineHit const hit = m_layout.hitAt(toContent(at));
    if (hit.item < 0)
        return;
    m_session->selectOnly(item(hit.item).shot);
    Q_EMIT contextMenuWanted(item(hit.item).shot, global);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    QPoint const delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(std::pow(1.0015, delta.y()), event->position().toPoint().x());
        return;
    }
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(bar->value() - (delta.y() != 0 ? delta.y() : delta.x()));
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_keys->keeps(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    if (m_keys->press(*event))
        return;
    if (event->key() == Qt::Key_Escape && (m_sounds->cancel() || m_markers->cancel())) {
        viewport()->update();
        return;
    }
    if (event->key() == Qt::Key_Escape && (m_drag || m_titleDrag)) {
        m_drag.reset();
        m_titleDrag.reset();
        unsetCursor();
        relayout();
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::splitAtPlayhead()
{
    plan::FramePart const part = plan::framePlan(m_session->cut(), m_session->playhead()).from;
    if (part.item < 0)
        return;
    plan::CutItem const& cut = item(part.item);
    TimelineFrame const at = m_session->playhead() - cut.start;
    if (at.count > 0 && at.count < cut.length.count)
        (void)m_session->perform(story::SplitShot{cut.shot, at, newShotId()});
}

void TimelineView::trimToPlayhead(bool isHead)
{
    if (m_keys->trimToPlayhead(isHead))
        return;
    plan::FramePart const part = plan::framePlan(m_session->cut(), m_session->playhead()).from;
    if (part.item < 0)
        return;
    plan::CutItem const& cut = item(part.item);
    int64_t const at = (m_session->playhead() - cut.start).count;
    TrimPreview trim;
    trim.item = part.item;
    trim.headFrames = isHead ? at : 0;
    trim.tailFrames = isHead ? 0 : at - cut.length.count;
    TimelineFrame const start = cut.start;
    performTrim(clampTrim(m_session->cut().items, trim));
    if (isHead)
        m_session->setPlayhead(start);
}

void TimelineView::addDefaultTransition()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_session->currentShot());
    if (!shot)
        return;
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    for (size_t i = 0; i + 1 < items.size(); ++i) {
        if (items[i].shot != shot->id)
            continue;
        int64_t const half = std::llround(m_session->board().format.rate.perSecond() / 2);
        int64_t const length = std::min(half, longestTransition(items, static_cast<int>(i)));
        (void)m_session->perform(story::SetTransition{shot->id, {story::TransitionKind::Dissolve, {length}}});
        return;
    }
}

} // namespace fw::ui
