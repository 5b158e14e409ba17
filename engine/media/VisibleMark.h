#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace fw::media {

class ClipReader;

struct RectPx {
    int x = 0;
    int y = 0;
    int widthPx = 0;
    int heightPx = 0;
    friend bool operator==(RectPx const&, RectPx const&) = default;
};

enum class MarkCorner { BottomRight, TopLeft, BottomLeft, TopRight };
enum class MarkPlate { Light, Dark };

/// Where and how the badge sits in one shot. Keep it for the whole shot, so that it does not flicker.
struct MarkPlacement {
    MarkCorner corner = MarkCorner::BottomRight;
    MarkPlate plate = MarkPlate::Light;
};

/// The visible badge that says "made with AI" (media.md 2.1): a rounded plate with a framed spark, "AI", and,
/// where there is room, "Framewright". One drawn shape, no font needed. At least 4.6 % of the frame's height
/// and at least 16 px. Thread: any (immutable after construction).
class VisibleMark {
public:
    /// Draws the badge once for frames of this size.
    explicit VisibleMark(SizePx frame);
    ~VisibleMark();
    VisibleMark(VisibleMark&&) noexcept;
    VisibleMark& operator=(VisibleMark&&) noexcept;

    /// Corner from the seed (seed and seed + 1 never share one: give shots running numbers), plate from the
    /// brightness under it: light on dark pictures, dark on bright ones.
    MarkPlacement place(uint64_t seed, Image const& firstFrame) const;

    /// Where the badge lies in the frame.
    RectPx rect(MarkCorner corner) const;

    /// Burns the badge in. The image should have the size given above; a different one is stamped with a
    /// badge made for it on the spot.
    void stamp(Image& image, MarkPlacement placement) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// place + stamp for a single picture (stills, clipboard, drag-out).
void stampMark(Image& image, uint64_t seed);

/// What the detector saw: normalised correlation with the badge's known part (plate, spark, "AI").
struct MarkDetection {
    bool found = false;
    double score = 0; ///< 0..1, best over scales and positions
    RectPx rect;      ///< of the known part, in the picture's pixels
};

/// Above this score a badge is reported; where it comes from: tests/media/tst_visible_mark.cpp.
extern double const kMarkThreshold;

/// Looks for the badge anywhere in the picture, at 2.8 % to 8 % of its height (and at its 16 px floor in
/// small pictures), light or dark. Thread: any.
MarkDetection detectMark(Image const& image);

/// Looks at up to `samples` frames spread over a clip; found when more than half of them carry it; score is
/// their median. Errors: those of ClipReader.
Result<MarkDetection> detectMarkInClip(std::filesystem::path const& clip, int samples = 5);
Result<MarkDetection> detectMarkInClip(ClipReader& clip, int samples = 5);

} // namespace fw::media
