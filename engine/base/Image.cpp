#include "engine/base/Image.h"

#include <algorithm>
#include <cstring>

namespace fw {

Image::Image(SizePx size, Format format) : m_size(size), m_format(format)
{
    if (size.isEmpty())
        return;
    size_t const rowBytes = static_cast<size_t>(size.widthPx) * static_cast<size_t>(channels());
    m_strideBytes = (rowBytes + 3) / 4 * 4;
    m_pixels = std::make_shared<std::vector<uint8_t>>(sizeBytes(), uint8_t{0});
}

void Image::detach()
{
    if (m_pixels && m_pixels.use_count() > 1)
        m_pixels = std::make_shared<std::vector<uint8_t>>(*m_pixels);
}

uint8_t* Image::mutableRow(int y) { return mutableData() + m_strideBytes * static_cast<size_t>(y); }

uint8_t* Image::mutableData()
{
    detach();
    return m_pixels ? m_pixels->data() : nullptr;
}

void Image::fill(uint8_t r, uint8_t g, uint8_t b, uint8_t a)
{
    uint8_t const colour[4] = {r, g, b, a};
    int const n = channels();
    for (int y = 0; y < m_size.heightPx; ++y) {
        uint8_t* pixel = mutableRow(y);
        for (int x = 0; x < m_size.widthPx; ++x, pixel += n)
            std::copy(colour, colour + n, pixel);
    }
}

bool operator==(Image const& a, Image const& b)
{
    if (a.m_size != b.m_size || a.m_format != b.m_format)
        return false;
    size_t const rowBytes = static_cast<size_t>(a.widthPx()) * static_cast<size_t>(a.channels());
    for (int y = 0; y < a.heightPx(); ++y)
        if (std::memcmp(a.row(y), b.row(y), rowBytes) != 0)
            return false;
    return true;
}

} // namespace fw
