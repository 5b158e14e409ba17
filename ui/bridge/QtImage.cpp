#include "ui/bridge/EngineBridge.h"

namespace fw::ui {

QImage toQImage(Image const& image)
{
    if (image.isEmpty())
        return {};
    using Pixels = std::shared_ptr<std::vector<uint8_t> const>;
    auto* keepAlive = new Pixels(image.share());
    auto const format =
        image.format() == Image::Format::Rgb24 ? QImage::Format_RGB888 : QImage::Format_RGBA8888;
    return QImage(
        image.data(), image.widthPx(), image.heightPx(), static_cast<qsizetype>(image.strideBytes()), format,
        [](void* pixels) { delete static_cast<Pixels*>(pixels); }, keepAlive);
}

} // namespace fw::ui
