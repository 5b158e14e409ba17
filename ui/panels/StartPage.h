#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace fw::ui {

/// What the window shows while no project is open: three ways to begin, and the last projects. Thread: GUI.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(QStringList const& folders);
    /// One line about which presets run on this computer and what the others need.
    void setAbility(QString const& sentence);

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void openRequested();
    void recentRequested(QString const& folder);
    void modelsRequested();

private:
    void addWelcome(QVBoxLayout* column);
    void addButtons(QVBoxLayout* column);
    void showAbility();

    QString m_sentence; ///< the ability, before the link
    QLabel* m_ability = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QWidget* m_recentBox = nullptr;
};

} // namespace fw::ui
