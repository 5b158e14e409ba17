#pragma once

#include <QSlider>

namespace fw::ui {

/// Lies over a picture that shows two takes, the first one left of its line: the line is dragged from
/// wherever the picture is pressed, arrow keys move it, Home and End show one take alone. Thread: GUI.
class WipeHandle : public QSlider {
    Q_OBJECT

public:
    explicit WipeHandle(QWidget* parent);

    int lineX() const; ///< in the widget's own coordinates

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void moveTo(int x);
};

} // namespace fw::ui
