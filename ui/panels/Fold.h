#pragma once

#include <QWidget>

class QToolButton;

namespace fw::ui {

/// A part of a panel that opens below its name. Thread: GUI.
class Fold : public QWidget {
    Q_OBJECT

public:
    explicit Fold(QString const& name, QWidget* parent = nullptr);

    QWidget* body() { return m_body; } ///< closed at first
    void setName(QString const& name);
    void setOpen(bool isOpen);

private:
    QToolButton* m_toggle;
    QWidget* m_body;
};

} // namespace fw::ui
