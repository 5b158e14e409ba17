#include "ui/timeline/TimelineKeys.h"

#include "ui/session/Gestures.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelineView.h"

#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kRevealRoom = 40;
constexpr int64_t kTransitionStep = 2; // both edges move away from the cut

using ThingKind = TimelineThing::Kind;

/// -1 for a key to the left, 1 for one to the right, else 0.
int sideOf(int key) { return key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0; }

/// The same for comma and full stop, whatever Shift makes of them on the usual keyboards.
int dotOf(int key)
{
    bool const isComma = key == Qt::Key_Comma || key == Qt::Key_Less || key == Qt::Key_Semicolon;
    bool const isDot = key == Qt::Key_Period || key == Qt::Key_Greater || key == Qt::Key_Colon;
    return isComma ? -1 : isDot ? 1 : 0;
}

int64_t middleOf(TimelineThing const& thing) { return 2 * thing.start.count + thing.length.count; }

/// The thing that is nearest in time; `things` is not empty.
TimelineThing const& nearest(std::vector<TimelineThing> const& things, TimelineThing const& to)
{
    return *std::min_element(things.begin(), things.end(), [&](auto const& a, auto const& b) {
        return std::abs(middleOf(a) - middleOf(to)) < std::abs(middleOf(b) - middleOf(to));
    });
}

} // namespace

bool TimelineKeys::press(QKeyEvent const& event) { return walk(event) || move(event) || trim(event); }

bool TimelineKeys::keeps(QKeyEvent const& event) const
{
    bool const isMove = event.modifiers().testFlag(Qt::AltModifier) && sideOf(event.key()) != 0;
    if (!isMove)
        return false;
    auto const thing = m_things.selected(); // Alt and an arrow move a shot everywhere else
    return thing && thing->kind != ThingKind::Clip;
}

bool TimelineKeys::walk(QKeyEvent const& event)
{
    int const key = event.key();
    bool const isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (isEnter && event.modifiers() == Qt::NoModifier) {
        auto const thing = m_things.selected();
        if (thing)
            open(*thing);
        return thing.has_value();
    }
    if (event.modifiers() != Qt::ControlModifier)
        return false;
    constexpr int kAll = 1'000'000;
    switch (key) {
    case Qt::Key_Left: walkInRow(-1); return true;
    case Qt::Key_Right: walkInRow(1); return true;
    case Qt::Key_Home: walkInRow(-kAll); return true;
    case Qt::Key_End: walkInRow(kAll); return true;
    case Qt::Key_Up: walkAcross(-1); return true;
    case Qt::Key_Down: walkAcross(1); return true;
    default: return false;
    }
}

void TimelineKeys::walkInRow(int step)
{
    auto const now = m_things.selected();
    std::vector<TimelineThingRow> const rows = m_things.rows();
    for (TimelineThingRow const& row : rows) {
        auto const at = std::find_if(row.things.begin(), row.things.end(),
                                     [&](TimelineThing const& each) { return now && each.isSameAs(*now); });
        bool const isFirstClip = !now && row.kind == ThingKind::Clip; // from nowhere to what plays
        if (at == row.things.end() && !isFirstClip)
            continue;
        auto const last = static_cast<int64_t>(row.things.size()) - 1;
        int64_t const from = isFirstClip ? (step > 1 ? last : 0) : (at - row.things.begin()) + step;
        TimelineThing const target = row.things[static_cast<size_t>(std::clamp<int64_t>(from, 0, last))];
        m_things.select(target);
        return reveal(target);
    }
}

void TimelineKeys::walkAcross(int step)
{
    auto const now = m_things.selected();
    if (!now)
        return walkInRow(0);
    std::vector<TimelineThingRow> const rows = m_things.rows();
    auto const row = std::find_if(rows.begin(), rows.end(), [&](TimelineThingRow const& each) {
        return std::any_of(each.things.begin(), each.things.end(),
                           [&](TimelineThing const& thing) { return thing.isSameAs(*now); });
    });
    int64_t const to = (row - rows.begin()) + step;
    if (row == rows.end() || to < 0 || to >= static_cast<int64_t>(rows.size()))
        return;
    TimelineThing const target = nearest(rows[static_cast<size_t>(to)].things, *now);
    m_things.select(target);
    reveal(target);
}

