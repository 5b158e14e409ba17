#include "engine/jobs/TakeRecipe.h"

#include "engine/story/Project.h"

namespace fw::jobs {

namespace {

OrderedJson toJson(Receipt const& receipt)
{
    return {{"version", receipt.version},     {"device", receipt.device},
            {"dtype", receipt.dtype},         {"memoryMode", receipt.memoryMode},
            {"seconds", receipt.seconds},     {"loadSeconds", receipt.loadSeconds},
            {"peakBytes", receipt.peakBytes}, {"usedLatentReplacement", receipt.usedLatentReplacement},
            {"upscaler", receipt.upscaler},   {"notices", receipt.notices}};
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
        .optional("upscaler", receipt.upscaler); // takes of 0.1 have none
    if (Json const* const notices = in.child("notices"); notices && notices->is_array())
        for (Json const& each : *notices)
            if (each.is_string())
                receipt.notices.push_back(each.get<std::string>());
    FW_CHECK(in.status());
    return receipt;
}

} // namespace

char const* engineVersion() { return FW_VERSION; }

OrderedJson toJson(Recipe const& recipe)
{
    OrderedJson json;
    json["schema"] = kRecipeSchema;
    json["shot"] = recipe.shot.value;
    json["take"] = story::toJson(recipe.take);
    json["request"] = plan::toJson(recipe.request);
    json["receipt"] = toJson(recipe.receipt);
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
    for (auto const& [key, value] : json["checksums"].items()) {
        if (!value.is_string())
            return fail(Error::Kind::BadInput, "base.jsonField", {name, key, "must be text"}, name);
        recipe.checksums[key] = value.get<std::string>();
    }
    return recipe;
}

} // namespace fw::jobs
