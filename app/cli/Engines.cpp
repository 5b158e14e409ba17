#include "app/cli/Engines.h"

#include "engine/workflow/Cameo.h"

#include <CLI/CLI.hpp>

namespace fw::cli {

void addEngineOptions(CLI::App& command, EngineOptions& options)
{
    command.add_option("--engine", options.engine, "torch, or fake: drawn cards for tests")
        ->check(CLI::IsMember({"torch", "fake"}));
    command
        .add_option("--fake-step-ms", options.fakeStepMilliseconds,
                    "How long a step of the fake engine takes")
        ->check(CLI::Range(0, 10000));
}

render::RendererFactory rendererFactory(EngineOptions const& options)
{
    if (options.engine != "fake")
        return workflow::withCameo(
            render::openTorchRenderer); // nothing of torch is loaded before the first rendering
    render::FakeScript script;
    script.stepMilliseconds = options.fakeStepMilliseconds;
    return workflow::withCameo(
        [script]() -> Result<std::unique_ptr<render::Renderer>> { return render::makeFakeRenderer(script); });
}

void reportNotice(Console const& console, render::Notice const& notice, int shot)
{
    OrderedJson event = {{"event", "notice"}, {"message", notice.message()}};
    if (shot > 0)
        event["shot"] = shot;
    console.event(event);
    console.say(notice.message());
}

} // namespace fw::cli
