#pragma once

#include "ui/session/Session.h"

#include <QObject>
#include <QString>

#include <optional>

namespace fw::ui {

/// What menus do with the selected shots: one edit each, and the selection follows. Thread: GUI.
class ShotCommands : public QObject {
    Q_OBJECT

public:
    explicit ShotCommands(Session* session, QObject* parent = nullptr);

    void addShot(bool isAfter);
    void extend();
    void duplicate();
    void remove();       ///< the selected title, else the selected shots
    void addTitle();     ///< at the playhead, and selects it
    void addSubtitles(); ///< from the dialogue of the selected shots, or of all when none has any
    void move(int step);
    void group(); ///< the selected shots into a scene of their own
    void duplicateScene();
    void moveScene(int step);
    void removeScene(); ///< with its shots

Q_SIGNALS:
    void noticed(QString const& text);
    void sceneMade(fw::SceneId const& scene); ///< that has no name of its own yet

private:
    std::optional<size_t> currentScene() const;
    void performAndSelect(story::Edit const& edit, std::vector<ShotId> const& selection);

    Session* m_session;
};

} // namespace fw::ui
