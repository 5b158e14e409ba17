#include "app/Application.h"
#include "app/Arguments.h"
#include "app/ScreenshotScript.h"
#include "app/StartClock.h"

#include "engine/base/Log.h"
#include "ui/Actions.h"
#include "ui/ProjectFiles.h"
#include "ui/panels/NoticeBar.h"
#include "ui/theme/Language.h"
#include "ui/theme/Sentence.h"
#include "ui/theme/Settings.h"

#include <QApplication>
#include <QMessageBox>

int main(int argc, char** argv)
{
    fw::ui::applySavedZoom();
    QApplication qt(argc, argv);
    QApplication::setApplicationName("framewright");
    QApplication::setApplicationDisplayName("Framewright");
    QApplication::setApplicationVersion(FW_VERSION);
    fw::Arguments arguments = fw::readArguments(qt);
    fw::log::logToStateFolder();
    fw::ui::startLanguage(arguments.language);
    if (!arguments.shot.isEmpty())
        arguments.app.mode = arguments.app.mode.value_or(fw::ScreenshotScript::prepare(arguments.shot));
    auto app = fw::Application::create(arguments.app);
    if (!app) {
        QMessageBox::critical(nullptr, "Framewright", fw::ui::sentenceOf(app.error()));
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
        window.actions()->at(fw::ui::Command::OpenSample)->trigger();
    (*app)->showWindow();
    return QApplication::exec();
}
