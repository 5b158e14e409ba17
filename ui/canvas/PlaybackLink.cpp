#include "ui/canvas/PlaybackLink.h"

#include "ui/bridge/EngineBridge.h"
#include "ui/theme/Sentence.h"

#include <QMetaObject>

#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kRebuildMilliseconds = 30;
constexpr int kScrubMilliseconds = 120;

/// Never larger than the project's frame, never larger than what shows.
SizePx composeSize(SizePx project, QSize view)
{
    if (view.isEmpty() || (view.width() >= project.widthPx && view.height() >= project.heightPx))
        return project;
    QSize const fitted = QSize(project.widthPx, project.heightPx).scaled(view, Qt::KeepAspectRatio);
    return {std::max(16, fitted.width() & ~1), std::max(16, fitted.height() & ~1)};
}

} // namespace

struct PlaybackLink::Mailbox {
    explicit Mailbox(std::function<void()> wake) : latest(std::move(wake)) {}
    Latest<playback::PlayerFrame> latest;
};

PlaybackLink::PlaybackLink(Session* session, QObject* parent) : QObject(parent), m_session(session)
{
    m_mailbox = std::make_shared<Mailbox>([this] {
        QMetaObject::invokeMethod(
            this, [this] { takeFrame(); }, Qt::QueuedConnection);
    });
    m_rebuild.setSingleShot(true);
    m_rebuild.setInterval(kRebuildMilliseconds);
    connect(&m_rebuild, &QTimer::timeout, this, &PlaybackLink::rebuild);
    m_scrubEnds.setSingleShot(true);
    m_scrubEnds.setInterval(kScrubMilliseconds);
    connect(&m_scrubEnds, &QTimer::timeout, this, [this] {
        if (m_speed == 0)
            m_sound.stop();
    });
    connect(session, &Session::opened, this, [this] {
        m_player.reset(); // another folder: another player
        m_picture = m_other = {};
        compare(std::nullopt);
        rebuild();
        Q_EMIT pictureChanged();
    });
    connect(session, &Session::changed, this, &PlaybackLink::checkCompared);
    connect(session, &Session::takesChanged, this, &PlaybackLink::checkCompared);
    connect(session, &Session::selectionChanged, this, &PlaybackLink::checkCompared);
    connect(session, &Session::changed, &m_rebuild, qOverload<>(&QTimer::start));
    connect(session, &Session::takesChanged, &m_rebuild, qOverload<>(&QTimer::start));
    connect(session, &Session::playheadChanged, this, &PlaybackLink::onPlayheadMoved);
    connect(session, &Session::markedChanged, this, &PlaybackLink::applyLoop);
    rebuild();
}

PlaybackLink::~PlaybackLink() = default;

void PlaybackLink::rebuild()
{
    if (!m_session->isOpen()) {
        m_player.reset();
        m_sound.setCut({}, {});
        return;
    }
    m_sound.setCut(m_session->cut(), m_session->projectFolder());
    ++m_version;
    plan::ExportPlan const cut = shownCut();
    if (m_player) {
        m_player->setPlan(cut, m_version);
    } else {
        playback::Player::Options options;
        options.composer.projectFolder = m_session->projectFolder();
        options.composer.size = m_session->board().format.size;
        options.onFrame = [box = m_mailbox](playback::PlayerFrame frame) {
            box->latest.put(std::move(frame));
        };
        options.onError = [this](Error const& error) {
            QString const sentence = sentenceOf(error);
            QMetaObject::invokeMethod(
                this, [this, sentence] { Q_EMIT failed(sentence); }, Qt::QueuedConnection);
        };
        options.onState = [this](bool isPlaying) {
            QMetaObject::invokeMethod(
                this,
                [this, isPlaying] {
                    if (!isPlaying && !(m_player && m_player->isPlaying())) { // it was not started again
                        m_speed = 0;
                        m_sound.stop();
                    }
                    Q_EMIT stateChanged();
                },
                Qt::QueuedConnection);
        };
        m_player = std::make_unique<playback::Player>(cut, std::move(options));
        m_player->setPlan(cut, m_version);
    }
    m_player->setComparison(
        m_compared ? std::optional(cutWithTake(*m_session, m_compared->shot, m_compared->b)) : std::nullopt);
    applyLoop();
    if (m_speed == 0)
        m_player->seek(m_session->playhead());
}

