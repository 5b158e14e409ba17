#include "ui/timeline/TimelineView.h"

#include "ui/timeline/ClipPainter.h"
#include "ui/timeline/TimelineAccessible.h"
#include "ui/timeline/TimelineKeys.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kTrackHeader = 112;
constexpr int kEndRoom = 120; // free bed behind the last clip, to drop past the end
constexpr int kThumbHeight = 44;

} // namespace

TimelineView::TimelineView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent)
    : QAbstractScrollArea(parent), m_session(session), m_bridge(bridge), m_thumbnails(thumbnails),
      m_spoken(new TimelineAccessible(this, session, bridge)),
      m_keys(std::make_unique<TimelineKeys>(this, session)), m_sounds(new SoundRows(session, this)),
      m_markers(new MarkerRow(session, this))
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    auto const repaint = [this] { viewport()->update(); };
    connect(session, &Session::opened, this, [this] {
        m_isFitted = true;
        relayout();
    });
    connect(session, &Session::changed, this, &TimelineView::relayout);
    connect(session, &Session::takesChanged, this, &TimelineView::relayout);
    connect(session, &Session::selectionChanged, this, repaint);
    connect(session, &Session::playheadChanged, this, &TimelineView::onPlayhead);
    connect(session, &Session::markedChanged, this, repaint);
    connect(bridge, &EngineBridge::jobChanged, this, repaint);
    connect(bridge->cast(), &CastBook::changed, this, repaint);
    connect(bridge, &EngineBridge::previewReady, this, repaint);
    connect(thumbnails, &Thumbnails::ready, this, repaint);
    connect(&Theme::instance(), &Theme::changed, this, repaint);
    connect(m_markers, &MarkerRow::changed, this, repaint);
    connectSounds();
    relayout();
}

TimelineView::~TimelineView() = default;

QSize TimelineView::sizeHint() const
{
    return {900, TimelineLayout::kRuler + 2 * TimelineLayout::kGap + TimelineLayout::kTrack + 16};
}

QRect TimelineView::bed() const
{
    return {kTrackHeader, 0, viewport()->width() - kTrackHeader, viewport()->height()};
}

QPoint TimelineView::toContent(QPoint view) const
{
    return view + QPoint(horizontalScrollBar()->value() - kTrackHeader, 0);
}

QPoint TimelineView::toView(QPoint content) const
{
    return content - QPoint(horizontalScrollBar()->value() - kTrackHeader, 0);
}

plan::CutItem const& TimelineView::item(int index) const
{
    return m_session->cut().items[static_cast<size_t>(index)];
}

std::vector<plan::CutItem> TimelineView::shownItems() const
{
    std::vector<plan::CutItem> items = m_session->cut().items;
    if (!m_drag || !m_drag->isMoving)
        return items;
    if (m_drag->kind != DragKind::Transition)
        return withTrim(std::move(items), m_drag->trim); // no item is trimmed when something else is dragged
    auto const index = static_cast<size_t>(m_drag->item);
    int64_t const change = m_drag->transitionFrames - items[index].transition.length.count;
    items[index].transition.length = {m_drag->transitionFrames};
    if (items[index].transition.kind == story::TransitionKind::Cut)
        items[index].transition.kind = story::TransitionKind::Dissolve;
    for (size_t i = index + 1; i < items.size(); ++i)
        items[i].start = items[i].start - TimelineFrame{change};
    return items;
}

void TimelineView::layOut()
{
    plan::ExportPlan cut = m_session->cut();
    cut.items = shownItems();
    m_markers->layOut(cut, m_scale, TimelineLayout::kRuler + TimelineLayout::kGap / 2);
    int const above = m_markers->height();
    m_titles = TitleRow::of(cut, m_scale, TimelineLayout::kRuler + TimelineLayout::kGap + above);
    m_layout = TimelineLayout::of(cut.items, m_scale, above + m_titles.height());
}

void TimelineView::relayout()
{
    if (m_isFitted)
        zoomToFit();
    layOut();
    int const room = viewport()->width() - kTrackHeader;
    horizontalScrollBar()->setRange(0, std::max(0, m_layout.contentWidth + kEndRoom - room));
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(40);
    layOutSounds();
    m_spoken->layoutChanged();
    viewport()->update();
}

