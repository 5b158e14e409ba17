#pragma once

#include "app/cli/Commands.h"
#include "engine/render/Training.h"

namespace fw::cli {

/// A progress line of a training, both ways. `numbers` begin with step and of.
void reportStep(Session& session, char const* phase, OrderedJson const& numbers, std::string const& more);
/// A training that reports its progress and stops at a signal.
render::TrainHooks trainHooks(Session& session);

} // namespace fw::cli
