#pragma once

#include <filesystem>

namespace fw::paths {

/// XDG base directories with "framewright" appended; environment variables win
/// (XDG_CONFIG_HOME ...). Thread: any.
std::filesystem::path config(); ///< settings.json
std::filesystem::path data();   ///< keys, consent ledger, user models and presets
std::filesystem::path cache();  ///< evictable: text embeddings, thumbnails
std::filesystem::path state();  ///< logs

/// Presets, the starter model, icons, translations. $FRAMEWRIGHT_RESOURCES,
/// else beside the program
/// (../share/framewright), else the source tree this program was built from.
std::filesystem::path resources();

/// A library that is opened at run time (libframewright_torch.so,
/// libc2pa_c.so): beside the program, in ../lib/framewright, or where the build
/// put it. Empty when it is nowhere.
std::filesystem::path runtimeLibrary(char const* fileName);

/// The folder of the running program.
std::filesystem::path program();

} // namespace fw::paths
