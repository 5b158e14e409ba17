#pragma once

#include "engine/workflow/ModelSurvey.h"
#include "ui/models/ModelLook.h"

#include <QWidget>

class QFormLayout;
class QGridLayout;
class QLabel;
class QPushButton;

namespace fw::ui {

/// Everything about one model: what is wrong with it, where it lies, its licence, who uses it, the memory it
/// needs in each mode; and what can be done with it. Thread: GUI.
class ModelDetails : public QWidget {
    Q_OBJECT

public:
    explicit ModelDetails(QWidget* parent = nullptr);

    void showModel(workflow::SurveyedModel const& model, ModelLook const& look,
                   workflow::ModelSurvey const& survey);
    /// While something else is under way, nothing new can begin.
    void setBusy(bool isBusy);

Q_SIGNALS:
    void fetchRequested();
    void verifyRequested();

private:
    QLayout* buildHead();
    QWidget* buildMemory();
    QLayout* buildButtons();
    void showFacts(workflow::SurveyedModel const& model, ModelLook const& look);
    void showMemory(workflow::SurveyedModel const& model, workflow::ModelSurvey const& survey);
    void showButtons();
    void openFolder() const;

    workflow::SurveyedModel m_model;
    bool m_isBusy = false;
    QLabel *m_name, *m_state, *m_problem;
    QFormLayout* m_facts;
    QWidget* m_memory = nullptr;
    QLabel* m_clip = nullptr;
    QGridLayout* m_modes = nullptr;
    QPushButton *m_fetch, *m_verify, *m_open;
};

} // namespace fw::ui
