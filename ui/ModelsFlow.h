#pragma once

#include "ui/bridge/ModelBook.h"
#include "ui/session/Session.h"

#include <QPointer>
#include <QWidget>

namespace fw::ui {

class Actions;
class ModelsDialog;
class NoticeBar;
class PresetsPanel;
class StartPage;

/// The window's models: keeps downloads and checks going while the dialog is closed, and says then how they
/// ended. Thread: GUI.
class ModelsFlow : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of the dialog.
    ModelsFlow(Session* session, QWidget* window);

    /// Opens the dialog, with this model chosen; empty: as it was.
    ModelsDialog* showModels(std::string const& id = {});
    ModelBook* book() { return &m_book; }

Q_SIGNALS:
    void failed(fw::Error const& error);
    void noticed(QString const& text);

private:
    void sayOutcome(ModelOutcome const& outcome);

    Session* m_session;
    QWidget* m_window;
    ModelBook m_book;
    QPointer<ModelsDialog> m_dialog;
};

/// The command, the cards of presets that lack their model, and the start page.
void wireModels(Actions& actions, ModelsFlow* models, PresetsPanel* presets, StartPage* start,
                NoticeBar* notices);

} // namespace fw::ui
