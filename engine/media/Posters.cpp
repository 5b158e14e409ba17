#include "engine/media/Posters.h"

#include "engine/media/ClipReader.h"
#include "engine/media/Mats.h"
#include "engine/media/Pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace fw::media {

namespace {

/// Where the candidates lie; the middle comes first and wins a draw.
constexpr std::array<double, 3> kPosterPlaces = {0.5, 0.15, 0.85};

int64_t candidate(double share, int64_t count)
{
    return std::min(count - 1, static_cast<int64_t>(share * static_cast<double>(count)));
}

/// Spread of the brightness: a black, white or plain frame has none.
double detail(Image const& image)
{
    cv::Scalar mean, deviation;
    cv::meanStdDev(mats::luma(resize(image, {64, 36}, Filter::Area)), mean, deviation);
    return deviation[0];
}

Image shrink(Image const& image, int maxSidePx)
{
    int const side = std::max(image.widthPx(), image.heightPx());
    if (side <= maxSidePx || maxSidePx < 1)
        return image;
    double const scale = static_cast<double>(maxSidePx) / side;
    return resize(image, {std::max(1, static_cast<int>(std::lround(image.widthPx() * scale))),
                          std::max(1, static_cast<int>(std::lround(image.heightPx() * scale)))});
}

class Best {
public:
    void offer(Image const& image)
    {
        double const value = detail(image);
        // Clearly better only: the middle frame is the natural choice.
        if (!m_image.isEmpty() && value < m_detail * 1.5 + 2)
            return;
        m_image = image;
        m_detail = value;
    }
    Image const& image() const { return m_image; }

private:
    Image m_image;
    double m_detail = 0;
};

} // namespace

Image posterOf(std::vector<Image> const& frames, int maxSidePx)
{
    if (frames.empty())
        return {};
    Best best;
    for (double share : kPosterPlaces) {
        Image const& frame =
            frames[static_cast<size_t>(candidate(share, static_cast<int64_t>(frames.size())))];
        if (!frame.isEmpty())
            best.offer(frame);
    }
    return best.image().isEmpty() ? Image() : shrink(best.image(), maxSidePx);
}

Result<Image> posterOf(std::filesystem::path const& clip, int maxSidePx)
{
    FW_TRY(auto reader, ClipReader::open(clip));
    Best best;
    for (double share : kPosterPlaces) {
        FW_TRY(Image const frame, reader->frame({candidate(share, reader->info().frameCount)}));
        best.offer(frame);
    }
    return shrink(best.image(), maxSidePx);
}

} // namespace fw::media
