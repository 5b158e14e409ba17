#include "ui/board/BoardView.h"

#include "ui/board/BoardAccessible.h"
#include "ui/board/CardPainter.h"
#include "ui/board/CardPromptEdit.h"
#include "ui/board/Continuity.h"
#include "ui/board/FilterBar.h"
#include "ui/board/SceneTitleEdit.h"
#include "ui/session/Gestures.h"
#include "ui/theme/EmptyWell.h"

#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace fw::ui {

namespace {

constexpr int kLeastWidth = 200;
constexpr int kLeastHeight = 190;
constexpr int kAroundCards = 40; // the scene's name and the gaps
constexpr int kZoomStepPx = 24;
constexpr int kLeastWriting = 150;     // px wide
constexpr int kLoopMilliseconds = 125; // the starter's clips run at 8 frames a second

} // namespace

BoardView::BoardView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent)
    : QAbstractScrollArea(parent), m_session(session), m_bridge(bridge), m_thumbnails(thumbnails),
      m_spoken(new BoardAccessible(this, session, bridge))
{
    setObjectName(QStringLiteral("board"));
    setAccessibleName(tr("Board"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAcceptDrops(true);
    viewport()->setMouseTracking(true);
    m_empty = new EmptyWell(QStringLiteral("layout-board"),
                            tr("A board is a row of shots. Each one starts as a sentence."),
                            {{tr("Start with one shot"),
                              [this] {
                                  NewShot const shot = newShotBeside(m_session->board(), {}, true);
                                  if (m_session->perform(shot.edit)) {
                                      m_session->selectOnly(shot.id);
                                      Q_EMIT editPromptRequested(shot.id);
                                  }
                              }},
                             {tr("Paste a script"), [this] { Q_EMIT scriptRequested(); }},
                             {tr("Open the sample board"), [this] { Q_EMIT sampleRequested(); }}},
                            viewport());
    m_sceneTitle = new SceneTitleEdit(session, viewport());
    connect(m_sceneTitle, &SceneTitleEdit::ended, this, [this] { setFocus(); });
    m_cardPrompt = new CardPromptEdit(session, viewport());
    connect(m_cardPrompt, &CardPromptEdit::ended, this, [this](int step) {
        setFocus();
        ShotId const beside = step == 0 ? ShotId() : m_layout.neighbour(m_session->currentShot(), step);
        if (!beside.isEmpty() && beside != m_session->currentShot())
            writeOnCard(beside);
    });
    m_filter = new FilterBar(session, bridge->cast(), this);
    connect(m_filter, &FilterBar::changed, this, &BoardView::relayout);
    connect(m_filter, &FilterBar::closed, this, [this] {
        setFocus();
        ensureVisible(m_session->currentShot()); // what was found, among all the others
    });
    connect(session, &Session::opened, this, &BoardView::relayout);
    connect(session, &Session::changed, this, &BoardView::onChanged);
    connect(session, &Session::selectionChanged, this, &BoardView::onSelectionChanged);
    connect(session, &Session::takesChanged, this, [this](ShotId const& shot) { onStateChanged(shot); });
    connect(session, &Session::playheadChanged, this, [this] { viewport()->update(); });
    connect(bridge, &EngineBridge::jobChanged, this, [this](ShotId const& shot) { onStateChanged(shot); });
    connect(bridge, &EngineBridge::queueChanged, this, [this] { viewport()->update(); });
    connect(bridge->cast(), &CastBook::changed, this, [this] { viewport()->update(); });
    connect(bridge, &EngineBridge::previewReady, this, &BoardView::onPreview);
    connect(thumbnails, &Thumbnails::ready, this, [this] { viewport()->update(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { viewport()->update(); });
    m_scrollTimer.setInterval(16);
    connect(&m_scrollTimer, &QTimer::timeout, this, &BoardView::autoScroll);
    m_loopTimer.setInterval(kLoopMilliseconds);
    connect(&m_loopTimer, &QTimer::timeout, this, [this] {
        ++m_loopFrame;
        viewport()->update();
    });
    relayout();
}

void BoardView::setMode(BoardMode mode)
{
    m_layout.mode = mode;
    relayout();
}

void BoardView::setCardWidth(int widthPx)
{
    m_layout.cardWidth = widthPx;
    updateGeometry(); // a row of them has another height
    relayout();
    if (!m_session->currentShot().isEmpty())
        ensureVisible(m_session->currentShot());
}

void BoardView::zoomCards(int steps) { setCardWidth(m_layout.cardWidth + steps * kZoomStepPx); }

void BoardView::renameScene(SceneId scene)
{
    if (scene.isEmpty())
        if (auto const place = story::placeOf(m_session->board(), m_session->currentShot()))
            scene = m_session->board().scenes[place->scene].id;
    for (ScenePlace const& each : m_layout.scenes) {
        if (each.scene != scene)
            continue;
        QRect const label = toView(each.label);
        if (label.left() < 0)
            horizontalScrollBar()->setValue(each.label.left() - space::kPanel);
        if (label.top() < 0 || label.bottom() > viewport()->height())
            verticalScrollBar()->setValue(each.label.top() - space::kTight);
        m_sceneTitle->edit(scene, toView(each.label));
    }
}

void BoardView::writeOnCard(ShotId const& shot)
{
    m_session->selectOnly(shot);
    ensureVisible(shot);
    CardPlace const* card = m_layout.card(shot);
    if (!card)
        return;
    CardZones const zones = CardZones::of(card->rect);
    // From the words down to the card's lower edge; a contact sheet's card has no words and gives all of it.
    QRect place = zones.prompt.isNull() ? card->rect : zones.prompt.united(zones.lengthRow);
    place.setWidth(std::max(place.width(), kLeastWriting));
    place = toView(place);
    if (place.right() > viewport()->width())
        place.moveRight(viewport()->width() - 1);
    m_cardPrompt->edit(shot, place.adjusted(-space::kTight, -space::kTight, space::kTight, space::kTight));
}

ScenePlace const* BoardView::sceneAt(QPoint content) const
{
    for (ScenePlace const& each : m_layout.scenes)
        if (each.label.contains(content))
            return &each;
    return nullptr;
}

void BoardView::selectScene(ScenePlace const& scene)
{
    std::vector<ShotId> shots;
    for (CardPlace const& card : m_layout.cards)
        if (card.place.scene == scene.index)
            shots.push_back(card.shot);
    if (!shots.empty())
        m_session->select(shots, shots.front());
}

void BoardView::askForFilter()
{
    m_filter->ask();
    relayout();
}

void BoardView::setContinuity(bool isShown)
{
    m_showsContinuity = isShown;
    viewport()->update();
}

QSize BoardView::sizeHint() const { return {900, BoardLayout::cardHeight(m_layout.cardWidth) + 52}; }

// Rows of the timeline and the filter take from the picture, not from the cards.
QSize BoardView::minimumSizeHint() const
{
    int const bar = filterHeight();
    int const row = BoardLayout::cardHeight(m_layout.cardWidth) + kAroundCards;
    return {kLeastWidth, bar > 0 ? row + bar : kLeastHeight};
}

int BoardView::filterHeight() const
{
    return m_filter->isVisibleTo(this) ? m_filter->sizeHint().height() : 0;
}

QPoint BoardView::toContent(QPoint view) const
{
    return view + QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
}

QRect BoardView::toView(QRect content) const
{
    return content.translated(-horizontalScrollBar()->value(), -verticalScrollBar()->value());
}

QRect BoardView::viewRectOf(ShotId const& shot) const
{
    CardPlace const* card = m_layout.card(shot);
    return card ? toView(card->rect) : QRect();
}

BoardLayout BoardView::layoutNow() const
{
    ShotFilter const filter = m_filter->filter();
    BoardLayout::Shows shows;
    if (!filter.isEmpty())
        shows = [&](story::Shot const& shot, int number) {
            // The state is worked out only where it is asked for: a large board has many shots.
            return filter.passes(shot, number,
                                 filter.state ? shotLook(*m_session, *m_bridge, shot.id).state
                                              : ShotState::Empty);
        };
    return BoardLayout::of(m_session->board(), m_layout.mode, m_layout.cardWidth, viewport()->width(), shows);
}

void BoardView::relayout()
{
    int const bar = filterHeight();
    if (bar != viewportMargins().top())
        updateGeometry();
    setViewportMargins(0, bar, 0, 0);
    m_filter->setGeometry(0, 0, width(), bar);
    m_layout = layoutNow();
    m_spoken->layoutChanged();
    size_t const all = story::shotsInOrder(m_session->board()).size();
    m_filter->setFound(static_cast<int>(m_layout.cards.size()), static_cast<int>(all));
    QSize const view = viewport()->size();
    horizontalScrollBar()->setRange(0, std::max(0, m_layout.content.width() - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    horizontalScrollBar()->setSingleStep(m_layout.cardWidth / 2);
    verticalScrollBar()->setRange(0, std::max(0, m_layout.content.height() - view.height()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(24);
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(all == 0);
    viewport()->update();
}

void BoardView::repaintCard(ShotId const& shot)
{
    if (CardPlace const* card = m_layout.card(shot))
        viewport()->update(toView(card->rect).adjusted(-4, -4, 4, 6));
}

void BoardView::onChanged(story::ChangeSet const& changes)
{
    if (changes.isStructure || changes.isFormat || !m_filter->filter().isEmpty())
        return relayout();
    viewport()->update(); // a changed shot can make others stale
}

void BoardView::onStateChanged(ShotId const& shot)
{
    if (m_filter->filter().state)
        return relayout();
    repaintCard(shot);
}

void BoardView::onSelectionChanged()
{
    if (!m_drag && !m_session->currentShot().isEmpty())
        ensureVisible(m_session->currentShot());
    viewport()->update();
}

void BoardView::onPreview(ShotId const& shot)
{
    if (!m_loopTimer.isActive() && !Theme::instance().isMotionReduced())
        m_loopTimer.start();
    repaintCard(shot);
}

void BoardView::ensureVisible(ShotId const& shot)
{
    CardPlace const* card = m_layout.card(shot);
    if (!card)
        return;
    QRect const view = toView(card->rect);
    if (view.left() < 0)
        horizontalScrollBar()->setValue(card->rect.left() - space::kPanel);
    else if (view.right() > viewport()->width())
        horizontalScrollBar()->setValue(card->rect.right() + space::kPanel - viewport()->width());
    bool const fits =
        view.height() <= viewport()->height(); // else its picture and state say more than its end
    if (view.top() < 0 || (!fits && view.top() > space::kEmpty))
        verticalScrollBar()->setValue(card->rect.top() - space::kEmpty);
    else if (fits && view.bottom() > viewport()->height())
        verticalScrollBar()->setValue(card->rect.bottom() + space::kPanel - viewport()->height());
}

void BoardView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().colours().window);
    paintScenes(painter);
    paintCards(painter, event->rect());
    if (m_showsContinuity)
        paintContinuity(painter);
    if (hasFocus() && !m_layout.card(m_session->currentShot())) { // else the current card has the ring
        painter.setPen(QPen(Theme::instance().colours().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
    std::optional<DropGap> const& gap = m_drag && m_drag->isMoving ? m_drag->gap : m_fileGap;
    if (!gap)
        return;
    QRect const mark = toView(gap->mark);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colours().accent);
    painter.drawRect(mark);
    painter.drawEllipse(QPointF(mark.center().x() + 0.5, mark.top()), 3, 3);
    painter.drawEllipse(QPointF(mark.center().x() + 0.5, mark.bottom() + 1), 3, 3);
}

void BoardView::paintScenes(QPainter& painter)
{
    Colours const& c = Theme::instance().colours();
    painter.setFont(Theme::instance().font(Theme::Type::Title));
    painter.setPen(c.textSecondary);
    for (ScenePlace const& scene : m_layout.scenes) {
        QRect const label = toView(scene.label);
        QString const title = QString::fromStdString(m_session->board().scenes[scene.index].title);
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(title, Qt::ElideRight, label.width()));
    }
}

void BoardView::paintContinuity(QPainter& painter)
{
    for (Continuation const& link : continuationsOf(m_session->board())) {
        QRect const parent = viewRectOf(link.parent), child = viewRectOf(link.child);
        if (parent.united(child).intersects(viewport()->rect()))
            paintContinuation(painter, parent, child,
                              m_session->status(link.isLeading ? link.parent : link.child).state ==
                                  plan::TakeState::Stale);
    }
}

void BoardView::paintCards(QPainter& painter, QRect const& exposed)
{
    std::vector<ShotId> const& selection = m_session->selection();
    story::ProjectFormat const& format = m_session->board().format;
    ShotId const playing = m_session->shotAtPlayhead();
    bool isForming = false;
    for (CardPlace const& card : m_layout.cards) {
        QRect const rect = toView(card.rect);
        if (!rect.adjusted(-4, -4, 4, 6).intersects(exposed))
            continue;
        story::Shot const* shot = story::findShot(m_session->board(), card.shot);
        if (!shot)
            continue;
        CardState state;
        state.look = cardLook(*m_session, *m_bridge, *shot, card.number);
        state.poster = pictureOf(card.shot, state.look.take);
        state.isSelected = std::find(selection.begin(), selection.end(), card.shot) != selection.end();
        state.isCurrent = card.shot == playing;
        state.isHovered = card.shot == m_hovered;
        state.hasFocus = hasFocus() && card.shot == m_session->currentShot();
        state.posterAspect = static_cast<double>(format.size.widthPx) / format.size.heightPx;
        isForming = isForming || state.look.state.state == ShotState::Forming;
        bool const isLifted = m_drag && m_drag->isMoving && state.isSelected && !m_drag->isCopy;
        painter.setOpacity(isLifted ? 0.5 : 1.0);
        paintCard(painter, rect, state);
        painter.setOpacity(1.0);
    }
    if (!isForming)
        m_loopTimer.stop();
}

QImage BoardView::pictureOf(ShotId const& shot, TakeId const& take) const
{
    if (auto const forming = m_bridge->formingClip(shot); forming && !forming->frames.empty()) {
        size_t const count = forming->frames.size();
        return forming->frames[static_cast<size_t>(m_loopFrame) % count];
    }
    int const height = static_cast<int>((m_layout.cardWidth * 9 / 16 + 3) * devicePixelRatioF());
    return take.isEmpty() ? QImage() : m_thumbnails->poster(take, height);
}

void BoardView::resizeEvent(QResizeEvent*) { relayout(); }

void BoardView::scrollContentsBy(int, int) { viewport()->update(); }

} // namespace fw::ui
