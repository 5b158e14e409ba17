#pragma once

#include "engine/provenance/InvisibleMark.h"
#include "tests/media/Scenes.h"

#include <functional>
#include <vector>

/// Ten kinds of moving pictures for the invisible mark: from what hides it well to what hides nothing.
namespace kit {

/// The part of a larger picture that a camera sees.
inline Image window(Image const& from, SizePx size, int x, int y)
{
    Image seen(size);
    for (int row = 0; row < size.heightPx; ++row)
        std::copy_n(from.row(y + row) + 3 * x, 3 * size.widthPx, seen.mutableRow(row));
    return seen;
}

/// Every channel through `change`, then grain of up to +-`grain`.
inline Image toned(Image const& from, std::function<int(int)> const& change, int grain = 0, uint32_t seed = 1)
{
    std::mt19937 random(seed);
    Image image = from;
    for (int y = 0; y < image.heightPx(); ++y) {
        uint8_t* pixel = image.mutableRow(y);
        for (int x = 0; x < image.widthPx(); ++x, pixel += 3) {
            int const noise = grain > 0 ? static_cast<int>(random() % uint32_t(2 * grain + 1)) - grain : 0;
            for (int c = 0; c < 3; ++c)
                pixel[c] = static_cast<uint8_t>(std::clamp(change(pixel[c]) + noise, 0, 255));
        }
    }
    return image;
}

struct MarkScene {
    char const* name;
    std::function<Image(int)> frame; ///< n-th of a clip at `size`
};

inline std::vector<MarkScene> markScenes(SizePx size = {1280, 720})
{
    SizePx const wide{size.widthPx + 320, size.heightPx + 160};
    auto const same = [](int value) { return value; };
    Image const sky = clouds(wide, 3, 32), grass = clouds(wide, 9, 512), card = gradient(size, 70, 150);
    Image const toys = shapes(wide, 5, 40), fence = grid(wide, 46, 9, false), page = text(size, 7, false);
    auto const pan = [size](Image const& from) {
        return [size, from](int n) { return window(from, size, 4 * n % 300, 2 * n % 150); };
    };
    auto const grainy = [same](Image const& seen, int grain, int n) {
        return toned(seen, same, grain, static_cast<uint32_t>(n + 1));
    };
    return {
        {"grass, camera moving", pan(grass)},
        {"grass with film grain", [=](int n) { return grainy(pan(grass)(n), 12, n); }},
        {"clouds drifting", pan(sky)},
        {"clouds with film grain", [=](int n) { return grainy(pan(sky)(n), 8, n); }},
        {"night with sensor noise",
         [=](int n) {
             return toned(
                 pan(grass)(n), [](int v) { return v / 5; }, 4, uint32_t(n + 1));
         }},
        {"bright haze",
         [=](int n) {
             return toned(
                 pan(sky)(n), [](int v) { return 205 + v / 5; }, 1, uint32_t(n + 1));
         }},
        {"cartoon shapes moving", pan(toys)},
        {"fence, camera moving", pan(fence)},
        {"page of text, still", [=](int) { return page; }},
        {"plain gradient, still", [=](int) { return card; }},
    };
}

/// What a clip goes through on its way; `encodes` are the crf values, one after the other.
struct Attack {
    char const* name;
    std::vector<int> encodes;
    SizePx size{1280, 720};
    bool isBrighter = false, isMirrored = false;
    double cut = 0; ///< share of width and height that is missing, all around
    fw::media::ClipCodec codec = fw::media::ClipCodec::H264;
};

inline Image attacked(Image image, Attack const& attack)
{
    if (attack.isBrighter)
        image = toned(image, [](int v) { return static_cast<int>(std::lround((v - 128) * 1.15 + 148)); });
    if (attack.isMirrored) {
        Image const from = image;
        for (int y = 0; y < image.heightPx(); ++y)
            for (int x = 0; x < image.widthPx(); ++x)
                std::copy_n(from.row(y) + 3 * (image.widthPx() - 1 - x), 3, image.mutableRow(y) + 3 * x);
    }
    if (attack.cut > 0) {
        int const w = static_cast<int>(image.widthPx() * (1 - attack.cut)) / 2 * 2;
        int const h = static_cast<int>(image.heightPx() * (1 - attack.cut)) / 2 * 2;
        image = window(image, {w, h}, (image.widthPx() - w) / 2, (image.heightPx() - h) / 2);
    } else {
        image = fw::media::resize(image, attack.size);
    }
    return image;
}

/// Marked frames after all of that, as a detector with `key` hears them.
inline fw::provenance::InvisibleDetection hear(std::vector<Image> frames, Attack const& attack,
                                               fw::provenance::MarkKey const& key,
                                               std::filesystem::path const& file)
{
    for (Image& frame : frames)
        frame = attacked(frame, attack);
    for (size_t i = 0; i < attack.encodes.size(); ++i) {
        fw::media::ClipSettings settings;
        settings.size = frames.front().size();
        settings.rate = {24, 1};
        settings.crf = attack.encodes[i];
        settings.codec = attack.codec;
        if (!fw::media::writeClip(file, settings, frames))
            return {};
        auto const reader = fw::media::ClipReader::open(file);
        for (size_t n = 0; reader && i + 1 < attack.encodes.size() && n < frames.size(); ++n)
            if (auto frame = (*reader)->frame({static_cast<int64_t>(n)}))
                frames[n] = *frame;
    }
    if (!attack.encodes.empty()) {
        auto const heard = fw::provenance::detectInvisibleMark(file, key);
        return heard ? *heard : fw::provenance::InvisibleDetection{};
    }
    fw::provenance::InvisibleDetector detector(key);
    for (Image const& frame : frames)
        detector.add(frame);
    return detector.detect(true);
}

} // namespace kit
