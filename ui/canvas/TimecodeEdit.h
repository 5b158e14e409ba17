#pragma once

#include "engine/base/Time.h"

#include <QLineEdit>

namespace fw::ui {

/// Where the playhead is, and where a person types where it shall go: "1:02:03:04", "304" for 3 seconds and
/// 4 frames, "+12" or "-1:00" from here. Enter goes there, Esc or leaving shows the playhead again. Thread:
/// GUI.
class TimecodeEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit TimecodeEdit(QWidget* parent = nullptr);

    void showFrame(TimelineFrame frame, FrameRate rate);
    /// The frame that a text means, seen from `here`; empty when it means none.
    static std::optional<TimelineFrame> frameOf(QString const& text, TimelineFrame here, FrameRate rate);

Q_SIGNALS:
    void frameEntered(fw::TimelineFrame frame);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showPlayhead();
    void enter();

    TimelineFrame m_frame;
    FrameRate m_rate{24, 1};
};

} // namespace fw::ui
