#include "engine/nn/Device.h"

#include <ATen/ATen.h>
#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>

#include <charconv>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace fw::nn {

namespace {

bool readCpuFlags()
{
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.rfind("flags", 0) != 0 && line.rfind("Features", 0) != 0)
            continue;
        line += ' ';
        return line.find(" avx512_bf16 ") != std::string::npos ||
               line.find(" amx_bf16 ") != std::string::npos || line.find(" bf16 ") != std::string::npos;
    }
    return false;
}

#if defined(__x86_64__)
bool announcesAmxWithoutTiles()
{
    unsigned a = 0, b = 0, c = 0, d = 0;
    constexpr unsigned kFeatures = 7, kTiles = 0x1d, kAmxTileBit = 1u << 24;
    if (!__get_cpuid_count(kFeatures, 0, &a, &b, &c, &d) || !(d & kAmxTileBit))
        return false;
    return !__get_cpuid_count(kTiles, 0, &a, &b, &c, &d) || a == 0; // a: the number of the last tile palette
}
#else
bool announcesAmxWithoutTiles() { return false; }
#endif

int countCudaDevices()
{
    // The driver first: without it libtorch_cuda would only take time and memory. And both before libtorch is
    // asked anything: it looks for CUDA once, at the first question, and keeps that answer.
    if (!::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL) ||
        !::dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL))
        return 0;
    try {
        return at::hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().getNumGPUs()) : 0;
    } catch (std::exception const&) { // a driver that is too old
        return 0;
    }
}

Error badDevice(std::string const& text) { return fail(Error::Kind::BadInput, "nn.device", {text}); }

Result<at::Device> parseDevice(std::string const& text)
{
    if (text == "cpu")
        return at::Device(at::kCPU);
    if (text == "auto")
        return cudaDeviceCount() > 0 ? at::Device(at::kCUDA, 0) : at::Device(at::kCPU);
    if (text.rfind("cuda", 0) != 0)
        return badDevice(text);
    int index = 0;
    if (text.size() > 4) {
        char const* const end = text.data() + text.size();
        auto const [last, code] = std::from_chars(text.data() + 5, end, index);
        if (text[4] != ':' || text.size() == 5 || code != std::errc() || last != end || index < 0 ||
            index > 127)
            return badDevice(text);
    }
    if (index >= cudaDeviceCount())
        return fail(Error::Kind::Unavailable, "nn.noGpu", {text, std::to_string(cudaDeviceCount())});
    return at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(index));
}

} // namespace

bool cpuHasBf16()
{
    // Without AMX, oneDNN's bf16 is slower than fp32 on these machines (measured: starter clip 0.71 s against
    // 0.49 s of CPU).
    static bool const has = readCpuFlags() && !announcesAmxWithoutTiles();
    return has;
}

void guardAgainstBrokenAmx()
{
    // oneDNN reads this once, at its first use. A value that somebody has set wins.
    static bool const isDone =
        announcesAmxWithoutTiles() && ::setenv("ONEDNN_MAX_CPU_ISA", "AVX512_CORE_FP16", 0) == 0;
    (void)isDone;
}

int cudaDeviceCount()
{
    static int const count = countCudaDevices();
    return count;
}

Result<Placement> choosePlacement(std::string const& device, std::string const& dtype)
{
    guardAgainstBrokenAmx();
    FW_TRY(at::Device const where, parseDevice(device));
    if (dtype == "fp32")
        return Placement{where, at::kFloat};
    if (dtype == "bf16")
        return Placement{where, at::kBFloat16};
    if (dtype != "auto")
        return fail(Error::Kind::BadInput, "nn.dtype", {dtype});
    return Placement{where, where.is_cuda() || cpuHasBf16() ? at::kBFloat16 : at::kFloat};
}

std::string deviceName(at::Device device) { return device.str(); }

std::string dtypeName(at::ScalarType dtype)
{
    return dtype == at::kFloat      ? "fp32"
           : dtype == at::kBFloat16 ? "bf16"
           : dtype == at::kHalf     ? "fp16"
                                    : at::toString(dtype);
}

} // namespace fw::nn
