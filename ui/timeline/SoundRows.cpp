#include "ui/timeline/SoundRows.h"

#include "ui/theme/Theme.h"
#include "ui/timeline/SoundPainter.h"
#include "ui/timeline/SoundSettings.h"

#include <QApplication>
#include <QMenu>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kMostSoundTracks = 8;

SoundDrag dragOf(SoundZone zone)
{
    switch (zone) {
    case SoundZone::LeftHandle: return SoundDrag::TrimHead;
    case SoundZone::RightHandle: return SoundDrag::TrimTail;
    case SoundZone::FadeIn: return SoundDrag::FadeIn;
    case SoundZone::FadeOut: return SoundDrag::FadeOut;
    default: return SoundDrag::Move;
    }
}

} // namespace

SoundRows::SoundRows(Session* session, QObject* parent)
    : QObject(parent), m_session(session), m_waveforms(new Waveforms(this))
{
    m_waveforms->setProject(session->projectFolder());
    connect(session, &Session::opened, this, [this] {
        m_waveforms->setProject(m_session->projectFolder());
        m_drag.reset();
        m_selected = {};
    });
    connect(session, &Session::changed, this, [this] {
        if (!story::findSound(m_session->board(), m_selected))
            select({});
    });
    connect(session, &Session::selectionChanged, this, [this] { // one thing is selected: shots or a sound
        if (!m_session->selection().empty())
            select({});
    });
    connect(m_waveforms, &Waveforms::ready, this, &SoundRows::changed);
}

std::vector<story::Sound> SoundRows::shownSounds() const
{
    std::vector<story::Sound> sounds = m_session->board().sounds;
    if (m_drag && m_drag->isMoving)
        for (story::Sound& sound : sounds)
            if (sound.id == m_drag->sound.id)
                sound = m_drag->shown;
    return sounds;
}

void SoundRows::layOut(TimeScale const& scale, int top)
{
    m_scale = scale;
    m_layout = SoundLayout::of(shownSounds(), scale, top);
}

void SoundRows::paint(QPainter& painter, QPoint offset, QRect const& exposed) const
{
    FrameRate const rate = m_session->board().format.rate;
    std::vector<story::Sound> const sounds = shownSounds();
    for (size_t i = 0; i < m_layout.places.size() && i < sounds.size(); ++i) {
        SoundPlace const& place = m_layout.places[i];
        QRect const body = place.rect.translated(offset);
        if (!body.intersects(exposed))
            continue;
        SoundState state;
        state.sound = sounds[i];
        state.peaks = m_waveforms->peaks(sounds[i].file);
        state.rate = rate;
        state.pxPerFrame = m_scale.pxPerFrame;
        state.fadeInPx = place.fadeInPx;
        state.fadeOutPx = place.fadeOutPx;
        state.isSelected = place.sound == m_selected;
        state.isHovered = place.sound == m_hovered;
        state.isDragging = m_drag && m_drag->isMoving && m_drag->sound.id == place.sound;
        state.visible = exposed;
        paintSound(painter, body, state);
    }
}

