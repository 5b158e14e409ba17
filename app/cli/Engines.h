#pragma once

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

} // namespace fw::cli
