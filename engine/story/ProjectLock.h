#pragma once

#include "engine/base/Result.h"

#include <filesystem>

namespace fw::story {

/// Takes the project's lock file (flock, so it dies with its process) and writes who holds it. Returns the
/// descriptor to close. Errors: Conflict naming the other program and its process; Io.
Result<int> lockProject(std::filesystem::path const& folder);

} // namespace fw::story