void TimelineKeys::reveal(TimelineThing const& thing) const
{
    QRect const seen(m_view->toView(thing.rect.topLeft()), thing.rect.size());
    QRect const bed = m_view->bed();
    QScrollBar* across = m_view->horizontalScrollBar();
    if (seen.left() < bed.left())
        across->setValue(across->value() + seen.left() - bed.left() - kRevealRoom);
    else if (seen.right() > bed.right())
        across->setValue(across->value() + std::min(seen.right() - bed.right() + kRevealRoom,
                                                    seen.left() - bed.left() - kRevealRoom));
    if (thing.kind != ThingKind::Sound)
        return;
    QScrollBar* down = m_view->verticalScrollBar();
    int const row = SoundLayout::kRow + SoundLayout::kGap;
    if (seen.bottom() > bed.bottom())
        down->setValue(down->value() + row);
    else if (seen.top() < m_view->soundsTop())
        down->setValue(down->value() + seen.top() - m_view->soundsTop());
}

bool TimelineKeys::move(QKeyEvent const& event)
{
    auto const thing = m_things.selected();
    bool const isShift = event.modifiers() == (Qt::AltModifier | Qt::ShiftModifier);
    if (!thing || (event.modifiers() != Qt::AltModifier && !isShift))
        return false;
    int const key = event.key(), side = sideOf(key);
    if (thing->kind == ThingKind::Clip) {
        auto const edit =
            side == 0 ? std::nullopt : nudgeShots(m_session->board(), m_session->selection(), side);
        if (edit)
            (void)m_session->perform(*edit); // errors go to Session::failed
        return side != 0;
    }
    double const second = m_session->board().format.rate.perSecond();
    int64_t const toPlayhead = m_session->playhead().count - thing->start.count;
    if (side != 0)
        moveBy(*thing, side * (isShift ? std::llround(second) : 1));
    else if (key == Qt::Key_Home)
        moveBy(*thing, toPlayhead);
    else if (key == Qt::Key_End)
        moveBy(*thing, toPlayhead - thing->length.count);
    else if (thing->kind == ThingKind::Sound && (key == Qt::Key_Up || key == Qt::Key_Down))
        m_view->sounds()->changeTrack(key == Qt::Key_Up ? -1 : 1);
    else
        return false;
    return true;
}

void TimelineKeys::moveBy(TimelineThing const& thing, int64_t frames)
{
    story::Storyboard const& board = m_session->board();
    if (thing.kind == ThingKind::Sound)
        return m_view->sounds()->nudge(SoundDrag::Move, frames);
    TimelineFrame const to{std::max<int64_t>(0, thing.start.count + frames)};
    if (thing.kind == ThingKind::Title) {
        auto const made = moveTitle(board, m_session->cut(), {thing.shot, thing.index}, to);
        if (made && m_session->perform(made->edit))
            m_session->selectTitle(made->item);
    } else if (thing.kind == ThingKind::Marker) {
        auto const made = moveMarker(board, m_session->cut(), {thing.shot, thing.index}, to);
        if (made && m_session->perform(made->edit)) {
            m_view->markers()->select(made->item);
            m_session->setPlayhead(to);
        }
    }
}

bool TimelineKeys::trim(QKeyEvent const& event)
{
    auto const thing = m_things.selected();
    if (!thing)
        return false;
    Qt::KeyboardModifiers const keys = event.modifiers();
    int const key = event.key(), dot = dotOf(key), side = sideOf(key);
    if (dot != 0 && keys == Qt::NoModifier)
        return trimBy(*thing, Trim::Tail, dot);
    if (dot != 0 && keys == Qt::ShiftModifier)
        return trimBy(*thing, Trim::Head, dot);
    if (dot != 0 && keys == Qt::AltModifier)
        return trimBy(*thing, Trim::Slip, dot);
    if (keys != (Qt::ControlModifier | Qt::ShiftModifier) || thing->kind != ThingKind::Clip)
        return false;
    if (side != 0)
        return trimBy(*thing, Trim::Roll, side);
    if (key == Qt::Key_Up || key == Qt::Key_Down)
        return lengthenTransition(key == Qt::Key_Up ? kTransitionStep : -kTransitionStep);
    return false;
}

