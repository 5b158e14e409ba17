#pragma once

// Main memory that runs out when a test wants it to.

#include <c10/core/CPUAllocator.h>
#include <c10/util/Exception.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <mutex>
#include <unordered_map>

namespace fw::test {

/// In place of libtorch's CPU allocator: hands out no more than `limit` bytes at once, and says so as
/// libtorch does. Sanitizers end the program when a real allocation is too large, so none is tried.
class LimitedAllocator final : public c10::Allocator {
public:
    static constexpr int64_t kNone = std::numeric_limits<int64_t>::max();

    /// Lives until the process ends.
    static LimitedAllocator& installed()
    {
        static LimitedAllocator* const one = [] {
            auto* const made = new LimitedAllocator;
            c10::SetCPUAllocator(made, 1);
            return made;
        }();
        return *one;
    }

    void setLimit(int64_t bytes) { m_limit = bytes; }
    /// What is handed out now, and the most since restart.
    int64_t now() const { return m_now; }
    int64_t peak() const { return m_peak; }
    void restart() { m_peak = m_now.load(); }
    int refusals() const { return m_refusals; }

    c10::DataPtr allocate(size_t bytes) override
    {
        auto const wanted = static_cast<int64_t>(bytes);
        int64_t const now = m_now.fetch_add(wanted) + wanted;
        if (now > m_limit) {
            m_now -= wanted;
            ++m_refusals;
            TORCH_CHECK(
                false,
                "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: "
                "you tried to allocate ",
                bytes, " bytes. Error code 12 (Cannot allocate memory)");
        }
        for (int64_t peak = m_peak; now > peak && !m_peak.compare_exchange_weak(peak, now);) {
        }
        void* const memory = c10::GetDefaultCPUAllocator()->raw_allocate(bytes);
        if (memory) {
            std::lock_guard const lock(m_mutex);
            m_sizes[memory] = wanted;
        }
        return {memory, memory, &LimitedAllocator::release, c10::Device(c10::kCPU)};
    }
    c10::DeleterFnPtr raw_deleter() const override { return &LimitedAllocator::release; } // oneDNN asks so
    void copy_data(void* to, void const* from, size_t count) const override
    {
        default_copy_data(to, from, count);
    }

private:
    static void release(void* memory)
    {
        if (!memory)
            return;
        LimitedAllocator& my = installed();
        {
            std::lock_guard const lock(my.m_mutex);
            auto const found = my.m_sizes.find(memory);
            my.m_now -= found->second;
            my.m_sizes.erase(found);
        }
        c10::GetDefaultCPUAllocator()->raw_deallocate(memory);
    }

    std::mutex m_mutex;
    std::unordered_map<void*, int64_t> m_sizes;
    std::atomic<int64_t> m_limit{kNone}, m_now{0}, m_peak{0};
    std::atomic<int> m_refusals{0};
};

} // namespace fw::test
