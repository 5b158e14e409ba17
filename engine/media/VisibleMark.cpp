#include "engine/media/VisibleMark.h"

#include "engine/media/BadgeShape.h"
#include "engine/media/Pictures.h"

#include <algorithm>
#include <cmath>

namespace fw::media {

namespace {

constexpr double kHeightShare = 0.046; // of the frame's height; media.md 2.1 asks for 0.04
constexpr int kMinHeightPx = 16;
constexpr double kMargin = 0.6;       // in plate heights
constexpr double kMaxWordWidth = 0.3; // of the frame's width

/// The three colours of a plate (looks/README.md, section 2).
struct Palette {
    Rgb plate, ink, spark;
    float plateAlpha;
    float rimAlpha;
};
constexpr Palette kLight = {{247, 248, 249}, {22, 24, 27}, {26, 86, 192}, 0.92f, 0.22f};
constexpr Palette kDark = {{22, 24, 27}, {236, 238, 241}, {108, 166, 255}, 0.88f, 0.22f};

void mix(uint8_t* pixel, Rgb const& colour, float alpha)
{
    for (size_t c = 0; c < 3; ++c) {
        float const value = static_cast<float>(pixel[c]);
        pixel[c] = static_cast<uint8_t>(value + (static_cast<float>(colour[c]) - value) * alpha + 0.5f);
    }
}

int badgeHeight(SizePx frame)
{
    int const wanted = static_cast<int>(std::ceil(frame.heightPx * kHeightShare));
    int const widest = static_cast<int>(frame.widthPx / (badge::kCoreWidth + 2 * kMargin));
    return std::max(1, std::min({std::max(wanted, kMinHeightPx), frame.heightPx, std::max(widest, 1)}));
}

double meanLuma(Image const& image, RectPx rect)
{
    double sum = 0;
    for (int y = rect.y; y < rect.y + rect.heightPx; ++y) {
        uint8_t const* pixel = image.row(y) + static_cast<ptrdiff_t>(rect.x) * image.channels();
        for (int x = 0; x < rect.widthPx; ++x, pixel += image.channels())
            sum += 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2];
    }
    return sum / (static_cast<double>(rect.widthPx) * rect.heightPx);
}

} // namespace

struct VisibleMark::Impl {
    SizePx frame;
    badge::Coverage shape;
};

VisibleMark::VisibleMark(SizePx frame) : m_impl(std::make_unique<Impl>())
{
    m_impl->frame = frame;
    if (frame.isEmpty())
        return;
    int const height = badgeHeight(frame);
    bool const hasWord = badge::kFullWidth * height <= frame.widthPx * kMaxWordWidth;
    m_impl->shape = badge::draw(height, hasWord);
}

VisibleMark::~VisibleMark() = default;
VisibleMark::VisibleMark(VisibleMark&&) noexcept = default;
VisibleMark& VisibleMark::operator=(VisibleMark&&) noexcept = default;

RectPx VisibleMark::rect(MarkCorner corner) const
{
    SizePx const frame = m_impl->frame;
    SizePx const size{std::min(m_impl->shape.size.widthPx, frame.widthPx),
                      std::min(m_impl->shape.size.heightPx, frame.heightPx)};
    int const margin = static_cast<int>(std::lround(size.heightPx * kMargin));
    bool const isLeft = corner == MarkCorner::TopLeft || corner == MarkCorner::BottomLeft;
    bool const isTop = corner == MarkCorner::TopLeft || corner == MarkCorner::TopRight;
    int const freeX = frame.widthPx - size.widthPx;
    int const freeY = frame.heightPx - size.heightPx;
    int const x = isLeft ? std::min(margin, freeX) : std::max(freeX - margin, 0);
    int const y = isTop ? std::min(margin, freeY) : std::max(freeY - margin, 0);
    // Even positions: the colour samples of 4:2:0 video then fall on the badge's own pixels.
    return {x / 2 * 2, y / 2 * 2, size.widthPx, size.heightPx};
}

MarkPlacement VisibleMark::place(uint64_t seed, Image const& firstFrame) const
{
    constexpr MarkCorner kOrder[4] = {MarkCorner::BottomRight, MarkCorner::TopLeft, MarkCorner::BottomLeft,
                                      MarkCorner::TopRight};
    MarkPlacement placement{kOrder[seed % 4], MarkPlate::Light};
    if (firstFrame.isEmpty() || firstFrame.size() != m_impl->frame)
        return placement;
    placement.plate =
        meanLuma(firstFrame, rect(placement.corner)) > 127.5 ? MarkPlate::Dark : MarkPlate::Light;
    return placement;
}

void VisibleMark::stamp(Image& image, MarkPlacement placement) const
{
    if (image.isEmpty())
        return;
    if (image.size() != m_impl->frame)
        return VisibleMark(image.size()).stamp(image, placement);
    Palette const& palette = placement.plate == MarkPlate::Light ? kLight : kDark;
    badge::Coverage const& shape = m_impl->shape;
    RectPx const area = rect(placement.corner);
    for (int y = 0; y < area.heightPx; ++y) {
        uint8_t* pixel = image.mutableRow(area.y + y) + static_cast<ptrdiff_t>(area.x) * image.channels();
        size_t at = static_cast<size_t>(y) * static_cast<size_t>(shape.size.widthPx);
        for (int x = 0; x < area.widthPx; ++x, ++at, pixel += image.channels()) {
            mix(pixel, palette.plate, shape.plate[at] * palette.plateAlpha);
            mix(pixel, palette.ink, shape.rim[at] * palette.rimAlpha);
            mix(pixel, palette.ink, shape.ink[at]);
            mix(pixel, palette.spark, shape.spark[at]);
            if (image.channels() == 4) // a badge on a transparent corner is as solid as elsewhere
                pixel[3] = std::max(pixel[3], static_cast<uint8_t>(255 * shape.plate[at]));
        }
    }
}

void stampMark(Image& image, uint64_t seed)
{
    VisibleMark const mark(image.size());
    mark.stamp(image, mark.place(seed, image));
}

} // namespace fw::media
