#pragma once

#include "engine/workflow/Cameo.h"

#include <optional>

namespace fw::workflow {

/// What defaultCameo() gives from now on, so that tests of the window bring their own face finder; nullopt:
/// the installed one again. Thread: any.
void replaceDefaultCameo(std::optional<CameoTools> tools);

} // namespace fw::workflow
