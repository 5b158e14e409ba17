#pragma once

#include "engine/base/Result.h"
#include "engine/base/Time.h"

#include <string>

namespace fw::cli {

/// "640x384". Errors: BadInput.
Result<SizePx> parseSize(std::string const& text);

/// "24", "23.976" or "24000/1001". Errors: BadInput.
Result<FrameRate> parseRate(std::string const& text);

} // namespace fw::cli
