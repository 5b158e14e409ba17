#include "engine/models/Mtcnn.h"

#include <ATen/ATen.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace fw::models {

namespace {

constexpr double kPyramidStep = .709;
constexpr std::array<double, 3> kThresholds{.6, .7, .7}; // of P-, R- and O-Net
constexpr int kCell = 12, kStride = 2;                   // what P-Net looks at, and how it moves on
constexpr size_t kBatch = 512;

/// A box on its way through the three networks.
struct Candidate {
    std::array<float, 4> box{}, shift{}; ///< shift: by how much of its size each side is to move
    float score = 0;
    std::array<float, 10> points{};

    float width() const { return box[2] - box[0]; }
    float height() const { return box[3] - box[1]; }
};
using Candidates = std::vector<Candidate>;

at::Tensor layer(at::Tensor const& x, nn::Linear const& conv, at::Tensor const& slope)
{
    return at::prelu(at::conv2d(x, conv.weight, conv.bias), slope);
}

at::Tensor pool(at::Tensor const& x, int64_t size)
{
    return at::max_pool2d(x, {size, size}, {2, 2}, {0, 0}, {1, 1}, true);
}

/// The weights come from a network that counted width first.
at::Tensor flat(at::Tensor const& x) { return x.permute({0, 3, 2, 1}).flatten(1); }

at::Tensor faceProbability(at::Tensor const& logits) { return at::softmax(logits, 1).select(1, 1); }

void walkSlope(nn::ParameterWalk const& visit, std::string const& prefix, at::Tensor& slope, int64_t channels)
{
    visit({prefix + ".weight", slope, {channels}});
}

/// How much two boxes share of both together (torchvision.ops.nms), or of the smaller one, counted in whole
/// pixels (the reference's method "Min").
float overlap(Candidate const& a, Candidate const& b, bool ofSmaller)
{
    float const one = ofSmaller ? 1.f : 0.f;
    auto const area = [one](Candidate const& c) { return (c.width() + one) * (c.height() + one); };
    float const w = std::min(a.box[2], b.box[2]) - std::max(a.box[0], b.box[0]) + one;
    float const h = std::min(a.box[3], b.box[3]) - std::max(a.box[1], b.box[1]) + one;
    float const shared = std::max(0.f, w) * std::max(0.f, h);
    float const whole = ofSmaller ? std::min(area(a), area(b)) : area(a) + area(b) - shared;
    return shared / whole;
}

/// Of boxes that share more than `most` only the best stays. Best first.
Candidates bestOf(Candidates all, float most, bool ofSmaller = false)
{
    std::stable_sort(all.begin(), all.end(),
                     [](Candidate const& a, Candidate const& b) { return a.score > b.score; });
    Candidates kept;
    for (Candidate const& each : all)
        if (std::none_of(kept.begin(), kept.end(),
                         [&](Candidate const& better) { return overlap(each, better, ofSmaller) > most; }))
            kept.push_back(each);
    return kept;
}

/// Moves each side by its share of the box's size; `more` is added to the size.
void regress(Candidate& each, float more)
{
    std::array<float, 4> const size{each.width() + more, each.height() + more, each.width() + more,
                                    each.height() + more};
    for (size_t i = 0; i < 4; ++i)
        each.box[i] += each.shift[i] * size[i];
}

void makeSquare(Candidate& each)
{
    float const w = each.width(), h = each.height(), side = std::max(w, h);
    each.box[0] += w * .5f - side * .5f;
    each.box[1] += h * .5f - side * .5f;
    each.box[2] = each.box[0] + side;
    each.box[3] = each.box[1] + side;
}

at::Tensor normed(at::Tensor const& pixels) { return (pixels - 127.5) * 0.0078125; }

/// What P-Net proposes at one size of the picture.
Candidates propose(ProposalNet const& net, at::Tensor const& picture, double scale)
{
    int64_t const height = picture.size(1), width = picture.size(2);
    std::array<int64_t, 2> const size{static_cast<int64_t>(static_cast<double>(height) * scale + 1),
                                      static_cast<int64_t>(static_cast<double>(width) * scale + 1)};
    auto const [shifts, scores] = net.forward(normed(at::adaptive_avg_pool2d(picture.unsqueeze(0), size)));
    at::Tensor const places = (scores[0] >= kThresholds[0]).nonzero(); // [n, 2]: y, x
    if (places.size(0) == 0)
        return {};
    at::Tensor const cells = places.to(at::kFloat).flip({1});
    at::Tensor const first = ((cells * kStride + 1) / scale).floor();
    at::Tensor const last = ((cells * kStride + kCell) / scale).floor();
    at::Tensor const rows = places.select(1, 0), columns = places.select(1, 1);
    at::Tensor const chosen = scores[0].index({rows, columns}).unsqueeze(1);
    at::Tensor const moves = shifts[0].permute({1, 2, 0}).index({rows, columns});
    at::Tensor const table = at::cat({first, last, chosen, moves}, 1).contiguous(); // [n, 9]
    Candidates found(static_cast<size_t>(table.size(0)));
    float const* value = table.const_data_ptr<float>();
    for (Candidate& each : found) {
        std::copy_n(value, 4, each.box.begin());
        each.score = value[4];
        std::copy_n(value + 5, 4, each.shift.begin());
        value += 9;
    }
    return bestOf(std::move(found), .5f);
}

/// The boxes cut out of the picture, `sidePx` square, as a network wants them; those that lie outside are
/// left out of `all`.
std::vector<at::Tensor> crops(at::Tensor const& picture, Candidates& all, int64_t sidePx)
{
    int const height = static_cast<int>(picture.size(1)), width = static_cast<int>(picture.size(2));
    std::vector<at::Tensor> batches, open;
    Candidates inside;
    for (Candidate const& each : all) {
        int const x = std::max(1, static_cast<int>(each.box[0])),
                  y = std::max(1, static_cast<int>(each.box[1]));
        int const right = std::min(width, static_cast<int>(each.box[2]));
        int const bottom = std::min(height, static_cast<int>(each.box[3]));
        if (bottom <= y - 1 || right <= x - 1)
            continue;
        at::Tensor const part = picture.slice(1, y - 1, bottom).slice(2, x - 1, right).unsqueeze(0);
        open.push_back(normed(at::adaptive_avg_pool2d(part, {sidePx, sidePx})));
        inside.push_back(each);
        if (open.size() == kBatch) {
            batches.push_back(at::cat(open));
            open.clear();
        }
    }
    if (!open.empty())
        batches.push_back(at::cat(open));
    all = std::move(inside);
    return batches;
}

/// Takes a network's answers (box [n, 4], score [n], points [n, 10] or undefined) and keeps what is a face.
Candidates keepFaces(Candidates const& all, std::array<at::Tensor, 3> const& answers, double threshold)
{
    at::Tensor const boxes = answers[0].contiguous(), scores = answers[1].contiguous();
    at::Tensor const points = answers[2].defined() ? answers[2].contiguous() : answers[2];
    Candidates kept;
    for (size_t i = 0; i < all.size(); ++i) {
        float const score = scores.const_data_ptr<float>()[i];
        if (!(static_cast<double>(score) > threshold))
            continue;
        Candidate each = all[i];
        each.score = score;
        std::copy_n(boxes.const_data_ptr<float>() + 4 * i, 4, each.shift.begin());
        if (points.defined()) {
            float const* p = points.const_data_ptr<float>() + 10 * i;
            for (size_t k = 0; k < 5; ++k) { // from the box before it is moved once more
                each.points[2 * k] = (each.width() + 1) * p[k] + each.box[0] - 1;
                each.points[2 * k + 1] = (each.height() + 1) * p[5 + k] + each.box[1] - 1;
            }
        }
        kept.push_back(each);
    }
    return kept;
}

Candidates refine(RefineNet const& net, at::Tensor const& picture, Candidates all)
{
    std::vector<at::Tensor> boxes, scores;
    for (at::Tensor const& batch : crops(picture, all, 24)) {
        auto const [box, score] = net.forward(batch);
        boxes.push_back(box);
        scores.push_back(score);
    }
    if (boxes.empty())
        return {};
    Candidates kept = bestOf(keepFaces(all, {at::cat(boxes), at::cat(scores), {}}, kThresholds[1]), .7f);
    for (Candidate& each : kept) {
        regress(each, 1);
        makeSquare(each);
    }
    return kept;
}

Candidates decide(OutputNet const& net, at::Tensor const& picture, Candidates all)
{
    std::vector<at::Tensor> boxes, scores, points;
    for (at::Tensor const& batch : crops(picture, all, 48)) {
        auto const [box, score, point] = net.forward(batch);
        boxes.push_back(box);
        scores.push_back(score);
        points.push_back(point);
    }
    if (boxes.empty())
        return {};
    Candidates kept = keepFaces(all, {at::cat(boxes), at::cat(scores), at::cat(points)}, kThresholds[2]);
    for (Candidate& each : kept)
        regress(each, 1);
    return bestOf(std::move(kept), .7f, true);
}

} // namespace

