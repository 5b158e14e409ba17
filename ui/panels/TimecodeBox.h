#pragma once

#include "engine/base/Time.h"

#include <QLineEdit>
#include <QSpinBox>

#include <optional>

namespace fw::ui {

/// A frame of a shot in a panel, shown and typed as timecode ("1:04", "104"); the arrows go by frames. The
/// wheel moves the panel. Thread: GUI.
class TimecodeBox final : public QSpinBox {
    Q_OBJECT

public:
    explicit TimecodeBox(QString const& name, QWidget* parent = nullptr);

    /// Shows a frame that may lie between `first` and `last`, without telling that it changed.
    void showFrame(TimelineFrame frame, TimelineFrame first, TimelineFrame last, FrameRate rate);
    TimelineFrame frame() const { return {value()}; }

protected:
    QString textFromValue(int value) const override;
    int valueFromText(QString const& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    void wheelEvent(QWheelEvent* event) override;

private:
    std::optional<int> frameOf(QString const& text) const;

    FrameRate m_rate{24, 1};
};

} // namespace fw::ui
