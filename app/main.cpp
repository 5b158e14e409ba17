#include "app/Application.h"
#include "app/ScreenshotScript.h"
#include "app/StartClock.h"

#include "engine/base/Log.h"
#include "ui/ProjectFiles.h"
#include "ui/panels/NoticeBar.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QTextStream>

namespace {

struct Arguments {
    fw::AppOptions app;
    QString shot, out, project;
    bool openSample = false, benchStart = false;
};

Arguments readArguments(QApplication const& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Framewright: a storyboard editor that renders its shots on this computer.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({{"engine", "torch (default) or fake.", "NAME", "torch"},
                       {"shot",
                        "Bring the window into a scripted state and write a picture of it: " +
                            fw::ScreenshotScript::names().join(", ") + ".",
                        "NAME"},
                       {"out", "Where --shot writes its PNG.", "FILE", "shot.png"},
                       {"sample", "Open the sample storyboard."},
                       {"light", "Light colours."},
                       {"bench-start", "Print the milliseconds until the window is usable, then quit."}});
    parser.addPositionalArgument("PROJECT", "Project folder to open.", "[PROJECT]");
    parser.process(app);
    Arguments arguments;
    arguments.app.useFakeEngine = parser.value("engine") == "fake";
    if (parser.isSet("light"))
        arguments.app.mode = fw::ui::Theme::Mode::Light;
    arguments.shot = parser.value("shot");
    arguments.out = parser.value("out");
    arguments.project = parser.positionalArguments().value(0);
    arguments.openSample = parser.isSet("sample");
    arguments.benchStart = parser.isSet("bench-start");
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication qt(argc, argv);
    QApplication::setApplicationName("framewright");
    QApplication::setApplicationDisplayName("Framewright");
    QApplication::setApplicationVersion(FW_VERSION);
    Arguments arguments = readArguments(qt);
    fw::log::logToStateFolder();
    if (!arguments.shot.isEmpty())
        arguments.app.mode = arguments.app.mode.value_or(fw::ScreenshotScript::prepare(arguments.shot));
    auto app = fw::Application::create(arguments.app);
    if (!app) {
        QMessageBox::critical(nullptr, "Framewright", QString::fromStdString(app.error().message()));
        return 1;
    }
    fw::ui::MainWindow& window = (*app)->window();
    if (!arguments.shot.isEmpty())
        return fw::ScreenshotScript(**app).run(arguments.shot, arguments.out);
    if (arguments.benchStart)
        fw::printWhenUsable(window);
    if (!arguments.project.isEmpty())
        window.files()->open(arguments.project.toStdString());
    else if (arguments.openSample)
        window.files()->openSample();
    (*app)->showWindow();
    return QApplication::exec();
}
