#pragma once

#include "ui/MainWindow.h"
#include "ui/theme/Theme.h"

#include <QObject>

#include <memory>
#include <optional>

namespace fw {

/// What the command line asked for.
struct AppOptions {
    bool useFakeEngine = false;
    int fakeStepMilliseconds = 100;
    std::optional<ui::Theme::Mode> mode; ///< else what the desktop asks for
};

/// Owns everything of the program, in the order in which it is made; destroyed in reverse. Thread: GUI.
class Application : public QObject {
    Q_OBJECT

public:
    /// Reads presets, model headers and rules; nothing of torch is loaded. Errors: those of Toolbox::load.
    static Result<std::unique_ptr<Application>> create(AppOptions const& options);
    ~Application() override;

    ui::Session& session() { return *m_session; }
    ui::EngineBridge& bridge() { return *m_bridge; }
    ui::MainWindow& window() { return *m_window; }
    /// At its own size, maximised where the screen has no room for that.
    void showWindow();

private:
    Application(AppOptions const& options, std::shared_ptr<workflow::Toolbox const> tools);
    void follow();

    std::shared_ptr<workflow::Toolbox const> m_tools;
    std::unique_ptr<ui::Session> m_session;
    std::unique_ptr<ui::EngineBridge> m_bridge;
    std::unique_ptr<ui::Thumbnails> m_thumbnails;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace fw
