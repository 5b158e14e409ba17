#pragma once

#include "engine/workflow/ModelSurvey.h"

#include <QDialog>

namespace fw::ui {

/// Asked before a model is fetched: how much, from where, under which licence, where it goes and whether
/// there is room. Nothing is fetched unless it is accepted. Thread: GUI.
class FetchDialog : public QDialog {
    Q_OBJECT

public:
    FetchDialog(workflow::SurveyedModel const& model, std::optional<uint64_t> freeBytes,
                QWidget* parent = nullptr);
};

} // namespace fw::ui
