#pragma once

#include "tests/ui_views/Stage.h"
#include "ui/Actions.h"
#include "ui/MainWindow.h"
#include "ui/ProjectFiles.h"

#include <QPushButton>

namespace fw::ui {

inline ShotId shotId(int index) { return ShotId{"s" + std::to_string(index)}; }

/// The whole window over a stage, wired as Application wires it.
struct Shell {
    explicit Shell(int scenes = 2, int perScene = 3) : stage(scenes, perScene)
    {
        QObject::connect(stage.bridge.get(), &EngineBridge::takeFinished, stage.session.get(),
                         &Session::recordTake);
        QObject::connect(stage.session.get(), &Session::opened, stage.bridge.get(), [this] {
            stage.thumbnails->setProject(stage.session->projectFolder());
            (void)stage.bridge->attach(stage.session->projectFolder());
        });
        (void)stage.bridge->attach(stage.session->projectFolder());
        stage.thumbnails->setProject(stage.session->projectFolder());
        window =
            std::make_unique<MainWindow>(stage.session.get(), stage.bridge.get(), stage.thumbnails.get());
        window->files()->setHome(stage.folder.filePath("home").toStdString());
        window->show();
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        stage.session->selectOnly(shotId(0));
    }

    template <class Widget>
    Widget* find(QString const& accessibleName = {}) const
    {
        for (Widget* widget : window->findChildren<Widget*>())
            if (accessibleName.isEmpty() || widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }
    QPushButton* button(QString const& text) const
    {
        for (QPushButton* each : window->findChildren<QPushButton*>())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    story::Shot const& shot(int index) const
    {
        return *story::findShot(stage.session->board(), shotId(index));
    }
    void run(Command command) const { window->actions()->at(command)->trigger(); }

    Stage stage;
    std::unique_ptr<MainWindow> window;
};

} // namespace fw::ui
