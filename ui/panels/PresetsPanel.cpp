#include "ui/panels/PresetsPanel.h"

#include "ui/panels/PresetCard.h"
#include "ui/panels/Widgets.h"

#include <QScrollArea>

namespace fw::ui {

PresetsPanel::PresetsPanel(Session* session, QWidget* parent) : QWidget(parent), m_session(session)
{
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);
    buildCards();
    connect(session, &Session::toolsChanged, this, &PresetsPanel::buildCards);
    connect(session, &Session::opened, this, &PresetsPanel::showChosen);
    connect(session, &Session::changed, this, &PresetsPanel::showChosen);
    connect(session, &Session::selectionChanged, this, &PresetsPanel::showChosen);
}

/// Anew when models came or went: each card says whether its preset runs here.
void PresetsPanel::buildCards()
{
    m_cards.clear();
    auto* list = new QWidget;
    auto* column = panelColumn(list);
    for (presets::Preset const& preset : m_session->tools().presets.all()) {
        auto* card = new PresetCard(preset, m_session->tools().models);
        connect(card, &QAbstractButton::clicked, this, [this, card] { choose(card->presetId()); });
        connect(card, &PresetCard::modelWanted, this, &PresetsPanel::modelWanted);
        column->addWidget(card);
        m_cards.push_back(card);
    }
    if (m_cards.empty())
        column->addWidget(makeLabel(tr("No preset was found."), Theme::Type::Form, "muted"));
    column->addStretch();
    m_scroll->setWidget(list);
    showChosen();
}

void PresetsPanel::choose(std::string const& presetId)
{
    std::vector<story::Edit> edits;
    for (ShotId const& id : m_session->selection()) {
        story::Shot const* shot = story::findShot(m_session->board(), id);
        if (shot && shot->presetId != presetId)
            edits.emplace_back(story::SetPreset{id, presetId});
    }
    if (edits.size() == 1)
        (void)m_session->perform(edits.front()); // errors go to Session::failed
    else if (!edits.empty())
        (void)m_session->perform(story::batch("Set preset", std::move(edits)));
    showChosen();
}

void PresetsPanel::showChosen()
{
    story::Shot const* shot = story::findShot(m_session->board(), m_session->currentShot());
    for (PresetCard* card : m_cards)
        card->setChecked(shot && shot->presetId == card->presetId());
}

} // namespace fw::ui
