#include "ui/board/BoardAccessible.h"

#include "ui/board/BoardView.h"
#include "ui/models/SpokenShot.h"

#include <algorithm>

namespace fw::ui {

namespace {

QString const kScene = QStringLiteral("scene:");
QString const kCard = QStringLiteral("shot:");

QString keyOf(SceneId const& scene) { return kScene + QString::fromStdString(scene.value); }
QString keyOf(ShotId const& shot) { return kCard + QString::fromStdString(shot.value); }

/// Empty unless the key is one of a card.
ShotId shotOf(QString const& key)
{
    return ShotId{key.startsWith(kCard) ? key.mid(kCard.size()).toStdString() : std::string()};
}

} // namespace

BoardAccessible::BoardAccessible(BoardView* board, Session* session, EngineBridge* bridge)
    : SpokenView(board), m_board(board), m_session(session), m_bridge(bridge)
{
    auto const changed = [this] { contentsChanged(); };
    connect(session, &Session::opened, this, changed);
    connect(session, &Session::changed, this, changed);
    connect(session, &Session::takesChanged, this, changed);
    connect(bridge, &EngineBridge::jobChanged, this, changed);
    connect(bridge->cast(), &CastBook::changed, this, changed);
    connect(session, &Session::selectionChanged, this, [this] { selectionChanged(); });
}

QStringList BoardAccessible::thingsIn(QString const& holder) const
{
    BoardLayout const& layout = m_board->layoutOfCards();
    QStringList keys;
    for (ScenePlace const& scene : layout.scenes) {
        if (holder.isEmpty())
            keys << keyOf(scene.scene);
        if (keyOf(scene.scene) != holder)
            continue;
        for (CardPlace const& card : layout.cards)
            if (card.place.scene == scene.index)
                keys << keyOf(card.shot);
    }
    return keys;
}

QString BoardAccessible::holderOf(QString const& key) const
{
    CardPlace const* card = m_board->layoutOfCards().card(shotOf(key));
    for (ScenePlace const& scene : m_board->layoutOfCards().scenes)
        if (card && card->place.scene == scene.index)
            return keyOf(scene.scene);
    return {};
}

Spoken BoardAccessible::spoken(QString const& key) const
{
    return key.startsWith(kScene) ? spokenScene(key) : spokenCard(shotOf(key));
}

Spoken BoardAccessible::spokenScene(QString const& key) const
{
    BoardLayout const& layout = m_board->layoutOfCards();
    Spoken made;
    made.role = QAccessible::Grouping;
    for (ScenePlace const& scene : layout.scenes) {
        if (keyOf(scene.scene) != key || scene.index >= m_session->board().scenes.size())
            continue;
        QString const title = QString::fromStdString(m_session->board().scenes[scene.index].title);
        int const shots = static_cast<int>(cachedThingsIn(key).size());
        made.name = title.isEmpty() ? tr("Scene %1").arg(scene.index + 1) : title;
        made.description = tr("%n shots", nullptr, shots);
        made.rect = scene.label;
        for (CardPlace const& card : layout.cards)
            if (card.place.scene == scene.index)
                made.rect = made.rect.united(card.rect);
        made.rect = m_board->toView(made.rect);
    }
    return made;
}

Spoken BoardAccessible::spokenCard(ShotId const& id) const
{
    Spoken made;
    CardPlace const* card = m_board->layoutOfCards().card(id);
    story::Shot const* shot = story::findShot(m_session->board(), id);
    if (!card || !shot)
        return made;
    std::vector<ShotId> const& selection = m_session->selection();
    made.name = spokenShot(*m_session, *m_bridge, *shot, card->number);
    made.description = spokenShotDetail(*m_session, *m_bridge, *shot);
    made.rect = m_board->viewRectOf(id);
    made.isSelectable = true;
    made.isSelected = std::find(selection.begin(), selection.end(), id) != selection.end();
    return made;
}

QString BoardAccessible::current() const
{
    ShotId const shot = m_session->currentShot();
    return m_board->layoutOfCards().card(shot) ? keyOf(shot) : QString();
}

void BoardAccessible::choose(QString const& key, bool isToggling)
{
    ShotId const shot = shotOf(key);
    if (!m_board->layoutOfCards().card(shot))
        return;
    if (isToggling)
        m_board->toggleSelected(shot);
    else
        m_session->selectOnly(shot);
}

void BoardAccessible::open(QString const& key)
{
    ShotId const shot = shotOf(key);
    if (m_board->layoutOfCards().card(shot))
        Q_EMIT m_board->editPromptRequested(shot);
}

} // namespace fw::ui
