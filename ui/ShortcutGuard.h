#pragma once

#include <QObject>

namespace fw::ui {

/// Lets a focused control keep its own keys where the window has single-key shortcuts: Space presses a
/// button, arrows walk through cards and lists, Delete in the filmstrip deletes a take. Thread: GUI.
class ShortcutGuard : public QObject {
    Q_OBJECT

public:
    explicit ShortcutGuard(QObject* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace fw::ui
