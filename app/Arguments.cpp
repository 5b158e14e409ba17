#include "app/Arguments.h"

#include "app/ScreenshotScript.h"

#include <QApplication>
#include <QCommandLineParser>

namespace fw {

Arguments readArguments(QApplication const& app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Framewright: a storyboard editor that renders its shots on this computer.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        {{"engine", "torch (default) or fake.", "NAME", "torch"},
         {"shot",
          "Bring the window into a scripted state and write a picture of it: " +
              ScreenshotScript::names().join(", ") + ".",
          "NAME"},
         {"out", "Where --shot writes its PNG.", "FILE", "shot.png"},
         {"sample", "Open the sample storyboard."},
         {"light", "Light colours."},
         {"language", "Language of the window: de, en or pseudo (to find what is cut off).", "CODE"},
         {"bench-start", "Print the milliseconds until the window is usable, then quit."}});
    parser.addPositionalArgument("PROJECT", "Project folder to open.", "[PROJECT]");
    parser.process(app);
    Arguments arguments;
    arguments.app.useFakeEngine = parser.value("engine") == "fake";
    if (parser.isSet("light"))
        arguments.app.mode = ui::Theme::Mode::Light;
    arguments.shot = parser.value("shot");
    arguments.out = parser.value("out");
    arguments.project = parser.positionalArguments().value(0);
    arguments.language = parser.value("language");
    if (!arguments.shot.isEmpty() && arguments.language.isEmpty())
        arguments.language = "en"; // pictures are the same on every machine
    arguments.openSample = parser.isSet("sample");
    arguments.benchStart = parser.isSet("bench-start");
    return arguments;
}

} // namespace fw
