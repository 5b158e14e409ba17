#pragma once

#include <c10/core/Allocator.h>
#include <c10/util/ThreadLocalDebugInfo.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>

namespace fw::render {

/// What libtorch's CPU allocator has handed out on a thread and not got back yet. Thread: one.
class AllocationCount final : public c10::MemoryReportingInfoBase {
public:
    /// While it lives, this thread's allocations are counted, and are told to whoever counts them already.
    /// May stand inside another one of the same count.
    class Scope {
    public:
        explicit Scope(std::shared_ptr<AllocationCount> const& count);
        ~Scope();
        Scope(Scope const&) = delete;
        Scope& operator=(Scope const&) = delete;

    private:
        AllocationCount& m_count;
        std::optional<c10::DebugInfoGuard> m_guard; ///< none inside another scope
    };

    void restart() { m_peak = m_now; }
    /// The most at once since restart.
    uint64_t peakBytes() const { return static_cast<uint64_t>(m_peak); }

    void reportMemoryUsage(void* pointer, int64_t bytes, size_t allocated, size_t reserved,
                           c10::Device device) override;
    void reportOutOfMemory(int64_t bytes, size_t allocated, size_t reserved, c10::Device device) override;
    bool memoryProfilingEnabled() const override { return true; }

private:
    c10::MemoryReportingInfoBase* m_outer = nullptr;
    std::unordered_map<void*, int64_t> m_alive;
    int64_t m_now = 0, m_peak = 0;
};

} // namespace fw::render
