#include "engine/provenance/Report.h"

#include <algorithm>

namespace fw::provenance {

namespace {

/// The child, or null; never throws, whatever the types are.
Json const& childOf(Json const& json, char const* key)
{
    static Json const none;
    if (!json.is_object())
        return none;
    auto const found = json.find(key);
    return found == json.end() ? none : *found;
}

std::string textOf(Json const& json, char const* key)
{
    Json const& value = childOf(json, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

void addUnique(std::vector<std::string>& list, std::string const& text)
{
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(text);
}

void readFailures(Json const& results, C2paReport& report)
{
    for (Json const& each : childOf(childOf(results, "activeManifest"), "failure"))
        addUnique(report.codes, textOf(each, "code"));
    for (Json const& delta : childOf(results, "ingredientDeltas"))
        for (Json const& each : childOf(childOf(delta, "validationDeltas"), "failure"))
            addUnique(report.codes, textOf(each, "code"));
}

std::string lastPart(std::string const& address) { return address.substr(address.find_last_of('/') + 1); }

void readActions(Json const& manifest, C2paReport& report)
{
    for (Json const& assertion : childOf(manifest, "assertions")) {
        if (textOf(assertion, "label").rfind("c2pa.actions", 0) != 0)
            continue;
        for (Json const& action : childOf(childOf(assertion, "data"), "actions")) {
            report.actions.push_back(textOf(action, "action"));
            std::string const type = textOf(action, "digitalSourceType");
            if (report.digitalSourceType.empty() && !type.empty())
                report.digitalSourceType = lastPart(type);
        }
    }
}

C2paReport::State stateOf(Json const& json, C2paReport const& report)
{
    std::string const state = textOf(json, "validation_state");
    if (state == "Trusted")
        return C2paReport::State::Trusted;
    // "Valid" with any other failure than an unlisted signer would contradict itself: believe the failure.
    bool const isClean = std::all_of(report.codes.begin(), report.codes.end(), [](std::string const& code) {
        return code == "signingCredential.untrusted";
    });
    return state == "Valid" && isClean ? C2paReport::State::Valid : C2paReport::State::Invalid;
}

} // namespace

C2paReport reportFromJson(Json const& json)
{
    C2paReport report;
    report.label = textOf(json, "active_manifest");
    readFailures(childOf(json, "validation_results"), report);
    for (Json const& each : childOf(json, "validation_status")) // older form; holds failures only
        addUnique(report.codes, textOf(each, "code"));
    Json const& manifest = childOf(childOf(json, "manifests"), report.label.c_str());
    readActions(manifest, report);
    for (Json const& each : childOf(manifest, "ingredients"))
        report.ingredients.push_back({textOf(each, "title"), textOf(each, "relationship")});
    report.issuer = textOf(childOf(manifest, "signature_info"), "issuer");
    report.state = stateOf(json, report);
    return report;
}

} // namespace fw::provenance
