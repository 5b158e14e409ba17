#include "engine/media/Transitions.h"

#include "engine/media/Pictures.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

Image dip(Image const& from, Image const& to, double t, uint8_t level)
{
    Image colour(from.size());
    colour.fill(level, level, level);
    return t < 0.5 ? blend(from, colour, t * 2) : blend(colour, to, t * 2 - 1);
}

/// The edge starts wholly left of the picture and ends wholly right of it, so that t = 0 and 1 are pure.
Image wipe(Image const& from, Image const& to, double t)
{
    int const width = from.widthPx();
    double const soft = std::max(2.0, width * 0.04);
    double const edge = t * (width + soft);
    Image out = from;
    for (int y = 0; y < out.heightPx(); ++y) {
        uint8_t* left = out.mutableRow(y);
        uint8_t const* right = to.row(y);
        for (int x = 0; x < width; ++x, left += 3, right += 3) {
            double const share = std::clamp((edge - (x + 0.5)) / soft, 0.0, 1.0);
            for (int c = 0; c < 3; ++c)
                left[c] = static_cast<uint8_t>(std::lround(left[c] + (right[c] - left[c]) * share));
        }
    }
    return out;
}

} // namespace

Image transitionFrame(Transition kind, Image const& from, Image const& to, double t)
{
    if (from.isEmpty() || to.isEmpty())
        return from.isEmpty() ? to : from;
    Image const left = flatten(from);
    Image const right = resize(flatten(to), from.size());
    if (!(t > 0))
        return left;
    if (t >= 1)
        return right;
    switch (kind) {
    case Transition::Cut: return t < 0.5 ? left : right;
    case Transition::Dissolve: return blend(left, right, t);
    case Transition::DipBlack: return dip(left, right, t, 0);
    case Transition::DipWhite: return dip(left, right, t, 255);
    case Transition::Wipe: return wipe(left, right, t);
    }
    return left;
}

} // namespace fw::media
