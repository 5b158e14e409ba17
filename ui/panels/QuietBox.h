#pragma once

#include <QDoubleSpinBox>
#include <QWheelEvent>

namespace fw::ui {

/// A number in a panel that scrolls: the wheel moves the panel, not the number. Thread: GUI.
class QuietBox final : public QDoubleSpinBox {
protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace fw::ui
