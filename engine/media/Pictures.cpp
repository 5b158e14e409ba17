#include "engine/media/Pictures.h"

#include "engine/media/Mats.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace fw::media {

namespace {

int interpolation(Filter filter, bool isShrinking)
{
    switch (filter) {
    case Filter::Auto: return isShrinking ? cv::INTER_AREA : cv::INTER_LANCZOS4;
    case Filter::Nearest: return cv::INTER_NEAREST;
    case Filter::Area: return cv::INTER_AREA;
    case Filter::Bilinear: return cv::INTER_LINEAR;
    case Filter::Bicubic: return cv::INTER_CUBIC;
    case Filter::Lanczos: return cv::INTER_LANCZOS4;
    }
    return cv::INTER_AREA;
}

/// The size with the picture's shape that just fits into (or just covers) the canvas.
SizePx scaledSize(SizePx image, SizePx canvas, FitMode mode)
{
    double const sx = static_cast<double>(canvas.widthPx) / image.widthPx;
    double const sy = static_cast<double>(canvas.heightPx) / image.heightPx;
    double const scale = mode == FitMode::Fit ? std::min(sx, sy) : std::max(sx, sy);
    SizePx size{static_cast<int>(std::lround(image.widthPx * scale)),
                static_cast<int>(std::lround(image.heightPx * scale))};
    if (mode == FitMode::Fit)
        return {std::clamp(size.widthPx, 1, canvas.widthPx), std::clamp(size.heightPx, 1, canvas.heightPx)};
    return {std::max(size.widthPx, canvas.widthPx), std::max(size.heightPx, canvas.heightPx)};
}

} // namespace

Image resize(Image const& image, SizePx size, Filter filter)
{
    if (image.isEmpty() || size.isEmpty())
        return {};
    if (image.size() == size)
        return image;
    bool const isShrinking = size.widthPx < image.widthPx() || size.heightPx < image.heightPx();
    Image out(size, image.format());
    cv::Mat to = mats::writable(out);
    cv::resize(mats::view(image), to, to.size(), 0, 0, interpolation(filter, isShrinking));
    return out;
}

Image fitFrame(Image const& image, SizePx canvas, FitMode mode, Rgb background)
{
    if (image.isEmpty() || canvas.isEmpty())
        return {};
    if (image.size() == canvas && image.format() == Image::Format::Rgb24)
        return image;
    Image scaled = resize(flatten(image, background), scaledSize(image.size(), canvas, mode));
    if (scaled.size() == canvas)
        return scaled;
    Image out(canvas);
    out.fill(background[0], background[1], background[2]);
    int const width = std::min(canvas.widthPx, scaled.widthPx());
    int const height = std::min(canvas.heightPx, scaled.heightPx());
    cv::Rect const from((scaled.widthPx() - width) / 2, (scaled.heightPx() - height) / 2, width, height);
    cv::Rect const to((canvas.widthPx - width) / 2, (canvas.heightPx - height) / 2, width, height);
    mats::view(scaled)(from).copyTo(mats::writable(out)(to));
    return out;
}

Image blend(Image const& a, Image const& b, double t)
{
    if (a.isEmpty() || b.isEmpty())
        return a.isEmpty() ? b : a;
    Image const from = flatten(a);
    Image const to = resize(flatten(b), a.size());
    int const weight = static_cast<int>(std::lround(std::clamp(t, 0.0, 1.0) * 65536));
    if (weight == 0 || weight == 65536)
        return weight == 0 ? from : to;
    Image out(a.size());
    int const rowBytes = out.widthPx() * 3;
    for (int y = 0; y < out.heightPx(); ++y) {
        uint8_t const* left = from.row(y);
        uint8_t const* right = to.row(y);
        uint8_t* result = out.mutableRow(y);
        for (int i = 0; i < rowBytes; ++i)
            result[i] = static_cast<uint8_t>((left[i] * (65536 - weight) + right[i] * weight + 32768) >> 16);
    }
    return out;
}

Image flatten(Image const& image, Rgb background)
{
    if (image.isEmpty() || image.format() == Image::Format::Rgb24)
        return image;
    Image out(image.size());
    for (int y = 0; y < image.heightPx(); ++y) {
        uint8_t const* from = image.row(y);
        uint8_t* to = out.mutableRow(y);
        for (int x = 0; x < image.widthPx(); ++x, from += 4, to += 3) {
            int const alpha = from[3];
            for (size_t c = 0; c < 3; ++c)
                to[c] = static_cast<uint8_t>((from[c] * alpha + background[c] * (255 - alpha) + 127) / 255);
        }
    }
    return out;
}

Image contactSheet(std::vector<Image> const& frames, int columns, int cellWidthPx)
{
    constexpr int kGapPx = 4;
    auto const first =
        std::find_if(frames.begin(), frames.end(), [](Image const& frame) { return !frame.isEmpty(); });
    if (first == frames.end() || columns < 1 || cellWidthPx < 1)
        return {};
    int const count = static_cast<int>(frames.size());
    int const across = std::min(columns, count);
    int const down = (count + across - 1) / across;
    int const cellHeightPx = std::max(1, cellWidthPx * first->heightPx() / first->widthPx());
    Image sheet({across * (cellWidthPx + kGapPx) + kGapPx, down * (cellHeightPx + kGapPx) + kGapPx});
    sheet.fill(20, 20, 20);
    cv::Mat canvas = mats::writable(sheet);
    for (int i = 0; i < count; ++i) {
        Image const cell =
            fitFrame(frames[static_cast<size_t>(i)], {cellWidthPx, cellHeightPx}, FitMode::Fit);
        if (cell.isEmpty())
            continue;
        cv::Rect const place(kGapPx + i % across * (cellWidthPx + kGapPx),
                             kGapPx + i / across * (cellHeightPx + kGapPx), cellWidthPx, cellHeightPx);
        mats::view(cell).copyTo(canvas(place));
    }
    return sheet;
}

} // namespace fw::media
