#pragma once

#include "engine/story/Edit.h"

#include <QElapsedTimer>
#include <QUndoCommand>

#include <vector>

class QUndoStack;

namespace fw::ui {

class Session;

/// The one undo command: an edit and its inverse, whatever the edit is. Prompt edits of the same shot merge
/// until focus leaves (`typing` changes) or one second passes. Thread: GUI.
class EditCommand : public QUndoCommand {
public:
    /// `edit` has been applied already; `inverse` takes it back.
    EditCommand(Session& session, story::Edit edit, story::Edit inverse, quint64 typing);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(QUndoCommand const* other) override;

    story::Edit const& edit() const { return m_edit; }
    story::Edit const& inverse() const { return m_inverse; }

private:
    void applyTo(story::Edit const& edit, story::Edit& opposite);

    Session& m_session;
    story::Edit m_edit;
    story::Edit m_inverse;
    quint64 m_typing = 0;
    QElapsedTimer m_age; ///< since the last keystroke that went into it
    bool m_isApplied = true;
};

/// Every prompt that the stack's edits set or replaced, the newest first.
std::vector<story::SetPrompt> typedPrompts(QUndoStack const& stack);

} // namespace fw::ui
