#pragma once

namespace fw {

/// First statement of a program's main: starts the program again, once, with OMP_WAIT_POLICY=PASSIVE unless
/// the user has set a policy. libgomp reads it while libraries are loaded, before main; without it the
/// threads of libtorch spin at every barrier, and on a busy machine a rendering takes up to ten times as long
/// (measured). Returns when there is nothing to do or exec is not possible.
void restartWithPassiveThreads(char** argv);

} // namespace fw
