#include "engine/render/FakeScene.h"

#include <algorithm>
#include <cctype>

namespace fw::render {

namespace {

struct Place {
    std::array<char const*, 4> words;
    Colour skyTop, skyLow, sun, farHills, nearHills, ground;
    bool hasStars;
};

constexpr Place kPlaces[] = {
    {{"sunset", "dusk", "evening", "dawn"},
     {.24f, .22f, .45f},
     {.98f, .62f, .42f},
     {1.0f, .86f, .62f},
     {.46f, .30f, .46f},
     {.29f, .20f, .36f},
     {.17f, .14f, .26f},
     false},
    {{"desert", "sand", "dune", "canyon"},
     {.36f, .62f, .80f},
     {.95f, .86f, .70f},
     {1.0f, .96f, .84f},
     {.86f, .66f, .46f},
     {.80f, .55f, .35f},
     {.70f, .45f, .28f},
     false},
    {{"snow", "winter", "ice", "snowy"},
     {.48f, .64f, .82f},
     {.87f, .92f, .97f},
     {1.0f, 1.0f, .96f},
     {.70f, .79f, .88f},
     {.84f, .90f, .95f},
     {.94f, .97f, .99f},
     false},
    {{"night", "city", "moon", "dark"},
     {.05f, .07f, .17f},
     {.20f, .22f, .42f},
     {.96f, .95f, .84f},
     {.14f, .15f, .30f},
     {.10f, .11f, .23f},
     {.07f, .08f, .16f},
     true},
    {{"space", "stars", "planet", "galaxy"},
     {.03f, .03f, .10f},
     {.16f, .10f, .30f},
     {.99f, .86f, .70f},
     {.26f, .18f, .40f},
     {.20f, .14f, .32f},
     {.34f, .27f, .42f},
     true},
    {{"ocean", "sea", "beach", "water"},
     {.30f, .60f, .86f},
     {.80f, .92f, .96f},
     {1.0f, .97f, .85f},
     {.34f, .62f, .74f},
     {.20f, .51f, .68f},
     {.13f, .42f, .60f},
     false},
    {{"mountain", "mountains", "valley", "alps"},
     {.34f, .55f, .78f},
     {.86f, .91f, .93f},
     {1.0f, .97f, .88f},
     {.52f, .60f, .70f},
     {.36f, .47f, .49f},
     {.30f, .45f, .33f},
     false},
    {{"meadow", "forest", "park", "field"},
     {.36f, .63f, .87f},
     {.87f, .94f, .92f},
     {1.0f, .97f, .80f},
     {.50f, .68f, .56f},
     {.38f, .60f, .38f},
     {.42f, .66f, .32f},
     false},
};

constexpr Colour kBodies[] = {{.86f, .33f, .27f}, {.95f, .67f, .24f}, {.24f, .52f, .72f}, {.36f, .62f, .44f},
                              {.58f, .42f, .70f}, {.90f, .50f, .56f}, {.27f, .62f, .64f}};

struct ColourWord {
    char const* word;
    Colour colour;
};
constexpr ColourWord kColourWords[] = {{"red", {.86f, .27f, .24f}},
                                       {"blue", {.24f, .48f, .80f}},
                                       {"green", {.33f, .64f, .38f}},
                                       {"yellow", {.96f, .77f, .26f}},
                                       {"purple", {.55f, .38f, .72f}}};

bool hasWord(std::string const& text, char const* word)
{
    size_t const length = std::char_traits<char>::length(word);
    for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        bool const startsWord = at == 0 || !std::isalpha(static_cast<unsigned char>(text[at - 1]));
        char const after = at + length < text.size() ? text[at + length] : ' ';
        if (startsWord && !std::isalpha(static_cast<unsigned char>(after)))
            return true;
    }
    return false;
}

bool hasAny(std::string const& text, std::initializer_list<char const*> words)
{
    return std::any_of(words.begin(), words.end(), [&](char const* word) { return hasWord(text, word); });
}

FakeScene::Subject subjectOf(std::string const& text)
{
    using Subject = FakeScene::Subject;
    if (hasAny(text, {"car", "bus", "train", "truck", "bicycle"}))
        return Subject::Car;
    if (hasAny(text, {"rocket", "spaceship"}))
        return Subject::Rocket;
    if (hasAny(text, {"balloon", "ball"}))
        return Subject::Balloon;
    if (hasAny(text, {"house", "home", "cottage", "tree"}))
        return Subject::House;
    if (hasAny(text, {"fish", "whale", "shark"}))
        return Subject::Fish;
    if (hasAny(text, {"bird", "butterfly", "airplane", "plane"}))
        return Subject::Bird;
    return Subject::Walker;
}

FakeScene::Motion motionOf(std::string const& text)
{
    using Motion = FakeScene::Motion;
    if (hasAny(text, {"bounces", "hops", "jumps"}))
        return Motion::Bounce;
    if (hasAny(text, {"up", "rises", "upward"}))
        return Motion::Up;
    if (hasAny(text, {"down", "descends", "downward"}))
        return Motion::Down;
    if (hasAny(text, {"still", "rests"}))
        return Motion::Still;
    return hasWord(text, "left") && text.find("from left") == std::string::npos ? Motion::Left
                                                                                : Motion::Right;
}

FakeScene::Look lookOf(std::string const& text)
{
    if (hasWord(text, "cartoon"))
        return FakeScene::Look::Cartoon;
    if (hasWord(text, "documentary"))
        return FakeScene::Look::Documentary;
    return hasWord(text, "cinematic") ? FakeScene::Look::Cinematic : FakeScene::Look::Plain;
}

float unit(uint64_t bits) { return static_cast<float>(bits >> 40) / static_cast<float>(1u << 24); }

} // namespace

