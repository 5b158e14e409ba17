#pragma once

#include <QAction>
#include <QObject>

#include <array>
#include <functional>

namespace fw::ui {

Q_NAMESPACE

struct Keymap;

/// Everything the person can ask for, by name. A name is also what a person's own keys are saved under.
enum class Command {
    NewProject,
    OpenProject,
    OpenSample,
    OpenChain,
    OpenPacked,
    Save,
    SaveCopy,
    Pack,
    Versions,
    Files,
    Format,
    Costs,
    ImportScript,
    PasteScript,
    ImportFootage,
    Export,
    ExportAnimatic,
    ExportCut,
    ExportPages,
    CloseProject,
    Quit,
    Undo,
    Redo,
    CutShots,
    CopyShots,
    PasteShots,
    Duplicate,
    Remove,
    Preferences,
    ShotAfter,
    ShotBefore,
    EditPrompt,
    EarlierPrompts,
    Generate,
    GenerateAll,
    Stop,
    ShotCast,
    Extend,
    LeadUp,
    Bridge,
    MoveLeft,
    MoveRight,
    GroupShots,
    RenameScene,
    DuplicateScene,
    MoveSceneLeft,
    MoveSceneRight,
    RemoveScene,
    NextTake,
    CompareTakes,
    TakeSeed,
    TakeSettings,
    RetakePart,
    BeginFromTake,
    TakeDetails,
    ExportTake,
    DeleteTake,
    RestoreTake,
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
    AddMarker,
    PreviousMarker,
    NextMarker,
    ZoomIn,
    ZoomOut,
    ZoomFit,
    Snap,
    SafeAreas,
    ActualSize,
    ShowSeam,
    LightTheme,
    FullScreen,
    BoardGrid,
    LargerCards,
    SmallerCards,
    FindShots,
    Continuity,
    SwitchStrip,
    NextPanel,
    PreviousPanel,
    Models,
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
Q_ENUM_NS(Command)

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
    void setKeys(Keymap const& keymap);
    /// "Ctrl+Return"; empty when no key runs it.
    QString keyText(Command command) const;

private:
    void updateIcons();

    std::array<QAction*, static_cast<size_t>(Command::Count)> m_actions{};
};

/// The keys that a command has in Framewright's own map.
QList<QKeySequence> ownKeys(Command command);

} // namespace fw::ui
