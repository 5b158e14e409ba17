#pragma once

#include "engine/base/Files.h"
#include "engine/base/Image.h"
#include "engine/media/ClipReader.h"
#include "engine/media/ClipWriter.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

/// Pictures and small checks shared by the tests of this folder.
namespace kit {

using fw::Image;
using fw::SizePx;

inline std::filesystem::path in(QTemporaryDir const& folder, char const* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

/// Every byte random: nothing an encoder could guess.
inline Image noise(SizePx size, uint32_t seed, Image::Format format = Image::Format::Rgb24)
{
    std::mt19937 random(seed);
    Image image(size, format);
    for (int y = 0; y < size.heightPx; ++y)
        for (int i = 0; i < size.widthPx * image.channels(); ++i)
            image.mutableRow(y)[i] = static_cast<uint8_t>(random());
    return image;
}

inline Image plain(SizePx size, uint8_t r, uint8_t g, uint8_t b)
{
    Image image(size);
    image.fill(r, g, b);
    return image;
}

constexpr int kNumberBits = 10;

/// The number as black and white bars over a moving gradient; survives any sane encoder.
inline Image numbered(int number, SizePx size = {160, 96})
{
    Image image(size);
    for (int y = 0; y < size.heightPx; ++y) {
        uint8_t* pixel = image.mutableRow(y);
        for (int x = 0; x < size.widthPx; ++x, pixel += 3) {
            bool const isBar = y < size.heightPx / 2;
            int const bit = x * kNumberBits / size.widthPx;
            int const level = isBar ? ((number >> bit & 1) ? 235 : 20) : (x + number * 5) % 256;
            pixel[0] = static_cast<uint8_t>(level);
            pixel[1] = static_cast<uint8_t>(isBar ? level : (y + number * 3) % 256);
            pixel[2] = static_cast<uint8_t>(level);
        }
    }
    return image;
}

inline int numberIn(Image const& image)
{
    int number = 0;
    for (int bit = 0; bit < kNumberBits; ++bit) {
        int const x = (2 * bit + 1) * image.widthPx() / (2 * kNumberBits);
        if (image.row(image.heightPx() / 4)[x * 3 + 1] > 127)
            number |= 1 << bit;
    }
    return number;
}

inline std::vector<Image> numberedFrames(int count, SizePx size = {160, 96})
{
    std::vector<Image> frames;
    for (int i = 0; i < count; ++i)
        frames.push_back(numbered(i, size));
    return frames;
}

inline fw::media::ClipSettings settings(fw::media::ClipCodec codec, SizePx size = {160, 96},
                                        fw::FrameRate rate = {24, 1})
{
    fw::media::ClipSettings made;
    made.codec = codec;
    made.size = size;
    made.rate = rate;
    made.speed = fw::media::EncodeSpeed::Fast;
    return made;
}

/// Largest difference of any channel.
inline int worst(Image const& a, Image const& b)
{
    if (a.size() != b.size() || a.format() != b.format())
        return 256;
    int most = 0;
    for (int y = 0; y < a.heightPx(); ++y)
        for (int i = 0; i < a.widthPx() * a.channels(); ++i)
            most = std::max(most, std::abs(a.row(y)[i] - b.row(y)[i]));
    return most;
}

inline std::string bytesOf(std::filesystem::path const& path)
{
    auto const bytes = fw::readFile(path);
    return bytes ? *bytes : std::string();
}

/// The error's sentence is whole: no unknown id, no unfilled {0}, and it names the file.
inline bool isGoodSentence(fw::Error const& error, std::filesystem::path const& path)
{
    std::string const text = error.message();
    return fw::messageTemplate(error.messageId) && text.find('{') == std::string::npos &&
           text.find(path.filename().string()) != std::string::npos;
}

} // namespace kit

/// Stops the test with the sentence of a failed Result.
#define FW_OK(result) QVERIFY2((result).isOk(), (result).isOk() ? "" : (result).error().message().c_str())
