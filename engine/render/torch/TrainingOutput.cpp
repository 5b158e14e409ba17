#include "engine/render/torch/TrainingOutput.h"

#include "engine/base/CopyFile.h"
#include "engine/base/Files.h"
#include "engine/base/Sha256.h"
#include "engine/base/WeightHeader.h"
#include "engine/media/Chart.h"
#include "engine/media/Stills.h"
#include "engine/render/torch/TrainingData.h"
#include "engine/render/torch/TrainingLoop.h"
#include "engine/toyworld/ClipSpec.h"

#include <algorithm>
#include <cmath>

namespace fw::render {

namespace {

namespace fs = std::filesystem;

constexpr char kMaking[] = "model";          ///< in the state folder
constexpr uintmax_t kMostBytes = 600u << 20; ///< of a part that is trained whole: a small model

bool isLeftOut(fs::path const& relative, std::vector<std::string> const& leftOut)
{
    std::string const first = relative.begin()->string();
    return first.front() == '.' || std::find(leftOut.begin(), leftOut.end(), first) != leftOut.end() ||
           std::find(leftOut.begin(), leftOut.end(), relative.generic_string()) != leftOut.end();
}

/// Regular files below a folder, by their relative paths, sorted.
std::vector<fs::path> filesBelow(fs::path const& folder)
{
    std::vector<fs::path> all;
    std::error_code code;
    for (fs::recursive_directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (it->is_regular_file(code))
            all.push_back(fs::relative(it->path(), folder, code));
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

Result<NewModelFolder> NewModelFolder::copyOf(fs::path const& model, fs::path const& work,
                                              std::vector<std::string> const& leftOut)
{
    NewModelFolder made;
    made.m_path = work / kMaking;
    std::error_code ignored;
    fs::remove_all(made.m_path, ignored); // of a training that was stopped just here
    FW_CHECK(makeFolders(made.m_path));
    for (fs::path const& file : filesBelow(model))
        if (!isLeftOut(file, leftOut))
            FW_CHECK(copyFileAtomically(model / file, made.m_path / file));
    return made;
}

Status NewModelFolder::writeWeights(char const* part, nn::TensorMap const& tensors) const
{
    fs::path const folder = m_path / part;
    FW_CHECK(makeFolders(folder));
    std::error_code ignored;
    for (fs::path const& file : filesBelow(folder))
        if (isWeightFile(file) || file.string().find(".index.json") != std::string::npos)
            fs::remove(folder / file, ignored);
    char const* const name = std::string_view(part) == "text_encoder" ? "model.safetensors"
                                                                      : "diffusion_pytorch_model.safetensors";
    return nn::saveSafetensors(folder / name, tensors, {{"format", "pt"}});
}

Status NewModelFolder::writeJson(char const* file, OrderedJson const& json) const
{
    return writeFileAtomically(m_path / file, dumpJson(json, 1) + "\n");
}

Status NewModelFolder::moveTo(fs::path const& out) const
{
    std::error_code code;
    fs::rename(m_path, out, code);
    if (code)
        return fail(Error::Kind::Io, "base.cannotWrite", {out.string(), code.message()}, out.string());
    return syncFolder(fs::absolute(out).parent_path());
}

Status checkModelRequest(ModelRequest const& request)
{
    fs::path const model = request.clip.modelFolder;
    std::error_code code;
    if (!fs::is_regular_file(model / "model_index.json", code))
        return fail(Error::Kind::Unsupported, "training.notDiffusers", {model.string()}, model.string());
    for (char const* part : {"vae", "transformer", "text_encoder"})
        for (fs::path const& file : filesBelow(model / part))
            if (fs::file_size(model / part / file, code) > kMostBytes && !code)
                return fail(Error::Kind::Unsupported, "training.tooLarge", {model.string()}, model.string());
    if (fs::exists(request.out, code))
        return fail(Error::Kind::Conflict, "training.outExists", {request.out.string()},
                    request.out.string());
    int const frames = request.clip.frames;
    if (frames < 5 || frames > toyworld::kFrames || frames % 4 != 1)
        return fail(Error::Kind::BadInput, "training.worldFrames", {std::to_string(frames)});
    FW_TRY([[maybe_unused]] double const scale, worldScale(request));
    return {};
}

Result<double> worldScale(ModelRequest const& request)
{
    SizePx const size = request.clip.size;
    double const scale = size.widthPx / toyworld::kWidth;
    if (scale < .25 || scale > 8 || std::abs(size.heightPx / toyworld::kHeight - scale) > 1e-9)
        return fail(Error::Kind::BadInput, "training.worldSize",
                    {std::to_string(size.widthPx) + "x" + std::to_string(size.heightPx)});
    return scale;
}

Result<std::string> identityOf(fs::path const& model, std::vector<std::string> const& parts)
{
    std::string all;
    for (std::string const& part : parts)
        for (fs::path const& file : filesBelow(model / part)) {
            FW_TRY(std::string const sum, sha256File(model / part / file));
            all += part + "/" + file.generic_string() + " " + sum + "\n";
        }
    return sha256Hex(all);
}

OrderedJson settingsOf(ModelRequest const& request, std::string const& model, std::string const& dtype)
{
    plan::RenderRequest const& clip = request.clip;
    return {{"format", 1},
            {"part", static_cast<int>(request.part)},
            {"model", model},
            {"fresh", request.isFresh},
            {"steps", request.steps},
            {"batch", request.batch},
            {"clips", request.clips},
            {"rate", request.rate > 0 ? request.rate : usualRate(request)},
            {"captionDropout", request.captionDropout},
            {"seed", request.seed},
            {"shift", clip.shift},
            {"size", {clip.size.widthPx, clip.size.heightPx}},
            {"frames", clip.frames},
            {"device", clip.device},
            {"dtype", dtype}};
}

Status writeLosses(training::TrainingRun const& run, ModelRequest const& request, TrainedModel& result)
{
    std::vector<float> const& losses = run.losses();
    result.steps = run.stepsDone();
    result.firstLoss = meanOfTenth(losses, false);
    result.lastLoss = meanOfTenth(losses, true);
    result.lossCurve = besideOut(request.out, ".loss.png");
    std::string const title =
        request.out.stem().string() + ": loss over " + std::to_string(losses.size()) + " steps";
    return media::writePng(result.lossCurve, media::lineChart(losses, title));
}

void removeTrainingFolder(fs::path const& folder)
{
    std::error_code ignored; // what stays behind is in nobody's way
    std::vector<fs::path> own{folder / "state.safetensors"};
    for (fs::directory_iterator it(folder, ignored), end; !ignored && it != end; it.increment(ignored))
        if (isCachedLatents(it->path()))
            own.push_back(it->path());
    for (fs::path const& file : own)
        fs::remove(file, ignored);
    fs::remove_all(folder / kMaking, ignored);
    fs::remove(folder, ignored);
}

} // namespace fw::render
