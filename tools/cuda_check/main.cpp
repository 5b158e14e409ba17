#include "engine/render/torch/MemoryMeter.h"
#include "engine/render/torch/TorchEdge.h"
#include "tools/cuda_check/Checks.h"
#include "tools/cuda_check/Speed.h"

#include <ATen/ATen.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <optional>
#include <string_view>

using namespace fw;
using namespace fw::cudacheck;

namespace {

constexpr int kPassed = 0, kFailed = 1, kUsage = 2, kNoCuda = 3;

struct Arguments {
    std::filesystem::path model, out;
    std::string device =
        "cuda"; ///< --device cpu runs everything on machines without a GPU, to try the program itself
};

std::optional<Arguments> parse(int argc, char** argv)
{
    Arguments parsed;
    int place = 0;
    for (int i = 1; i < argc; ++i) {
        std::string_view const word = argv[i];
        if (word == "--device" && i + 1 < argc)
            parsed.device = argv[++i];
        else if (place < 2 && word.rfind("--", 0) != 0)
            (place++ == 0 ? parsed.model : parsed.out) = word;
        else
            return {};
    }
    return place > 0 ? std::optional(parsed) : std::nullopt;
}

/// Why there is no GPU, in the loader's words where it has some.
std::string whyNoCuda()
{
    for (char const* library : {"libcuda.so.1", "libtorch_cuda.so"})
        if (!::dlopen(library, RTLD_NOW | RTLD_GLOBAL))
            return ::dlerror();
    return "the driver shows no device";
}

class Stage {
public:
    Stage(Report& report, char const* name) : m_report(report), m_name(name) {}
    ~Stage()
    {
        auto const passed = std::chrono::steady_clock::now() - m_begin;
        m_report.fact(std::string("seconds, ") + m_name, std::chrono::duration<double>(passed).count());
    }

private:
    Report& m_report;
    char const* m_name;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

Status runAll(Arguments const& arguments, nn::Placement fp32, Report& report)
{
    nn::Placement const bf16{fp32.device, at::kBFloat16};
    render::MemoryMeter const meter(fp32.device); // before any tensor is there, as in the renderer
    Reference reference;
    {
        Stage const stage(report, "CPU reference");
        FW_TRY(Networks const cpu, Networks::load(arguments.model, {}));
        FW_TRY(reference, makeReference(cpu));
    }
    Stage const stage(report, "device");
    for (nn::Placement const placement : {fp32, bf16}) {
        FW_TRY(Networks const networks, Networks::load(arguments.model, placement));
        compareNetworks(networks, reference, report);
        compareRandomNetworks(placement, report);
        if (placement.dtype == at::kFloat && placement.device.is_cuda())
            compareTf32(networks, reference, report);
        timeNetworks(networks, report);
    }
    timeRealSize(fp32.device, report);
    report.fact("peakBytes, since the last reset", meter.peakBytes());
    return {};
}

/// Ends the program without the destructors of static objects: on the machine of 2026-11-26 one of them, of a
/// library that was loaded late, died of `free(): invalid pointer` and hid the status, after a failed start
/// as well. With the same wheel and no driver, on Debian 12, none does.
[[noreturn]] void leave(int status)
{
    std::fflush(nullptr);
    std::_Exit(status);
}

} // namespace

int main(int argc, char** argv)
{
    std::optional<Arguments> const arguments = parse(argc, argv);
    if (!arguments) {
        std::fprintf(stderr, "usage: framewright-cuda-check MODEL_DIR [OUT.json]\n");
        return kUsage;
    }
    auto const placement = nn::choosePlacement(arguments->device, "fp32");
    if (!placement) {
        std::fprintf(stderr, "%s (%s)\n", placement.error().message().c_str(), whyNoCuda().c_str());
        leave(kNoCuda);
    }
    Report report(arguments->out);
    report.fact("device", nn::deviceName(placement->device));
    if (placement->device.is_cuda()) {
        allowTf32(false);
        report.fact("libraries", at::detail::getCUDAHooks().showConfig());
    }
    Status const done = render::atTorchEdge([&] { return runAll(*arguments, *placement, report); });
    if (!done)
        report.fail("the run", done.error().message());
    leave(report.finish() ? kPassed : kFailed);
}
