#include "ui/session/EditCommand.h"

#include "ui/session/Session.h"

#include <QCoreApplication>
#include <QUndoStack>

namespace fw::ui {

namespace {

constexpr qint64 kMergeMilliseconds = 1000;

/// The shot whose text an edit types into; nullptr for every other edit.
ShotId const* typedShot(story::Edit const& edit)
{
    if (auto const* prompt = std::get_if<story::SetPrompt>(&edit))
        return &prompt->shot;
    if (auto const* negative = std::get_if<story::SetNegative>(&edit))
        return &negative->shot;
    if (auto const* notes = std::get_if<story::SetNotes>(&edit))
        return &notes->shot;
    if (auto const* titles = std::get_if<story::SetTitles>(&edit))
        return &titles->shot;
    if (auto const* markers = std::get_if<story::SetMarkers>(&edit))
        return &markers->shot;
    return nullptr;
}

void addPrompts(std::vector<story::SetPrompt>& prompts, story::Edit const& edit)
{
    if (auto const* prompt = std::get_if<story::SetPrompt>(&edit))
        prompts.push_back(*prompt);
    if (auto const* several = std::get_if<std::shared_ptr<story::EditBatch const>>(&edit))
        for (story::Edit const& each : (*several)->edits)
            addPrompts(prompts, each);
}

} // namespace

EditCommand::EditCommand(Session& session, story::Edit edit, story::Edit inverse, quint64 typing)
    : m_session(session), m_edit(std::move(edit)), m_inverse(std::move(inverse)), m_typing(typing)
{
    setText(QCoreApplication::translate("Engine", story::editName(m_edit).c_str()));
    m_age.start();
}

int EditCommand::id() const { return typedShot(m_edit) ? 1 + static_cast<int>(m_edit.index()) : -1; }

bool EditCommand::mergeWith(QUndoCommand const* other)
{
    // QUndoStack asks only for commands of one id, so `other` is an EditCommand.
    auto const& later = static_cast<EditCommand const&>(*other);
    ShotId const* mine = typedShot(m_edit);
    ShotId const* theirs = typedShot(later.m_edit);
    bool const isSameText = mine && theirs && *mine == *theirs && m_edit.index() == later.m_edit.index();
    if (!isSameText || m_typing != later.m_typing || m_age.elapsed() > kMergeMilliseconds)
        return false;
    m_edit = later.m_edit;
    m_age.restart();
    return true;
}

void EditCommand::undo()
{
    applyTo(m_inverse, m_edit);
    m_isApplied = false;
}

void EditCommand::redo()
{
    if (m_isApplied)
        return; // pushed right after Session applied it
    applyTo(m_edit, m_inverse);
    m_isApplied = true;
}

void EditCommand::applyTo(story::Edit const& edit, story::Edit& opposite)
{
    auto result = m_session.applyQuietly(edit);
    if (!result) {
        setObsolete(true);
        return;
    }
    opposite = std::move(result).value();
}

std::vector<story::SetPrompt> typedPrompts(QUndoStack const& stack)
{
    std::vector<story::SetPrompt> prompts;
    for (int i = stack.count() - 1; i >= 0; --i)
        if (auto const* command = dynamic_cast<EditCommand const*>(stack.command(i))) {
            addPrompts(prompts, command->edit());
            addPrompts(prompts, command->inverse());
        }
    return prompts;
}

} // namespace fw::ui
