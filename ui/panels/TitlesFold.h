#pragma once

#include "ui/panels/Fold.h"
#include "ui/session/Session.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace fw::ui {

class PromptEdit;

/// The text over the current shot's picture: which title, what it says, how it looks and when it shows. It
/// follows the session's selected title and opens for it. Thread: GUI.
class TitlesFold : public Fold {
    Q_OBJECT

public:
    explicit TitlesFold(Session* session, QWidget* parent = nullptr);
    void focusText();

Q_SIGNALS:
    void addRequested(); ///< a title at the playhead

private:
    void build();
    QWidget* buildSettings();
    void connectEdits();
    void showTitles(); ///< everything from the board
    void showTitle(story::Title const& title);
    void change(bool isTyping); ///< the controls into the document
    void chooseColour();
    void remove();
    TitleRef ref() const; ///< the title that is shown
    double rate() const;

    Session* m_session;
    QComboBox* m_which = nullptr;
    QToolButton* m_add = nullptr;
    QToolButton* m_remove = nullptr;
    QWidget* m_settings = nullptr;
    PromptEdit* m_text = nullptr;
    QComboBox* m_style = nullptr;
    QPushButton* m_colour = nullptr;
    QDoubleSpinBox *m_size = nullptr, *m_start = nullptr, *m_length = nullptr, *m_fade = nullptr;
    ShotId m_shot;
    int m_index = -1;
    bool m_isShowing = false;
};

} // namespace fw::ui
