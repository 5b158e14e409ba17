#pragma once

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace fw::ui {

/// What the window shows while no project is open: three ways to begin, and the last projects. Thread: GUI.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(QStringList const& folders);

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void openRequested();
    void recentRequested(QString const& folder);

private:
    QVBoxLayout* m_recent = nullptr;
    QWidget* m_recentBox = nullptr;
};

} // namespace fw::ui
