// The third part of TimelineView: the rows of sounds below the clips.
#include "ui/timeline/TimelineAccessible.h"
#include "ui/timeline/TimelineView.h"

#include "ui/theme/Theme.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>
#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kShownRows = 3; ///< the timeline grows for so many; more are scrolled
constexpr char const* kSounds[] = {"wav", "flac", "mp3", "ogg",  "oga", "opus",
                                   "m4a", "aac",  "aif", "aiff", "mka"};

/// Files dropped here are sounds by their name; what is in them is looked at later. A clip is none: whoever
/// drops one asks where it comes from.
std::vector<std::filesystem::path> soundsIn(QMimeData const* data)
{
    std::vector<std::filesystem::path> files;
    for (QUrl const& url : data->urls()) {
        QString const ending = QFileInfo(url.toLocalFile()).suffix().toLower();
        if (url.isLocalFile() &&
            std::find(std::begin(kSounds), std::end(kSounds), ending) != std::end(kSounds))
            files.emplace_back(url.toLocalFile().toStdString());
    }
    return files;
}

} // namespace

void TimelineView::connectSounds()
{
    viewport()->setAcceptDrops(true);
    connect(m_sounds, &SoundRows::changed, this, [this] {
        layOutSounds();
        viewport()->update();
    });
    connect(m_sounds, &SoundRows::selectionChanged, this, &TimelineView::describeSound);
    connect(m_session, &Session::changed, this, &TimelineView::describeSound);
    // One thing is selected: a sound or a marker, and whoever listens hears of it.
    connect(m_sounds, &SoundRows::selectionChanged, this, [this] {
        if (!m_sounds->selected().isEmpty())
            m_markers->select({});
        m_spoken->selectedOther();
    });
    connect(m_markers, &MarkerRow::changed, this, [this] {
        if (m_markers->selected().index >= 0)
            m_sounds->select({});
        m_spoken->selectedOther();
    });
}

int TimelineView::soundsTop() const
{
    return m_layout.trackTop + TimelineLayout::kTrack + TimelineLayout::kGap;
}

void TimelineView::layOutSounds()
{
    m_sounds->layOut(m_scale, soundsTop() - verticalScrollBar()->value());
    int const rows = static_cast<int>(m_sounds->places().tracks.size());
    int const row = SoundLayout::kRow + SoundLayout::kGap;
    int const frame = height() - viewport()->height(); // the scroll bar below
    int const wanted =
        soundsTop() + std::min(rows, kShownRows) * row + std::max(frame, 0); // never half a clip
    if (minimumHeight() != wanted)
        setMinimumHeight(wanted);
    int const below = rows == 0 ? 0 : soundsTop() + rows * row - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, below));
    verticalScrollBar()->setSingleStep(row);
    verticalScrollBar()->setPageStep(row);
    int right = m_layout.contentWidth;
    for (SoundPlace const& place : m_sounds->places().places)
        right = std::max(right, place.rect.right());
    horizontalScrollBar()->setMaximum(
        std::max(horizontalScrollBar()->maximum(), right - horizontalScrollBar()->pageStep()));
}

void TimelineView::paintSounds(QPainter& painter, QRect const& exposed)
{
    painter.save();
    painter.setClipRect(QRect(0, soundsTop(), viewport()->width(), viewport()->height()), Qt::IntersectClip);
    m_sounds->paint(painter, toView({0, 0}), exposed);
    painter.restore();
}

bool TimelineView::hoverSounds(QPoint content)
{
    QString hint;
    Qt::CursorShape shape = Qt::ArrowCursor;
    QPoint const looked = content.y() >= soundsTop() ? content : QPoint(-1, -1);
    if (!m_sounds->hover(looked, hint, shape))
        return false;
    viewport()->setCursor(shape);
    Q_EMIT hintChanged(hint);
    return true;
}

bool TimelineView::soundMenu(QContextMenuEvent* event)
{
    QPoint content = toContent(event->pos());
    QPoint global = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        for (SoundPlace const& place : m_sounds->places().places)
            if (place.sound == m_sounds->selected()) {
                content = place.rect.center();
                global = viewport()->mapToGlobal(toView(content));
            }
    return content.y() >= soundsTop() && m_sounds->showMenu(content, global, this);
}

/// What a screen reader says of the selected sound.
void TimelineView::describeSound()
{
    story::Storyboard const& board = m_session->board();
    story::Sound const* sound = story::findSound(board, m_sounds->selected());
    double const rate = board.format.rate.perSecond();
    setAccessibleDescription(sound ? tr("Sound %1 on track %2, from %3 to %4%5")
                                         .arg(QString::fromStdString(sound->name))
                                         .arg(sound->track + 1)
                                         .arg(timecode(sound->start.count, rate),
                                              timecode(sound->end().count, rate),
                                              sound->isMuted ? tr(", muted") : QString())
                                   : QString());
}

void TimelineView::chooseSounds()
{
    QStringList endings;
    for (char const* ending : kSounds)
        endings << QStringLiteral("*.") + QLatin1String(ending);
    for (char const* ending : {"*.mp4", "*.mov", "*.mkv", "*.webm"})
        endings << QLatin1String(ending);
    QStringList const chosen = QFileDialog::getOpenFileNames(
        this, tr("Add sound"), {}, tr("Sounds and clips with sound (%1)").arg(endings.join(' ')));
    std::vector<std::filesystem::path> files;
    for (QString const& file : chosen)
        files.emplace_back(file.toStdString());
    m_sounds->add(files, m_session->playhead());
}

void TimelineView::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_session->isOpen() && !soundsIn(event->mimeData()).empty())
        event->acceptProposedAction();
    else
        event->ignore();
}

void TimelineView::dragMoveEvent(QDragMoveEvent* event)
{
    if (m_session->isOpen() && !soundsIn(event->mimeData()).empty())
        event->acceptProposedAction();
    else
        event->ignore();
}

void TimelineView::dropEvent(QDropEvent* event)
{
    std::vector<std::filesystem::path> const files = soundsIn(event->mimeData());
    if (files.empty() || !m_session->isOpen()) {
        event->ignore();
        return;
    }
    event->acceptProposedAction();
    int const x = toContent(event->position().toPoint()).x();
    TimelineFrame at = m_scale.frameAt(x);
    if (m_isSnapping)
        for (plan::CutItem const& cut : m_session->cut().items)
            if (std::abs(m_scale.xOf(cut.start) - x) <= TimelineLayout::kSnapPx)
                at = cut.start;
    m_sounds->add(files, at);
}

} // namespace fw::ui
