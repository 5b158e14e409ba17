#include "engine/jobs/TakeRecipe.h"

#include "engine/base/Sha256.h"
#include "engine/library/ModelIndex.h"
#include "engine/media/Versions.h"
#include "engine/story/Project.h"

namespace fw::jobs {

namespace {

OrderedJson weightsJson(Receipt const& receipt)
{
    OrderedJson list = OrderedJson::array();
    for (WeightSum const& each : receipt.weights)
        list.push_back({{"component", each.component}, {"file", each.file}, {"sha256", each.sha256}});
    return list;
}

OrderedJson headshotsJson(Receipt const& receipt)
{
    OrderedJson list = OrderedJson::array();
    for (plan::VaultRef const& each : receipt.headshots)
        list.push_back({{"subject", each.subject}, {"image", each.image}, {"sha256", each.sha256}});
    return list;
}

OrderedJson toJson(Receipt const& receipt)
{
    OrderedJson json{{"version", receipt.version},
                     {"device", receipt.device},
                     {"dtype", receipt.dtype},
                     {"memoryMode", receipt.memoryMode},
                     {"seconds", receipt.seconds},
                     {"loadSeconds", receipt.loadSeconds},
                     {"peakBytes", receipt.peakBytes},
                     {"usedLatentReplacement", receipt.usedLatentReplacement},
                     {"upscaler", receipt.upscaler},
                     {"notices", receipt.notices},
                     {"deviceClass", receipt.deviceClass},
                     {"libraries", receipt.libraries},
                     {"weights", weightsJson(receipt)},
                     {"headshots", headshotsJson(receipt)}};
    if (receipt.wattHours) {
        json["wattHours"] = *receipt.wattHours;
        json["energyFrom"] = receipt.energyFrom;
    }
    return json;
}

Status readHeadshots(Json const& json, std::vector<plan::VaultRef>& headshots, std::string const& name)
{
    JsonReader in(json, name);
    Json const* const list = in.child("headshots"); // takes before 0.3 have none
    if (!list || !list->is_array())
        return {};
    for (Json const& each : *list) {
        plan::VaultRef one;
        JsonReader fields(each, name);
        fields.required("subject", one.subject).required("image", one.image).required("sha256", one.sha256);
        FW_CHECK(fields.status());
        headshots.push_back(std::move(one));
    }
    return {};
}

Status readWeights(Json const& json, std::vector<WeightSum>& weights, std::string const& name)
{
    JsonReader in(json, name);
    Json const* const list = in.child("weights");
    if (!list || !list->is_array())
        return {};
    for (Json const& each : *list) {
        WeightSum sum;
        JsonReader fields(each, name);
        fields.required("component", sum.component).required("file", sum.file).required("sha256", sum.sha256);
        FW_CHECK(fields.status());
        weights.push_back(std::move(sum));
    }
    return {};
}

Result<Receipt> receiptFromJson(Json const& json, std::string const& name)
{
    Receipt receipt;
    JsonReader in(json, name);
    in.required("version", receipt.version)
        .required("device", receipt.device)
        .required("dtype", receipt.dtype)
        .required("memoryMode", receipt.memoryMode)
        .required("seconds", receipt.seconds)
        .required("loadSeconds", receipt.loadSeconds)
        .required("peakBytes", receipt.peakBytes)
        .required("usedLatentReplacement", receipt.usedLatentReplacement)
        .optional("upscaler", receipt.upscaler) // takes of 0.1 have none
        .optional("deviceClass", receipt.deviceClass);
    if (Json const* const libraries = in.child("libraries"); libraries && libraries->is_object())
        for (auto const& [key, value] : libraries->items())
            if (value.is_string())
                receipt.libraries[key] = value.get<std::string>();
    if (double wattHours = 0; in.child("wattHours")) {
        in.required("wattHours", wattHours).required("energyFrom", receipt.energyFrom);
        receipt.wattHours = wattHours;
    }
    FW_CHECK(readWeights(json, receipt.weights, name));
    FW_CHECK(readHeadshots(json, receipt.headshots, name));
    if (Json const* const notices = in.child("notices"); notices && notices->is_array())
        for (Json const& each : *notices)
            if (each.is_string())
                receipt.notices.push_back(each.get<std::string>());
    FW_CHECK(in.status());
    return receipt;
}

OrderedJson toJson(FootageOrigin const& origin)
{
    return {{"name", origin.name},
            {"sha256", origin.sha256},
            {"begins", origin.begins},
            {"ends", origin.ends},
            {"faces", origin.faces}};
}

Result<FootageOrigin> footageFromJson(Json const& json, std::string const& name)
{
    FootageOrigin origin;
    JsonReader in(json, name);
    in.required("name", origin.name)
        .required("sha256", origin.sha256)
        .required("begins", origin.begins)
        .required("ends", origin.ends)
        .required("faces", origin.faces);
    FW_CHECK(in.status());
    return origin;
}

} // namespace

char const* engineVersion() { return FW_VERSION; }

Receipt receiptOf(plan::RenderRequest const& request, render::Rendered const& rendered)
{
    Receipt receipt;
    receipt.version = engineVersion();
    receipt.device = rendered.device;
    receipt.dtype = rendered.dtype;
    receipt.memoryMode = rendered.memoryMode;
    receipt.seconds = rendered.seconds;
    receipt.loadSeconds = rendered.loadSeconds;
    receipt.wattHours = rendered.wattHours;
    receipt.energyFrom = rendered.energyFrom;
    receipt.peakBytes = rendered.peakBytes;
    receipt.usedLatentReplacement = rendered.usedLatentReplacement;
    receipt.upscaler = rendered.upscaler;
    receipt.headshots = rendered.headshots;
    for (render::Notice const& notice : rendered.notices)
        receipt.notices.push_back(notice.message());
    receipt.deviceClass = rendered.deviceClass;
    receipt.libraries = rendered.libraries;
    receipt.libraries.merge(media::libraryVersions());
    auto const model = library::inspectModel(request.modelFolder);
    for (library::WeightFile const& file : model ? model->files : std::vector<library::WeightFile>())
        if (auto sum = library::weightChecksum(file.path))
            receipt.weights.push_back({file.component, file.path.filename().string(), std::move(*sum)});
    return receipt;
}

OrderedJson shortReceipt(plan::RenderRequest const& request, Receipt const& receipt)
{
    OrderedJson loras = OrderedJson::array();
    for (presets::LoraRef const& each : request.loras)
        loras.push_back({{"sha256", each.sha256}, {"weight", each.weight}});
    return {{"version", receipt.version},
            {"seed", std::to_string(request.seed)}, // 64 bits: more than a JSON number holds everywhere
            {"sampler", request.sampler},
            {"steps", request.steps},
            {"precision", receipt.dtype},
            {"memoryMode", receipt.memoryMode},
            {"deviceClass", receipt.deviceClass},
            {"libraries", receipt.libraries},
            {"weights", request.modelChecksums},
            {"loras", std::move(loras)}};
}

OrderedJson toJson(Recipe const& recipe)
{
    OrderedJson json;
    json["schema"] = kRecipeSchema;
    json["shot"] = recipe.shot.value;
    json["take"] = story::toJson(recipe.take);
    json["request"] = plan::toJson(recipe.request);
    json["receipt"] = toJson(recipe.receipt);
    if (recipe.footage)
        json["footage"] = toJson(*recipe.footage);
    if (recipe.isClipDropped)
        json["clipDropped"] = true;
    json["checksums"] = OrderedJson::object();
    for (auto const& [file, sha256] : recipe.checksums)
        json["checksums"][file] = sha256;
    return json;
}

Result<Recipe> readRecipe(std::filesystem::path const& file)
{
    FW_TRY(Json const json, readJsonFile(file));
    std::string const name = file.string();
    Recipe recipe;
    int schema = 0;
    JsonReader in(json, name);
    in.required("schema", schema).required("shot", recipe.shot.value);
    for (char const* key : {"take", "request", "receipt", "checksums"})
        if (!in.child(key) || !in.child(key)->is_object())
            in.note(key, "is missing or is not an object");
    FW_CHECK(in.status());
    if (schema > kRecipeSchema)
        return fail(Error::Kind::NewerSchema, "jobs.newerRecipe", {name}, name);
    FW_TRY(recipe.take, story::takeFromJson(json["take"], name));
    FW_TRY(recipe.request, plan::requestFromJson(json["request"], name));
    FW_TRY(recipe.receipt, receiptFromJson(json["receipt"], name));
    if (auto const footage = json.find("footage"); footage != json.end()) {
        FW_TRY(recipe.footage, footageFromJson(*footage, name));
    }
    in.optional("clipDropped", recipe.isClipDropped);
    FW_CHECK(in.status());
    for (auto const& [key, value] : json["checksums"].items()) {
        if (!value.is_string())
            return fail(Error::Kind::BadInput, "base.jsonField", {name, key, "must be text"}, name);
        recipe.checksums[key] = value.get<std::string>();
    }
    return recipe;
}

std::optional<Recipe> recipeBeside(std::filesystem::path const& file)
{
    auto recipe = readRecipe(file.parent_path() / kRecipeFile);
    return recipe ? std::optional(std::move(recipe).value()) : std::nullopt;
}

bool isListed(std::filesystem::path const& file, Recipe const& recipe)
{
    auto const listed = recipe.checksums.find(file.filename().string());
    if (listed == recipe.checksums.end())
        return false;
    auto const sha256 = sha256File(file);
    return sha256 && *sha256 == listed->second;
}

} // namespace fw::jobs
