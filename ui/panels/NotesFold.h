#pragma once

#include "ui/panels/Fold.h"

namespace fw::ui {

class PromptEdit;

/// What is said in a shot and what its makers tell each other, folded away. The dialogue becomes the
/// subtitles of the film, both stand on storyboard pages; neither reaches the model. Thread: GUI.
class NotesFold : public Fold {
    Q_OBJECT

public:
    explicit NotesFold(QWidget* parent = nullptr);

    void showNotes(QString const& notes, QString const& dialogue);

Q_SIGNALS:
    void edited(QString const& notes, QString const& dialogue); ///< by the person
    void left();                                                ///< focus is gone from one of them

private:
    PromptEdit* m_dialogue;
    PromptEdit* m_notes;
};

} // namespace fw::ui
