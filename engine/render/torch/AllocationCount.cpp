#include "engine/render/torch/AllocationCount.h"

#include <algorithm>

namespace fw::render {

namespace {

c10::MemoryReportingInfoBase* currentCounter()
{
    auto* const info = c10::ThreadLocalDebugInfo::get(c10::DebugInfoKind::PROFILER_STATE);
    return static_cast<c10::MemoryReportingInfoBase*>(info);
}

} // namespace

AllocationCount::Scope::Scope(std::shared_ptr<AllocationCount> const& count) : m_count(*count)
{
    if (currentCounter() == count.get())
        return;
    m_count.m_outer = currentCounter();
    m_guard.emplace(c10::DebugInfoKind::PROFILER_STATE, count);
}

AllocationCount::Scope::~Scope()
{
    if (m_guard)
        m_count.m_outer = nullptr;
}

void AllocationCount::reportMemoryUsage(void* pointer, int64_t bytes, size_t allocated, size_t reserved,
                                        c10::Device device)
{
    if (m_outer && m_outer->memoryProfilingEnabled())
        m_outer->reportMemoryUsage(pointer, bytes, allocated, reserved, device);
    if (!device.is_cpu())
        return;
    if (auto const found = m_alive.find(pointer); found != m_alive.end()) {
        m_now -= found->second;
        m_alive.erase(found);
    } // else it is new, or older than the count
    if (bytes > 0) {
        m_alive[pointer] = bytes;
        m_now += bytes;
    }
    m_peak = std::max(m_peak, m_now);
}

void AllocationCount::reportOutOfMemory(int64_t bytes, size_t allocated, size_t reserved, c10::Device device)
{
    if (m_outer && m_outer->memoryProfilingEnabled())
        m_outer->reportOutOfMemory(bytes, allocated, reserved, device);
}

} // namespace fw::render
