#pragma once

#include <QDialog>

namespace fw::ui {

/// What the program is, what it was built with, its licence and those of everything in it. Thread: GUI.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);
};

} // namespace fw::ui
