#pragma once

#include <cstdint>

#ifndef Q_MOC_RUN // Qt's moc reads headers of ours too and cannot read this one of the standard library
#include <compare>
#endif

namespace fw {

/// Frames per second as a fraction (24/1, 24000/1001).
struct FrameRate {
    int num = 24;
    int den = 1;

    double perSecond() const { return static_cast<double>(num) / den; }
    friend bool operator==(FrameRate const&, FrameRate const&) = default;
};

/// A count of frames that cannot be mixed with another clock. Only `plan`
/// converts between clocks.
template <class Clock>
struct FrameCount {
    int64_t count = 0;

    friend bool operator==(FrameCount const&, FrameCount const&) = default;
    friend auto operator<=>(FrameCount const&, FrameCount const&) = default;
    friend FrameCount operator+(FrameCount a, FrameCount b) { return {a.count + b.count}; }
    friend FrameCount operator-(FrameCount a, FrameCount b) { return {a.count - b.count}; }
    FrameCount& operator+=(FrameCount other)
    {
        count += other.count;
        return *this;
    }
};

/// Frames of a take at its native rate.
using ClipFrame = FrameCount<struct ClipClock>;
/// Frames of the project at the project's rate.
using TimelineFrame = FrameCount<struct TimelineClock>;

/// A width and height in pixels.
struct SizePx {
    int widthPx = 0;
    int heightPx = 0;

    bool isEmpty() const { return widthPx <= 0 || heightPx <= 0; }
    friend bool operator==(SizePx const&, SizePx const&) = default;
};

} // namespace fw
