#include "engine/models/Mtcnn.h"
#include "engine/render/FaceFinder.h"
#include "engine/render/torch/TorchEdge.h"

#include <ATen/ATen.h>

namespace fw::render {

namespace {

/// [3, H, W] fp32, 0..255; alpha is left out.
at::Tensor pixelsOf(Image const& image)
{
    at::Tensor const rows = at::from_blob(const_cast<uint8_t*>(image.data()),
                                          {image.heightPx(), image.widthPx(), image.channels()},
                                          {static_cast<int64_t>(image.strideBytes()), image.channels(), 1},
                                          at::TensorOptions().dtype(at::kByte));
    return rows.slice(2, 0, 3).permute({2, 0, 1}).to(at::kFloat).contiguous();
}

/// Faces by MTCNN, on the CPU: the networks are small. Thread: the worker that made it.
class TorchFaces final : public cameo::FaceBackend {
public:
    explicit TorchFaces(models::Mtcnn network) : m_network(std::move(network)) {}

    Result<std::vector<cameo::Face>> detect(Image const& image) override
    {
        if (image.isEmpty())
            return std::vector<cameo::Face>();
        return atTorchEdge([&]() -> Result<std::vector<cameo::Face>> {
            std::vector<cameo::Face> faces;
            for (models::FoundFace const& found : m_network.find(pixelsOf(image))) {
                cameo::Face face;
                face.box = {found.box[0], found.box[1], found.box[2], found.box[3]};
                for (size_t i = 0; i < face.points.size(); ++i)
                    face.points[i] = {found.points[2 * i], found.points[2 * i + 1]};
                face.confidence = found.score;
                faces.push_back(face);
            }
            return faces;
        });
    }

private:
    models::Mtcnn m_network;
};

class TorchFacesMaker final : public FaceFinderMaker {
public:
    Result<std::unique_ptr<cameo::FaceBackend>> make(std::filesystem::path const& weights) override
    {
        return atTorchEdge([&]() -> Result<std::unique_ptr<cameo::FaceBackend>> {
            configureTorch();
            FW_TRY(models::Mtcnn network, models::Mtcnn::load(weights, {}));
            return std::make_unique<TorchFaces>(std::move(network));
        });
    }
};

} // namespace

} // namespace fw::render

/// What engine/render/FaceFinder.cpp looks up.
extern "C" __attribute__((visibility("default"))) fw::render::FaceFinderMaker* framewrightCreateFaceFinder()
{
    return new fw::render::TorchFacesMaker();
}
