#include "ui/canvas/CanvasView.h"

#include "ui/canvas/CanvasAccessible.h"
#include "ui/canvas/CanvasPicture.h"
#include "ui/canvas/CompareBar.h"
#include "ui/canvas/PlaybackLink.h"
#include "ui/canvas/SeamView.h"
#include "ui/canvas/TimecodeEdit.h"
#include "ui/canvas/WipeHandle.h"
#include "ui/theme/EmptyWell.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace fw::ui {

namespace {

constexpr int kTransportHeight = 44;
constexpr double kFastest = 8.0;

} // namespace

CanvasView::CanvasView(Session* session, EngineBridge* bridge, Thumbnails* thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_bridge(bridge), m_link(new PlaybackLink(session, this)),
      m_picture(new CanvasPicture(session, bridge, m_link, this)),
      m_seam(new SeamView(session, thumbnails, this))
{
    new CanvasAccessible(this, session, bridge); // before anybody asks
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Canvas"));
    setFocusPolicy(Qt::StrongFocus);
    m_empty = new EmptyWell(QStringLiteral("movie"),
                            tr("Nothing to play yet. Write a shot and watch it form here."),
                            {{tr("Start with one shot"), [this] { Q_EMIT newShotRequested(); }},
                             {tr("Paste a script"), [this] { Q_EMIT scriptRequested(); }},
                             {tr("Open the sample board"), [this] { Q_EMIT sampleRequested(); }}},
                            this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new CompareBar(session, m_link, this));
    column->addWidget(m_picture, 1);
    column->addWidget(m_seam, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(makeTransport());
    connect(session, &Session::opened, this, &CanvasView::refresh);
    connect(session, &Session::changed, this, &CanvasView::refresh);
    connect(session, &Session::playheadChanged, this, &CanvasView::refresh);
    connect(m_link, &PlaybackLink::stateChanged, this, &CanvasView::refresh);
    connect(m_link, &PlaybackLink::comparedChanged, this, &CanvasView::modesChanged);
    connect(m_link, &PlaybackLink::pictureChanged, this, [this] {
        if (m_wantsWipe && m_picture->wipe()->isVisible())
            m_picture->wipe()->setFocus(Qt::OtherFocusReason);
        m_wantsWipe = m_wantsWipe && !m_picture->wipe()->isVisible();
    });
    connect(session, &Session::selectionChanged, this, &CanvasView::followSeam);
    connect(session, &Session::changed, this, &CanvasView::followSeam);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (QToolButton* button : findChildren<QToolButton*>())
            if (QString const icon = button->property("iconName").toString(); !icon.isEmpty())
                button->setIcon(Theme::instance().icon(icon));
        refresh();
    });
    refresh();
}

CanvasView::~CanvasView() = default;

QToolButton* CanvasView::addButton(QWidget* bar, char const* icon, QString const& name,
                                   std::function<void()> run)
{
    auto* button = new QToolButton(bar);
    button->setIcon(Theme::instance().icon(QString::fromLatin1(icon)));
    button->setIconSize(QSize(20, 20));
    button->setFixedSize(32, 32);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setProperty("iconName", QString::fromLatin1(icon));
    connect(button, &QToolButton::clicked, this, [run = std::move(run)] { run(); });
    bar->layout()->addWidget(button);
    return button;
}

QWidget* CanvasView::makeTransport()
{
    auto* bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("transport"));
    bar->setFixedHeight(kTransportHeight);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::kPanel, 0, space::kPanel, 0);
    row->setSpacing(space::kTight);
    m_loop = addButton(bar, "repeat", tr("Loop"), [this] { m_link->setLooping(!m_link->isLooping()); });
    m_loop->setCheckable(true);
    row->addStretch();
    addButton(bar, "player-skip-back", tr("To the start (Home)"), [this] { toStart(); });
    addButton(bar, "player-track-prev", tr("Previous frame (Left)"), [this] { stepFrames(-1); });
    m_play = addButton(bar, "player-play", tr("Play (Space)"), [this] { togglePlay(); });
    addButton(bar, "player-track-next", tr("Next frame (Right)"), [this] { stepFrames(1); });
    addButton(bar, "player-skip-forward", tr("To the end (End)"), [this] { toEnd(); });
    row->addSpacing(space::kGroup);
    m_now = new TimecodeEdit(bar);
    m_now->setObjectName(QStringLiteral("timecode"));
    m_now->setAccessibleName(tr("Playhead"));
    connect(m_now, &TimecodeEdit::frameEntered, this, [this](TimelineFrame frame) {
        m_link->pause();
        m_session->setPlayhead(frame);
        setFocus(Qt::OtherFocusReason);
    });
    row->addWidget(m_now);
    m_total = new QLabel(bar);
    m_total->setObjectName(QStringLiteral("timecodeTotal"));
    m_total->setFont(Theme::instance().font(Theme::Type::Mono));
    row->addWidget(m_total, 0, Qt::AlignBottom);
    m_total->setContentsMargins(space::kTight, 0, 0, 13);
    row->addStretch();
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(space::kTight);
    row->addLayout(m_tools);
    return bar;
}

double CanvasView::framesPerSecond() const { return m_session->board().format.rate.perSecond(); }

