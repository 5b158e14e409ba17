#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <filesystem>
#include <memory>
#include <string>

namespace fw::media {

/// Whether a file begins as a WebP. FFmpeg 5.1 reads stills of that kind only.
bool isWebp(std::filesystem::path const& path);

/// The frames of an animated WebP, whole and in order. Internal to engine/media. Thread: one owner.
class AnimatedWebp {
public:
    /// Errors: Io, BadInput (damaged, cut off, too large).
    static Result<std::unique_ptr<AnimatedWebp>> open(std::filesystem::path const& path, int64_t maxPixels);
    ~AnimatedWebp();
    AnimatedWebp(AnimatedWebp const&) = delete;
    AnimatedWebp& operator=(AnimatedWebp const&) = delete;

    SizePx size() const;
    int64_t frameCount() const;
    int lengthMs() const;
    /// Rgb24; what is transparent is black. Going back starts from the beginning. Errors: BadInput.
    Result<Image> frame(int64_t at);

private:
    struct Impl;
    explicit AnimatedWebp(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::media