void TimelineView::zoomToFit()
{
    m_isFitted = true;
    int64_t const length = m_session->cut().length.count;
    int const room = std::max(200, viewport()->width() - kTrackHeader - kEndRoom / 2);
    m_scale.pxPerFrame = length > 0 ? std::clamp(static_cast<double>(room) / static_cast<double>(length),
                                                 TimeScale::kMin, TimeScale::kMax / 5)
                                    : 4.0;
    layOut();
    horizontalScrollBar()->setValue(0);
    viewport()->update();
}

void TimelineView::zoomBy(double factor, int aroundViewX)
{
    double const frame = toContent({aroundViewX, 0}).x() / m_scale.pxPerFrame;
    m_isFitted = false;
    m_scale.pxPerFrame = std::clamp(m_scale.pxPerFrame * factor, TimeScale::kMin, TimeScale::kMax);
    relayout();
    int const x = static_cast<int>(std::lround(frame * m_scale.pxPerFrame));
    horizontalScrollBar()->setValue(x -
                                    (aroundViewX - kTrackHeader)); // what is under the pointer stays there
}

void TimelineView::onPlayhead()
{
    int const x = toView({m_scale.xOf(m_session->playhead()), 0}).x();
    bool const isOutside = x < kTrackHeader || x > viewport()->width() - 24;
    bool const isDragging = m_drag && m_drag->kind == DragKind::Seek;
    if (isOutside && !isDragging)
        horizontalScrollBar()->setValue(m_scale.xOf(m_session->playhead()) - 80);
    viewport()->update();
}

void TimelineView::resizeEvent(QResizeEvent*) { relayout(); }

void TimelineView::scrollContentsBy(int, int dy)
{
    if (dy != 0)
        layOutSounds();
    viewport()->update();
}

void TimelineView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    Colours const& c = Theme::instance().colours();
    painter.fillRect(event->rect(), c.well);
    painter.save();
    painter.setClipRect(bed());
    paintRuler(painter, event->rect());
    paintTitles(painter, event->rect());
    paintTrack(painter, event->rect());
    paintTransitions(painter, event->rect());
    paintSounds(painter, event->rect());
    m_markers->paint(painter, toView({0, 0}), viewport()->height());
    paintMarks(painter);
    paintPlayhead(painter);
    m_keys->paintFocus(painter);
    painter.restore();
    paintHeads(painter);
}

