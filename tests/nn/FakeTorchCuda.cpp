#include <ATen/detail/CUDAHooksInterface.h>

/// What registering itself makes libtorch_cuda.so known to libtorch_cpu.so by, on a machine that has no GPU:
/// it claims two.
struct FakeCudaHooks : at::CUDAHooksInterface {
    explicit FakeCudaHooks(at::CUDAHooksArgs) {}
    bool hasCUDA() const override { return true; }
    int getNumGPUs() const override { return 2; }
};

namespace at {
C10_REGISTER_CLASS(CUDAHooksRegistry, CUDAHooks, FakeCudaHooks)
}
