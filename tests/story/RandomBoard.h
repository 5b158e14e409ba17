#pragma once

#include "engine/story/Edit.h"

#include <array>
#include <random>
#include <string>

// Random boards and edits for tests; the same seed gives the same board.

namespace fw::test {

class Dice {
public:
    explicit Dice(uint64_t seed) : m_engine(seed) {}

    int upTo(int most) { return static_cast<int>(m_engine() % static_cast<uint64_t>(most + 1)); }
    int between(int low, int high) { return low + upTo(high - low); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }
    uint64_t number() { return m_engine(); }
    std::string id(char const* prefix) { return prefix + std::to_string(m_engine() % 1'000'000'000'000ull); }
    std::string text()
    {
        static constexpr std::array words{"a cat", "walks",  "left", "Über", "北京", "\"quoted\"",
                                          "\n",    "\\path", "🎬",    "",     "\t",   "rain"};
        std::string text;
        for (int i = upTo(6); i > 0; --i)
            text += std::string(words[static_cast<size_t>(upTo(int(words.size()) - 1))]) + " ";
        return text;
    }

private:
    std::mt19937_64 m_engine;
};

inline story::Take randomTake(Dice& dice)
{
    story::Take take;
    take.id.value = dice.id("tk-");
    take.requestKey.value = dice.id("key");
    take.seed = dice.number();
    take.size = {dice.between(1, 500) * 16, dice.between(1, 500) * 16};
    take.rate = {dice.between(1, 60), dice.between(1, 2)};
    take.length.count = dice.between(1, 200);
    take.presetId = "cartoon";
    take.created = "2026-11-21T11:30:55Z";
    take.seconds = dice.between(0, 100000) / 7.0;
    take.quality = "draft";
    return take;
}

inline story::Shot randomShot(Dice& dice)
{
    story::Shot shot;
    shot.id.value = dice.id("sh-");
    shot.prompt = dice.text();
    shot.negative = dice.text();
    shot.length.count = dice.between(1, 200);
    shot.trimIn.count = dice.upTo(20);
    shot.seed = {static_cast<story::SeedMode>(dice.upTo(2)), dice.number()};
    shot.quality = static_cast<story::Quality>(dice.upTo(2));
    shot.notes = dice.text();
    if (dice.oneIn(3))
        shot.overrides = {dice.between(1, 50), dice.upTo(100) / 9.0, 3.5, "euler", SizePx{160, 96}};
    if (dice.oneIn(4))
        shot.start = {story::StartKind::Image, {}, 5, {"assets/a.png", "00ff"}};
    for (int i = dice.upTo(3); i > 0; --i)
        shot.takes.push_back(randomTake(dice));
    if (!shot.takes.empty() && dice.oneIn(2))
        shot.chosenTake = shot.takes.front().id;
    if (dice.oneIn(4))
        shot.acceptedKey = RequestKey{"kept"};
    if (dice.oneIn(5))
        shot.cast.push_back({"anna"});
    return shot;
}

inline ShotId randomShotId(Dice& dice, story::Storyboard const& board)
{
    auto const shots = story::shotsInOrder(board);
    return shots.empty() ? ShotId{"none"} : shots[static_cast<size_t>(dice.upTo(int(shots.size()) - 1))]->id;
}

inline story::ShotPlace randomPlace(Dice& dice, story::Storyboard const& board)
{
    size_t const scene = static_cast<size_t>(dice.upTo(std::max(0, int(board.scenes.size()) - 1)));
    int const shots = board.scenes.empty() ? 0 : int(board.scenes[scene].shots.size());
    return {scene, static_cast<size_t>(dice.upTo(shots))};
}

inline SceneId randomSceneId(Dice& dice, story::Storyboard const& board)
{
    if (board.scenes.empty())
        return {"none"};
    return board.scenes[static_cast<size_t>(dice.upTo(int(board.scenes.size()) - 1))].id;
}

/// Structure: what adds, removes and moves. Some are refused, and that is part of the test.
inline story::Edit randomStructureEdit(Dice& dice, story::Storyboard const& board)
{
    using namespace story;
    ShotId const shot = randomShotId(dice, board);
    Shot const* found = findShot(board, shot);
    bool const isFull = shotsInOrder(board).size() > 40;
    switch (dice.upTo(8)) {
    case 0: return RemoveShot{shot};
    case 1:
    case 2: return MoveShot{shot, randomPlace(dice, board)};
    case 3: return isFull ? Edit(RemoveShot{shot}) : Edit(DuplicateShot{shot, {dice.id("sh-")}});
    case 4: return SplitShot{shot, {dice.between(1, found ? int(found->length.count) : 2)}, {dice.id("sh-")}};
    case 5:
        return AddScene{static_cast<size_t>(dice.upTo(int(board.scenes.size()))),
                        {{dice.id("sc-")}, dice.text(), {randomShot(dice), randomShot(dice)}}};
    case 6:
        if (dice.oneIn(4))
            return SetBudget{dice.oneIn(3)
                                 ? std::nullopt
                                 : std::optional(Budget{BudgetUnit::WattHours, dice.upTo(9) / 2.0})};
        return board.scenes.size() > 4 ? Edit(RemoveScene{randomSceneId(dice, board)})
                                       : Edit(SetTitle{dice.text()});
    case 7: return MoveScene{randomSceneId(dice, board), static_cast<size_t>(dice.upTo(4))};
    default:
        return isFull ? Edit(RemoveShot{shot}) : Edit(AddShot{randomPlace(dice, board), randomShot(dice)});
    }
}

inline story::Edit randomValueEdit(Dice& dice, story::Storyboard const& board)
{
    using namespace story;
    ShotId const shot = randomShotId(dice, board);
    Shot const* found = findShot(board, shot);
    auto const kind = static_cast<TransitionKind>(dice.upTo(4));
    switch (dice.upTo(17)) {
    case 0: return SetPrompt{shot, dice.text()};
    case 1: return SetNegative{shot, dice.text()};
    case 2: return SetPreset{shot, dice.oneIn(2) ? "cartoon" : "documentary"};
    case 3: return SetLength{shot, {dice.between(0, 100)}};
    case 4: return SetTrimIn{shot, {dice.between(-1, 50)}};
    case 5: return SetSeed{shot, {SeedMode::Locked, dice.number()}};
    case 6:
    case 7: return SetTransition{shot, {kind, {dice.upTo(30)}}};
    case 8: {
        StartFrom start{
            dice.oneIn(3) ? StartKind::Text : StartKind::ExtendShot, randomShotId(dice, board), 9, {}};
        if (dice.oneIn(2))
            start.following = randomShotId(dice, board);
        if (dice.oneIn(3))
            start.pictures = {{{dice.between(-1, 60)}, {"assets/p.png", "ab"}}};
        if (dice.oneIn(4))
            start.retake = Retake{{"t1"}, {0}, {dice.between(-1, 60)}, {}};
        return SetStart{shot, start};
    }
    case 9: return SetQuality{shot, static_cast<Quality>(dice.upTo(2))};
    case 10: return SetOverrides{shot, {dice.between(1, 60), {}, 2.5, {}, {}}};
    case 11: return SetNotes{shot, dice.text(), dice.text()};
    case 12: return KeepTake{shot, RequestKey{dice.id("key")}};
    case 13:
        if (found && !found->takes.empty())
            return ChooseTake{shot, found->takes.back().id};
        return ChooseTake{shot, std::nullopt};
    case 14: return SetCast{shot, {{dice.id("sb-")}, {"anna"}}};
    case 15:
        return SetPuppets{shot,
                          {{{"anna"},
                            "front",
                            "ab",
                            std::vector<double>(10, .25),
                            {{0, .5, .5, .5}},
                            dice.text(),
                            {},
                            .5}}};
    case 16:
        return SetTitles{shot,
                         {{dice.text(),
                           {dice.between(-1, 40)},
                           {dice.between(0, 60)},
                           static_cast<TitleStyle>(dice.upTo(3)),
                           dice.between(4, 30) / 10.0,
                           dice.oneIn(9) ? "red" : "#a0B1c2",
                           {dice.upTo(5)}}}};
    case 17:
        return SetMarkers{shot,
                          {{{dice.between(-1, 40)}, dice.text(), static_cast<MarkerColour>(dice.upTo(4))}}};
    default:
        return SetProjectFormat{{{dice.between(8, 900) * 2, 720}, {dice.between(1, 60), 1}, FitMode::Fill}};
    }
}

inline story::Sound randomSound(Dice& dice)
{
    story::Sound sound;
    sound.id.value = dice.id("so-");
    sound.file = {"assets/" + dice.id("s") + ".wav", std::string(64, '0')};
    sound.name = dice.text();
    sound.track = dice.upTo(8); // 8 is one too many
    sound.start.count = dice.upTo(400);
    sound.length.count = dice.upTo(60);
    sound.sourceIn = dice.upTo(1000) / 7.0;
    sound.gainDb = dice.between(-700, 130) / 10.0;
    sound.fadeIn.count = dice.upTo(30);
    sound.fadeOut.count = dice.upTo(30);
    sound.isMuted = dice.oneIn(4);
    return sound;
}

inline story::Edit randomSoundEdit(Dice& dice, story::Storyboard const& board)
{
    if (board.sounds.empty() || dice.oneIn(3))
        return story::AddSound{randomSound(dice)};
    auto const index = static_cast<size_t>(dice.upTo(int(board.sounds.size()) - 1));
    if (dice.oneIn(3) || board.sounds.size() > 20)
        return story::RemoveSound{board.sounds[index].id};
    story::Sound sound = dice.oneIn(2) ? randomSound(dice) : board.sounds[index];
    sound.id = board.sounds[index].id;
    sound.start.count += dice.upTo(20);
    return story::SetSound{sound};
}

inline story::Edit randomEdit(Dice& dice, story::Storyboard const& board)
{
    if (dice.oneIn(15))
        return story::batch("several", {randomValueEdit(dice, board), randomStructureEdit(dice, board),
                                        randomValueEdit(dice, board)});
    if (dice.oneIn(6))
        return randomSoundEdit(dice, board);
    return dice.oneIn(2) ? randomStructureEdit(dice, board) : randomValueEdit(dice, board);
}

/// A board that edits made, so that it keeps every rule.
inline story::Storyboard randomBoard(Dice& dice, int edits = 40)
{
    story::Storyboard board;
    board.title = dice.text();
    board.scenes.push_back({{"sc-first"}, "One", {randomShot(dice)}});
    for (int i = 0; i < edits; ++i)
        (void)story::apply(board, randomEdit(dice, board)).isOk();
    if (dice.oneIn(3))
        story::recordTake(board, {"sh-gone"}, randomTake(dice));
    return board;
}

} // namespace fw::test
