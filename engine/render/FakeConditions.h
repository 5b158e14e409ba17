#pragma once

#include "engine/base/Image.h"
#include "engine/media/ClipReader.h"
#include "engine/plan/RenderRequest.h"

#include <memory>
#include <vector>

namespace fw::render {

/// What a drawn clip takes from the pictures and clips that condition it, so that every kind of request can
/// be seen without a model. Files that cannot be read are left out: whoever renders really says so.
class FakeConditions {
public:
    explicit FakeConditions(plan::RenderRequest const& request);

    /// The frame as it is shown: `own` as it was drawn, `at` of `count` frames that this clip adds to the
    /// film.
    Image shown(Image own, int at, int count);

private:
    struct Still {
        Image picture;
        int at = 0; ///< frame of this clip's own
    };

    void addStill(plan::FileRef const& file, int at);
    Image sourceFrame(int at); ///< of the clip that is made anew or begun from; empty: none
    Image madeAnew(Image const& own, Image const& source, int at) const;

    plan::RenderRequest const& m_request;
    int m_front = 0; ///< frames of the request that the clip before shows
    Image m_parentEnd, m_followingStart;
    std::vector<Still> m_stills;
    std::unique_ptr<media::ClipReader> m_source;
};

} // namespace fw::render
