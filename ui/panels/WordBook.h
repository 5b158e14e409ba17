#pragma once

#include "engine/library/ModelIndex.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <map>
#include <optional>

class QMenu;

namespace fw::ui {

/// The words that a small model knows: for completion, for a menu, and as one plain sentence. Read once per
/// model. Thread: GUI.
class WordBook {
public:
    explicit WordBook(library::ModelIndex models) : m_models(std::move(models)) {}
    void setModels(library::ModelIndex models) { m_models = std::move(models), m_read.clear(); }

    /// Empty for a model that was trained on everything (it has no list).
    QStringList words(std::string const& modelId);
    /// "Small starter model: it knows 12 subjects and 11 places, nothing else."; empty for other models.
    QString note(std::string const& modelId);
    /// One submenu per kind; whole example prompts are marked as such by `isWhole`.
    void fillMenu(QMenu* menu, std::string const& modelId,
                  std::function<void(QString const& text, bool isWhole)> const& choose);

private:
    library::Vocabulary const* vocabulary(std::string const& modelId);

    library::ModelIndex m_models;
    std::map<std::string, std::optional<library::Vocabulary>> m_read;
};

} // namespace fw::ui
