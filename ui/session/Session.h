#pragma once

#include "engine/plan/ExportPlan.h"
#include "engine/plan/Resolve.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"
#include "engine/workflow/Workflow.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <vector>

namespace fw::ui {

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
    TimelineFrame playhead() const { return m_playhead; }
    ShotId shotAtPlayhead() const; ///< the shot that plays there; empty on an empty board
    void setPlayhead(TimelineFrame frame);

    // Derived, cached until the board changes
    plan::ShotStatus status(ShotId const& shot) const;
    plan::ExportPlan const& cut() const;

Q_SIGNALS:
    void opened(); ///< another document is open (or none)
    void changed(fw::story::ChangeSet const& changes);
    void takesChanged(fw::ShotId const& shot);
    void selectionChanged();
    void playheadChanged(fw::TimelineFrame frame);
    void saved();
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

    std::shared_ptr<workflow::Toolbox const> m_tools;
    std::unique_ptr<story::Project> m_project;
    story::Storyboard m_none;
    QUndoStack m_undo;
    std::vector<ShotId> m_selection;
    ShotId m_current;
    TimelineFrame m_playhead;
    QTimer m_syncTimer; ///< fsync of the journal, each second
    QTimer m_saveTimer; ///< project.json from the journal, each minute
    quint64 m_typing = 0;
    struct Derived;
    std::unique_ptr<Derived> m_derived;
};

} // namespace fw::ui
