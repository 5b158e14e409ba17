#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// What the toy world consists of, and what it is called. The order of everything here is part of the rule of
/// held-out combinations and of tools/starter/gen.py, which draws the same world: add at the end only.
namespace fw::toyworld {

enum class Place { Beach, Forest, Mountains, Desert, City, Snow, Ocean, Space, Sunset, Room, Meadow };
enum class Motion { Right, Left, Up, Down, Closer, Away, Spin, Bounce, Still };
enum class Camera { Static, PanLeft, PanRight, ZoomIn, ZoomOut };
enum class Weather { Clear, Rain, Snowfall };
enum class Style { None, Cinematic, Cartoon, Documentary };

constexpr size_t kPlaces = 11, kMotions = 9, kCameras = 5, kWeathers = 3, kStyles = 4;

using Words = std::vector<std::string>;

enum class Gait { Stands, Walks, Rolls };

struct Colour {
    std::string name;
    int hueShift = 0; ///< of the sprite, in half degrees
};

struct Subject {
    std::string name; ///< of its sprite, too
    Words words;      ///< synonyms, the usual one more than once
    bool isInAir = false;
    bool facesLeft = false; ///< mirrored to go right
    Gait gait = Gait::Stands;
    std::vector<Colour> colours; ///< empty: it has one look
};

/// 28 sprites and the person, who is drawn and looks different every time.
std::vector<Subject> const& subjects();
size_t personIndex();
/// subjects().size() when there is none of that name.
size_t subjectIndex(std::string_view name);

// Paraphrases, for captions.
Words const& wordsOf(Place place);
Words const& wordsOf(Motion motion);
Words const& wordsOf(Camera camera);   ///< empty when it stands still
Words const& wordsOf(Weather weather); ///< empty when it is clear
Words const& wordsOf(Style style);     ///< empty for none
/// More words for going right or left, by what goes; empty for other motions.
Words const& goingWords(Motion motion, Subject const& subject);
/// What stands for a subject that a reference picture shows.
Words const& anyoneWords();

std::string_view nameOf(Place place);
std::string_view nameOf(Motion motion);
std::string_view nameOf(Style style);

} // namespace fw::toyworld
