#pragma once

#include "ui/session/Session.h"

#include <QLineEdit>

namespace fw::ui {

/// The name of a scene, written where it stands on the board: Enter or leaving keeps it, Escape does not.
/// Thread: GUI.
class SceneTitleEdit : public QLineEdit {
    Q_OBJECT

public:
    SceneTitleEdit(Session* session, QWidget* parent);

    void edit(SceneId const& scene, QRect const& place);

Q_SIGNALS:
    void ended();

protected:
    bool event(QEvent* event) override; ///< Escape is for the name while it is written
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void end(bool isKept);

    Session* m_session;
    SceneId m_scene;
};

} // namespace fw::ui
