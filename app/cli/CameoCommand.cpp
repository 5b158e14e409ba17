#include "app/cli/Commands.h"

#include "engine/cameo/Quality.h"
#include "engine/media/Foreign.h"
#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/workflow/Cameo.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

struct CameoOptions {
    std::string picture, subject;
};

OrderedJson faceJson(cameo::Face const& face)
{
    OrderedJson points = OrderedJson::array();
    for (cameo::Point const& each : face.points)
        points.push_back({each.x, each.y});
    return {{"box", {face.box.left, face.box.top, face.box.right, face.box.bottom}},
            {"confidence", face.confidence},
            {"points", std::move(points)}};
}

/// What the face finder and the quality gate see in a picture.
Status showFaces(Session& session, CameoOptions const& options)
{
    FW_TRY(Image const read, media::readForeignImage(options.picture));
    FW_TRY(auto const finder, workflow::defaultCameo().openFaces());
    Image const picture = media::flatten(read);
    FW_TRY(std::vector<cameo::Face> const faces, finder->detect(picture));
    cameo::Judgement const is = cameo::judge(picture, faces);
    OrderedJson json = {{"event", "faces"}, {"file", options.picture}, {"faces", OrderedJson::array()}};
    for (cameo::Face const& each : faces)
        json["faces"].push_back(faceJson(each));
    json["isGood"] = is.isGood();
    json["yawDegrees"] = is.measures.yawDegrees;
    json["sharpness"] = is.measures.sharpness;
    json["brightness"] = is.measures.brightness;
    json["flaws"] = OrderedJson::array();
    std::string text = std::to_string(faces.size()) + (faces.size() == 1 ? " face. " : " faces. ");
    for (cameo::Flaw const flaw : is.flaws) {
        json["flaws"].push_back(is.sentence(flaw));
        text += is.sentence(flaw) + " ";
    }
    session.console.event(json);
    session.console.print(text +
                          (is.isGood() ? "Good as a front headshot." : "Not good as a front headshot."));
    return {};
}

/// A person's puppet as a job file has it in conditioning.puppets, standing in the middle of the frame.
Status showPuppet(Session& session, CameoOptions const& options)
{
    FW_TRY(story::Puppet const made,
           workflow::setUpPuppet(SubjectId{options.subject}, workflow::defaultCameo()));
    plan::RenderRequest request;
    request.conditioning.puppets = {made};
    OrderedJson const json = plan::toJson(request)["conditioning"]["puppets"][0];
    session.console.event({{"event", "puppet"}, {"puppet", json}});
    session.console.print(json.dump(2));
    return {};
}

} // namespace

void addCameoCommands(CLI::App& cast, Session& session)
{
    auto options = std::make_shared<CameoOptions>();
    CLI::App* faces = cast.add_subcommand("faces", "Look for faces in a picture, and judge it as a headshot");
    addJsonOption(*faces, session);
    faces->add_option("PICTURE", options->picture, "PNG, JPEG or WebP")->required();
    faces->callback([&session, options] { session.finish(showFaces(session, *options)); });

    CLI::App* puppet = cast.add_subcommand("puppet", "Print a person's animated headshot for a job file");
    addJsonOption(*puppet, session);
    puppet->add_option("SUBJECT", options->subject, "Id, as list prints it")->required();
    puppet->callback([&session, options] { session.finish(showPuppet(session, *options)); });
}

} // namespace fw::cli
