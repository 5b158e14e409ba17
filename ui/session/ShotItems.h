#pragma once

#include "engine/story/Edit.h"
#include "ui/session/FilmPart.h"

#include <optional>
#include <vector>

namespace fw::ui {

// What a shot holds several of, each at a frame of its picture: titles and markers. One edit sets them all,
// so what is done with one of them is written once, here.

/// One of them: whose, and which of the shot's.
template <class Item>
struct ItemRef {
    ShotId shot;
    int index = -1; ///< -1: none

    friend bool operator==(ItemRef const&, ItemRef const&) = default;
};

template <class Item>
struct ItemEdit {
    story::Edit edit;
    ItemRef<Item> item; ///< where it is afterwards
};

/// Where a shot keeps them, what sets them, and when one of them begins.
template <class Item>
struct ItemsOf;
template <>
struct ItemsOf<story::Title> {
    using Set = story::SetTitles;
    static constexpr auto kMember = &story::Shot::titles;
    static constexpr auto kBegins = &story::Title::start;
};
template <>
struct ItemsOf<story::Marker> {
    using Set = story::SetMarkers;
    static constexpr auto kMember = &story::Shot::markers;
    static constexpr auto kBegins = &story::Marker::at;
};

template <class Item>
std::vector<Item> itemsOf(story::Storyboard const& board, ShotId const& shot)
{
    story::Shot const* found = story::findShot(board, shot);
    return found ? found->*ItemsOf<Item>::kMember : std::vector<Item>();
}

/// nullptr when the board has no such item.
template <class Item>
Item const* findItem(story::Storyboard const& board, ItemRef<Item> const& ref)
{
    story::Shot const* shot = story::findShot(board, ref.shot);
    if (!shot || ref.index < 0 || ref.index >= static_cast<int>((shot->*ItemsOf<Item>::kMember).size()))
        return nullptr;
    return &(shot->*ItemsOf<Item>::kMember)[static_cast<size_t>(ref.index)];
}

template <class Item>
story::Edit setItems(ShotId const& shot, std::vector<Item> items)
{
    return typename ItemsOf<Item>::Set{shot, std::move(items)};
}

/// Both: nullopt when the board has no such item. `name` is what undo calls it.
template <class Item>
std::optional<story::Edit> withoutItem(story::Storyboard const& board, ItemRef<Item> const& ref,
                                       char const* name)
{
    if (!findItem(board, ref))
        return std::nullopt;
    std::vector<Item> items = itemsOf<Item>(board, ref.shot);
    items.erase(items.begin() + ref.index);
    return story::batch(name, {setItems(ref.shot, std::move(items))});
}
template <class Item>
std::optional<story::Edit> withItem(story::Storyboard const& board, ItemRef<Item> const& ref, Item value)
{
    if (!findItem(board, ref))
        return std::nullopt;
    std::vector<Item> items = itemsOf<Item>(board, ref.shot);
    items[static_cast<size_t>(ref.index)] = std::move(value);
    return setItems(ref.shot, std::move(items));
}

/// A new one behind the shot's others.
template <class Item>
ItemEdit<Item> addItem(plan::CutItem const& shot, std::vector<Item> items, Item added, char const* name)
{
    items.push_back(std::move(added));
    int const index = static_cast<int>(items.size()) - 1;
    return {story::batch(name, {setItems(shot.shot, std::move(items))}), {shot.shot, index}};
}

/// Lets it begin at another frame of the film. Where another shot plays there, it becomes that one's. nullopt
/// when the board has no such item, or the film no frames.
template <class Item>
std::optional<ItemEdit<Item>> moveItem(story::Storyboard const& board, plan::ExportPlan const& cut,
                                       ItemRef<Item> const& ref, TimelineFrame to, char const* name)
{
    Item const* item = findItem(board, ref);
    plan::FramePart const part = partFor(cut, to, ref.shot);
    if (!item || part.item < 0)
        return std::nullopt;
    Item moved = *item;
    moved.*ItemsOf<Item>::kBegins = part.source;
    ShotId const& target = cut.items[static_cast<size_t>(part.item)].shot;
    if (target == ref.shot)
        return ItemEdit<Item>{story::batch(name, {*withItem(board, ref, std::move(moved))}), ref};
    std::vector<Item> left = itemsOf<Item>(board, ref.shot), right = itemsOf<Item>(board, target);
    left.erase(left.begin() + ref.index);
    right.push_back(std::move(moved));
    int const index = static_cast<int>(right.size()) - 1;
    return ItemEdit<Item>{
        story::batch(name, {setItems(ref.shot, std::move(left)), setItems(target, std::move(right))}),
        {target, index}};
}

} // namespace fw::ui
