#pragma once

#include "ui/session/Session.h"

#include "engine/story/Clipping.h"

#include <QObject>

#include <thread>

namespace fw::ui {

/// Cut, copy and paste of shots, within a project and between two. The clipboard holds them as text; takes
/// and pictures of another project are copied on a thread before the shots appear. Thread: GUI.
class ShotClipboard : public QObject {
    Q_OBJECT

public:
    explicit ShotClipboard(Session* session, QObject* parent = nullptr);
    ~ShotClipboard() override;

    bool copy(); ///< the selected shots; false when none is selected
    void cut();
    void paste(); ///< behind the selected shots, else at the end

Q_SIGNALS:
    void noticed(QString const& text);
    void failed(fw::Error const& error);

private:
    void put(std::vector<story::Shot> shots);

    Session* m_session;
    std::jthread m_thread; // last: joined before what it uses goes
};

} // namespace fw::ui
