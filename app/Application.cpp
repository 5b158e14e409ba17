#include "app/Application.h"

#include "engine/workflow/Cameo.h"
#include "ui/panels/NoticeBar.h"
#include "ui/theme/Settings.h"

#include <QScreen>

namespace fw {

namespace {

constexpr int kFramePx = 40; // what a window manager draws around a window, at most

} // namespace

Result<std::unique_ptr<Application>> Application::create(AppOptions const& options)
{
    FW_TRY(workflow::Toolbox tools, workflow::Toolbox::load());
    ui::Look const look = ui::savedLook();
    ui::Theme::instance().setMotionReduced(look.isMotionReduced);
    ui::Theme::instance().apply(options.mode.value_or(look.mode.value_or(ui::Theme::systemMode())));
    auto shared = std::make_shared<workflow::Toolbox const>(std::move(tools));
    return std::unique_ptr<Application>(new Application(options, std::move(shared)));
}

Application::Application(AppOptions const& options, std::shared_ptr<workflow::Toolbox const> tools)
    : m_tools(std::move(tools))
{
    render::RendererFactory renderer = [] { return render::openTorchRenderer(); };
    if (options.useFakeEngine)
        renderer = [milliseconds =
                        options.fakeStepMilliseconds]() -> Result<std::unique_ptr<render::Renderer>> {
            render::FakeScript script;
            script.stepMilliseconds = milliseconds;
            return render::makeFakeRenderer(script);
        };
    m_session = std::make_unique<ui::Session>(m_tools);
    m_bridge = std::make_unique<ui::EngineBridge>(workflow::withCameo(std::move(renderer)), m_tools);
    m_thumbnails = std::make_unique<ui::Thumbnails>();
    m_window = std::make_unique<ui::MainWindow>(m_session.get(), m_bridge.get(), m_thumbnails.get());
    follow();
    for (Error const& problem : m_tools->problems)
        m_window->notices()->showError(problem);
}

Application::~Application() = default;

void Application::showWindow()
{
    QSize const room = m_window->screen()->availableSize() - QSize(0, kFramePx);
    bool const fits = m_window->width() <= room.width() && m_window->height() <= room.height();
    fits ? m_window->show() : m_window->showMaximized();
}

void Application::follow()
{
    connect(m_session.get(), &ui::Session::opened, this, [this] {
        std::filesystem::path const folder = m_session->projectFolder();
        m_thumbnails->setProject(folder);
        if (Status const status = m_bridge->attach(folder); !status)
            m_window->notices()->showError(status.error());
    });
    // Takes are recorded outside undo: an arriving take never touches the redo stack.
    connect(m_bridge.get(), &ui::EngineBridge::takeFinished, m_session.get(), &ui::Session::recordTake);
}

} // namespace fw