void ProposalNet::walk(nn::ParameterWalk const& visit, std::string const& prefix)
{
    conv1.walk(visit, prefix + "conv1", {10, 3, 3, 3});
    walkSlope(visit, prefix + "prelu1", prelu1, 10);
    conv2.walk(visit, prefix + "conv2", {16, 10, 3, 3});
    walkSlope(visit, prefix + "prelu2", prelu2, 16);
    conv3.walk(visit, prefix + "conv3", {32, 16, 3, 3});
    walkSlope(visit, prefix + "prelu3", prelu3, 32);
    conv4_1.walk(visit, prefix + "conv4_1", {2, 32, 1, 1});
    conv4_2.walk(visit, prefix + "conv4_2", {4, 32, 1, 1});
}

std::array<at::Tensor, 2> ProposalNet::forward(at::Tensor const& x) const
{
    at::Tensor y = pool(layer(x, conv1, prelu1), 2);
    y = layer(y, conv2, prelu2);
    y = layer(y, conv3, prelu3);
    return {at::conv2d(y, conv4_2.weight, conv4_2.bias),
            faceProbability(at::conv2d(y, conv4_1.weight, conv4_1.bias))};
}

void RefineNet::walk(nn::ParameterWalk const& visit, std::string const& prefix)
{
    conv1.walk(visit, prefix + "conv1", {28, 3, 3, 3});
    walkSlope(visit, prefix + "prelu1", prelu1, 28);
    conv2.walk(visit, prefix + "conv2", {48, 28, 3, 3});
    walkSlope(visit, prefix + "prelu2", prelu2, 48);
    conv3.walk(visit, prefix + "conv3", {64, 48, 2, 2});
    walkSlope(visit, prefix + "prelu3", prelu3, 64);
    dense4.walk(visit, prefix + "dense4", {128, 576});
    walkSlope(visit, prefix + "prelu4", prelu4, 128);
    dense5_1.walk(visit, prefix + "dense5_1", {2, 128});
    dense5_2.walk(visit, prefix + "dense5_2", {4, 128});
}

