#include "engine/render/torch/Segments.h"

#include <algorithm>

namespace fw::render {

std::vector<Segment> planSegments(int frames, int cap, int strideTime)
{
    int const wide = 2 * strideTime + 1, narrow = strideTime + 1;
    int const overlap = wide < cap ? wide : narrow;
    if (frames <= cap || overlap >= cap)
        return {{frames, 0}};
    std::vector<Segment> segments{{cap, 0}};
    for (int done = cap; done < frames;) {
        int const fresh = std::min(cap - overlap, frames - done);
        segments.push_back({fresh + overlap, overlap, done - overlap});
        done += fresh;
    }
    return segments;
}

} // namespace fw::render
