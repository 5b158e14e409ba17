#pragma once

#include "app/cli/Console.h"

#include "engine/render/Renderer.h"

#include <string>

namespace CLI {
class App;
}

namespace fw::cli {

/// --engine torch|fake and the fake engine's speed.
struct EngineOptions {
    std::string engine = "torch";
    int fakeStepMilliseconds = 2;
};

void addEngineOptions(CLI::App& command, EngineOptions& options);
render::RendererFactory rendererFactory(EngineOptions const& options);

/// A sentence for people, and {"event":"notice"} with the shot's number where there is one.
void reportNotice(Console const& console, render::Notice const& notice, int shot = 0);

} // namespace fw::cli
