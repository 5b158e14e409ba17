#include "app/cli/ConditionOptions.h"

#include "engine/base/Sha256.h"
#include "engine/jobs/TakeRecipe.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <filesystem>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

Result<plan::FileRef> fileRef(std::string const& path)
{
    FW_TRY(std::string sha256, sha256File(path));
    return plan::FileRef{fs::absolute(path).string(), std::move(sha256)};
}

/// FILE or FILE:WEIGHT.
Result<presets::LoraRef> loraFrom(std::string const& text)
{
    presets::LoraRef lora;
    size_t const colon = text.rfind(':');
    std::error_code ignored;
    bool const hasWeight = colon != std::string::npos && !fs::exists(text, ignored);
    lora.file = fs::absolute(text.substr(0, hasWeight ? colon : text.size())).string();
    if (hasWeight) {
        char* end = nullptr;
        std::string const weight = text.substr(colon + 1);
        lora.weight = std::strtod(weight.c_str(), &end);
        if (weight.empty() || *end)
            return fail(Error::Kind::BadInput, "workflow.badLoraWeight", {text}, lora.file);
    }
    FW_TRY(lora.sha256, sha256File(lora.file));
    return lora;
}

/// The file that holds a clip: a take folder's latents, else its lossless clip; any other file itself.
fs::path clipFile(fs::path const& source)
{
    std::error_code ignored;
    if (!fs::is_directory(source, ignored))
        return source;
    fs::path const latents = source / "latents.safetensors";
    return fs::exists(latents, ignored) ? latents : source / "master.mkv";
}

/// A take's folder, saved latents, or any clip.
Result<plan::Neighbour> neighbourFrom(std::string const& text, ConditionOptions const& options)
{
    plan::Neighbour neighbour;
    neighbour.overlapFrames = options.overlap.value_or(neighbour.overlapFrames);
    fs::path const source = text;
    std::error_code ignored;
    if (fs::is_directory(source, ignored)) {
        FW_TRY(jobs::Recipe const recipe, jobs::readRecipe(source / jobs::kRecipeFile));
        neighbour.parentKey = recipe.take.requestKey;
        neighbour.parentTake = recipe.take.id.value;
    }
    FW_TRY(neighbour.source, fileRef(clipFile(source).string()));
    return neighbour;
}

