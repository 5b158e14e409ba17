#include "engine/toyworld/Sprites.h"

#include "engine/media/Stills.h"
#include "engine/toyworld/Person.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace fw::toyworld {

namespace {

/// Straight 8-bit RGBA -> premultiplied fp32, its longer side kSpriteSize units, in the middle of the canvas.
cv::Mat onCanvas(cv::Mat const& straight, double scale)
{
    cv::Mat picture;
    straight.convertTo(picture, CV_32FC4, 1 / 255.0);
    picture.forEach<cv::Vec4f>([](cv::Vec4f& p, int const*) {
        for (int c = 0; c < 3; ++c)
            p[c] *= p[3];
    });
    double const factor = kSpriteSize * scale / std::max(picture.cols, picture.rows);
    cv::Size const size(std::max(1, static_cast<int>(std::lround(picture.cols * factor))),
                        std::max(1, static_cast<int>(std::lround(picture.rows * factor))));
    cv::resize(picture, picture, size, 0, 0, factor < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    int const side = static_cast<int>(std::lround(kSpriteCanvas * scale));
    cv::Mat canvas(side, side, CV_32FC4, cv::Scalar::all(0));
    picture.copyTo(
        canvas(cv::Rect((side - size.width) / 2, (side - size.height) / 2, size.width, size.height)));
    return canvas;
}

cv::Mat withHue(cv::Mat const& straight, int shift)
{
    if (shift == 0)
        return straight;
    cv::Mat rgb, hsv;
    cv::cvtColor(straight, rgb, cv::COLOR_RGBA2RGB);
    cv::cvtColor(rgb, hsv, cv::COLOR_RGB2HSV);
    hsv.forEach<cv::Vec3b>(
        [shift](cv::Vec3b& p, int const*) { p[0] = static_cast<uint8_t>((p[0] + shift + 180) % 180); });
    cv::cvtColor(hsv, rgb, cv::COLOR_HSV2RGB);
    cv::Mat shifted = straight.clone();
    int const pairs[] = {0, 0, 1, 1, 2, 2};
    cv::mixChannels(&rgb, 1, &shifted, 1, pairs, 3);
    return shifted;
}

/// The ink of a cartoon: a dark line two units wide around the drawing.
cv::Mat outlined(cv::Mat const& picture, double scale)
{
    cv::Mat alpha, ink;
    cv::extractChannel(picture, alpha, 3);
    int const radius = std::max(1, static_cast<int>(std::lround(2 * scale)));
    cv::dilate(alpha, ink, cv::Mat::ones(2 * radius + 1, 2 * radius + 1, CV_8U));
    cv::GaussianBlur(ink, ink, {3, 3}, 0);
    cv::Mat out(picture.size(), CV_32FC4);
    cv::Vec3f const dark(.05f, .04f, .10f);
    for (int y = 0; y < out.rows; ++y)
        for (int x = 0; x < out.cols; ++x) {
            cv::Vec4f const& p = picture.at<cv::Vec4f>(y, x);
            float const open = (1 - p[3]) * ink.at<float>(y, x);
            cv::Vec4f& q = out.at<cv::Vec4f>(y, x);
            q[3] = std::min(1.f, p[3] + open);
            for (int c = 0; c < 3; ++c)
                q[c] = std::min(q[3], p[c] * 1.05f + open * dark[c]);
        }
    return out;
}

} // namespace

Result<Sprites> Sprites::open(std::filesystem::path const& folder, double scale)
{
    Sprites sprites;
    sprites.m_scale = scale;
    for (size_t i = 0; i < personIndex(); ++i) {
        Subject const& subject = subjects()[i];
        FW_TRY(Image const image, media::readImage(folder / (subject.name + ".png")));
        int const type = image.format() == Image::Format::Rgba32 ? CV_8UC4 : CV_8UC3;
        cv::Mat straight(image.heightPx(), image.widthPx(), type, const_cast<uint8_t*>(image.data()),
                         image.strideBytes());
        if (type == CV_8UC3)
            cv::cvtColor(straight, straight, cv::COLOR_RGB2RGBA);
        for (size_t c = 0; c < std::max<size_t>(1, subject.colours.size()); ++c) {
            int const shift = subject.colours.empty() ? 0 : subject.colours[c].hueShift;
            cv::Mat const picture = onCanvas(withHue(straight, shift), scale);
            sprites.m_pictures[{i, c, false}] = picture;
            sprites.m_pictures[{i, c, true}] = outlined(picture, scale);
        }
    }
    return sprites;
}

cv::Mat Sprites::of(ClipSpec const& spec) const
{
    bool const isCartoon = spec.style == Style::Cartoon;
    if (spec.subject != personIndex())
        return m_pictures.at({spec.subject, spec.colour.value_or(0), isCartoon});
    cv::Mat const person = drawPerson(Look::of(spec.look), m_scale);
    return isCartoon ? outlined(person, m_scale) : person;
}

} // namespace fw::toyworld
