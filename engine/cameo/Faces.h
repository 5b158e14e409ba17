#pragma once

#include "engine/base/Image.h"
#include "engine/base/Result.h"

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

namespace fw::cameo {

/// A place in a picture, in pixels from its upper left corner.
struct Point {
    double x = 0, y = 0;

    friend bool operator==(Point const&, Point const&) = default;
};

struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }

    friend bool operator==(Box const&, Box const&) = default;
};

/// The five points of a face; left and right as seen in the picture.
enum Landmark { LeftEye, RightEye, Nose, LeftMouth, RightMouth };
using Landmarks = std::array<Point, 5>;

struct Face {
    Box box; ///< may reach beyond the picture
    Landmarks points{};
    double confidence = 0; ///< 0..1

    friend bool operator==(Face const&, Face const&) = default;
};

/// Finds faces. Thread: one owner.
class FaceDetector {
public:
    virtual ~FaceDetector() = default;

    /// Best first. An empty picture and one without faces give none. Errors: OutOfMemory, Internal.
    virtual Result<std::vector<Face>> detect(Image const& image) = 0;
};

/// A detector that may also know who a face is. No backend that ships can: `embed` is for one that a user
/// installs. What it gives is biometric: it stays in memory and is never written (media.md 5.3).
class FaceBackend : public FaceDetector {
public:
    virtual bool canEmbed() const { return false; }
    /// A vector of length 1; the cosine of two says how alike the faces are. Errors: Unsupported.
    virtual Result<std::vector<float>> embed(Image const& image, Face const& face);
};

/// The weights of the face finder (tools/deps.txt, mtcnn): $FRAMEWRIGHT_FACES, else mtcnn.safetensors among
/// the program's resources, in the data folder, or where ./dev setup put it. Errors: MissingFile
/// (cameo.noFaceFinder).
Result<std::filesystem::path> faceWeights();

/// The points in widths and heights of the picture, x and y in turn: as a shot keeps them.
std::vector<double> toFractions(Landmarks const& points, SizePx size);
/// And back; `fractions` has 10 numbers.
Landmarks fromFractions(std::vector<double> const& fractions, SizePx size);

} // namespace fw::cameo
