#pragma once

#include "ui/session/Session.h"

#include <QWidget>

#include <vector>

class QScrollArea;

namespace fw::ui {

class PresetCard;

/// The styles as cards: colour, name, one line, the model behind it, and whether it runs here or what it
/// needs. A click gives the selected shots that preset, as one edit. Thread: GUI.
class PresetsPanel : public QWidget {
    Q_OBJECT

public:
    explicit PresetsPanel(Session* session, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Of a preset whose model is not here: what the person may want to look at.
    void modelWanted(std::string const& id);

private:
    void buildCards();
    void choose(std::string const& presetId);
    void showChosen();

    Session* m_session;
    QScrollArea* m_scroll = nullptr;
    std::vector<PresetCard*> m_cards;
};

} // namespace fw::ui