void SoundRows::paintHeads(QPainter& painter, int offsetY, int headWidth) const
{
    Theme const& theme = Theme::instance();
    Colours const& c = theme.colours();
    painter.setFont(theme.font(Theme::Type::Body));
    painter.setPen(c.textSecondary);
    for (size_t row = 0; row < m_layout.tracks.size(); ++row) {
        QRect const band = m_layout.rowRect(row).translated(0, offsetY);
        QRect const name(space::kPanel, band.top(), headWidth - space::kPanel, band.height());
        painter.drawPixmap(QPoint(name.left(), name.center().y() - 8),
                           theme.pixmap(QStringLiteral("volume"), 16, c.textSecondary,
                                        painter.device()->devicePixelRatioF()));
        painter.drawText(name.adjusted(24, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("Sound %1").arg(m_layout.tracks[row] + 1));
    }
}

bool SoundRows::press(QPoint content)
{
    SoundHit const hit = m_layout.hitAt(content);
    story::Sound const* sound = story::findSound(m_session->board(), hit.sound);
    if (!sound)
        return false;
    select(sound->id);
    m_drag = Drag{dragOf(hit.zone), content, *sound, *sound, false};
    return true;
}

/// The nearest edge that the start or the end of a moved sound would meet: cuts, playhead, other sounds.
int64_t SoundRows::snapped(story::Sound const& sound, int64_t frames) const
{
    std::vector<int64_t> edges{0, m_session->cut().length.count, m_session->playhead().count};
    for (plan::CutItem const& item : m_session->cut().items)
        edges.push_back(item.start.count);
    for (story::Sound const& other : m_session->board().sounds)
        if (other.id != sound.id)
            edges.insert(edges.end(), {other.start.count, other.end().count});
    SoundDrag const kind = m_drag->kind;
    int64_t best = frames;
    double nearest = TimelineLayout::kSnapPx / m_scale.pxPerFrame + 1e-9;
    for (int64_t const edge : edges)
        for (int64_t const own : {sound.start.count, sound.end().count}) {
            bool const isHead = own == sound.start.count;
            if ((kind == SoundDrag::TrimHead && !isHead) || (kind == SoundDrag::TrimTail && isHead))
                continue;
            double const distance = std::abs(static_cast<double>(edge - (own + frames)));
            if (distance < nearest) {
                nearest = distance;
                best = edge - own;
            }
        }
    return best;
}

/// Until its outline is there nobody knows how long the file is: then a trim does not end.
double SoundRows::secondsOf(story::Sound const& sound)
{
    auto const peaks = m_waveforms->peaks(sound.file);
    return peaks ? peaks->seconds() : 1e6;
}

void SoundRows::move(QPoint content, bool isSnapping)
{
    QPoint const moved = content - m_drag->start;
    if (!m_drag->isMoving && moved.manhattanLength() < QApplication::startDragDistance())
        return;
    m_drag->isMoving = true;
    int64_t frames = std::llround(moved.x() / m_scale.pxPerFrame);
    bool const isFade = m_drag->kind == SoundDrag::FadeIn || m_drag->kind == SoundDrag::FadeOut;
    if (isSnapping && !isFade)
        frames = snapped(m_drag->sound, frames);
    story::Storyboard const& board = m_session->board();
    m_drag->shown = dragged(board.sounds, m_drag->sound,
                            {m_drag->kind, frames, board.format.rate, secondsOf(m_drag->sound)});
    if (m_drag->kind == SoundDrag::Move) {
        // The row under the pointer, by the rows as they are without the drag.
        SoundLayout const still = SoundLayout::of(board.sounds, m_scale, m_layout.top);
        m_drag->shown.track = still.trackAt(content.y());
        if (auto const track = story::freeTrack(board, m_drag->shown))
            m_drag->shown.track = *track;
    }
    Q_EMIT changed();
}

void SoundRows::release()
{
    Drag const drag = *m_drag;
    m_drag.reset();
    if (drag.isMoving && drag.shown != drag.sound)
        (void)m_session->perform(story::SetSound{drag.shown}); // errors go to Session::failed
    Q_EMIT changed();
}

bool SoundRows::cancel()
{
    if (!m_drag)
        return false;
    m_drag.reset();
    Q_EMIT changed();
    return true;
}

void SoundRows::select(SoundId const& sound)
{
    if (sound == m_selected)
        return;
    m_selected = sound;
    if (!sound.isEmpty())
        m_session->select({}, {});
    Q_EMIT selectionChanged();
    Q_EMIT changed();
}

bool SoundRows::removeSelected()
{
    if (m_selected.isEmpty())
        return false;
    (void)m_session->perform(story::RemoveSound{m_selected});
    return true;
}

void SoundRows::nudge(SoundDrag kind, int64_t frames)
{
    story::Storyboard const& board = m_session->board();
    story::Sound const* sound = story::findSound(board, m_selected);
    if (!sound)
        return;
    story::Sound changed =
        dragged(board.sounds, *sound, {kind, frames, board.format.rate, secondsOf(*sound)});
    if (kind == SoundDrag::Move)
        changed.track = story::freeTrack(board, changed).value_or(changed.track);
    if (changed != *sound)
        (void)m_session->perform(story::SetSound{changed}); // errors go to Session::failed
}

void SoundRows::changeTrack(int step)
{
    story::Storyboard const& board = m_session->board();
    story::Sound const* sound = story::findSound(board, m_selected);
    if (!sound)
        return;
    story::Sound changed = *sound;
    for (int track = sound->track + step; track >= 0 && track < kMostSoundTracks; track += step) {
        changed.track = track;
        if (story::freeTrack(board, changed) != track)
            continue;                                       // something else is there
        (void)m_session->perform(story::SetSound{changed}); // errors go to Session::failed
        return;
    }
}

void SoundRows::setMuted(SoundId const& id, bool isMuted)
{
    if (story::Sound const* sound = story::findSound(m_session->board(), id)) {
        story::Sound changed = *sound;
        changed.isMuted = isMuted;
        (void)m_session->perform(story::SetSound{changed});
    }
}

void SoundRows::add(std::vector<std::filesystem::path> const& files, TimelineFrame at)
{
    std::filesystem::path const project = m_session->projectFolder();
    for (std::filesystem::path const& file : files)
        m_waveforms->bringIn(file, [this, file, at, project](Result<workflow::ImportedSound> const& made) {
            if (!m_session->isOpen() || m_session->projectFolder() != project)
                return; // another project by now
            if (!made) {
                Q_EMIT m_session->failed(made.error());
                return;
            }
            auto const sound = story::placeSound(
                m_session->board(), {made->file, file.filename().string(), made->peaks.seconds(), at});
            if (!sound)
                Q_EMIT m_session->failed(sound.error());
            else if (m_session->perform(story::AddSound{*sound}))
                select(sound->id);
        });
}

QString SoundRows::hintOf(SoundZone zone) const
{
    switch (zone) {
    case SoundZone::LeftHandle:
    case SoundZone::RightHandle: return tr("Drag to trim the sound");
    case SoundZone::FadeIn:
    case SoundZone::FadeOut: return tr("Drag sideways to set the length of the fade");
    default: return tr("Drag to move the sound, also to another track; double-click for loudness and fades");
    }
}

bool SoundRows::hover(QPoint content, QString& hint, Qt::CursorShape& shape)
{
    SoundHit const hit = m_layout.hitAt(content);
    if (hit.sound != m_hovered) {
        m_hovered = hit.sound;
        Q_EMIT changed();
    }
    if (hit.zone == SoundZone::Nothing)
        return false;
    hint = hintOf(hit.zone);
    shape = hit.zone == SoundZone::Body ? Qt::ArrowCursor : Qt::SizeHorCursor;
    return true;
}

void SoundRows::leave() { m_hovered = {}; }

bool SoundRows::showSettings(QPoint content, QWidget* parent)
{
    SoundHit const hit = m_layout.hitAt(content);
    if (hit.zone == SoundZone::Nothing)
        return false;
    cancel();
    auto* dialog = new SoundSettings(m_session, hit.sound, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return true;
}

bool SoundRows::showMenu(QPoint content, QPoint global, QWidget* parent)
{
    SoundHit const hit = m_layout.hitAt(content);
    story::Sound const* sound = story::findSound(m_session->board(), hit.sound);
    if (!sound)
        return false;
    select(sound->id);
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* mute = menu->addAction(tr("Mute"));
    mute->setCheckable(true);
    mute->setChecked(sound->isMuted);
    connect(mute, &QAction::triggered, this, [this, id = sound->id](bool isOn) { setMuted(id, isOn); });
    connect(menu->addAction(tr("Loudness and fades...")), &QAction::triggered, this,
            [this, content, parent] { showSettings(content, parent); });
    menu->addSeparator();
    connect(menu->addAction(Theme::instance().icon("trash"), tr("Remove")), &QAction::triggered, this,
            [this] { removeSelected(); });
    menu->popup(global);
    return true;
}

} // namespace fw::ui