void PlaybackLink::takeFrame()
{
    auto frame = m_mailbox->latest.take();
    if (!frame || frame->planVersion != m_version)
        return;
    m_picture = toQImage(frame->image);
    m_other = frame->other.isEmpty() || !m_compared ? QImage() : toQImage(frame->other);
    if (m_speed != 0) {
        m_isFollowing = true;
        m_session->setPlayhead(frame->at);
        m_isFollowing = false;
        m_sound.follow(frame->at);
    }
    Q_EMIT pictureChanged();
}

void PlaybackLink::onPlayheadMoved(TimelineFrame frame)
{
    if (m_isFollowing || !m_player)
        return;
    m_player->seek(frame);
    soundScrubbed(frame);
}

/// Dragging and stepping are heard; a jump to another place is none.
void PlaybackLink::soundScrubbed(TimelineFrame frame)
{
    auto const way = static_cast<double>(std::abs(frame.count - m_lastScrubbed.count));
    m_lastScrubbed = frame;
    if (m_speed != 0 || way > m_session->board().format.rate.perSecond())
        return;
    m_sound.scrub(frame);
    m_scrubEnds.start();
}

bool PlaybackLink::isPlaying() const { return m_speed != 0; }

void PlaybackLink::play(double speed)
{
    if (!m_player || speed == 0)
        return pause();
    TimelineFrame const end = m_session->cut().length;
    bool const isAtEnd = speed > 0 && m_session->playhead().count >= end.count - 1;
    auto const part = loopedPart();
    bool const isOutside =
        part && (m_session->playhead() < part->first || !(m_session->playhead() < part->end));
    if (isOutside)
        m_session->setPlayhead(part->first);
    else if (isAtEnd && !part)
        m_session->setPlayhead({0});
    m_speed = speed;
    m_player->seek(m_session->playhead());
    m_player->play(speed);
    if (speed == 1)
        m_sound.play(m_session->playhead());
    else
        m_sound.stop(); // faster or backwards it would be noise
    Q_EMIT stateChanged();
}

void PlaybackLink::pause()
{
    m_speed = 0;
    m_sound.stop();
    if (m_player)
        m_player->pause();
    Q_EMIT stateChanged();
}

void PlaybackLink::togglePlay()
{
    if (isPlaying())
        pause();
    else
        play(1.0);
}

void PlaybackLink::setLooping(bool isLooping)
{
    m_isLooping = isLooping;
    applyLoop();
    Q_EMIT stateChanged();
}

void PlaybackLink::compare(std::optional<ComparedTakes> takes)
{
    if (takes == m_compared)
        return;
    m_compared = std::move(takes);
    if (!m_compared)
        m_other = {};
    auto const span = m_compared ? spanOf(m_session->cut(), m_compared->shot) : std::nullopt;
    if (span && (m_session->playhead() < span->first || !(m_session->playhead() < span->end)))
        m_session->setPlayhead(span->first);
    rebuild();
    Q_EMIT comparedChanged();
    Q_EMIT pictureChanged();
}

void PlaybackLink::checkCompared()
{
    story::Shot const* shot = m_compared ? story::findShot(m_session->board(), m_compared->shot) : nullptr;
    bool const isThere = shot && m_session->currentShot() == shot->id &&
                         story::findTake(*shot, m_compared->a) && story::findTake(*shot, m_compared->b);
    if (m_compared && !isThere)
        compare(std::nullopt);
}

plan::ExportPlan PlaybackLink::shownCut() const
{
    return m_compared ? cutWithTake(*m_session, m_compared->shot, m_compared->a) : m_session->cut();
}

void PlaybackLink::loopOver(std::optional<FilmSpan> part)
{
    m_looped = part;
    applyLoop();
}

std::optional<FilmSpan> PlaybackLink::loopedPart() const
{
    auto const compared = m_compared ? spanOf(m_session->cut(), m_compared->shot) : std::nullopt;
    return compared ? compared : m_looped;
}

void PlaybackLink::applyLoop()
{
    if (!m_player)
        return;
    if (auto const part = loopedPart())
        m_player->setLoop(std::pair(part->first, part->end));
    else if (m_isLooping)
        m_player->setLoop(m_session->marked()
                              ? std::pair(m_session->marked()->first, m_session->marked()->end)
                              : std::pair(TimelineFrame{0}, m_session->cut().length));
    else
        m_player->setLoop(std::nullopt);
}

void PlaybackLink::setViewSize(QSize pixels)
{
    if (m_player)
        m_player->setSize(composeSize(m_session->board().format.size, pixels));
}

} // namespace fw::ui
