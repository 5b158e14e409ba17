#pragma once

#include "engine/footage/Look.h"

#include <cstdint>
#include <deque>
#include <vector>

namespace fw::footage {

enum class BoundaryKind {
    Cut,
    Dissolve, ///< one picture becomes another over several frames
    Fade      ///< to black or white, or from it
};
char const* boundaryName(BoundaryKind kind); ///< "cut" | "dissolve" | "fade"

/// A place where one shot may end and another begin.
struct Boundary {
    BoundaryKind kind = BoundaryKind::Cut;
    int64_t frame = 0;   ///< first of the new shot; of a dissolve the middle
    int64_t first = 0;   ///< first frame in which both shots show; `frame` for a cut
    int64_t last = 0;    ///< last such frame; `frame` - 1 for a cut
    double strength = 0; ///< 1: as sure as the usual sensitivity asks; twice as sure 2

    friend bool operator==(Boundary const&, Boundary const&) = default;
};

/// Finds where shots change, frame by frame, with a few seconds of small pictures in memory. Hard cuts stand
/// out against the frames around them (an adaptive threshold, as PySceneDetect's) and what was there before
/// does not come back (else it is a flash); in a dissolve every frame lies on the line between the first and
/// the last one (a pan or a person who walks in does not). Thread: one owner.
class BoundaryFinder {
public:
    /// `perSecond`: frames a second of the film, for what is measured in time.
    explicit BoundaryFinder(double perSecond);

    /// The next frame and how it differs from the one before (the first frame: from nothing).
    void add(Look const& look, Change const& change);
    /// What was found, also what only a high sensitivity would take, ascending. Call once, at the end.
    std::vector<Boundary> finish();

private:
    struct Seen {
        Look look;
        float score;
    };
    struct Ramp {
        int64_t first, last; ///< frames
        double strength;
        BoundaryKind kind;
        int64_t frame;
        double quality; ///< how much of the ramp is seen, and how straight it is
    };
    int64_t oldest() const { return m_count - static_cast<int64_t>(m_seen.size()); }
    Seen const& at(int64_t frame) const { return m_seen[static_cast<size_t>(frame - oldest())]; }
    void judgeCut(int64_t frame);
    double comesBack(int64_t frame) const;
    double usual(int64_t frame) const;
    void judgeRamps(int64_t last);
    bool tryRamp(int64_t first, int64_t last);
    int64_t firstBlank(int64_t first, int64_t last) const;
    int64_t lastBlank(int64_t first, int64_t last) const;
    void keep(Ramp ramp);
    bool hasCut(int64_t first, int64_t last) const;

    int m_step;    ///< every so many frames a ramp is looked for: about 24 times a second
    int m_flash;   ///< frames within which a flash is over
    int64_t m_lag; ///< frames that must have come before a cut is judged
    size_t m_kept; ///< frames in memory
    int64_t m_count = 0;
    std::deque<Seen> m_seen;
    std::vector<Boundary> m_cuts;
    std::vector<Ramp> m_ramps;
};

} // namespace fw::footage