std::array<at::Tensor, 2> RefineNet::forward(at::Tensor const& x) const
{
    at::Tensor y = pool(layer(x, conv1, prelu1), 3);
    y = pool(layer(y, conv2, prelu2), 3);
    y = layer(y, conv3, prelu3);
    y = at::prelu(dense4(flat(y)), prelu4);
    return {dense5_2(y), faceProbability(dense5_1(y))};
}

void OutputNet::walk(nn::ParameterWalk const& visit, std::string const& prefix)
{
    conv1.walk(visit, prefix + "conv1", {32, 3, 3, 3});
    walkSlope(visit, prefix + "prelu1", prelu1, 32);
    conv2.walk(visit, prefix + "conv2", {64, 32, 3, 3});
    walkSlope(visit, prefix + "prelu2", prelu2, 64);
    conv3.walk(visit, prefix + "conv3", {64, 64, 3, 3});
    walkSlope(visit, prefix + "prelu3", prelu3, 64);
    conv4.walk(visit, prefix + "conv4", {128, 64, 2, 2});
    walkSlope(visit, prefix + "prelu4", prelu4, 128);
    dense5.walk(visit, prefix + "dense5", {256, 1152});
    walkSlope(visit, prefix + "prelu5", prelu5, 256);
    dense6_1.walk(visit, prefix + "dense6_1", {2, 256});
    dense6_2.walk(visit, prefix + "dense6_2", {4, 256});
    dense6_3.walk(visit, prefix + "dense6_3", {10, 256});
}

std::array<at::Tensor, 3> OutputNet::forward(at::Tensor const& x) const
{
    at::Tensor y = pool(layer(x, conv1, prelu1), 3);
    y = pool(layer(y, conv2, prelu2), 3);
    y = pool(layer(y, conv3, prelu3), 2);
    y = layer(y, conv4, prelu4);
    y = at::prelu(dense5(flat(y)), prelu5);
    return {dense6_2(y), faceProbability(dense6_1(y)), dense6_3(y)};
}

Result<Mtcnn> Mtcnn::load(std::filesystem::path const& file, nn::Placement placement)
{
    FW_TRY(nn::Weights const weights, nn::Weights::open(file));
    Mtcnn network;
    FW_CHECK(nn::fill(
        weights, [&](nn::ParameterWalk const& visit) { network.walk(visit); }, placement));
    return network;
}

void Mtcnn::walk(nn::ParameterWalk const& visit)
{
    pnet.walk(visit, "pnet.");
    rnet.walk(visit, "rnet.");
    onet.walk(visit, "onet.");
}

std::vector<FoundFace> Mtcnn::find(at::Tensor const& picture, double smallestPx) const
{
    Candidates all;
    double scale = kCell / smallestPx;
    double shortest = static_cast<double>(std::min(picture.size(1), picture.size(2))) * scale;
    for (; shortest >= kCell; shortest *= kPyramidStep, scale *= kPyramidStep) {
        Candidates const found = propose(pnet, picture, scale);
        all.insert(all.end(), found.begin(), found.end());
    }
    all = bestOf(std::move(all), .7f);
    for (Candidate& each : all) {
        regress(each, 0);
        makeSquare(each);
    }
    std::vector<FoundFace> faces;
    for (Candidate const& each : decide(onet, picture, refine(rnet, picture, std::move(all))))
        faces.push_back({each.box, each.score, each.points});
    return faces;
}

} // namespace fw::models
