#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QLabel;

namespace fw::ui {

/// What stands in an empty view: icon, one sentence, one primary and at most two plain buttons. Thread: GUI.
class EmptyWell : public QWidget {
    Q_OBJECT

public:
    struct Action {
        QString text;
        std::function<void()> run;
    };

    /// The first action is the primary one.
    EmptyWell(QString icon, QString const& sentence, std::vector<Action> const& actions,
              QWidget* parent = nullptr);

private:
    void updateIcon();

    QString m_icon;
    QLabel* m_picture = nullptr;
};

} // namespace fw::ui
