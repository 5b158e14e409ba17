#include "ui/models/ModelListModel.h"

#include <algorithm>

namespace fw::ui {

ModelListModel::ModelListModel(library::ModelIndex known, QObject* parent)
    : QAbstractListModel(parent), m_known(std::move(known))
{
}

void ModelListModel::setKnown(library::ModelIndex known) { m_known = std::move(known); }

void ModelListModel::setSurvey(workflow::ModelSurvey const& survey)
{
    beginResetModel();
    m_models = survey.models;
    m_rows.clear();
    QString last;
    for (size_t i = 0; i < m_models.size(); ++i) {
        workflow::SurveyedModel const& model = m_models[i];
        QString const heading = model.isHere()          ? tr("On this computer")
                                : model.presets.empty() ? tr("In your catalogue")
                                                        : tr("Needed by presets");
        if (heading != last)
            m_rows.push_back({heading, 0});
        last = heading;
        m_rows.push_back({{}, i});
    }
    endResetModel();
}

workflow::SurveyedModel const* ModelListModel::modelAt(int row) const
{
    bool const isThere = row >= 0 && static_cast<size_t>(row) < m_rows.size();
    if (!isThere || !m_rows[static_cast<size_t>(row)].heading.isEmpty())
        return nullptr;
    return &m_models[m_rows[static_cast<size_t>(row)].model];
}

ModelLook ModelListModel::lookAt(int row) const
{
    workflow::SurveyedModel const* model = modelAt(row);
    return model ? modelLook(*model, isInUse(*model)) : ModelLook();
}

int ModelListModel::rowOf(std::string const& id) const
{
    int found = -1;
    for (int row = 0; row < rowCount(); ++row) {
        workflow::SurveyedModel const* model = modelAt(row);
        if (!model || model->id != id)
            continue;
        if (model->state == workflow::SurveyedModel::State::Ready)
            return row;
        found = row;
    }
    return found;
}

bool ModelListModel::isInUse(workflow::SurveyedModel const& model) const
{
    if (!model.info)
        return false;
    bool const isNamedByPath = model.id.find('/') != std::string::npos; // read anew by every request
    return isNamedByPath ||
           std::any_of(m_known.all().begin(), m_known.all().end(), [&](library::ModelInfo const& each) {
               return each.id == model.info->id && each.folder == model.info->folder;
           });
}

int ModelListModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ModelListModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    Row const& row = m_rows[static_cast<size_t>(index.row())];
    if (!row.heading.isEmpty()) {
        if (role == IsHeadingRole)
            return true;
        return role == Qt::DisplayRole ? QVariant(row.heading) : QVariant();
    }
    workflow::SurveyedModel const& model = m_models[row.model];
    QString const name = QString::fromStdString(model.name);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return QString::fromStdString(model.place.string());
    case IdRole: return QString::fromStdString(model.id);
    case IsHeadingRole: return false;
    default: break;
    }
    ModelLook const look = modelLook(model, isInUse(model));
    switch (role) {
    case Qt::AccessibleTextRole: return tr("%1, %2. %3. %4").arg(name, look.word, look.facts, look.abilities);
    case FactsRole: return look.facts;
    case AbilitiesRole: return look.abilities;
    case ToneRole: return static_cast<int>(look.tone);
    case IconRole: return look.icon;
    case WordRole: return look.word;
    default: return {};
    }
}

Qt::ItemFlags ModelListModel::flags(QModelIndex const& index) const
{
    return modelAt(index.row()) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace fw::ui
