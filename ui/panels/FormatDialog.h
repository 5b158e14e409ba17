#pragma once

#include "engine/story/Storyboard.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QRadioButton;
class QSpinBox;

namespace fw::ui {

/// Size, aspect, frame rate and fit of the film. Thread: GUI.
class FormatDialog : public QDialog {
    Q_OBJECT

public:
    explicit FormatDialog(story::ProjectFormat const& format, QWidget* parent = nullptr);

    story::ProjectFormat format() const;

private:
    QHBoxLayout* makeSizeRow();
    void showFormat(story::ProjectFormat const& format);
    void showSize(SizePx size);
    void applyAspect();

    QComboBox* m_aspect = nullptr;
    QSpinBox* m_width = nullptr;
    QSpinBox* m_height = nullptr;
    QComboBox* m_rate = nullptr;
    QRadioButton* m_fit = nullptr;
    QRadioButton* m_fill = nullptr;
    QCheckBox* m_receipts = nullptr;
};

} // namespace fw::ui
