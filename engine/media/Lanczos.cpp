#include "engine/media/Lanczos.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace fw::media {

namespace {

constexpr int kPrecision = 22; ///< bits behind the point of a weight
constexpr double kPi = 3.14159265358979323846;

double sinc(double x) { return x == 0 ? 1 : std::sin(x * kPi) / (x * kPi); }
double lanczos(double x) { return x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0; }

double bicubic(double signedX)
{
    constexpr double kA = -0.5;
    double const x = std::abs(signedX);
    if (x < 1)
        return ((kA + 2) * x - (kA + 3)) * x * x + 1;
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * kA : 0;
}

/// Weights of the source pixels that one target pixel is made of.
struct Taps {
    int first = 0;
    std::vector<int> weights;
};

std::vector<Taps> tapsFor(int from, int to, PillowFilter kind)
{
    bool const isBicubic = kind == PillowFilter::Bicubic;
    double const scale = static_cast<double>(from) / to;
    double const spread = std::max(scale, 1.0);
    double const support = (isBicubic ? 2 : 3) * spread;
    std::vector<Taps> all(static_cast<size_t>(to));
    for (int i = 0; i < to; ++i) {
        double const centre = (i + 0.5) * scale;
        Taps& taps = all[static_cast<size_t>(i)];
        taps.first = std::max(0, static_cast<int>(centre - support + 0.5));
        int const last = std::min(from, static_cast<int>(centre + support + 0.5));
        std::vector<double> weights;
        double sum = 0;
        for (int x = taps.first; x < last; ++x) {
            double const place = (x - centre + 0.5) / spread;
            weights.push_back(isBicubic ? bicubic(place) : lanczos(place));
            sum += weights.back();
        }
        for (double const weight : weights) {
            double const wide = weight / sum * (1 << kPrecision);
            taps.weights.push_back(static_cast<int>(wide + (wide < 0 ? -0.5 : 0.5)));
        }
    }
    return all;
}

uint8_t mixed(Taps const& taps, uint8_t const* first, size_t stride)
{
    int sum = 1 << (kPrecision - 1);
    for (int const weight : taps.weights) {
        sum += *first * weight;
        first += stride;
    }
    return static_cast<uint8_t>(std::clamp(sum >> kPrecision, 0, 255));
}

} // namespace

Image resizeAsPillow(Image const& image, SizePx size, PillowFilter filter)
{
    constexpr size_t kChannels = 3;
    Image wide = image;
    if (size.widthPx != image.widthPx()) {
        wide = Image({size.widthPx, image.heightPx()});
        std::vector<Taps> const taps = tapsFor(image.widthPx(), size.widthPx, filter);
        for (int y = 0; y < image.heightPx(); ++y) {
            uint8_t* out = wide.mutableRow(y);
            for (Taps const& each : taps)
                for (size_t c = 0; c < kChannels; ++c)
                    *out++ = mixed(each, image.row(y) + static_cast<size_t>(each.first) * kChannels + c,
                                   kChannels);
        }
    }
    if (size.heightPx == image.heightPx())
        return wide;
    Image out(size);
    std::vector<Taps> const taps = tapsFor(image.heightPx(), size.heightPx, filter);
    size_t const rowBytes = static_cast<size_t>(size.widthPx) * kChannels;
    for (int y = 0; y < size.heightPx; ++y) {
        Taps const& each = taps[static_cast<size_t>(y)];
        std::vector<uint8_t> column(each.weights.size());
        for (size_t x = 0; x < rowBytes; ++x) {
            for (size_t i = 0; i < column.size(); ++i)
                column[i] = wide.row(each.first + static_cast<int>(i))[x];
            out.mutableRow(y)[x] = mixed(each, column.data(), 1);
        }
    }
    return out;
}

} // namespace fw::media
