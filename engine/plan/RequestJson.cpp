#include "engine/plan/RenderRequest.h"

#include "engine/base/Sha256.h"
#include "engine/presets/PresetFields.h"
#include "engine/story/StoryFields.h"

#include <algorithm>

namespace fw::plan {

template <class V, MaybeConst<FileRef> S>
void fields(V& v, S& file)
{
    v.required("path", file.path);
    v.optional("sha256", file.sha256);
}
template <class V, MaybeConst<VaultRef> S>
void fields(V& v, S& ref)
{
    v.required("subject", ref.subject);
    v.optional("image", ref.image);
    v.optional("sha256", ref.sha256);
}
template <class V, MaybeConst<Neighbour> S>
void fields(V& v, S& neighbour)
{
    v.optional("parentKey", neighbour.parentKey);
    v.optional("parentTake", neighbour.parentTake);
    v.optional("source", neighbour.source);
    v.optional("overlapFrames", neighbour.overlapFrames);
}
template <class V, MaybeConst<TimedFrame> S>
void fields(V& v, S& timed)
{
    v.required("image", timed.image);
    v.required("frame", timed.frame);
}
template <class V, MaybeConst<SourceVideo> S>
void fields(V& v, S& video)
{
    v.required("source", video.source);
    v.optional("strength", video.strength);
}
template <class V, MaybeConst<Retake> S>
void fields(V& v, S& retake)
{
    v.required("source", retake.source);
    v.required("firstFrame", retake.firstFrame);
    v.required("endFrame", retake.endFrame);
    v.optional("region", retake.region);
}
template <class V, MaybeConst<Conditioning> S>
void fields(V& v, S& conditioning)
{
    v.optional("firstFrame", conditioning.firstFrame);
    v.optional("lastFrame", conditioning.lastFrame);
    v.optional("timedFrames", conditioning.timedFrames);
    v.optional("references", conditioning.references);
    v.optional("cast", conditioning.cast);
    v.optional("puppets", conditioning.puppets);
    v.optional("extend", conditioning.extend);
    v.optional("prepend", conditioning.prepend);
    v.optional("video", conditioning.video);
    v.optional("retake", conditioning.retake);
    v.optional("face", conditioning.face);
}
template <class V, MaybeConst<RenderRequest> S>
void fields(V& v, S& request)
{
    v.optional("shot", request.shot);
    v.required("prompt", request.prompt);
    v.optional("negative", request.negative);
    v.required("size", request.size);
    v.required("frames", request.frames);
    v.optional("fps", request.fps);
    v.optional("steps", request.steps);
    v.optional("guidance", request.guidance);
    v.optional("guidance2", request.guidance2);
    v.optional("sampler", request.sampler);
    v.optional("shift", request.shift);
    v.optional("sigmas", request.sigmas);
    v.optional("guidanceInterval", request.guidanceInterval);
    v.optional("seed", request.seed);
    v.optional("isSeedLocked", request.isSeedLocked);
    v.optional("modelId", request.modelId);
    v.optional("modelFolder", request.modelFolder);
    v.optional("modelChecksums", request.modelChecksums);
    v.optional("loras", request.loras);
    v.optional("conditioning", request.conditioning);
    v.optional("presetId", request.presetId);
    v.optional("quality", request.quality);
    v.optional("device", request.device);
    v.optional("dtype", request.dtype);
    v.optional("memory", request.memory);
    v.optional("isNative", request.isNative);
    v.optional("finishFps", request.finishFps);
    v.whenTrue("publishesReceipt", request.publishesReceipt);
}

namespace {

/// A file as the key sees it: by its bytes, and by its path only when nobody knows them.
Json keyOfFile(std::string const& path, std::string const& sha256)
{
    return sha256.empty() ? Json{{"path", path}} : Json{{"sha256", sha256}};
}

Json keyOfFile(FileRef const& file) { return keyOfFile(file.path, file.sha256); }

Json keyOfNeighbour(Neighbour const& neighbour)
{
    Json json{{"overlapFrames", neighbour.overlapFrames}};
    if (neighbour.parentKey.isEmpty())
        json["source"] = keyOfFile(neighbour.source);
    else
        json["parent"] = neighbour.parentKey.value;
    return json;
}

Json keyOfRetake(Retake const& retake)
{
    Json json{{"source", keyOfFile(retake.source)}, {"frames", {retake.firstFrame, retake.endFrame}}};
    if (retake.region)
        json["region"] = {retake.region->x, retake.region->y, retake.region->width, retake.region->height};
    return json;
}

/// Everything of a puppet is seen, and its files by their bytes.
Json keyOfPuppet(story::Puppet const& puppet)
{
    Json json = Json::parse(fieldsToJson(puppet).dump());
    json.erase("voice");
    if (!puppet.voice.path.empty())
        json["voice"] = keyOfFile(puppet.voice.path, puppet.voice.sha256);
    return json;
}

Json keyOfConditioning(Conditioning const& conditioning)
{
    Json json = Json::object();
    if (conditioning.firstFrame)
        json["firstFrame"] = keyOfFile(*conditioning.firstFrame);
    if (conditioning.lastFrame)
        json["lastFrame"] = keyOfFile(*conditioning.lastFrame);
    for (TimedFrame const& each : conditioning.timedFrames)
        json["timedFrames"].push_back({{"image", keyOfFile(each.image)}, {"frame", each.frame}});
    for (FileRef const& file : conditioning.references)
        json["references"].push_back(keyOfFile(file));
    for (VaultRef const& ref : conditioning.cast)
        json["cast"].push_back({{"subject", ref.subject}, {"image", ref.image}, {"sha256", ref.sha256}});
    for (story::Puppet const& puppet : conditioning.puppets)
        json["puppets"].push_back(keyOfPuppet(puppet));
    if (conditioning.extend)
        json["extend"] = keyOfNeighbour(*conditioning.extend);
    if (conditioning.prepend)
        json["prepend"] = keyOfNeighbour(*conditioning.prepend);
    if (conditioning.video)
        json["video"] = {{"source", keyOfFile(conditioning.video->source)},
                         {"strength", conditioning.video->strength}};
    if (conditioning.retake)
        json["retake"] = keyOfRetake(*conditioning.retake);
    return json;
}

} // namespace

OrderedJson toJson(RenderRequest const& request) { return fieldsToJson(request); }

Result<RenderRequest> requestFromJson(Json const& json, std::string const& name)
{
    return fieldsFromJson<RenderRequest>(json, name);
}

RequestKey keyOf(RenderRequest const& request)
{
    std::vector<std::string> checksums = request.modelChecksums;
    std::sort(checksums.begin(), checksums.end());
    Json json{{"version", 1},
              {"prompt", request.prompt},
              {"negative", request.negative},
              {"size", {request.size.widthPx, request.size.heightPx}},
              {"frames", request.frames},
              {"fps", {request.fps.num, request.fps.den}},
              {"steps", request.steps},
              {"guidance", request.guidance},
              {"sampler", request.sampler},
              {"shift", request.shift},
              {"conditioning", keyOfConditioning(request.conditioning)}};
    if (request.guidance2)
        json["guidance2"] = *request.guidance2;
    if (!request.sigmas.empty()) {
        json["sigmas"] = request.sigmas;
        json.erase("shift");
    }
    if (request.guidanceInterval)
        json["guidanceInterval"] = {request.guidanceInterval->low, request.guidanceInterval->high};
    if (request.isSeedLocked)
        json["seed"] = request.seed;
    // A checkpoint is its bytes; its name decides only while nobody knows them.
    if (checksums.empty())
        json["model"] = request.modelId;
    else
        json["modelChecksums"] = checksums;
    for (presets::LoraRef const& lora : request.loras) {
        Json each = keyOfFile(lora.file, lora.sha256);
        each["weight"] = lora.weight;
        json["loras"].push_back(each);
    }
    return RequestKey{sha256Hex(dumpJson(json))}; // nlohmann::json keeps keys sorted
}

} // namespace fw::plan
