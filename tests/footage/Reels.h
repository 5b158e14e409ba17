#pragma once

#include "tests/media/Scenes.h"

#include "engine/footage/Footage.h"

#include <memory>

/// Films made for looking for shots in: what is in them is known to the frame.
namespace reels {

using fw::Image;
using fw::SizePx;

constexpr SizePx kSize{320, 180};

/// A place that a camera looks at: clouds of grey and plain shapes, twice as wide and high as the picture,
/// with a figure that walks through it.
class Place {
public:
    explicit Place(uint32_t seed) : m_seed(seed)
    {
        SizePx const wide{2 * kSize.widthPx, 2 * kSize.heightPx};
        m_world = fw::media::blend(kit::clouds(wide, seed, 64), kit::shapes(wide, seed + 7, 22), .55);
    }

    /// What the camera shows after having moved by (x, y) pixels; `step` moves the figure.
    Image shot(double x, double y, int step = 0) const
    {
        Image image(kSize);
        int const left = wrap(x, kSize.widthPx), top = wrap(y, kSize.heightPx);
        for (int row = 0; row < kSize.heightPx; ++row)
            std::copy_n(m_world.row(top + row) + 3 * left, 3 * kSize.widthPx, image.mutableRow(row));
        int const figure = static_cast<int>((m_seed * 37 + static_cast<uint32_t>(step) * 3) % 280);
        for (int row = 70; row < 150; ++row)
            for (int column = figure; column < figure + 34; ++column) {
                uint8_t* pixel = image.mutableRow(row) + 3 * column;
                pixel[0] = static_cast<uint8_t>(200 - row + 70);
                pixel[1] = static_cast<uint8_t>(m_seed * 53 % 200 + 20);
                pixel[2] = static_cast<uint8_t>(column - figure + 60);
            }
        return image;
    }

private:
    /// Back and forth within the world: a camera that reaches its end turns round.
    static int wrap(double at, int range)
    {
        int const period = static_cast<int>(std::fabs(at)) % (2 * range);
        return period < range ? period : 2 * range - period;
    }

    uint32_t m_seed;
    Image m_world;
};

/// How the camera moves, in pixels a frame.
struct Camera {
    double x = .5, y = 0;
};

inline std::vector<Image> takeOf(uint32_t seed, int frames, Camera camera = {})
{
    Place const place(seed);
    std::vector<Image> made;
    for (int n = 0; n < frames; ++n)
        made.push_back(place.shot(20 + camera.x * n, 10 + camera.y * n, n));
    return made;
}

inline void append(std::vector<Image>& film, std::vector<Image> const& more)
{
    film.insert(film.end(), more.begin(), more.end());
}

/// The last `length` frames of the film and the first of the next shot become each other.
inline void dissolveInto(std::vector<Image>& film, std::vector<Image> const& next, int length)
{
    size_t const from = film.size() - static_cast<size_t>(length);
    for (int i = 0; i < length; ++i)
        film[from + static_cast<size_t>(i)] = fw::media::blend(
            film[from + static_cast<size_t>(i)], next[static_cast<size_t>(i)], (i + 1.0) / (length + 1.0));
    film.insert(film.end(), next.begin() + length, next.end());
}

/// To black over its last frames, or from black over its first.
inline void fade(std::vector<Image>& film, int length, bool isIn)
{
    Image const black = kit::plain(kSize, 0, 0, 0);
    for (int i = 0; i < length; ++i) {
        Image& image = isIn ? film[static_cast<size_t>(i)] : film[film.size() - 1 - static_cast<size_t>(i)];
        image = fw::media::blend(black, image, (i + 1.0) / (length + 1.0));
    }
}

inline void write(std::filesystem::path const& file, std::vector<Image> const& film,
                  fw::FrameRate rate = {24, 1}, int crf = 23)
{
    auto settings = kit::settings(fw::media::ClipCodec::H264, film.front().size(), rate);
    settings.crf = crf;
    auto const written = fw::media::writeClip(file, settings, film);
    Q_ASSERT(written.isOk());
}

/// First frames of the shots that are found, the very first left out.
inline std::vector<int64_t> cutsIn(fw::footage::Analysis const& analysis, double sensitivity = .5)
{
    std::vector<int64_t> cuts;
    for (fw::footage::FoundShot const& shot : fw::footage::shotsOf(analysis, {sensitivity}))
        if (shot.first > 0)
            cuts.push_back(shot.first);
    return cuts;
}

inline QString textOf(std::vector<int64_t> const& frames)
{
    QStringList words;
    for (int64_t const each : frames)
        words << QString::number(each);
    return words.join(' ');
}

} // namespace reels
