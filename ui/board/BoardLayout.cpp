#include "ui/board/BoardLayout.h"

#include "ui/theme/Theme.h"

#include <algorithm>
#include <cstdlib>

namespace fw::ui {

namespace {

constexpr int kSceneLabel = 24;
constexpr int kMarkWidth = 3;

/// Fills a layout card by card, left to right, breaking the row in a grid.
class Flow {
public:
    Flow(BoardLayout& layout, int viewWidth) : m_layout(layout), m_right(viewWidth - space::kPanel)
    {
        m_cardHeight = BoardLayout::cardHeight(layout.cardWidth);
    }

    void beginScene(SceneId const& id, size_t index)
    {
        bool const isGrid = m_layout.mode == BoardMode::Grid;
        bool const isFirst = m_layout.scenes.empty();
        if (isGrid && !isFirst)
            breakRow(space::kGroup);
        else if (!isFirst)
            m_x += space::kGroup;
        int const width = isGrid ? std::max(m_right - m_x, m_layout.cardWidth) : m_layout.cardWidth;
        m_layout.scenes.push_back({id, index, QRect(m_x, m_y, width, kSceneLabel)});
        m_sceneStart = m_x;
    }

    void add(CardPlace card)
    {
        bool const isFull =
            m_layout.mode == BoardMode::Grid && m_x + m_layout.cardWidth > m_right && m_x > space::kPanel;
        if (isFull)
            nextLine();
        QRect const rect(m_x, m_y + kSceneLabel, m_layout.cardWidth, m_cardHeight);
        card.rect = rect;
        m_layout.cards.push_back(std::move(card));
        m_x = rect.right() + 1 + space::kCard;
        m_bottom = std::max(m_bottom, rect.bottom() + 1);
        m_farRight = std::max(m_farRight, rect.right() + 1);
    }

    void endScene(bool isEmpty)
    {
        if (isEmpty && m_layout.mode == BoardMode::Strip)
            m_x += m_layout.cardWidth + space::kCard; // room to drop the first card
        else if (m_layout.mode == BoardMode::Strip)
            m_layout.scenes.back().label.setRight(m_farRight - 1);
        m_bottom = std::max(m_bottom, m_y + kSceneLabel + m_cardHeight);
        m_farRight = std::max(m_farRight, m_x - space::kCard);
    }

    QSize content() const { return {m_farRight + space::kPanel, m_bottom + space::kCard}; }

private:
    void nextLine()
    {
        m_x = m_sceneStart;
        m_y += m_cardHeight + space::kCard;
    }
    void breakRow(int gap)
    {
        m_x = space::kPanel;
        m_y = m_bottom + gap;
    }

