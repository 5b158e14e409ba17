#pragma once

#include "engine/workflow/ModelSurvey.h"

#include <QStringList>
#include <QWidget>

class QVBoxLayout;

namespace fw::ui {

/// What the window shows while no project is open: the ways to begin, which presets run on this computer and
/// what the others need, and the last projects. Thread: GUI.
class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    void setRecent(QStringList const& folders);
    void setPresets(std::vector<workflow::PresetNeed> const& needs);

Q_SIGNALS:
    void newRequested();
    void sampleRequested();
    void scriptRequested();
    void openRequested();
    void recentRequested(QString const& folder);
    void modelsRequested(std::string const& id); ///< empty: all of them

private:
    void addWelcome(QVBoxLayout* column);
    void addButtons(QVBoxLayout* column);
    void addPreset(workflow::PresetNeed const& need);

    QVBoxLayout* m_presets = nullptr;
    QVBoxLayout* m_recent = nullptr;
    QWidget* m_recentBox = nullptr;
};

} // namespace fw::ui
