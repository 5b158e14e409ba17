#include "ui/GenerateFlow.h"

#include "engine/workflow/Budget.h"
#include "ui/theme/Sentence.h"

#include <QMessageBox>
#include <QPushButton>

namespace fw::ui {

GenerateFlow::GenerateFlow(Session* session, EngineBridge* bridge, QWidget* window)
    : QObject(window), m_session(session), m_bridge(bridge), m_window(window)
{
}

bool GenerateFlow::confirm(ShotId const& shot)
{
    story::Shot const* found = story::findShot(m_session->board(), shot);
    if (!found)
        return true;
    auto const decisions = moderation::reviewAll(found->prompt, "prompt", m_session->tools().policy);
    if (!decisions.empty() && decisions.front().verdict == moderation::Verdict::Block)
        return true; // the gate says so; there is nothing to ask
    for (moderation::Decision const& decision : decisions)
        if (decision.verdict == moderation::Verdict::Confirm &&
            m_bridge->reviews()->confirmed().count(decision.rule) == 0 && !ask(shot, decision))
            return false;
    return true;
}

bool GenerateFlow::ask(ShotId const& shot, moderation::Decision const& decision)
{
    QMessageBox question(m_window);
    question.setWindowTitle(tr("Shot %1").arg(story::shotNumber(m_session->board(), shot)));
    question.setText(engineText(decision.reason));
    question.setInformativeText(
        tr("Rule %1, words: %2")
            .arg(QString::fromStdString(decision.rule), QString::fromStdString(decision.words)));
    QPushButton* go = question.addButton(tr("Generate it"), QMessageBox::AcceptRole);
    question.addButton(tr("Change the prompt"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() != go)
        return false;
    m_bridge->reviews()->confirm(decision.rule);
    return true;
}

bool GenerateFlow::isPaidFor(std::vector<ShotId> const& shots)
{
    story::Storyboard const& board = m_session->board();
    auto const batch = board.budget ? plan::batchOf(board, shots, m_session->tools().context())
                                    : Result<plan::RenderBatch>(plan::RenderBatch());
    auto const rates = jobs::loadDefaultRates();
    if (!batch || !rates)
        return true; // what cannot be planned is refused later, in its own words
    auto const use = workflow::budgetUse(board, workflow::secondsExpected(*batch).value_or(0), *rates);
    if (!use || !use->isPassed())
        return true;
    QString const text =
        tr("This passes the project's budget: %1.").arg(engineText(workflow::budgetText(*use, *rates)));
    if (use->used > use->budget.amount) { // it was agreed to before
        Q_EMIT noticed(text);
        return true;
    }
    QMessageBox question(QMessageBox::Question, tr("Budget"), text, QMessageBox::NoButton, m_window);
    QPushButton* go = question.addButton(tr("Generate it"), QMessageBox::AcceptRole);
    question.addButton(QMessageBox::Cancel);
    question.exec();
    return question.clickedButton() == go;
}

void GenerateFlow::generate(std::vector<ShotId> const& shots)
{
    if (shots.empty())
        return;
    m_session->endTyping();
    for (ShotId const& shot : shots)
        if (!confirm(shot))
            return;
    submit(shots);
}

void GenerateFlow::submit(std::vector<ShotId> const& shots)
{
    auto const again = [this, shots, folder = m_session->projectFolder()] {
        if (m_session->projectFolder() == folder) // and not another project by now
            submit(shots);
    };
    if (m_bridge->weights()->readFirst(m_session->board(), shots, this, again)) {
        Q_EMIT noticed(
            tr("The checkpoint is read, this once, to know it by its checksum; then the rendering starts."));
        return;
    }
    if (!isPaidFor(shots))
        return;
    auto const jobs = m_bridge->generate(m_session->board(), shots, m_bridge->reviews()->confirmed());
    if (!jobs)
        Q_EMIT failed(jobs.error());
}

void GenerateFlow::generateSelected()
{
    std::vector<ShotId> shots = m_session->selection();
    if (shots.empty() && !m_session->currentShot().isEmpty())
        shots.push_back(m_session->currentShot());
    generate(shots);
}

void GenerateFlow::generateAll()
{
    std::vector<ShotId> const shots = workflow::shotsToRender(m_session->board(), m_session->tools());
    if (shots.empty())
        Q_EMIT noticed(tr("Every shot with a prompt has a take that is up to date."));
    generate(shots);
}

void GenerateFlow::stop()
{
    if (!m_bridge->queue())
        return;
    bool hasStopped = false;
    for (ShotId const& shot : m_session->selection()) {
        auto const job = m_bridge->jobOf(shot);
        bool const isActive =
            job && (job->state == jobs::JobState::Running || job->state == jobs::JobState::Queued ||
                    job->state == jobs::JobState::Waiting);
        if (isActive)
            m_bridge->stopShot(shot);
        hasStopped = hasStopped || isActive;
    }
    if (hasStopped)
        return;
    for (jobs::JobInfo const& job : m_bridge->queue()->jobs())
        if (job.state == jobs::JobState::Running)
            m_bridge->queue()->cancel(job.id);
}

} // namespace fw::ui
