#pragma once

#include "engine/base/Result.h"
#include "engine/toyworld/ClipSpec.h"

#include <opencv2/core.hpp>

#include <filesystem>
#include <map>
#include <tuple>

namespace fw::toyworld {

constexpr double kSpriteCanvas = 72; ///< units; the drawing fills 64 of them
constexpr double kSpriteSize = 64;

/// The subjects as pictures [72 * scale]^2, premultiplied RGBA in fp32 0..1: sprites read once, people drawn
/// when they are asked for. Thread: any (const after opening).
class Sprites {
public:
    /// Errors: of reading a picture.
    static Result<Sprites> open(std::filesystem::path const& folder, double scale);

    /// In the clip's colour or look; with a dark outline in a cartoon.
    cv::Mat of(ClipSpec const& spec) const;

private:
    using Key = std::tuple<size_t, size_t, bool>; ///< subject, colour, outlined
    std::map<Key, cv::Mat> m_pictures;
    double m_scale = 1;
};

} // namespace fw::toyworld
