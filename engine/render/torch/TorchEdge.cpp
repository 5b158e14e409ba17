#include "engine/render/torch/TorchEdge.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <new>
#include <string>
#include <thread>

namespace fw::render {

namespace {

/// The first line: libtorch appends a backtrace.
std::string firstLine(std::string const& text) { return text.substr(0, text.find('\n')); }

/// One core stays free for the program's window, unless there are only two: there speed counts for more, and
/// the worker runs at a lower priority anyway.
int threadCount()
{
    int const cores = static_cast<int>(std::thread::hardware_concurrency());
    return cores > 2 ? cores - 1 : std::max(cores, 1);
}

} // namespace

void configureTorch()
{
    at::set_num_threads(threadCount());
    // fp32 means fp32: results are compared with other implementations.
    at::globalContext().setAllowTF32CuDNN(false);
}

Error errorFromException(std::exception_ptr exception)
{
    try {
        std::rethrow_exception(exception);
    } catch (c10::OutOfMemoryError const& error) {
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory",
                    {firstLine(error.what_without_backtrace())});
    } catch (c10::Error const& error) {
        std::string const text = error.what_without_backtrace();
        if (text.find("DefaultCPUAllocator: can't allocate memory") != std::string::npos)
            return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {firstLine(text)});
        return fail(Error::Kind::Internal, "base.internal", {firstLine(text)});
    } catch (std::bad_alloc const&) {
        return fail(Error::Kind::OutOfMemory, "base.outOfMemory", {"host memory"});
    } catch (std::exception const& error) {
        return fail(Error::Kind::Internal, "base.internal", {firstLine(error.what())});
    } catch (...) {
        return fail(Error::Kind::Internal, "base.internal", {"an unknown exception"});
    }
}

} // namespace fw::render
