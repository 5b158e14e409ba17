#pragma once

#include "ui/session/Session.h"

#include <QObject>

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
    void remove();
    void move(int step);

private:
    void performAndSelect(story::Edit const& edit, std::vector<ShotId> const& selection);

    Session* m_session;
};

} // namespace fw::ui
