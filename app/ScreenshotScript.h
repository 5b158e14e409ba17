#pragma once

#include "app/Application.h"

#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace fw {

/// `framewright --shot NAME --out FILE`: brings the real window into a named state on a sample project in a
/// temporary folder, and writes it as a picture. Thread: GUI.
class ScreenshotScript {
public:
    static QStringList names();
    /// Before the program reads anything: the colours of the state, and for some an installation of its own.
    static ui::Theme::Mode prepare(QString const& name);

    explicit ScreenshotScript(Application& app) : m_app(app) {}

    /// Runs the event loop until the state is drawn; the program's exit status.
    int run(QString const& name, QString const& file);

private:
    bool openSample();
    bool renderTakes();
    bool changeShots();
    static bool isAboutTrust(QString const& name);
    bool showTrust(QString const& name);
    void showBoardLarge();
    bool startForming(bool isSelected);
    void settle(int milliseconds);
    bool waitFor(std::function<bool()> const& isReached, int milliseconds);
    bool exportFilm();
    ShotId shotAt(size_t index) const;

    Application& m_app;
    QTemporaryDir m_folder;
    QWidget* m_dialog = nullptr;
};

} // namespace fw
