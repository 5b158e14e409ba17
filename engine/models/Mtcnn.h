#pragma once

#include "engine/nn/Weights.h"

#include <array>
#include <filesystem>
#include <vector>

namespace fw::models {

// MTCNN (Zhang et al. 2016) as in facenet-pytorch 2.6.0 (models/mtcnn.py, models/utils/detect_face.py; MIT):
// a small network proposes faces at every size, a second one refines, a third one decides and gives five
// landmarks. All convolutions are unpadded, all max pools round up, PReLU has one slope a channel.

/// x [B, 3, H, W] -> box [B, 4, H', W'], probability of a face [B, H', W'].
struct ProposalNet {
    nn::Linear conv1, conv2, conv3, conv4_1, conv4_2;
    at::Tensor prelu1, prelu2, prelu3;

    void walk(nn::ParameterWalk const& visit, std::string const& prefix);
    std::array<at::Tensor, 2> forward(at::Tensor const& x) const;
};

/// x [B, 3, 24, 24] -> box [B, 4], probability [B].
struct RefineNet {
    nn::Linear conv1, conv2, conv3, dense4, dense5_1, dense5_2;
    at::Tensor prelu1, prelu2, prelu3, prelu4;

    void walk(nn::ParameterWalk const& visit, std::string const& prefix);
    std::array<at::Tensor, 2> forward(at::Tensor const& x) const;
};

/// x [B, 3, 48, 48] -> box [B, 4], probability [B], landmarks [B, 10] (five x, then five y).
struct OutputNet {
    nn::Linear conv1, conv2, conv3, conv4, dense5, dense6_1, dense6_2, dense6_3;
    at::Tensor prelu1, prelu2, prelu3, prelu4, prelu5;

    void walk(nn::ParameterWalk const& visit, std::string const& prefix);
    std::array<at::Tensor, 3> forward(at::Tensor const& x) const;
};

/// One face: box and points in pixels, as the reference gives them (its boxes are 1-based at the left and
/// top).
struct FoundFace {
    std::array<float, 4> box{}; ///< x1, y1, x2, y2
    float score = 0;
    std::array<float, 10> points{}; ///< x, y of left eye, right eye, nose, left and right corner of the mouth
};

/// The three networks and the search. Thread: one owner.
struct Mtcnn {
    ProposalNet pnet;
    RefineNet rnet;
    OutputNet onet;

    /// One file with keys `pnet.`, `rnet.`, `onet.` (tools/mtcnn/convert.py). Errors: MissingFile, BadInput.
    static Result<Mtcnn> load(std::filesystem::path const& file, nn::Placement placement);

    void walk(nn::ParameterWalk const& visit);

    /// picture [3, H, W] fp32, 0..255. Faces of at least `smallestPx`, best first.
    std::vector<FoundFace> find(at::Tensor const& picture, double smallestPx = 20) const;
};

} // namespace fw::models
