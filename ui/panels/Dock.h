#pragma once

#include <QDockWidget>

class QHBoxLayout;

namespace fw::ui {

/// A dock with the program's title strip (28 high, sentence case, icons only on hover) and a 1 px accent
/// frame while the focus is inside. Thread: GUI.
class Dock : public QDockWidget {
    Q_OBJECT

public:
    /// `name` is what the saved layout knows it by.
    Dock(QString const& name, QString const& title, QWidget* content, QWidget* parent);

    /// Puts a widget at the right end of the title strip; always visible.
    void addToTitle(QWidget* widget);

protected:
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void followFocus(QWidget* now);
    void followTabs(); ///< no title strip where a tab names the dock already

    QHBoxLayout* m_title = nullptr;
    QWidget* m_strip = nullptr;
    QWidget* m_close = nullptr;
    QWidget* m_float = nullptr;
    class DockFrame* m_frame = nullptr;
};

} // namespace fw::ui
