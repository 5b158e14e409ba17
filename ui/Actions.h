#pragma once

#include <QAction>
#include <QObject>

#include <array>
#include <functional>

namespace fw::ui {

/// Everything the person can ask for, by name.
enum class Command {
    NewProject,
    OpenProject,
    OpenSample,
    OpenPacked,
    Save,
    SaveCopy,
    Pack,
    Versions,
    Format,
    Costs,
    ImportScript,
    Export,
    ExportAnimatic,
    ExportCut,
    ExportPages,
    CloseProject,
    Quit,
    Undo,
    Redo,
    Duplicate,
    Remove,
    ShotAfter,
    ShotBefore,
    EditPrompt,
    Generate,
    GenerateAll,
    Stop,
    ShotCast,
    Extend,
    MoveLeft,
    MoveRight,
    NextTake,
    Split,
    TrimHead,
    TrimTail,
    Dissolve,
    AddTitle,
    AddSubtitles,
    AddSound,
    Play,
    ShuttleBack,
    ShuttlePause,
    ShuttleForward,
    FrameBack,
    FrameForward,
    SecondBack,
    SecondForward,
    PreviousCut,
    NextCut,
    ToStart,
    ToEnd,
    MarkIn,
    MarkOut,
    ClearMarks,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    Snap,
    SafeAreas,
    ActualSize,
    LightTheme,
    FullScreen,
    BoardGrid,
    FindShots,
    Continuity,
    SwitchStrip,
    AddPerson,
    AddPictures,
    RenewConsent,
    WithdrawConsent,
    ReviewInbox,
    AuditLog,
    Protection,
    WhoMade,
    SearchCommands,
    Shortcuts,
    About,
    Count
};

/// One QAction per command: name, shortcut and icon in one table. What they do is connected elsewhere.
/// Thread: GUI.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QObject* parent = nullptr);

    QAction* at(Command command) const { return m_actions[static_cast<size_t>(command)]; }
    void on(Command command, std::function<void()> run);
    /// Commands that need an open project, greyed without one.
    void setProjectOpen(bool isOpen);

private:
    void updateIcons();

    std::array<QAction*, static_cast<size_t>(Command::Count)> m_actions{};
};

} // namespace fw::ui
