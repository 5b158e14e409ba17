#pragma once

#include "engine/library/EngineSettings.h"
#include "ui/Actions.h"

#include <QDialog>
#include <QWidget>

#include <filesystem>

class QComboBox;
class QLabel;
class QListWidget;

namespace fw::ui {

/// Preferences: language, colours, size, motion, and where new projects go. Everything counts at once unless
/// its line says otherwise. Thread: GUI.
class GeneralPage : public QWidget {
    Q_OBJECT

public:
    explicit GeneralPage(std::filesystem::path projects, QWidget* parent = nullptr);

Q_SIGNALS:
    void projectsFolderChosen(std::filesystem::path const& folder);

private:
    void keepLook();

    QComboBox *m_language, *m_mode, *m_zoom, *m_motion, *m_done;
};

/// Preferences: device, memory and folders of models: library::EngineSettings, from the next start. Thread:
/// GUI.
class EnginePage : public QWidget {
    Q_OBJECT

public:
    explicit EnginePage(QWidget* parent = nullptr);

private:
    QWidget* buildFolders();
    void keep();

    library::EngineSettings m_settings;
    QComboBox *m_device, *m_memory;
    QListWidget* m_folders;
    QLabel* m_problem;
};

/// The dialog around the pages; what is changed in it is kept at once. Thread: GUI.
class Preferences : public QDialog {
    Q_OBJECT

public:
    Preferences(Actions* actions, std::filesystem::path projects, QWidget* parent = nullptr);

    void showKeys(); ///< the page of the keys comes first

Q_SIGNALS:
    void projectsFolderChosen(std::filesystem::path const& folder);
    void keysChanged();

private:
    void addPage(QString const& name, QWidget* page);

    QListWidget* m_names;
    class QStackedWidget* m_pages;
};

/// Where new projects go: what the person chose, else Framewright in the documents.
std::filesystem::path savedProjectsFolder();

} // namespace fw::ui
