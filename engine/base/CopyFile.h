#pragma once

#include "engine/base/Result.h"

#include <filesystem>

namespace fw {

/// Copies a file, making the folder it goes into; under its name it is always complete (commitFile). What
/// stands there is replaced. Errors: Io. Thread: any.
Status copyFileAtomically(std::filesystem::path const& from, std::filesystem::path const& to);

} // namespace fw
