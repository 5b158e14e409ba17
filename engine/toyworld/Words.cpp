#include "engine/toyworld/Words.h"

namespace fw::toyworld {

namespace {

constexpr bool kAir = true, kGround = false, kLeft = true, kNeither = false;

std::vector<Subject> makeSubjects()
{
    std::vector<Colour> const paint{
        {"red", 0}, {"blue", 110}, {"green", 55}, {"yellow", 26}, {"purple", 140}};
    std::vector<Colour> const rubber{
        {"red", 0}, {"blue", 112}, {"green", 60}, {"yellow", 27}, {"purple", 140}};
    std::vector<Colour> const wings{{"orange", 0},  {"red", -10},  {"green", 45},
                                    {"yellow", 14}, {"blue", 100}, {"purple", 130}};
    return {
        {"man", {"man", "guy", "man", "walking man"}, kGround, kLeft, Gait::Walks, {}},
        {"woman", {"woman", "dancer", "dancing woman", "lady"}, kGround, kNeither, Gait::Walks, {}},
        {"cat", {"cat", "kitten", "cat", "kitty"}, kGround, kLeft, Gait::Walks, {}},
        {"dog", {"dog", "puppy", "dog", "doggy"}, kGround, kLeft, Gait::Walks, {}},
        {"horse", {"horse", "pony", "horse", "stallion"}, kGround, kLeft, Gait::Walks, {}},
        {"elephant", {"elephant"}, kGround, kLeft, Gait::Walks, {}},
        {"rabbit", {"rabbit", "bunny", "hare"}, kGround, kLeft, Gait::Walks, {}},
        {"penguin", {"penguin"}, kGround, kNeither, Gait::Walks, {}},
        {"fish", {"fish", "tropical fish"}, kAir, kLeft, Gait::Stands, {}},
        {"bird", {"bird", "little bird"}, kAir, kLeft, Gait::Stands, {}},
        {"butterfly", {"butterfly"}, kAir, kNeither, Gait::Stands, wings},
        {"dinosaur", {"dinosaur", "t-rex", "dino"}, kGround, kLeft, Gait::Walks, {}},
        {"car", {"car", "automobile", "car"}, kGround, kLeft, Gait::Rolls, paint},
        {"bus", {"bus", "coach", "bus"}, kGround, kLeft, Gait::Rolls, {}},
        {"train", {"train", "locomotive", "steam train"}, kGround, kLeft, Gait::Rolls, {}},
        {"bicycle", {"bicycle", "bike"}, kGround, kLeft, Gait::Rolls, {}},
        {"sailboat", {"sailboat", "boat", "sailing boat", "ship"}, kGround, kNeither, Gait::Stands, {}},
        {"rocket", {"rocket", "spaceship", "rocket ship"}, kAir, kNeither, Gait::Stands, {}},
        {"airplane", {"airplane", "plane", "aircraft"}, kAir, kNeither, Gait::Stands, {}},
        {"balloon", {"balloon"}, kAir, kNeither, Gait::Stands, rubber},
        {"house", {"house", "home", "cottage"}, kGround, kNeither, Gait::Stands, {}},
        {"tree", {"tree", "big tree", "oak"}, kGround, kNeither, Gait::Stands, {}},
        {"flower", {"flower", "sunflower"}, kGround, kNeither, Gait::Stands, {}},
        {"ball", {"ball", "football", "soccer ball"}, kGround, kNeither, Gait::Stands, {}},
        {"star", {"star", "golden star", "yellow star"}, kAir, kNeither, Gait::Stands, {}},
        {"robot", {"robot", "android", "robot"}, kGround, kNeither, Gait::Walks, {}},
        {"snowman", {"snowman"}, kGround, kNeither, Gait::Stands, {}},
        {"ghost", {"ghost", "spooky ghost", "ghost"}, kAir, kNeither, Gait::Stands, {}},
        {"person", {"person", "person", "character", "little person"}, kGround, kNeither, Gait::Walks, {}}};
}

struct Named {
    std::string_view name;
    Words words;
};

std::vector<Named> const& places()
{
    static std::vector<Named> const all{
        {"beach", {"on a beach", "at the beach", "along a sandy beach", "by the seaside"}},
        {"forest", {"in a forest", "in the woods", "in a green forest"}},
        {"mountains", {"in the mountains", "in front of snowy mountains", "in a mountain valley"}},
        {"desert", {"in a desert", "in the desert", "across a sandy desert"}},
        {"city", {"in a city at night", "in the city at night", "on a night street", "downtown at night"}},
        {"snow", {"in a snowy field", "on a snowfield", "in a winter landscape", "in the snow"}},
        {"ocean", {"on the ocean", "at sea", "over the ocean", "on the open sea"}},
        {"space", {"in space", "in outer space", "among the stars"}},
        {"sunset", {"at sunset", "in front of a sunset", "under a sunset sky"}},
        {"room", {"in a room", "in a living room", "indoors", "inside a house"}},
        {"meadow", {"in a meadow", "on a green meadow", "in a grassy field", "in a park"}}};
    return all;
}

std::vector<Named> const& motions()
{
    static std::vector<Named> const all{
        {"right", {"moves to the right", "goes right", "travels from left to right", "heads to the right"}},
        {"left", {"moves to the left", "goes left", "travels from right to left", "heads to the left"}},
        {"up", {"rises up", "moves up", "goes upward", "flies up"}},
        {"down", {"comes down", "moves down", "goes downward", "descends"}},
        {"closer", {"comes closer", "grows bigger", "approaches the camera", "gets larger"}},
        {"away", {"shrinks away", "moves away", "recedes into the distance", "gets smaller"}},
        {"spin", {"spins around", "spins", "rotates", "turns around and around"}},
        {"bounce", {"bounces", "hops up and down", "jumps", "bounces up and down"}},
        {"still", {"stands still", "stays still", "does not move", "rests"}}};
    return all;
}

std::vector<Named> const& styles()
{
    static std::vector<Named> const all{
        {"none", {}},
        {"cinematic", {"cinematic", "cinematic film still look", "cinematic movie shot"}},
        {"cartoon", {"cartoon", "cartoon style", "flat cartoon"}},
        {"documentary", {"documentary", "documentary footage", "documentary style"}}};
    return all;
}

template <class Enum>
Named const& at(std::vector<Named> const& all, Enum which)
{
    return all[static_cast<size_t>(which)];
}

} // namespace

std::vector<Subject> const& subjects()
{
    static std::vector<Subject> const all = makeSubjects();
    return all;
}

size_t personIndex() { return subjects().size() - 1; }

size_t subjectIndex(std::string_view name)
{
    size_t index = 0;
    while (index < subjects().size() && subjects()[index].name != name)
        ++index;
    return index;
}

Words const& wordsOf(Place place) { return at(places(), place).words; }
Words const& wordsOf(Motion motion) { return at(motions(), motion).words; }
Words const& wordsOf(Style style) { return at(styles(), style).words; }

Words const& wordsOf(Camera camera)
{
    static std::vector<Words> const all{{},
                                        {"the camera pans left", "camera panning left"},
                                        {"the camera pans right", "camera panning right"},
                                        {"the camera zooms in", "slow zoom in"},
                                        {"the camera zooms out", "slow zoom out"}};
    return all[static_cast<size_t>(camera)];
}

Words const& wordsOf(Weather weather)
{
    static std::vector<Words> const all{{},
                                        {"in the rain", "rain is falling", "on a rainy day"},
                                        {"snow is falling", "with falling snow", "snowflakes falling"}};
    return all[static_cast<size_t>(weather)];
}

Words const& goingWords(Motion motion, Subject const& subject)
{
    static Words const none;
    static std::vector<Words> const walk{{"walks to the right", "runs to the right"},
                                         {"walks to the left", "runs to the left"}};
    static std::vector<Words> const roll{{"drives to the right", "rides to the right"},
                                         {"drives to the left", "rides to the left"}};
    static std::vector<Words> const fly{{"flies to the right", "floats to the right"},
                                        {"flies to the left", "floats to the left"}};
    if (motion != Motion::Right && motion != Motion::Left)
        return none;
    auto const side = static_cast<size_t>(motion);
    if (subject.gait == Gait::Walks)
        return walk[side];
    if (subject.gait == Gait::Rolls)
        return roll[side];
    return subject.isInAir ? fly[side] : none;
}

Words const& anyoneWords()
{
    static Words const all{"character", "figure", "hero", "one"};
    return all;
}

std::string_view nameOf(Place place) { return at(places(), place).name; }
std::string_view nameOf(Motion motion) { return at(motions(), motion).name; }
std::string_view nameOf(Style style) { return at(styles(), style).name; }

} // namespace fw::toyworld
