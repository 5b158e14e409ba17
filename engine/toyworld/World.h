#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"
#include "engine/toyworld/ClipSpec.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace fw::toyworld {

/// Frames of a clip and how much of each pixel is the subject (0..255, rows of the picture's width, no
/// padding).
struct DrawnClip {
    std::vector<Image> frames; ///< Rgb24
    std::vector<std::vector<uint8_t>> masks;
};

/// Which of a clip's frames to draw.
struct FrameRange {
    int first = 0, count = kFrames;
};

/// Draws what a spec says: the data that the starter model learns from, exactly labelled and without end.
/// Thread: any (const after opening).
class World {
public:
    /// `scale` 1 is 160x96, 4 is 640x384. Sprites are NAME.png in `folder`; the program's own are in
    /// defaultFolder(). Errors: of reading a picture.
    static Result<World> open(std::filesystem::path const& folder, double scale = 1);
    static std::filesystem::path defaultFolder();

    World(World&&) noexcept;
    World& operator=(World&&) noexcept;
    ~World();

    SizePx size() const;
    DrawnClip draw(ClipSpec const& spec, FrameRange range = {}) const;
    /// Many at once, on every core; in the order of the specs.
    std::vector<DrawnClip> drawAll(std::vector<ClipSpec> const& specs, FrameRange range = {}) const;
    /// The subject alone on white, as a cast member's picture: placed and mirrored by chance. Not in the
    /// clip's style.
    Image reference(ClipSpec const& spec, uint64_t seed) const;

private:
    struct Parts;
    explicit World(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace fw::toyworld
