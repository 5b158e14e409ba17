#include "ui/panels/NotesFold.h"

#include "ui/panels/PromptEdit.h"
#include "ui/panels/Widgets.h"

namespace fw::ui {

namespace {

constexpr int kNotesHeight = 56;

} // namespace

NotesFold::NotesFold(QWidget* parent)
    : Fold(tr("Dialogue and notes"), parent), m_dialogue(new PromptEdit), m_notes(new PromptEdit)
{
    m_dialogue->setPlaceholderText(tr("What is said: becomes the subtitles"));
    m_dialogue->setAccessibleName(tr("Dialogue"));
    m_notes->setPlaceholderText(tr("Notes for yourself and others"));
    m_notes->setAccessibleName(tr("Notes"));
    auto* column = new QVBoxLayout(body());
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kCard);
    for (PromptEdit* edit : {m_dialogue, m_notes}) {
        edit->setFixedHeight(kNotesHeight);
        column->addWidget(edit);
        connect(edit, &PromptEdit::edited, this,
                [this] { Q_EMIT edited(m_notes->toPlainText(), m_dialogue->toPlainText()); });
        connect(edit, &PromptEdit::left, this, &NotesFold::left);
    }
}

void NotesFold::showNotes(QString const& notes, QString const& dialogue)
{
    m_notes->showText(notes);
    m_dialogue->showText(dialogue);
    bool const hasAny = !notes.isEmpty() || !dialogue.isEmpty();
    setName(hasAny ? tr("Dialogue and notes (written)") : tr("Dialogue and notes"));
}

} // namespace fw::ui
