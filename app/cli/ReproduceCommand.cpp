#include "app/cli/Commands.h"
#include "app/cli/Engines.h"

#include "engine/workflow/Reproduce.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

struct ReproduceOptions {
    std::string folder, take, device, dtype;
    std::vector<std::string> confirmed;
    double equalDb = workflow::kEqualDb;
    EngineOptions engine;
};

void progress(Console& console, render::Progress const& progress)
{
    char const* phase = render::phaseName(progress.phase);
    console.event({{"event", "progress"},
                   {"phase", phase},
                   {"step", progress.step},
                   {"of", progress.of},
                   {"etaSeconds", nullptr}});
    console.progress(std::string(phase) + " " + std::to_string(progress.step) + "/" +
                     std::to_string(progress.of));
}

OrderedJson differencesJson(workflow::Reproduction const& made)
{
    OrderedJson list = OrderedJson::array();
    for (workflow::Difference const& each : made.differences)
        list.push_back({{"what", workflow::deviationName(each.what)},
                        {"about", each.about},
                        {"was", each.was},
                        {"is", each.is},
                        {"sentence", each.sentence()}});
    return list;
}

OrderedJson picturesJson(workflow::Reproduction const& made)
{
    if (!made.hasPictures)
        return nullptr;
    OrderedJson json = {{"frames", made.frames}, {"maxDifference", made.maxDifference}};
    json["psnr"] = made.maxDifference == 0 ? OrderedJson() : OrderedJson(made.psnr);
    return json;
}

std::string headline(workflow::Reproduction const& made)
{
    char figures[96] = "";
    if (made.hasPictures)
        std::snprintf(figures, sizeof figures, " (largest difference %d of 255, PSNR %.2f dB)",
                      made.maxDifference, made.psnr);
    switch (made.likeness) {
    case workflow::Likeness::Identical:
        return "Identical: all " + std::to_string(made.frames) + " frames, bit for bit.";
    case workflow::Likeness::Equal: return std::string("Equal") + figures + ".";
    case workflow::Likeness::Different: break;
    }
    if (!made.hasPictures)
        return made.problem || made.differences.empty() ? "Different: it could not be compared."
                                                        : "It cannot be rendered again as it was.";
    return std::string("Different") + figures + ".";
}

Status run(Session& session, ReproduceOptions const& options)
{
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    FW_TRY(workflow::ReproduceOrder order, workflow::takeToReproduce(options.folder, options.take));
    order.renderer = rendererFactory(options.engine);
    order.device = options.device;
    order.dtype = options.dtype;
    order.equalDb = options.equalDb;
    order.hooks.stop = session.signals.token();
    order.hooks.onProgress = [&](render::Progress const& each) { progress(session.console, each); };
    order.hooks.onNotice = [&](render::Notice const& notice) { reportNotice(session.console, notice); };
    workflow::Confirmed const confirmed(options.confirmed.begin(), options.confirmed.end());
    FW_TRY(workflow::Reproduction const made, workflow::reproduce(order, tools, confirmed));
    OrderedJson json = {{"event", "reproduction"},
                        {"take", order.files.folder.filename().string()},
                        {"result", workflow::likenessName(made.likeness)},
                        {"pictures", picturesJson(made)},
                        {"differences", differencesJson(made)}};
    json["problem"] = made.problem ? OrderedJson(made.problem->message()) : OrderedJson();
    json["seconds"] = made.seconds;
    json["device"] = made.device;
    json["dtype"] = made.dtype;
    session.console.event(json);
    session.console.print(headline(made));
    for (workflow::Difference const& each : made.differences)
        session.console.print("  " + each.sentence());
    if (made.problem)
        session.console.print("  " + made.problem->message());
    if (made.likeness == workflow::Likeness::Different) {
        if (made.differences.empty())
            session.console.print("  Nothing in its receipt explains that.");
        session.status = kDifferent;
    }
    return {};
}

} // namespace

void addReproduceCommand(CLI::App& program, Session& session)
{
    CLI::App* command =
        program.add_subcommand("reproduce", "Render a take again and say whether it is the same");
    addJsonOption(*command, session);
    auto options = std::make_shared<ReproduceOptions>();
    command->add_option("FOLDER", options->folder, "A take's folder, or a project")->required();
    command->add_option("TAKE", options->take, "Id of a take of the project");
    command->add_option("--device", options->device, "Instead of the take's own: cpu, cuda or cuda:1");
    command->add_option("--dtype", options->dtype, "Instead of the take's own: fp32 or bf16")
        ->check(CLI::IsMember({"fp32", "bf16", "auto"}));
    command->add_option("--equal-db", options->equalDb, "From how many dB on pictures are called equal")
        ->check(CLI::Range(10.0, 100.0));
    command->add_option("--confirm", options->confirmed, "A moderation rule that was confirmed");
    addEngineOptions(*command, options->engine);
    command->callback([&session, options] {
        Status const done = run(session, *options);
        if (!done)
            session.finish(done);
    });
}

} // namespace fw::cli