    BoardLayout& m_layout;
    int m_right;
    int m_cardHeight = 0;
    int m_x = space::kPanel;
    int m_y = space::kTight;
    int m_sceneStart = space::kPanel;
    int m_bottom = 0;
    int m_farRight = 0;
};

DropGap gapBeside(CardPlace const& card, bool isAfter)
{
    int const x = isAfter ? card.rect.right() + 1 + space::kCard / 2 : card.rect.left() - space::kCard / 2;
    story::ShotPlace place = card.place;
    place.index += isAfter ? 1 : 0;
    return {place, QRect(x - kMarkWidth / 2, card.rect.top(), kMarkWidth, card.rect.height())};
}

} // namespace

int BoardLayout::cardHeight(int cardWidth)
{
    int const poster = (cardWidth * 9 / 16 + 3) / 4 * 4;
    if (cardWidth < kSheetWidth)
        return 4 + poster + space::kTight + 20 + space::kTight;
    return 4 + poster + space::kCard + 20 + space::kTight + 2 * kPromptLinePx + space::kTight + 20 +
           space::kCard;
}

BoardLayout BoardLayout::of(story::Storyboard const& board, BoardMode mode, int cardWidth, int viewWidth,
                            Shows const& shows)
{
    BoardLayout layout;
    layout.mode = mode;
    layout.cardWidth = std::clamp(cardWidth, kMinCardWidth, kMaxCardWidth);
    Flow flow(layout, viewWidth);
    int number = 0;
    for (size_t s = 0; s < board.scenes.size(); ++s) {
        story::Scene const& scene = board.scenes[s];
        std::vector<CardPlace> shown;
        for (size_t i = 0; i < scene.shots.size(); ++i)
            if (++number; !shows || shows(scene.shots[i], number))
                shown.push_back({scene.shots[i].id, {s, i}, number, {}});
        if (shows && shown.empty())
            continue;
        flow.beginScene(scene.id, s);
        for (CardPlace const& card : shown)
            flow.add(card);
        flow.endScene(shown.empty());
    }
    layout.content = flow.content();
    return layout;
}

CardPlace const* BoardLayout::cardAt(QPoint content) const
{
    for (CardPlace const& card : cards)
        if (card.rect.contains(content))
            return &card;
    return nullptr;
}

CardPlace const* BoardLayout::card(ShotId const& shot) const
{
    for (CardPlace const& card : cards)
        if (card.shot == shot)
            return &card;
    return nullptr;
}

std::optional<DropGap> BoardLayout::gapAt(QPoint content) const
{
    std::optional<DropGap> best;
    int bestDistance = 0;
    auto const consider = [&](DropGap const& gap, int distance) {
        if (!best || distance < bestDistance) {
            best = gap;
            bestDistance = distance;
        }
    };
    for (CardPlace const& card : cards) {
        int const dy = content.y() < card.rect.top()      ? card.rect.top() - content.y()
                       : content.y() > card.rect.bottom() ? content.y() - card.rect.bottom()
                                                          : 0;
        bool const isAfter = content.x() > card.rect.center().x();
        DropGap const gap = gapBeside(card, isAfter);
        consider(gap, std::abs(content.x() - gap.mark.center().x()) + 4 * dy);
    }
    for (ScenePlace const& scene : scenes) {
        bool const hasCards = std::any_of(cards.begin(), cards.end(),
                                          [&](CardPlace const& c) { return c.place.scene == scene.index; });
        if (hasCards)
            continue;
        QRect const mark(scene.label.left(), scene.label.bottom() + 1, kMarkWidth, cardHeight(cardWidth));
        consider({{scene.index, 0}, mark}, std::abs(content.x() - mark.center().x()));
    }
    return best;
}

ShotId BoardLayout::neighbour(ShotId const& from, int step) const
{
    if (cards.empty())
        return {};
    auto const found =
        std::find_if(cards.begin(), cards.end(), [&](CardPlace const& c) { return c.shot == from; });
    if (found == cards.end())
        return step > 0 ? cards.front().shot : cards.back().shot;
    auto const last = static_cast<int64_t>(cards.size()) - 1;
    int64_t const index = std::clamp<int64_t>((found - cards.begin()) + step, 0, last);
    return cards[static_cast<size_t>(index)].shot;
}

ShotId BoardLayout::vertical(ShotId const& from, int rows) const
{
    CardPlace const* start = card(from);
    if (!start)
        return neighbour(from, rows);
    CardPlace const* best = start;
    int bestDistance = INT32_MAX;
    for (CardPlace const& other : cards) {
        bool const isThere =
            rows > 0 ? other.rect.top() > start->rect.bottom() : other.rect.bottom() < start->rect.top();
        if (!isThere)
            continue;
        int const distance = std::abs(other.rect.top() - start->rect.top()) * 4 +
                             std::abs(other.rect.center().x() - start->rect.center().x());
        if (distance < bestDistance) {
            best = &other;
            bestDistance = distance;
        }
    }
    return best->shot;
}

story::ShotPlace placeAfterRemoval(story::Storyboard const& board, std::vector<ShotId> const& dragged,
                                   story::ShotPlace target)
{
    story::ShotPlace result = target;
    for (ShotId const& id : dragged) {
        auto const place = story::placeOf(board, id);
        if (place && place->scene == target.scene && place->index < target.index)
            --result.index;
    }
    return result;
}

} // namespace fw::ui
