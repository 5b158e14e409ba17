#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace fw::render {

/// The most memory that was in use since the meter was made: of the process (VmHWM), or of the GPU's
/// allocator. Thread: GPU worker.
class MemoryMeter {
public:
    explicit MemoryMeter(at::Device device);
    uint64_t peakBytes() const;

private:
    at::Device m_device;
};

/// What new tensors can still have: of the machine, or of the GPU. 0: unknown.
uint64_t availableBytes(at::Device device);

} // namespace fw::render