uint64_t mixBits(uint64_t value)
{
    value += 0x9e3779b97f4a7c15ull;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ull;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebull;
    return value ^ (value >> 31);
}

uint64_t hashText(std::string const& text, uint64_t salt)
{
    uint64_t hash = 0xcbf29ce484222325ull ^ salt;
    for (char const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return mixBits(hash);
}

FakeScene sceneFor(std::string const& prompt)
{
    std::string text = prompt;
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    uint64_t const hash = hashText(text);

    Place const* place = nullptr;
    for (Place const& each : kPlaces)
        if (!place && std::any_of(each.words.begin(), each.words.end(),
                                  [&](char const* word) { return hasWord(text, word); }))
            place = &each;
    if (!place)
        place = &kPlaces[hash % std::size(kPlaces)];

    FakeScene scene;
    scene.subject = subjectOf(text);
    scene.motion = motionOf(text);
    scene.look = lookOf(text);
    scene.skyTop = place->skyTop;
    scene.skyLow = place->skyLow;
    scene.sun = place->sun;
    scene.farHills = place->farHills;
    scene.nearHills = place->nearHills;
    scene.ground = place->ground;
    scene.hasStars = place->hasStars;
    scene.body = kBodies[mixBits(hash) % std::size(kBodies)];
    for (ColourWord const& each : kColourWords)
        if (hasWord(text, each.word))
            scene.body = each.colour;
    scene.accent = kBodies[(mixBits(hash) + 3) % std::size(kBodies)];
    scene.sunX = .15f + .7f * unit(mixBits(hash + 1));
    scene.sunY = .18f + .22f * unit(mixBits(hash + 2));
    for (size_t i = 0; i < scene.hillPhases.size(); ++i)
        scene.hillPhases[i] = 6.2832f * unit(mixBits(hash + 10 + i));
    for (size_t i = 0; i < scene.cloudPlaces.size(); ++i)
        scene.cloudPlaces[i] = unit(mixBits(hash + 30 + i));
    return scene;
}

} // namespace fw::render
