#pragma once

class QWidget;

namespace fw::ui {

/// What is protected, and what is not: docs/security.md in short, said just as plainly. Not modal.
void showProtection(QWidget* parent);

} // namespace fw::ui
