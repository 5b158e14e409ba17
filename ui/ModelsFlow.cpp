#include "ui/ModelsFlow.h"

#include "ui/Actions.h"
#include "ui/panels/ModelsDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PresetsPanel.h"
#include "ui/panels/StartPage.h"

namespace fw::ui {

ModelsFlow::ModelsFlow(Session* session, QWidget* window)
    : QObject(window), m_session(session), m_window(window)
{
    connect(&m_book, &ModelBook::ended, this, &ModelsFlow::sayOutcome);
}

ModelsDialog* ModelsFlow::showModels(std::string const& id)
{
    if (!m_dialog) {
        m_dialog = new ModelsDialog(&m_book, m_session->tools().models, m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    if (!id.empty())
        m_dialog->select(id);
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
    return m_dialog;
}

void ModelsFlow::sayOutcome(ModelOutcome const& outcome)
{
    if (m_dialog && m_dialog->isVisible())
        return; // it says so itself
    if (outcome.error && outcome.error->kind != Error::Kind::Cancelled)
        Q_EMIT failed(*outcome.error);
    else
        Q_EMIT noticed(outcomeText(outcome));
}

void wireModels(Actions& actions, ModelsFlow* models, PresetsPanel* presets, StartPage* start,
                NoticeBar* notices)
{
    actions.on(Command::Models, [models] { models->showModels(); });
    QObject::connect(presets, &PresetsPanel::modelWanted, models, &ModelsFlow::showModels);
    QObject::connect(start, &StartPage::modelsRequested, models, &ModelsFlow::showModels);
    QObject::connect(models, &ModelsFlow::failed, notices, &NoticeBar::showError);
    QObject::connect(models, &ModelsFlow::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

} // namespace fw::ui
