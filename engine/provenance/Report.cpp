#include "engine/provenance/Report.h"

#include "engine/provenance/Manifest.h"

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

void addCodes(Json const& failures, std::vector<std::string>& codes)
{
    for (Json const& each : failures)
        addUnique(codes, textOf(each, "code"));
}

/// Failures of this file's own claim; those of its ingredients since they were added come later.
std::vector<std::string> ownFailures(Json const& json)
{
    std::vector<std::string> codes;
    Json const& results = childOf(json, "validation_results");
    addCodes(childOf(childOf(results, "activeManifest"), "failure"), codes);
    if (!results.is_object()) // the form of older libraries
        addCodes(childOf(json, "validation_status"), codes);
    return codes;
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

/// "Framewright 0.2.0", from claim_generator_info.
std::string generatorOf(Json const& manifest)
{
    Json const& list = childOf(manifest, "claim_generator_info");
    if (!list.is_array() || list.empty())
        return textOf(manifest, "claim_generator"); // claims of version 1
    std::string const version = textOf(list.front(), "version");
    return textOf(list.front(), "name") + (version.empty() ? "" : " " + version);
}

C2paReport::State stateOf(std::string const& state, std::vector<std::string> const& failures)
{
    // "Valid" with another failure than an unlisted signer would contradict itself: believe the failure.
    bool const isUnlistedAtMost = std::all_of(failures.begin(), failures.end(), [](std::string const& code) {
        return code == "signingCredential.untrusted";
    });
    if (state == "Trusted" && failures.empty())
        return C2paReport::State::Trusted;
    bool const isAccepted = state == "Valid" || state == "Trusted";
    return isAccepted && isUnlistedAtMost ? C2paReport::State::Valid : C2paReport::State::Invalid;
}

} // namespace

C2paReport reportFromJson(Json const& json)
{
    C2paReport report;
    report.codes = ownFailures(json);
    report.state = stateOf(textOf(json, "validation_state"), report.codes);
    for (Json const& delta : childOf(childOf(json, "validation_results"), "ingredientDeltas"))
        addCodes(childOf(childOf(delta, "validationDeltas"), "failure"), report.codes);
    report.label = textOf(json, "active_manifest");
    Json const& manifest = childOf(childOf(json, "manifests"), report.label.c_str());
    readActions(manifest, report);
    for (Json const& each : childOf(manifest, "ingredients"))
        report.ingredients.push_back(
            {textOf(each, "title"), textOf(each, "relationship"), textOf(each, "active_manifest")});
    Json const& signature = childOf(manifest, "signature_info");
    report.issuer = textOf(signature, "issuer");
    report.signer = textOf(signature, "cert_serial_number");
    report.generator = generatorOf(manifest);
    if (Json const& all = childOf(json, "manifests"); all.is_object())
        for (auto const& [label, unused] : all.items())
            report.manifests.push_back(label);
    for (Json const& assertion : childOf(manifest, "assertions"))
        report.hasReceipt = report.hasReceipt || textOf(assertion, "label") == kReceiptLabel;
    return report;
}

} // namespace fw::provenance
