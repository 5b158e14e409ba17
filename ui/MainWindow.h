#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QLabel;
class QStackedWidget;

namespace fw::ui {

class Actions;
class Arrangement;
class BoardView;
class CanvasView;
class CastPanel;
class ExportDialog;
class GenerateFlow;
class NoticeBar;
class PresetsPanel;
class ProjectFiles;
class QueuePanel;
class ShotCommands;
class ShotPanel;
class StartPage;
class TakesPanel;
class TimelineView;
class TrustFlow;

/// The window: builds docks and menus and connects them; it does nothing itself. Thread: GUI.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Session* session, EngineBridge* bridge, Thumbnails* thumbnails);
    ~MainWindow() override;

    ProjectFiles* files() { return m_files; }
    GenerateFlow* generator() { return m_generator; }
    TrustFlow* trust() { return m_trust; }
    Actions* actions() { return m_actions; }
    NoticeBar* notices() { return m_notices; }
    ExportDialog* showExport();
    /// Forgets a saved arrangement of docks (scripted screenshots).
    void useDefaultLayout();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildViews();
    void buildDocks();
    void buildMenus();
    void buildStatusBar();
    void connectFile();
    void connectShot();
    void connectViews();
    void showProject();
    void exportTake(ShotId const& shot, TakeId const& take);
    void showShotMenu(ShotId const& shot, QPoint const& position);
    void switchStrip();

    Session* m_session;
    EngineBridge* m_bridge;
    Thumbnails* m_thumbnails;
    Actions* m_actions = nullptr;
    ProjectFiles* m_files = nullptr;
    GenerateFlow* m_generator = nullptr;
    ShotCommands* m_shots = nullptr;
    TrustFlow* m_trust = nullptr;

    struct Views {
        NoticeBar* notices = nullptr;
        QStackedWidget* stage = nullptr;
        StartPage* start = nullptr;
        CanvasView* canvas = nullptr;
        BoardView* board = nullptr;
        TimelineView* timeline = nullptr;
        ShotPanel* shot = nullptr;
        TakesPanel* takes = nullptr;
        PresetsPanel* presets = nullptr;
        CastPanel* cast = nullptr;
        QueuePanel* queue = nullptr;
        QLabel* hint = nullptr;
        QLabel* facts = nullptr;
    } m_views;
    Arrangement* m_docks = nullptr;
    NoticeBar* m_notices = nullptr;
    std::optional<bool> m_isShownOpen; ///< what the window is arranged for
};

} // namespace fw::ui
