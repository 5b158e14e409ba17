#pragma once

#include "app/cli/Commands.h"
#include "engine/render/Training.h"

namespace fw::cli {

/// A progress line of a training, both ways. `numbers` begin with step and of.
void reportStep(Session& session, char const* phase, OrderedJson const& numbers, std::string const& more);
void reportTraining(Session& session, render::TrainProgress const& progress);

} // namespace fw::cli