void TimelineView::paintHeads(QPainter& painter)
{
    Colours const& c = Theme::instance().colours();
    painter.fillRect(QRect(0, 0, kTrackHeader, viewport()->height()), c.panel);
    painter.fillRect(QRect(kTrackHeader - 1, 0, 1, viewport()->height()), c.lineSubtle);
    painter.setFont(Theme::instance().font(Theme::Type::Body));
    painter.setPen(c.textSecondary);
    auto const paintHead = [&](int top, int height, char const* icon, QString const& name) {
        QRect const head(space::kPanel, top, kTrackHeader - space::kPanel, height);
        painter.drawPixmap(
            QPoint(head.left(), head.center().y() - 8),
            Theme::instance().pixmap(QString::fromLatin1(icon), 16, c.textSecondary, devicePixelRatioF()));
        painter.drawText(head.adjusted(24, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
    };
    int const firstRow = TimelineLayout::kRuler + TimelineLayout::kGap;
    if (m_markers->height() > 0)
        paintHead(TimelineLayout::kRuler + TimelineLayout::kGap / 2, MarkerRow::kHeight, "flag-3",
                  tr("Markers"));
    if (m_titles.lanes > 0)
        paintHead(firstRow + m_markers->height(), TitleRow::kLane, "typography", tr("Titles"));
    paintHead(m_layout.trackTop, TimelineLayout::kTrack, "video", tr("Video"));
    painter.setClipRect(QRect(0, soundsTop(), kTrackHeader, viewport()->height()));
    m_sounds->paintHeads(painter, 0, kTrackHeader);
}

void TimelineView::paintTitles(QPainter& painter, QRect const& exposed)
{
    for (TitlePlace const& place : m_titles.places) {
        bool const isDragged = m_titleDrag && m_titleDrag->title == place.title;
        QRect const rect = isDragged ? draggedRect(place, *m_titleDrag, m_scale) : place.rect;
        QRect const seen(toView(rect.topLeft()), rect.size());
        story::Title const* title = findTitle(m_session->board(), place.title);
        if (!title || !seen.intersects(exposed))
            continue;
        QString const text = QString::fromStdString(title->text).replace('\n', ' ').trimmed();
        paintTitle(painter, seen, text.isEmpty() ? tr("Empty title") : text,
                   m_session->title() == place.title, m_hoverTitle == place.title);
    }
}

void TimelineView::paintRuler(QPainter& painter, QRect const& exposed)
{
    Colours const& c = Theme::instance().colours();
    FrameRate const rate = m_session->board().format.rate;
    painter.fillRect(QRect(0, 0, viewport()->width(), TimelineLayout::kRuler), c.panel);
    if (auto const& marked = m_session->marked()) { // in to out
        int const left = toView({m_scale.xOf(marked->first), 0}).x();
        int const right = toView({m_scale.xOf(marked->end), 0}).x();
        painter.fillRect(QRect(left, 0, std::max(1, right - left), TimelineLayout::kRuler), c.selection);
        painter.fillRect(QRect(left, 0, 2, TimelineLayout::kRuler), c.accent);
        painter.fillRect(QRect(right - 2, 0, 2, TimelineLayout::kRuler), c.accent);
    }
    painter.setFont(Theme::instance().font(Theme::Type::Mono));
    int const from = toContent({std::max(kTrackHeader, exposed.left() - 100), 0}).x();
    int const to = toContent({exposed.right() + 1, 0}).x();
    for (RulerTick const& tick : rulerTicks(m_scale, rate, from, to)) {
        int const x = toView({tick.x, 0}).x();
        int const height = tick.isMajor ? 10 : 5;
        painter.fillRect(QRect(x, TimelineLayout::kRuler - height, 1, height),
                         tick.isMajor ? c.lineStrong : c.lineSubtle);
        if (!tick.isMajor)
            continue;
        QString const label = timecode(tick.frame.count, rate.perSecond());
        bool const isWholeSecond = label.endsWith(QStringLiteral(":00"));
        painter.setPen(c.textMuted);
        painter.drawText(QPoint(x + 4, 16), isWholeSecond ? label.mid(3, 5) : label.mid(3));
    }
}

void TimelineView::paintTrack(QPainter& painter, QRect const& exposed)
{
    m_paintedClips = 0;
    int const left = toContent({std::max(kTrackHeader, exposed.left()), 0}).x();
    int const right = toContent({exposed.right(), 0}).x();
    auto first = std::lower_bound(m_layout.clips.begin(), m_layout.clips.end(), left,
                                  [](ClipPlace const& clip, int x) { return clip.rect.right() < x; });
    for (; first != m_layout.clips.end() && first->rect.left() <= right; ++first) {
        paintOneClip(painter, *first, exposed);
        ++m_paintedClips;
    }
}

void TimelineView::paintOneClip(QPainter& painter, ClipPlace const& place, QRect const& exposed)
{
    plan::CutItem const& cut = item(place.item);
    story::Shot const* shot = story::findShot(m_session->board(), cut.shot);
    if (!shot)
        return;
    std::vector<ShotId> const& selection = m_session->selection();
    ClipState state;
    state.look = cardLook(*m_session, *m_bridge, *shot, cut.number);
    state.isSelected = std::find(selection.begin(), selection.end(), cut.shot) != selection.end();
    state.isHovered = m_hover.item == place.item;
    state.isTrimming = m_drag && m_drag->isMoving && m_drag->trim.item == place.item;
    state.pxPerFrame = m_scale.pxPerFrame;
    state.visible = exposed;
    bool const isRolledInto = m_drag && m_drag->isMoving && m_drag->trim.item == place.item - 1;
    int64_t const head = state.isTrimming ? m_drag->trim.headFrames + m_drag->trim.slipFrames
                         : isRolledInto   ? m_drag->trim.rollFrames
                                          : 0;
    FrameRate const project = m_session->board().format.rate;
    state.pictureAt = [this, &cut, head, project](TimelineFrame offset) -> QImage {
        if (auto const forming = m_bridge->formingClip(cut.shot); forming && !forming->frames.empty())
            return forming->frames.front();
        if (!cut.take)
            return {};
        TimelineFrame const inTake = cut.trimIn + TimelineFrame{head} + offset;
        int64_t const last = std::max<int64_t>(0, cut.takeLength.count - 1);
        ClipFrame const frame{
            std::clamp<int64_t>(plan::toClipFrame(inTake, project, cut.rate).count, 0, last)};
        return m_thumbnails->frame(*cut.take, frame, static_cast<int>(kThumbHeight * devicePixelRatioF()));
    };
    bool const isLifted = m_drag && m_drag->isMoving && m_drag->kind == DragKind::Move && state.isSelected;
    painter.setOpacity(isLifted ? 0.5 : 1.0);
    paintClip(painter, QRect(toView(place.rect.topLeft()), place.rect.size()), state);
    painter.setOpacity(1.0);
}

void TimelineView::paintTransitions(QPainter& painter, QRect const& exposed)
{
    std::vector<plan::CutItem> const dragged = m_drag ? shownItems() : std::vector<plan::CutItem>();
    std::vector<plan::CutItem> const& items = m_drag ? dragged : m_session->cut().items;
    ShotId const current = m_session->currentShot();
    for (TransitionPlace const& place : m_layout.transitions) {
        QRect const rect(toView(place.rect.topLeft()), place.rect.size());
        if (rect.right() < exposed.left() - 12 || rect.left() > exposed.right() + 12)
            continue;
        plan::CutItem const& cut = items[static_cast<size_t>(place.item)];
        if (rect.width() > 0)
            paintTransition(painter, rect, cut.transition.kind,
                            cut.shot == current && m_hoverCut == place.item);
        else if (m_hoverCut == place.item)
            paintCutHandle(painter, QPoint(toView({place.cutX, 0}).x(), rect.center().y()),
                           m_drag.has_value());
    }
}

void TimelineView::paintMarks(QPainter& painter)
{
    if (!m_drag || !m_drag->isMoving || m_drag->kind != DragKind::Move || m_drag->gap < 0)
        return;
    int const x = toView({m_layout.gapX(m_drag->gap), 0}).x();
    QRect const mark(x - 2, m_layout.trackTop - 2, 3, TimelineLayout::kTrack + 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colours().accent);
    painter.drawRect(mark);
    painter.drawEllipse(QPointF(mark.center().x() + 0.5, mark.top()), 3, 3);
    painter.drawEllipse(QPointF(mark.center().x() + 0.5, mark.bottom() + 1), 3, 3);
}

void TimelineView::paintPlayhead(QPainter& painter)
{
    Colours const& c = Theme::instance().colours();
    int const x = toView({m_scale.xOf(m_session->playhead()), 0}).x();
    painter.fillRect(QRect(x - 1, TimelineLayout::kRuler, 3, viewport()->height()), c.playheadEdge);
    painter.fillRect(QRect(x, TimelineLayout::kRuler, 1, viewport()->height()), c.playheadCore);
    double const rate = m_session->board().format.rate.perSecond();
    QString const text = timecode(m_session->playhead().count, rate).mid(3);
    painter.setFont(Theme::instance().font(Theme::Type::Mono));
    int const width = painter.fontMetrics().horizontalAdvance(text) + 16;
    int const left = std::clamp(x - width / 2, kTrackHeader + 2, viewport()->width() - width - 2);
    QRect const pill(left, 4, width, 20);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawRoundedRect(pill, 10, 10);
    painter.drawPolygon(QPolygonF({QPointF(x - 4, 24), QPointF(x + 5, 24), QPointF(x + 0.5, 28.5)}));
    painter.setPen(c.onAccent);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace fw::ui
