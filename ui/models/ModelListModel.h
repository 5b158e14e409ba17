#pragma once

#include "engine/workflow/ModelSurvey.h"
#include "ui/models/ModelLook.h"

#include <QAbstractListModel>

namespace fw::ui {

/// The models of a survey under headings: those of this computer, those that presets need and lack, those of
/// the user's catalogue. Thread: GUI.
class ModelListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString; of a heading empty
        IsHeadingRole,             ///< bool
        FactsRole,                 ///< QString, see ModelLook
        AbilitiesRole,             ///< QString
        ToneRole,                  ///< int(ShotState)
        IconRole,                  ///< QString
        WordRole,                  ///< QString
    };

    /// `known`: the models that presets see.
    explicit ModelListModel(library::ModelIndex known, QObject* parent = nullptr);
    void setKnown(library::ModelIndex known); ///< before the next setSurvey

    void setSurvey(workflow::ModelSurvey const& survey);
    workflow::SurveyedModel const* modelAt(int row) const; ///< nullptr for headings
    ModelLook lookAt(int row) const;
    int rowOf(std::string const& id) const; ///< of the one that counts; -1: none
    int modelCount() const { return static_cast<int>(m_models.size()); }
    /// Presets see the model as it lies there.
    bool isInUse(workflow::SurveyedModel const& model) const;

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(QModelIndex const& index) const override;

private:
    struct Row {
        QString heading;  ///< empty: a model
        size_t model = 0; ///< place in m_models
    };

    library::ModelIndex m_known;
    std::vector<workflow::SurveyedModel> m_models;
    std::vector<Row> m_rows;
};

} // namespace fw::ui
