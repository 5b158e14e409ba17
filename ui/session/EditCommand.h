#pragma once

#include "engine/story/Edit.h"

#include <QElapsedTimer>
#include <QUndoCommand>

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

private:
    void applyTo(story::Edit const& edit, story::Edit& opposite);

    Session& m_session;
    story::Edit m_edit;
    story::Edit m_inverse;
    quint64 m_typing = 0;
    QElapsedTimer m_age; ///< since the last keystroke that went into it
    bool m_isApplied = true;
};

} // namespace fw::ui