bool TimelineKeys::trimBy(TimelineThing const& thing, Trim kind, int64_t frames)
{
    bool const isEnd = kind == Trim::Head || kind == Trim::Tail;
    if (thing.kind == ThingKind::Clip) {
        trimClip(thing, kind, frames);
    } else if (thing.kind == ThingKind::Sound && isEnd) {
        m_view->sounds()->nudge(kind == Trim::Head ? SoundDrag::TrimHead : SoundDrag::TrimTail, frames);
    } else if (thing.kind == ThingKind::Title && isEnd) {
        TitleDrag const drag{{thing.shot, thing.index},
                             kind == Trim::Head ? TitleDrag::Kind::Head : TitleDrag::Kind::Tail,
                             thing.start,
                             frames};
        auto const made = editOf(m_session->board(), m_session->cut(), drag);
        if (made && m_session->perform(made->edit))
            m_session->selectTitle(made->item);
    } else {
        return false;
    }
    return true;
}

void TimelineKeys::trimClip(TimelineThing const& clip, Trim kind, int64_t frames)
{
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    auto const found = std::find_if(items.begin(), items.end(),
                                    [&](plan::CutItem const& each) { return each.shot == clip.shot; });
    bool const isLast = found == items.end() || found + 1 == items.end();
    if (found == items.end() || (kind == Trim::Roll && isLast))
        return;
    TrimPreview trim;
    trim.item = static_cast<int>(found - items.begin());
    switch (kind) {
    case Trim::Head: trim.headFrames = frames; break;
    case Trim::Tail: trim.tailFrames = frames; break;
    case Trim::Roll: trim.rollFrames = frames; break;
    case Trim::Slip: trim.slipFrames = -frames; break; // the picture goes with the key
    }
    m_view->performTrim(clampTrim(items, trim, m_session->board().format.rate));
}

bool TimelineKeys::lengthenTransition(int64_t frames)
{
    std::vector<plan::CutItem> const& items = m_session->cut().items;
    for (size_t i = 0; i + 1 < items.size(); ++i) {
        if (items[i].shot != m_session->currentShot())
            continue;
        story::Transition changed = items[i].transition;
        changed.length.count = std::clamp<int64_t>(changed.length.count + frames, 0,
                                                   longestTransition(items, static_cast<int>(i)));
        if (changed.length.count == 0)
            changed.kind = story::TransitionKind::Cut;
        else if (changed.kind == story::TransitionKind::Cut)
            changed.kind = story::TransitionKind::Dissolve;
        if (changed != items[i].transition)
            (void)m_session->perform(story::SetTransition{items[i].shot, changed}); // errors: failed
        return true;
    }
    return false;
}

bool TimelineKeys::trimToPlayhead(bool isHead)
{
    auto const thing = m_things.selected();
    if (!thing || (thing->kind != ThingKind::Title && thing->kind != ThingKind::Sound))
        return false;
    TimelineFrame const edge = isHead ? thing->start : thing->start + thing->length;
    int64_t const frames = (m_session->playhead() - edge).count;
    if (frames != 0)
        (void)trimBy(*thing, isHead ? Trim::Head : Trim::Tail, frames);
    return true;
}

void TimelineKeys::open(TimelineThing const& thing) const
{
    switch (thing.kind) {
    case ThingKind::Clip: Q_EMIT m_view->editPromptRequested(thing.shot); break;
    case ThingKind::Title: Q_EMIT m_view->editTitleRequested(); break;
    case ThingKind::Marker: (void)m_view->markers()->showSettings(thing.rect.center(), m_view); break;
    case ThingKind::Sound: (void)m_view->sounds()->showSettings(thing.rect.center(), m_view); break;
    }
}

QPoint TimelineKeys::menuPosition(QContextMenuEvent const& event) const
{
    auto const thing = event.reason() == QContextMenuEvent::Keyboard ? m_things.selected() : std::nullopt;
    return thing ? m_view->toView(thing->rect.center()) : event.pos();
}

void TimelineKeys::paintFocus(QPainter& painter) const
{
    if (!m_view->hasFocus())
        return;
    Colours const& c = Theme::instance().colours();
    auto const thing = m_things.selected();
    QRectF ring = QRectF(m_view->bed()).adjusted(2, 2, -2, -2);
    if (thing)
        ring = QRectF(m_view->toView(thing->rect.topLeft()), thing->rect.size()).adjusted(-2, -2, 2, 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(c.well, 4)); // so that it shows over any picture beside it
    painter.drawRoundedRect(ring, 5, 5);
    painter.setPen(QPen(c.accent, 2));
    painter.drawRoundedRect(ring, 5, 5);
    painter.restore();
}

} // namespace fw::ui
