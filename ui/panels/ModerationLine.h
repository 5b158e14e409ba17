#pragma once

#include "ui/bridge/ReviewBook.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace fw::ui {

/// A quiet line under the prompt: what the rules will say when it is rendered, before anybody is stopped by
/// it. A question can be answered right here. Judged on the worker a moment after the last key. Thread: GUI.
class ModerationLine : public QWidget {
    Q_OBJECT

public:
    explicit ModerationLine(ReviewBook* reviews, QWidget* parent = nullptr);

    void setPrompt(std::string const& prompt);
    moderation::Decision const& decision() const { return m_decision; }
    QString text() const; ///< what is shown; empty while nothing stands in the way

private:
    void judge();
    void show(moderation::Decision decision);

    ReviewBook* m_reviews;
    QLabel* m_icon = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_yes = nullptr;
    QTimer m_soon;
    std::string m_prompt;
    moderation::Decision m_decision;
};

} // namespace fw::ui
