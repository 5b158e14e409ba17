#pragma once

#include "engine/plan/ExportPlan.h"
#include "engine/plan/Resolve.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"
#include "engine/workflow/Workflow.h"
#include "ui/session/FolderWatch.h"
#include "ui/session/TitleGestures.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <optional>
#include <vector>

namespace fw::ui {

/// A part of the film: its first frame and the first one after it.
struct FilmSpan {
    TimelineFrame first, end;

    friend bool operator==(FilmSpan const&, FilmSpan const&) = default;
};

/// The open document: board, undo stack, selection and playhead. All edits go through `perform`; takes
/// through `recordTake`, outside undo. Views read `board()` and listen; none of them holds a copy. Thread:
/// GUI.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(std::shared_ptr<workflow::Toolbox const> tools, QObject* parent = nullptr);
    ~Session() override;

    // Document
    Status openProject(std::filesystem::path const& folder);
    Status createProject(std::filesystem::path const& folder, story::Storyboard board);
    Status save();
    void closeProject();
    bool isOpen() const { return m_project != nullptr; }
    std::filesystem::path projectFolder() const;
    story::Storyboard const& board() const;
    story::Project::OpenReport openReport() const;
    workflow::Toolbox const& tools() const { return *m_tools; }
    std::shared_ptr<workflow::Toolbox const> toolbox() const { return m_tools; } ///< for workers
    /// Other models or settings: everything derived is worked out again.
    void setTools(std::shared_ptr<workflow::Toolbox const> tools);

    // Edits
    /// Applies, journals and pushes one undo step. Errors go to `failed` too and are returned.
    Status perform(story::Edit const& edit);
    QUndoStack* undoStack() { return &m_undo; }
    void recordTake(ShotId const& shot, story::Take const& take);
    /// Takes the take off the board and moves its files to takes/.trash. Not undone by undo.
    Status deleteTake(ShotId const& shot, TakeId const& take);
    /// The next prompt edit starts an undo step of its own (focus left the editor).
    void endTyping() { ++m_typing; }
    Result<story::AssetRef> importAsset(std::filesystem::path const& file);

    // Selection and playhead: shared by board, timeline, canvas and panels
    std::vector<ShotId> const& selection() const { return m_selection; }
    ShotId currentShot() const { return m_current; } ///< the last clicked one; empty when none
    void select(std::vector<ShotId> shots, ShotId current);
    void selectOnly(ShotId const& shot) { select({shot}, shot); }
    /// A title of the current shot is what the person works on; index -1 until one is selected, and again
    /// after another selection.
    TitleRef const& title() const { return m_title; }
    void selectTitle(TitleRef const& title); ///< and its shot
    TimelineFrame playhead() const { return m_playhead; }
    ShotId shotAtPlayhead() const; ///< the shot that plays there; empty on an empty board
    void setPlayhead(TimelineFrame frame);
    /// What lies between the in and out point, for looping and export; empty: nothing is marked.
    std::optional<FilmSpan> const& marked() const { return m_marked; }
    void markIn();  ///< the playhead's frame is the first
    void markOut(); ///< the playhead's frame is the last
    void clearMarks();

    // Derived, cached until the board changes
    plan::ShotStatus status(ShotId const& shot) const;
    plan::ExportPlan const& cut() const;

Q_SIGNALS:
    void opened(); ///< another document is open (or none)
    void changed(fw::story::ChangeSet const& changes);
    void toolsChanged(); ///< before `changed`
    void takesChanged(fw::ShotId const& shot);
    void selectionChanged();
    void playheadChanged(fw::TimelineFrame frame);
    void markedChanged();
    void saved();
    /// Somebody moved or renamed the open project's folder; it goes on there, undo steps and all.
    void folderMoved(std::filesystem::path const& folder);
    void folderGone();                   ///< it was deleted, or its disk is not there any more
    void failed(fw::Error const& error); ///< one sentence for the status line or a dialog

private:
    friend class EditCommand;
    /// Used by EditCommand: applies without pushing; returns the inverse.
    Result<story::Edit> applyQuietly(story::Edit const& edit);
    /// After the board changed: caches, selection and playhead follow, then `changed`.
    void boardChanged(story::ChangeSet const& changes);
    void tell(Status const& status); ///< emits `failed` when it is an error
    Status report(Status status);    ///< the same, and hands it on
    void adoptOrphans();
    void followFolder();
    void setMarked(std::optional<FilmSpan> marked);

    std::shared_ptr<workflow::Toolbox const> m_tools;
    std::unique_ptr<story::Project> m_project;
    story::Storyboard m_none;
    QUndoStack m_undo;
    std::vector<ShotId> m_selection;
    ShotId m_current;
    TitleRef m_title;
    TimelineFrame m_playhead;
    std::optional<FilmSpan> m_marked;
    QTimer m_syncTimer; ///< fsync of the journal, each second
    QTimer m_saveTimer; ///< project.json from the journal, each minute
    FolderWatch m_watch;
    bool m_isGone = false; ///< and that was said
    quint64 m_typing = 0;
    struct Derived;
    std::unique_ptr<Derived> m_derived;
};

} // namespace fw::ui