void CanvasView::refresh()
{
    bool const hasShots = m_session->isOpen() && !story::shotsInOrder(m_session->board()).empty();
    bool const showsSeam = hasShots && m_isSeamShown && !m_link->isPlaying();
    m_picture->setVisible(hasShots && !showsSeam);
    m_seam->setVisible(showsSeam);
    m_empty->setVisible(!hasShots);
    setFocusPolicy(hasShots ? Qt::StrongFocus : Qt::NoFocus); // else the help's buttons take the keys
    double const rate = framesPerSecond();
    m_now->showFrame(m_session->playhead(), m_session->board().format.rate);
    m_total->setText(QStringLiteral("/ ") + timecode(m_session->cut().length.count, rate));
    bool const isPlaying = m_link->isPlaying();
    m_play->setIcon(
        Theme::instance().icon(isPlaying ? QStringLiteral("player-pause") : QStringLiteral("player-play")));
    m_play->setToolTip(isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
    m_loop->setChecked(m_link->isLooping());
}

void CanvasView::togglePlay() { m_link->togglePlay(); }

void CanvasView::stepFrames(int64_t frames)
{
    m_link->pause();
    int64_t const last = std::max<int64_t>(0, m_session->cut().length.count - 1);
    m_session->setPlayhead({std::clamp<int64_t>(m_session->playhead().count + frames, 0, last)});
}

void CanvasView::stepSeconds(int seconds) { stepFrames(std::llround(seconds * framesPerSecond())); }

void CanvasView::toCut(int direction)
{
    m_link->pause();
    int64_t const now = m_session->playhead().count;
    int64_t target = direction < 0 ? 0 : std::max<int64_t>(0, m_session->cut().length.count - 1);
    for (plan::CutItem const& item : m_session->cut().items) {
        int64_t const start = item.start.count;
        if (direction < 0 && start < now)
            target = start;
        if (direction > 0 && start > now) {
            target = start;
            break;
        }
    }
    m_session->setPlayhead({target});
}

void CanvasView::toStart() { stepFrames(-m_session->playhead().count); }

void CanvasView::toEnd() { stepFrames(m_session->cut().length.count); }

void CanvasView::shuttle(int direction)
{
    if (direction == 0)
        return m_link->pause();
    double const speed = m_link->speed();
    bool const isSameWay = speed * direction > 0;
    double const faster = std::min(kFastest, std::abs(speed) * 2);
    m_link->play(direction * (isSameWay ? faster : 1.0));
}

void CanvasView::setSafeAreas(bool areShown) { m_picture->setSafeAreas(areShown); }

void CanvasView::setActualSize(bool isActual) { m_picture->setActualSize(isActual); }

void CanvasView::setTools(std::vector<QAction*> const& actions)
{
    for (QAction* action : actions) {
        auto* button = new QToolButton(m_tools->parentWidget());
        button->setDefaultAction(action);
        button->setIconSize(QSize(20, 20));
        button->setFixedSize(32, 32);
        button->setAutoRaise(true);
        button->setAccessibleName(action->text());
        m_tools->addWidget(button);
    }
}

bool CanvasView::isComparing() const { return m_link->compared().has_value(); }

void CanvasView::setComparing(bool isComparing)
{
    if (!isComparing)
        return m_link->compare(std::nullopt);
    story::Shot const* shot = story::findShot(m_session->board(), m_session->currentShot());
    auto const takes = shot ? takesToCompare(*shot) : std::nullopt;
    if (!takes) {
        Q_EMIT noticed(tr("There is nothing to compare: the shot needs two takes. Generate another one."));
        Q_EMIT modesChanged(); // whoever asked shows that it is off
        return;
    }
    m_wantsWipe = true;
    compare(*takes);
}

void CanvasView::compare(ComparedTakes const& takes)
{
    setSeamShown(false);
    m_link->compare(takes);
}

void CanvasView::showBeside(TakeId const& take)
{
    if (!isComparing() || m_link->compared()->a == take)
        return;
    ComparedTakes next = *m_link->compared();
    next.b = take;
    m_link->compare(next);
}

void CanvasView::setSeamShown(bool isShown)
{
    if (isShown == m_isSeamShown)
        return;
    m_isSeamShown = isShown;
    if (isShown) {
        m_link->pause();
        m_link->compare(std::nullopt);
    }
    followSeam();
    refresh();
    Q_EMIT modesChanged();
}

/// What plays while a seam is looked at is what lies around it.
void CanvasView::followSeam()
{
    auto const seam = m_isSeamShown ? m_seam->seam() : std::nullopt;
    m_link->loopOver(seam ? aroundSeam(m_session->cut(), *seam) : std::nullopt);
}

/// The one that was entered last, as far as that can be told.
void CanvasView::leaveMode()
{
    if (isComparing() || m_isSeamShown) {
        setComparing(false);
        setSeamShown(false);
    } else {
        Q_EMIT aloneLeft();
    }
    setFocus(Qt::OtherFocusReason);
}

void CanvasView::setAlone(bool isAlone)
{
    m_isAlone = isAlone;
    if (isAlone)
        setFocus(Qt::OtherFocusReason);
}

bool CanvasView::event(QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_seam->update(); // the ring around it
    if (event->type() == QEvent::ShortcutOverride && hasMode() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    bool const isShift = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Space: return togglePlay();
    case Qt::Key_J: return shuttle(-1);
    case Qt::Key_K: return shuttle(0);
    case Qt::Key_L: return shuttle(1);
    case Qt::Key_Left: return isShift ? stepSeconds(-1) : stepFrames(-1);
    case Qt::Key_Right: return isShift ? stepSeconds(1) : stepFrames(1);
    case Qt::Key_Up: return toCut(-1);
    case Qt::Key_Down: return toCut(1);
    case Qt::Key_Home: return toStart();
    case Qt::Key_End: return toEnd();
    case Qt::Key_Escape:
        if (hasMode())
            return leaveMode();
        if (m_picture->isShowingForming()) {
            Q_EMIT stopRequested(m_session->currentShot());
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

} // namespace fw::ui
