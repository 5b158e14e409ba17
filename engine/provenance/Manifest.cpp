#include "engine/provenance/Manifest.h"

#include <algorithm>
#include <ctime>

#ifndef FW_VERSION
#define FW_VERSION "0"
#endif

namespace fw::provenance {

namespace {

constexpr char kSourceTypePrefix[] = "http://cv.iptc.org/newscodes/digitalsourcetype/";
constexpr char kActionsLabel[] = "c2pa.actions.v2";
/// What c2pa-rs 0.91.3 implements, as it reports it itself.
constexpr char kSpecVersion[] = "2.4.0";

OrderedJson softwareAgent() { return {{"name", "Framewright"}, {"version", FW_VERSION}}; }

OrderedJson ingredientIds(Ingredient const& ingredient)
{
    return {{"ingredientIds", OrderedJson::array({ingredient.id})}};
}

/// A model that is a folder on this machine has a path for an id: that stays here.
bool isPublicModelId(std::string const& id) { return !id.empty() && id.find('/') == std::string::npos; }

OrderedJson createdAction(ManifestSpec const& spec, std::string const& when)
{
    OrderedJson action{
        {"action", "c2pa.created"},
        {"digitalSourceType", std::string(kSourceTypePrefix) + sourceTypeName(spec.sourceType)},
        {"softwareAgent", softwareAgent()},
        {"when", when}};
    OrderedJson parameters = OrderedJson::object();
    if (isPublicModelId(spec.modelId))
        parameters["framewright.model"] = spec.modelId;
    if (!spec.weightsSha256.empty())
        parameters["framewright.weights.sha256"] = spec.weightsSha256;
    if (!parameters.empty())
        action["parameters"] = parameters;
    return action;
}

OrderedJson firstAction(ManifestSpec const& spec, std::string const& when)
{
    auto const parent = std::find_if(spec.ingredients.begin(), spec.ingredients.end(),
                                     [](Ingredient const& each) { return each.relationship == "parentOf"; });
    if (parent == spec.ingredients.end())
        return createdAction(spec, when);
    return {{"action", "c2pa.opened"},
            {"softwareAgent", softwareAgent()},
            {"when", when},
            {"parameters", ingredientIds(*parent)}};
}

OrderedJson actionsOf(ManifestSpec const& spec, std::string const& when)
{
    OrderedJson actions = OrderedJson::array({firstAction(spec, when)});
    for (Ingredient const& each : spec.ingredients)
        if (each.relationship == "componentOf" && each.isPlaced)
            actions.push_back({{"action", "c2pa.placed"}, {"parameters", ingredientIds(each)}});
    if (spec.hasInvisibleMark)
        actions.push_back({{"action", "c2pa.watermarked.unbound"}, {"softwareAgent", softwareAgent()}});
    return actions;
}

Error wrongDefinition(std::string const& what)
{
    return fail(Error::Kind::Internal, "provenance.definition", {what});
}

Status checkActions(Json const& actions)
{
    if (!actions.is_array() || actions.empty())
        return wrongDefinition("there is no action");
    std::string const first = actions.front().value("action", "");
    if (first != "c2pa.created" && first != "c2pa.opened")
        return wrongDefinition("the first action is " + first);
    for (Json const& each : actions) {
        std::string const name = each.value("action", "");
        bool const hasSourceType = each.contains("digitalSourceType");
        if (name == "c2pa.opened" && hasSourceType)
            return wrongDefinition("c2pa.opened carries a digitalSourceType");
        if (name == "c2pa.created" && !hasSourceType)
            return wrongDefinition("c2pa.created carries no digitalSourceType");
        if (name == "c2pa.watermarked" || name == "c2pa.watermarked.bound")
            return wrongDefinition("it claims " + name);
    }
    return {};
}

} // namespace

char const* sourceTypeName(SourceType type)
{
    switch (type) {
    case SourceType::TrainedAlgorithmicMedia: return "trainedAlgorithmicMedia";
    case SourceType::CompositeWithTrainedAlgorithmicMedia: return "compositeWithTrainedAlgorithmicMedia";
    case SourceType::Composite: return "composite";
    case SourceType::DigitalCreation: return "digitalCreation";
    }
    return "trainedAlgorithmicMedia";
}

std::string utcNow()
{
    std::time_t const now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

OrderedJson manifestDefinition(ManifestSpec const& spec, std::string const& when)
{
    OrderedJson const generator{
        {"name", "Framewright"}, {"version", FW_VERSION}, {"specVersion", kSpecVersion}};
    // "created" belongs to the assertion: without it the library files the actions under "gathered".
    OrderedJson const actions{{"label", kActionsLabel},
                              {"created", true},
                              {"data", {{"allActionsIncluded", true}, {"actions", actionsOf(spec, when)}}}};
    OrderedJson assertions = OrderedJson::array({actions});
    if (spec.receipt.is_object())
        assertions.push_back({{"label", kReceiptLabel}, {"created", true}, {"data", spec.receipt}});
    if (spec.cast.is_object())
        assertions.push_back({{"label", kCastLabel}, {"created", true}, {"data", spec.cast}});
    return {{"claim_generator_info", OrderedJson::array({generator})},
            {"title", spec.title},
            {"assertions", std::move(assertions)}};
}

OrderedJson ingredientDefinition(Ingredient const& ingredient)
{
    return {{"title", ingredient.title},
            {"relationship", ingredient.relationship},
            {"instance_id", ingredient.id}};
}

Status checkSpec(ManifestSpec const& spec)
{
    auto const isNeutral = [](std::string const& title) {
        return !title.empty() && title.find_first_of("/\\@") == std::string::npos;
    };
    if (!isNeutral(spec.title))
        return fail(Error::Kind::BadInput, "provenance.title", {spec.title});
    std::vector<std::string> ids;
    for (Ingredient const& each : spec.ingredients) {
        bool const isFileName = each.title == each.file.filename().string();
        if (!isNeutral(each.title) || isFileName)
            return fail(Error::Kind::BadInput, "provenance.title", {each.title});
        bool const isKnown = each.relationship == "componentOf" || each.relationship == "inputTo" ||
                             each.relationship == "parentOf";
        if (!isKnown || each.id.empty() || std::count(ids.begin(), ids.end(), each.id) > 0)
            return fail(Error::Kind::BadInput, "provenance.ingredient", {each.title, each.relationship});
        ids.push_back(each.id);
    }
    return {};
}

Status checkDefinition(Json const& definition)
{
    bool hasActions = false;
    for (Json const& assertion : definition.value("assertions", Json::array())) {
        std::string const label = assertion.value("label", "");
        if (label.rfind("c2pa.soft-binding", 0) == 0)
            return wrongDefinition("it claims " + label);
        if (label != kActionsLabel)
            continue;
        hasActions = true;
        if (!assertion.value("created", false))
            return wrongDefinition("the actions are not created assertions");
        Json const data = assertion.value("data", Json::object());
        if (!data.value("allActionsIncluded", false))
            return wrongDefinition("allActionsIncluded is missing");
        FW_CHECK(checkActions(data.value("actions", Json::array())));
    }
    return hasActions ? Status() : Status(wrongDefinition("there is no actions assertion"));
}

} // namespace fw::provenance
