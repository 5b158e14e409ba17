#include "engine/media/Transitions.h"

#include "engine/media/Pictures.h"

#include <algorithm>
#include <cmath>
#include <vector>

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
    std::vector<int> shares(static_cast<size_t>(width)); // of `to` in each column, in 1/256
    for (int x = 0; x < width; ++x)
        shares[static_cast<size_t>(x)] =
            static_cast<int>(std::lround(std::clamp((edge - (x + 0.5)) / soft, 0.0, 1.0) * 256));
    Image out(from.size());
    uint8_t* const pixels = out.mutableData();
    for (int y = 0; y < out.heightPx(); ++y) {
        uint8_t const* left = from.row(y);
        uint8_t const* right = to.row(y);
        uint8_t* result = pixels + out.strideBytes() * static_cast<size_t>(y);
        for (int share : shares)
            for (int c = 0; c < 3; ++c, ++left, ++right, ++result)
                *result = static_cast<uint8_t>((*left * (256 - share) + *right * share + 128) >> 8);
    }
    return out;
}

} // namespace

Image transitionFrame(Transition kind, Image const& from, Image const& to, double t)
{
    if (from.isEmpty() || to.isEmpty())
        return from.isEmpty() ? to : from;
    Image left = flatten(from);
    Image right = resize(flatten(to), from.size());
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
