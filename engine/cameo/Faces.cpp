#include "engine/cameo/Faces.h"

#include "engine/base/Paths.h"

#include <algorithm>
#include <cstdlib>

namespace fw::cameo {

namespace fs = std::filesystem;

namespace {

constexpr char kWeights[] = "mtcnn.safetensors";
constexpr char kBundle[] = "mtcnn-2.6.0"; // as in tools/deps.txt

fs::path fromEnvironment(char const* name)
{
    char const* const value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
}

} // namespace

Result<std::vector<float>> FaceBackend::embed(Image const&, Face const&)
{
    return fail(Error::Kind::Unsupported, "cameo.noEmbedding");
}

Result<fs::path> faceWeights()
{
    std::error_code ignored;
    if (fs::path const named = fromEnvironment("FRAMEWRIGHT_FACES"); !named.empty()) {
        if (!fs::is_regular_file(named, ignored))
            return fail(Error::Kind::MissingFile, "cameo.noFaceFinder", {named.string()}, named.string());
        return named;
    }
    fs::path const cache = fromEnvironment("FRAMEWRIGHT_CACHE");
    fs::path const bundles = (cache.empty() ? paths::cache() : cache) / "deps" / kBundle;
    for (fs::path const& folder :
         {paths::resources() / "models" / "faces", paths::data() / "models" / "faces", bundles})
        if (fs::is_regular_file(folder / kWeights, ignored))
            return folder / kWeights;
    return fail(Error::Kind::MissingFile, "cameo.noFaceFinder", {(bundles / kWeights).string()});
}

std::vector<double> toFractions(Landmarks const& points, SizePx size)
{
    std::vector<double> out;
    for (Point const& each : points) {
        out.push_back(std::clamp(each.x / size.widthPx, 0.0, 1.0));
        out.push_back(std::clamp(each.y / size.heightPx, 0.0, 1.0));
    }
    return out;
}

Landmarks fromFractions(std::vector<double> const& fractions, SizePx size)
{
    Landmarks points{};
    for (size_t i = 0; i < points.size() && 2 * i + 1 < fractions.size(); ++i)
        points[i] = {fractions[2 * i] * size.widthPx, fractions[2 * i + 1] * size.heightPx};
    return points;
}

} // namespace fw::cameo
