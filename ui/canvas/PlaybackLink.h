#pragma once

#include "engine/playback/Player.h"
#include "ui/canvas/ComparedCut.h"
#include "ui/canvas/SoundOutput.h"
#include "ui/session/Session.h"

#include <QImage>
#include <QObject>
#include <QTimer>

#include <memory>

namespace fw::ui {

/// Joins the session's playhead to the player that decodes on a thread of its own: edits give it a new cut,
/// moving the playhead seeks, playing moves the playhead and the film's sound goes along. Frames come
/// newest-wins; the GUI never waits for one. Thread: GUI.
class PlaybackLink : public QObject {
    Q_OBJECT

public:
    explicit PlaybackLink(Session* session, QObject* parent = nullptr);
    ~PlaybackLink() override;

    QImage const& picture() const { return m_picture; }
    /// The same frame with the other one of two takes that are compared; null where it looks the same.
    QImage const& other() const { return m_other; }
    bool isPlaying() const;
    double speed() const { return m_speed; } ///< 0 while paused
    void play(double speed);
    void pause();
    void togglePlay();
    void setLooping(bool isLooping);
    bool isLooping() const { return m_isLooping; }
    /// Both takes play in step, round and round in their shot, until another shot is chosen or one of them is
    /// gone; nullopt: the film alone again.
    void compare(std::optional<ComparedTakes> takes);
    std::optional<ComparedTakes> const& compared() const { return m_compared; }
    /// Playing goes round in this part, whatever else is asked; nullopt: no longer.
    void loopOver(std::optional<FilmSpan> part);
    /// Pixels the canvas can show; larger frames are composed smaller.
    void setViewSize(QSize pixels);

Q_SIGNALS:
    void pictureChanged();
    void stateChanged();
    void comparedChanged();
    void failed(QString const& sentence);

private:
    void rebuild();
    void takeFrame();
    void onPlayheadMoved(TimelineFrame frame);
    void soundScrubbed(TimelineFrame frame);
    void applyLoop();
    void checkCompared();
    plan::ExportPlan shownCut() const;
    std::optional<FilmSpan> loopedPart() const; ///< of the shot that is compared, else as loopOver said

    /// What the player's thread hands over; shared, so that a late frame finds no dangling pointer.
    struct Mailbox;

    Session* m_session;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<playback::Player> m_player;
    SoundOutput m_sound;
    QImage m_picture, m_other;
    std::optional<ComparedTakes> m_compared;
    std::optional<FilmSpan> m_looped;
    QTimer m_rebuild;
    QTimer m_scrubEnds; ///< the sound of a scrubbed frame is heard until then
    TimelineFrame m_lastScrubbed;
    uint64_t m_version = 0;
    double m_speed = 0;
    bool m_isLooping = false;
    bool m_isFollowing = false; ///< the playhead moves because a frame was shown
};

} // namespace fw::ui
