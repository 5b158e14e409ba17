#include "engine/render/torch/MemoryMeter.h"

#include <ATen/Context.h>
#include <c10/core/CachingDeviceAllocator.h>

#include <fstream>
#include <string>

namespace fw::render {

MemoryMeter::MemoryMeter(at::Device device) : m_device(device)
{
    if (m_device.is_cuda()) {
        at::globalContext().lazyInitDevice(at::kCUDA); // before it the allocator knows no device and throws
        at::getDeviceAllocator(at::kCUDA)->resetPeakStats(m_device.index());
        return;
    }
    std::ofstream("/proc/self/clear_refs")
        << 5; // starts VmHWM anew; where that is forbidden it counts from the start
}

uint64_t MemoryMeter::peakBytes() const
{
    if (m_device.is_cuda()) {
        auto const stats = at::getDeviceAllocator(at::kCUDA)->getDeviceStats(m_device.index());
        return static_cast<uint64_t>(stats.reserved_bytes[0].peak);
    }
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        uint64_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes)
            return kilobytes * 1024;
    }
    return 0;
}

uint64_t availableBytes(at::Device device)
{
    if (!device.is_cuda())
        return 0; // library::estimate asks the machine
    at::globalContext().lazyInitDevice(at::kCUDA);
    return at::getDeviceAllocator(at::kCUDA)->getMemoryInfo(device.index()).first;
}

} // namespace fw::render
