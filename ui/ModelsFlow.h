#pragma once

#include "ui/bridge/EngineBridge.h"
#include "ui/bridge/ModelBook.h"
#include "ui/bridge/ModelWatch.h"
#include "ui/session/Session.h"

#include <QPointer>
#include <QWidget>

namespace fw::ui {

class Actions;
class ModelsDialog;
class NoticeBar;
class PresetsPanel;
class StartPage;

/// The window's models: has everything work with those that are there now, keeps downloads and checks going
/// while the dialog is closed, and says then how they ended. Thread: GUI.
class ModelsFlow : public QObject {
    Q_OBJECT

public:
    /// `window` is the parent of the dialog.
    ModelsFlow(Session* session, EngineBridge* bridge, QWidget* window);

    /// Opens the dialog, with this model chosen; empty: as it was.
    ModelsDialog* showModels(std::string const& id = {});
    ModelBook* book() { return &m_book; }
    Session* session() const { return m_session; }

Q_SIGNALS:
    void failed(fw::Error const& error);
    void noticed(QString const& text);

private:
    void sayOutcome(ModelOutcome const& outcome);
    void useTools(std::shared_ptr<workflow::Toolbox const> const& tools);

    Session* m_session;
    EngineBridge* m_bridge;
    QWidget* m_window;
    ModelBook m_book;
    ModelWatch m_watch;
    QPointer<ModelsDialog> m_dialog;
};

/// The command, the cards of presets that lack their model, and the start page.
void wireModels(Actions& actions, ModelsFlow* models, PresetsPanel* presets, StartPage* start,
                NoticeBar* notices);

} // namespace fw::ui
