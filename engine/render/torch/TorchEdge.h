#pragma once

#include "engine/base/Result.h"

#include <exception>

namespace fw::render {

/// Threads and number types for this process: call it before the first network.
void configureTorch();

/// What an exception of libtorch, the allocator or the JSON library means. OutOfMemory:
/// c10::OutOfMemoryError, std::bad_alloc, and the CPU allocator's c10::Error, which only its words give away.
/// All else: Internal.
Error errorFromException(std::exception_ptr exception);

/// The one edge at which exceptions end: runs `work` (returning a Result or Status) and turns what it throws
/// into an Error.
template <class Work>
auto atTorchEdge(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (...) {
        return errorFromException(std::current_exception());
    }
}

} // namespace fw::render
