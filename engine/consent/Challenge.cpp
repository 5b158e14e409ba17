#include "engine/consent/Challenge.h"

#include "engine/consent/Secret.h"

#include <iterator>
#include <sodium.h>

namespace fw::consent {

namespace {

/// Short, easily told apart by ear, harmless in any order.
constexpr char const* kWords[] = {
    "amber",   "anchor", "apple",  "april",   "badger", "bamboo", "basket", "beacon",   "birch",   "bishop",
    "blanket", "bottle", "branch", "bridge",  "button", "cabin",  "candle", "canyon",   "carpet",  "cedar",
    "cherry",  "circle", "clover", "copper",  "corner", "cotton", "desert", "dinner",   "dragon",  "eagle",
    "ember",   "engine", "falcon", "feather", "finger", "forest", "garden", "garlic",   "ginger",  "glacier",
    "hammer",  "harbor", "hazel",  "island",  "jacket", "jungle", "kettle", "ladder",   "lantern", "lemon",
    "lizard",  "magnet", "maple",  "marble",  "meadow", "mirror", "monday", "mountain", "needle",  "olive",
    "orange",  "otter",  "paper",  "pebble",  "pencil", "pepper", "pillow", "planet",   "pocket",  "rabbit",
    "ribbon",  "river",  "rocket", "saddle",  "salmon", "silver", "spider", "summer",   "sunday",  "tiger",
    "timber",  "tomato", "tunnel", "turtle",  "velvet", "violin", "walnut", "window",   "winter",  "yellow"};

} // namespace

std::string challengeWords()
{
    startSodium();
    std::string text;
    for (int i = 0; i < 4; ++i)
        text += (i ? " " : "") + std::string(kWords[randombytes_uniform(std::size(kWords))]);
    return text;
}

} // namespace fw::consent
