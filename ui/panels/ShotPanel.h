#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/panels/WordBook.h"
#include "ui/session/Session.h"

#include <QWidget>

#include <memory>

namespace fw::ui {

/// The settings of the current shot and the button that renders it. Every control is one edit through the
/// session; what it shows is read back from the board. Thread: GUI.
class ShotPanel : public QWidget {
    Q_OBJECT

public:
    ShotPanel(Session* session, EngineBridge* bridge, QWidget* parent = nullptr);
    ~ShotPanel() override;

    void focusTitle(); ///< the words of the title that is selected
    void focusPrompt();
    void chooseCast(); ///< opens the list of people for the shot
    void showEarlierPrompts();
    void showRetake(); ///< what of a take is made anew

Q_SIGNALS:
    void generateRequested(std::vector<fw::ShotId> const& shots);
    void newPersonRequested();
    void titleRequested(); ///< at the playhead
    /// The path of an animated headshot on the canvas; an empty id: no longer.
    void pathWanted(fw::SubjectId const& subject, QString const& name);
    /// The region that is made anew, on the canvas, or no longer.
    void regionWanted(bool isDrawing);

public Q_SLOTS:
    void pathEnded();
    void regionEnded();

private:
    struct Controls;

    void build();
    QWidget* buildForm();
    QLayout* buildFields();
    QWidget* buildFooter();
    QWidget* buildPromptHelp();
    void connectEdits();
    void connectNotes();
    void showShot();      ///< all controls from the board
    void showState();     ///< pill and buttons
    void inviteToWrite(); ///< the keyboard goes to a prompt that is still empty
    void showPresets();   ///< the preset list
    void performOnShot(story::Edit const& edit);
    story::Shot const* shot() const;
    presets::Preset const* preset() const;

    Session* m_session;
    EngineBridge* m_bridge;
    WordBook m_words;
    std::unique_ptr<Controls> m_controls;
};

} // namespace fw::ui