bool readWhole(std::string_view text, int& number)
{
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// N:IMAGE
Result<plan::TimedFrame> timedFrom(std::string const& text)
{
    plan::TimedFrame timed;
    size_t const colon = text.find(':');
    if (colon == std::string::npos || !readWhole(std::string_view(text).substr(0, colon), timed.frame))
        return fail(Error::Kind::BadInput, "workflow.badFrameAt", {text});
    FW_TRY(timed.image, fileRef(text.substr(colon + 1)));
    return timed;
}

Result<plan::Retake> retakeFrom(ConditionOptions const& options, int frames)
{
    plan::Retake retake;
    retake.endFrame = frames;
    size_t const colon = options.range.find(':');
    std::string_view const range = options.range;
    bool const isRange = range.empty() || (colon != std::string_view::npos &&
                                           readWhole(range.substr(0, colon), retake.firstFrame) &&
                                           readWhole(range.substr(colon + 1), retake.endFrame));
    if (!isRange)
        return fail(Error::Kind::BadInput, "workflow.badRange", {options.range});
    if (options.region.size() == 4)
        retake.region =
            plan::Region{options.region[0], options.region[1], options.region[2], options.region[3]};
    FW_TRY(retake.source, fileRef(clipFile(options.retake).string()));
    return retake;
}

Status applyPictures(plan::Conditioning& conditioning, ConditionOptions const& options)
{
    if (!options.firstFrame.empty()) {
        FW_TRY(conditioning.firstFrame, fileRef(options.firstFrame));
    }
    if (!options.lastFrame.empty()) {
        FW_TRY(conditioning.lastFrame, fileRef(options.lastFrame));
    }
    if (options.faces)
        conditioning.face = *options.faces == "cast"        ? story::FaceAnswer::CastMember
                            : *options.faces == "synthetic" ? story::FaceAnswer::Synthetic
                                                            : story::FaceAnswer::NotAPerson;
    for (std::string const& each : options.framesAt) {
        FW_TRY(plan::TimedFrame timed, timedFrom(each));
        conditioning.timedFrames.push_back(std::move(timed));
    }
    for (std::string const& each : options.references) {
        FW_TRY(plan::FileRef reference, fileRef(each));
        conditioning.references.push_back(std::move(reference));
    }
    return {};
}

Status applyNeighbours(plan::Conditioning& conditioning, ConditionOptions const& options)
{
    if (!options.extendFrom.empty()) {
        FW_TRY(conditioning.extend, neighbourFrom(options.extendFrom, options));
    }
    if (!options.prependTo.empty()) {
        FW_TRY(conditioning.prepend, neighbourFrom(options.prependTo, options));
    }
    if (!options.overlap)
        return {};
    if (!conditioning.extend && !conditioning.prepend)
        return fail(Error::Kind::BadInput, "workflow.overlapAlone");
    for (auto* each : {&conditioning.extend, &conditioning.prepend})
        if (*each)
            (*each)->overlapFrames = *options.overlap;
    return {};
}

/// Video-to-video and retakes.
Status applySources(plan::RenderRequest& request, ConditionOptions const& options)
{
    plan::Conditioning& conditioning = request.conditioning;
    if (!options.video.empty()) {
        FW_TRY(plan::FileRef source, fileRef(clipFile(options.video).string()));
        conditioning.video = plan::SourceVideo{std::move(source)};
    }
    if (options.strength) {
        if (!conditioning.video)
            return fail(Error::Kind::BadInput, "workflow.strengthAlone");
        conditioning.video->strength = *options.strength;
    }
    if (!options.retake.empty()) {
        FW_TRY(conditioning.retake, retakeFrom(options, request.frames));
    } else if (!options.range.empty() || !options.region.empty()) {
        return fail(Error::Kind::BadInput, "workflow.rangeAlone");
    }
    return {};
}

} // namespace

void addConditionOptions(CLI::App& command, ConditionOptions& options)
{
    command.add_option("--reference", options.references, "Reference picture; may be given again");
    command.add_option("--first-frame", options.firstFrame, "Picture that starts the clip");
    command.add_option("--last-frame", options.lastFrame, "Picture that ends the clip");
    command.add_option("--frame-at", options.framesAt, "N:IMAGE, a picture at frame N; may be given again");
    command
        .add_option(
            "--faces", options.faces,
            "Whose faces these pictures show: cast (a job file names the members), synthetic, or none")
        ->check(CLI::IsMember({"cast", "synthetic", "none"}));
    command.add_option("--extend-from", options.extendFrom, "Take folder, saved latents or clip to continue");
    command.add_option("--prepend-to", options.prependTo,
                       "Take folder, saved latents or clip that the new clip leads up to");
    command.add_option("--overlap", options.overlap, "Frames shared with a neighbour: 4n+1");
    command.add_option("--video", options.video, "Take folder, saved latents or clip to begin from");
    command.add_option("--strength", options.strength,
                       "How far --video is changed: the share of the steps that is walked, 0.01 to 1");
    command.add_option("--retake", options.retake, "Take folder, saved latents or clip to make anew in part");
    command.add_option("--range", options.range,
                       "A:B, the frames of --retake to make anew: from A, before B");
    command
        .add_option("--region", options.region,
                    "X,Y,W,H in shares of the picture: the part of --retake to make anew")
        ->delimiter(',')
        ->expected(4);
    command.add_option("--lora", options.loras, "LoRA file, FILE or FILE:WEIGHT; may be given again");
}

Status applyConditions(plan::RenderRequest& request, ConditionOptions const& options)
{
    FW_CHECK(applyPictures(request.conditioning, options));
    FW_CHECK(applyNeighbours(request.conditioning, options));
    FW_CHECK(applySources(request, options));
    for (std::string const& each : options.loras) {
        FW_TRY(presets::LoraRef lora, loraFrom(each));
        request.loras.push_back(std::move(lora));
    }
    return {};
}

} // namespace fw::cli
