#pragma once

#include "engine/base/Time.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace fw {

/// 8-bit picture, sRGB, rows top to bottom. Copies share pixels; `mutableRow`
/// detaches (copy on write). Rows are padded to a multiple of 4 bytes, so that
/// QImage can wrap them without a copy.
class Image {
public:
    enum class Format { Rgb24, Rgba32 };

    Image() = default;
    Image(SizePx size, Format format = Format::Rgb24);

    bool isEmpty() const { return !m_pixels; }
    SizePx size() const { return m_size; }
    int widthPx() const { return m_size.widthPx; }
    int heightPx() const { return m_size.heightPx; }
    Format format() const { return m_format; }
    int channels() const { return m_format == Format::Rgb24 ? 3 : 4; }
    size_t strideBytes() const { return m_strideBytes; }
    size_t sizeBytes() const { return m_strideBytes * static_cast<size_t>(m_size.heightPx); }

    uint8_t const* row(int y) const { return m_pixels->data() + m_strideBytes * static_cast<size_t>(y); }
    uint8_t const* data() const { return m_pixels ? m_pixels->data() : nullptr; }
    uint8_t* mutableRow(int y);
    uint8_t* mutableData();
    void fill(uint8_t r, uint8_t g, uint8_t b, uint8_t a = 255);

    /// Keeps the pixels alive while somebody (QImage) points at them.
    std::shared_ptr<std::vector<uint8_t> const> share() const { return m_pixels; }

    friend bool operator==(Image const& a, Image const& b);

private:
    void detach();

    SizePx m_size;
    Format m_format = Format::Rgb24;
    size_t m_strideBytes = 0;
    std::shared_ptr<std::vector<uint8_t>> m_pixels;
};

} // namespace fw
