#include "app/cli/RenderOptions.h"

#include "app/cli/Values.h"
#include "engine/base/Sha256.h"
#include "engine/plan/Resolve.h"

#include <algorithm>
#include <limits>
#include <random>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;
using plan::RenderRequest;

int clamped(int64_t value)
{
    return static_cast<int>(
        std::clamp<int64_t>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

Result<story::Quality> qualityFrom(std::string const& name)
{
    if (name == "draft")
        return story::Quality::Draft;
    return name == "preview" ? story::Quality::Preview : story::Quality::Final;
}

Result<presets::Preset> presetFrom(std::string const& name, presets::PresetLibrary const& presets)
{
    if (fs::path(name).extension() == ".json")
        return presets::readPreset(name);
    if (presets::Preset const* found = presets.find(name))
        return *found;
    std::string known;
    for (presets::Preset const& each : presets.all())
        known += (known.empty() ? "" : ", ") + each.id;
    return fail(Error::Kind::MissingFile, "workflow.noPreset", {name, known}, name);
}

/// Numbers of the preset and its model; the prompt goes through the template unless it is raw.
Result<RenderRequest> fromPreset(RenderOptions const& options, workflow::Toolbox const& tools)
{
    FW_TRY(presets::Preset const preset, presetFrom(options.preset, tools.presets));
    FW_TRY(library::ModelInfo const model, tools.models.find(preset.model));
    FW_TRY(story::Quality const quality, qualityFrom(options.quality.value_or("final")));
    presets::QualityStep const& step = preset.step(quality);
    RenderRequest request;
    std::string const words = options.prompt.value_or("");
    request.prompt = options.isRawPrompt ? words : presets::expandPrompt(preset, words);
    std::string const negative = options.negative.value_or("");
    std::string const usual = options.isRawPrompt ? "" : preset.negative.value_or(model.negativePrompt);
    request.negative = usual.empty() || negative.empty() ? usual + negative : usual + ", " + negative;
    request.size = step.size.isEmpty() ? model.nativeSize : step.size;
    request.frames = std::min(model.nativeFrames, preset.maxFrames);
    request.fps = preset.fps;
    request.steps = step.steps;
    request.guidance = step.guidance;
    request.sampler = preset.sampler;
    request.shift = preset.shift;
    request.sigmas = step.sigmas;
    request.guidanceInterval = preset.guidanceInterval;
    request.loras = plan::lorasOf(preset, quality, tools.context());
    request.presetId = preset.id;
    request.quality = options.quality.value_or("final");
    plan::setModel(request, model, tools.context());
    return request;
}

/// Numbers of the checkpoint: what diffusers would take by default.
Result<RenderRequest> fromModel(RenderOptions const& options, workflow::Toolbox const& tools)
{
    FW_TRY(library::ModelInfo const model, tools.models.find(options.model));
    RenderRequest request;
    request.prompt = options.prompt.value_or("");
    request.negative = options.negative.value_or(options.isRawPrompt ? "" : model.negativePrompt);
    request.size = model.nativeSize;
    request.frames = model.nativeFrames;
    request.fps = model.fps;
    request.steps = model.steps;
    request.guidance = model.guidance;
    request.sampler = model.sampler;
    request.shift = model.shift;
    plan::setModel(request, model, tools.context());
    return request;
}

/// A job's key speaks of these bytes: another file under the same path would be a take under a false key.
Status checkFile(std::string const& job, std::string const& path, std::string& sha256)
{
    if (path.empty())
        return {};
    FW_TRY(std::string const found, sha256File(path));
    if (!sha256.empty() && sha256 != found)
        return fail(Error::Kind::BadInput, "workflow.otherFile", {path, job}, path);
    sha256 = found;
    return {};
}

Status checkFiles(RenderRequest& request, std::string const& job)
{
    for (plan::FileRef* each : plan::filesOf(request.conditioning))
        FW_CHECK(checkFile(job, each->path, each->sha256));
    for (story::Puppet& each : request.conditioning.puppets)
        FW_CHECK(checkFile(job, each.voice.path, each.voice.sha256));
    for (presets::LoraRef& each : request.loras)
        FW_CHECK(checkFile(job, presets::loraPath(each).string(), each.sha256));
    return {};
}

/// A job file made elsewhere: the model is looked up on this machine when its folder is not here.
Result<RenderRequest> fromJob(RenderOptions const& options, workflow::Toolbox const& tools)
{
    FW_TRY(Json const json, readJsonFile(options.job));
    FW_TRY(RenderRequest request, plan::requestFromJson(json, options.job));
    request.prompt = options.prompt.value_or(request.prompt);
    request.negative = options.negative.value_or(request.negative);
    std::error_code ignored;
    bool const isHere = !request.modelFolder.empty() && fs::exists(request.modelFolder, ignored);
    FW_TRY(library::ModelInfo const model, tools.models.find(isHere ? request.modelFolder : request.modelId));
    std::vector<std::string> wanted = request.modelChecksums;
    std::sort(wanted.begin(), wanted.end());
    plan::setModel(request, model, tools.context());
    if (!wanted.empty() && wanted != request.modelChecksums)
        return fail(Error::Kind::BadInput, "workflow.otherWeights", {options.job, request.modelId},
                    options.job);
    return request;
}

Result<RenderRequest> fromSource(RenderOptions const& options, workflow::Toolbox const& tools)
{
    if (!options.job.empty())
        return fromJob(options, tools);
    auto request = options.preset.empty() ? fromModel(options, tools) : fromPreset(options, tools);
    if (request) { // a job says itself where it is rendered
        request->device = tools.engine.device;
        request->memory = tools.engine.memory;
    }
    return request;
}

/// What was typed wins over preset, model and job file.
Status applyNumbers(RenderRequest& request, RenderOptions const& options)
{
    if (options.size) {
        FW_TRY(request.size, parseSize(*options.size));
    }
    if (options.rate) {
        FW_TRY(request.fps, parseRate(*options.rate));
    }
    if (options.frames)
        request.frames = clamped(*options.frames);
    if (options.steps)
        request.steps = clamped(*options.steps);
    else if (!options.sigmas.empty())
        request.steps = static_cast<int>(options.sigmas.size());
    if (!options.sigmas.empty() || options.steps || options.shift) // the last two ask for other levels
        request.sigmas = options.sigmas;
    if (!options.guidanceInterval.empty())
        request.guidanceInterval =
            presets::GuidanceInterval{options.guidanceInterval[0], options.guidanceInterval[1]};
    request.guidance = options.guidance.value_or(request.guidance);
    if (options.guidance2)
        request.guidance2 = options.guidance2;
    request.shift = options.shift.value_or(request.shift);
    request.sampler = options.sampler.value_or(request.sampler);
    request.device = options.device.value_or(request.device);
    request.dtype = options.dtype.value_or(request.dtype);
    request.memory = options.memory.value_or(request.memory);
    request.isNative = request.isNative || options.isNative;
    if (options.seed) {
        request.seed = *options.seed;
        request.isSeedLocked = true;
    } else if (!request.isSeedLocked && request.seed == 0) {
        std::random_device device;
        request.seed = 1 + device() % 999'999'999u;
    }
    return {};
}

bool isBlank(std::string const& text) { return text.find_first_not_of(" \t\r\n") == std::string::npos; }

} // namespace

Result<RenderRequest> requestFrom(RenderOptions const& options, workflow::Toolbox const& tools)
{
    // A template alone is no prompt; an empty one that was typed as it is (--raw-prompt --prompt "") is.
    bool const isMeantEmpty = options.isRawPrompt && options.prompt;
    if (!isMeantEmpty && isBlank(options.prompt.value_or(options.job.empty() ? "" : "as in the job file")))
        return fail(Error::Kind::BadInput, "workflow.noPrompt");
    FW_TRY(RenderRequest request, fromSource(options, tools));
    FW_CHECK(applyNumbers(request, options));
    FW_CHECK(applyConditions(request, options.conditions));
    if (!options.job.empty())
        FW_CHECK(checkFiles(request, options.job));
    if (!isMeantEmpty && isBlank(request.prompt))
        return fail(Error::Kind::BadInput, "workflow.noPrompt");
    auto const model = tools.models.find(request.modelFolder.empty() ? request.modelId : request.modelFolder);
    FW_CHECK(plan::validate(request, model ? model->sizeStep : 16));
    if (options.guidance2 && model && model->experts < 2)
        return fail(Error::Kind::BadInput, "workflow.oneExpert", {request.modelId});
    return request;
}

} // namespace fw::cli
