#pragma once

#include "app/Application.h"

#include <QString>

class QApplication;

namespace fw {

/// What the command line of the window asks for.
struct Arguments {
    AppOptions app;
    QString shot, out; ///< state of the window that is to be painted, and the PNG
    QString project;   ///< folder to open, empty for none
    QString language;  ///< as startLanguage takes it
    bool openSample = false, benchStart = false;
};

/// Ends the program by itself for --help, --version and what it does not know.
Arguments readArguments(QApplication const& app);

} // namespace fw
