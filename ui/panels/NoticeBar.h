#pragma once

#include "engine/base/Error.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;

namespace fw::ui {

/// One sentence above the canvas that waits until it is read: an error or a notice, never modal. Thread: GUI.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void showError(Error const& error); ///< Cancelled is a state, not an alarm: it shows nothing
    void showNotice(QString const& text, QString const& action = {}, std::function<void()> run = {});
    QString text() const;

private:
    void show(QString const& text, bool isError);
    void drawIcon();

    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
    std::function<void()> m_run;
    bool m_isError = false;
};

} // namespace fw::ui
