#include "engine/provenance/InvisibleMark.h"

#include "engine/provenance/MarkLayout.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <sodium.h>

namespace fw::provenance {

namespace {

using namespace marks;

/// 8x8 ordered dither, -0.5..0.5: a residual below one level is then right on average, not rounded away.
constexpr int kDitherSide = 8;
cv::Mat ditherOf(SizePx size)
{
    cv::Mat tile(kDitherSide, kDitherSide, CV_32F), wide;
    for (int y = 0; y < kDitherSide; ++y)
        for (int x = 0; x < kDitherSide; ++x) {
            int rank = 0;
            for (int bit = 0; bit < 3; ++bit)
                rank |= ((x ^ y) >> bit & 1) << (5 - 2 * bit) | (y >> bit & 1) << (4 - 2 * bit);
            tile.at<float>(y, x) = (static_cast<float>(rank) + 0.5f) / 64 - 0.5f;
        }
    cv::repeat(tile, size.heightPx / kDitherSide + 1, size.widthPx / kDitherSide + 1, wide);
    return wide(cv::Rect(0, 0, size.widthPx, size.heightPx)).clone();
}

cv::Mat viewOf(Image const& image)
{
    int const type = image.channels() == 3 ? CV_8UC3 : CV_8UC4;
    return cv::Mat(image.heightPx(), image.widthPx(), type, const_cast<uint8_t*>(image.data()),
                   image.strideBytes());
}

/// What a coefficient needs to lie a margin on its bit's side of zero. `value`: how far it lies there now.
/// From kReach on the other side it fades, so that a picture that changes slowly does not flicker.
float neededAt(float value, float margin)
{
    constexpr float kFade = 0.25f * kReach;
    float const beyond = -kReach - value;
    if (beyond <= 0)
        return std::max(0.0f, margin - value);
    return (margin + kReach) * std::max(0.0f, 1 - beyond / kFade);
}

/// The mark of one picture: CV_32F luma on the grid; out: what is to be added to it.
void fitToPicture(cv::Mat const& luma, Layout const& layout, Bits const& payload, cv::Mat& residual)
{
    residual = cv::Mat::zeros(kHeightPx, kWidthPx, CV_32F);
    for (size_t block = 0; block < kBlocks; ++block) {
        float const margin = marginAt(cornerOf(luma, block));
        Coefficients change = coefficientsAt(cornerOf(luma, block));
        for (size_t j = 0; j < kSlots; ++j) {
            size_t const at = block * kSlots + j;
            bool const isSet = isSync(at) || payload[layout.bit[at]];
            float const sign = isSet ? layout.sign[at] : static_cast<float>(-layout.sign[at]);
            change[j] = sign * neededAt(sign * change[j], margin);
        }
        addAt(cornerOf(residual, block), change);
    }
}

/// Pictures on the way, kept from frame to frame: getting memory costs as much as filling it.
struct Scratch {
    cv::Mat small, grey, luma, residual, wide, step, up, down, upRgb, downRgb;
};

/// The same step on red, green and blue changes the luma by it and leaves the colour. `step` is 8-bit, 128 is
/// none.
void addToColours(Scratch& my, cv::Mat& picture)
{
    cv::subtract(my.step, 128, my.up); // saturating: what is below 128 becomes 0
    cv::subtract(128, my.step, my.down);
    if (picture.channels() == 3) {
        cv::cvtColor(my.up, my.upRgb, cv::COLOR_GRAY2RGB);
        cv::cvtColor(my.down, my.downRgb, cv::COLOR_GRAY2RGB);
    } else { // alpha stays
        cv::Mat const none = cv::Mat::zeros(my.step.size(), CV_8U);
        cv::merge(std::vector<cv::Mat>{my.up, my.up, my.up, none}, my.upRgb);
        cv::merge(std::vector<cv::Mat>{my.down, my.down, my.down, none}, my.downRgb);
    }
    cv::add(picture, my.upRgb, picture);
    cv::subtract(picture, my.downRgb, picture);
}

} // namespace

MarkId MarkId::random()
{
    MarkId id;
    uint8_t bytes[kIdBits / 8];
    randombytes_buf(bytes, sizeof bytes);
    for (uint8_t const byte : bytes)
        id.value = id.value << 8 | byte;
    return id;
}

std::string MarkId::text() const
{
    constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    for (int shift = kIdBits - 4; shift >= 0; shift -= 4)
        hex += kDigits[value >> shift & 15];
    return hex;
}

struct InvisibleMark::Impl {
    SizePx frame;
    Layout layout;
    Bits payload;
    cv::Mat dither; ///< of the frame's size
    Scratch scratch;
};

InvisibleMark::InvisibleMark(MarkKey const& key, MarkId id, SizePx frame) : m_impl(std::make_unique<Impl>())
{
    m_impl->frame = frame;
    m_impl->layout = layoutOf(key);
    m_impl->payload = payloadOf(id);
    if (!frame.isEmpty())
        m_impl->dither = ditherOf(frame);
}

InvisibleMark::~InvisibleMark() = default;
InvisibleMark::InvisibleMark(InvisibleMark&&) noexcept = default;
InvisibleMark& InvisibleMark::operator=(InvisibleMark&&) noexcept = default;

void InvisibleMark::stamp(Image& image)
{
    if (image.isEmpty() || image.size() != m_impl->frame)
        return;
    (void)image.mutableData(); // our own copy from here on
    Scratch& my = m_impl->scratch;
    cv::Mat picture = viewOf(image);
    cv::Size const grid(kWidthPx, kHeightPx);
    bool const isSmaller = picture.cols < grid.width || picture.rows < grid.height;
    cv::resize(picture, my.small, grid, 0, 0, isSmaller ? cv::INTER_LINEAR : cv::INTER_AREA);
    cv::cvtColor(my.small, my.grey, image.channels() == 3 ? cv::COLOR_RGB2GRAY : cv::COLOR_RGBA2GRAY);
    my.grey.convertTo(my.luma, CV_32F);
    fitToPicture(my.luma, m_impl->layout, m_impl->payload, my.residual);
    cv::resize(my.residual, my.wide, picture.size(), 0, 0, isSmaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::add(my.wide, m_impl->dither, my.wide);
    my.wide.convertTo(my.step, CV_8U, 1, 128);
    addToColours(my, picture);
}

} // namespace fw::provenance
