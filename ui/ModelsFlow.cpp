#include "ui/ModelsFlow.h"

#include "ui/Actions.h"
#include "ui/models/ModelListModel.h"
#include "ui/panels/ModelsDialog.h"
#include "ui/panels/NoticeBar.h"
#include "ui/panels/PresetsPanel.h"
#include "ui/panels/StartPage.h"

#include <set>

namespace fw::ui {

ModelsFlow::ModelsFlow(Session* session, EngineBridge* bridge, QWidget* window)
    : QObject(window), m_session(session), m_bridge(bridge), m_window(window), m_watch(session->toolbox())
{
    connect(&m_book, &ModelBook::ended, this, &ModelsFlow::sayOutcome);
    connect(&m_book, &ModelBook::ended, &m_watch, &ModelWatch::look);
    connect(&m_book, &ModelBook::surveyed, &m_watch, &ModelWatch::look);
    connect(&m_watch, &ModelWatch::changed, this, &ModelsFlow::useTools);
}

void ModelsFlow::useTools(std::shared_ptr<workflow::Toolbox const> const& tools)
{
    std::set<std::string> before;
    for (library::ModelInfo const& each : m_session->tools().models.all())
        before.insert(each.id);
    QStringList fresh;
    for (library::ModelInfo const& each : tools->models.all())
        if (before.erase(each.id) == 0)
            fresh << QString::fromStdString(each.name);
    m_bridge->setTools(tools);
    m_session->setTools(tools);
    if (m_dialog) {
        m_dialog->model()->setKnown(tools->models);
        m_book.look();
    }
    if (!fresh.isEmpty())
        Q_EMIT noticed(tr("A model has arrived: %1.").arg(fresh.join(QStringLiteral(", "))));
    else if (!before.empty())
        Q_EMIT noticed(tr("A model is not here any more: %1.").arg(QString::fromStdString(*before.begin())));
    for (Error const& problem : tools->problems)
        Q_EMIT failed(problem);
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
    Session* session = models->session();
    actions.on(Command::Models, [models] { models->showModels(); });
    QObject::connect(presets, &PresetsPanel::modelWanted, models, &ModelsFlow::showModels);
    QObject::connect(start, &StartPage::modelsRequested, models, &ModelsFlow::showModels);
    QObject::connect(session, &Session::toolsChanged, start, [session, start] {
        start->setPresets(workflow::presetNeeds(session->tools().presets, session->tools().models));
    });
    QObject::connect(models, &ModelsFlow::failed, notices, &NoticeBar::showError);
    QObject::connect(models, &ModelsFlow::noticed, notices,
                     [notices](QString const& text) { notices->showNotice(text); });
}

} // namespace fw::ui
