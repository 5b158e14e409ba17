#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/Thumbnails.h"
#include "ui/session/Session.h"
#include "ui/theme/Theme.h"

#include <QTemporaryDir>
#include <QMouseEvent>
#include <QTest>
#include <QWidget>

#include <memory>

namespace fw::ui {

/// A project in a temporary folder, open in a session, with the fake engine behind it: what every view test
/// starts from.
struct Stage {
    /// `perScene` shots in each of `scenes` scenes, each 48 frames long, called "a", "b", ...
    explicit Stage(int scenes = 2, int perScene = 3)
    {
        Theme::instance().apply(Theme::Mode::Dark);
        static QTemporaryDir home; // the audit log of this test, not of the person who tests
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", home.filePath("config").toUtf8());
        auto loaded = workflow::Toolbox::load();
        if (!loaded)
            qFatal("%s", loaded.error().message().c_str());
        tools = std::make_shared<workflow::Toolbox const>(std::move(loaded).value());
        session = std::make_unique<Session>(tools);
        bridge = std::make_unique<EngineBridge>(
            []() -> Result<std::unique_ptr<render::Renderer>> {
                render::FakeScript script;
                script.stepMilliseconds = 1;
                return render::makeFakeRenderer(script);
            },
            tools);
        thumbnails = std::make_unique<Thumbnails>();
        auto const created = session->createProject(folder.filePath("Test.framewright").toStdString(),
                                                    board(scenes, perScene));
        if (!created)
            qFatal("%s", created.error().message().c_str());
        start = session->board();
    }

    static story::Storyboard board(int scenes, int perScene)
    {
        story::Storyboard board;
        for (int s = 0; s < scenes; ++s) {
            story::Scene scene;
            scene.id = SceneId{"scene" + std::to_string(s)};
            scene.title = "Scene " + std::to_string(s + 1);
            for (int i = 0; i < perScene; ++i) {
                story::Shot shot;
                shot.id = ShotId{"s" + std::to_string(s * perScene + i)};
                shot.prompt = std::string("shot ") + std::to_string(s * perScene + i);
                scene.shots.push_back(shot);
            }
            board.scenes.push_back(scene);
        }
        return board;
    }

    /// "s0 s1 s2 | s3 s4 s5"
    QString order() const
    {
        QStringList scenes;
        for (story::Scene const& scene : session->board().scenes) {
            QStringList names;
            for (story::Shot const& shot : scene.shots)
                names << QString::fromStdString(shot.id.value);
            scenes << names.join(' ');
        }
        return scenes.join(" | ");
    }

    /// Takes everything back and says whether the board is as it was at the start.
    bool undoesToStart()
    {
        while (session->undoStack()->canUndo())
            session->undoStack()->undo();
        return session->board() == start;
    }

    QTemporaryDir folder;
    std::shared_ptr<workflow::Toolbox const> tools;
    std::unique_ptr<Session> session;
    std::unique_ptr<EngineBridge> bridge;
    std::unique_ptr<Thumbnails> thumbnails;
    story::Storyboard start;
};

/// Press, move in steps, release: what a hand does.
inline void dragMouse(QWidget* widget, QPoint from, QPoint to,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    auto const send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, widget->mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(widget, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    for (int i = 1; i <= 4; ++i)
        send(QEvent::MouseMove, from + (to - from) * i / 4, Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}

} // namespace fw::ui
