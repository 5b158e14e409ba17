#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace fw {

/// One slot, latest wins, one wake-up: a producer puts, the consumer takes the
/// newest (design habit 7). `wake` runs on the producer's thread, only when the
/// slot goes from empty to full. Thread: any.
template <class T>
class Latest {
public:
    explicit Latest(std::function<void()> wake = {}) : m_wake(std::move(wake)) {}

    void put(T value)
    {
        bool wasEmpty = false;
        {
            std::scoped_lock lock(m_mutex);
            wasEmpty = !m_value.has_value();
            m_value = std::move(value);
        }
        if (wasEmpty && m_wake)
            m_wake();
    }

    std::optional<T> take()
    {
        std::scoped_lock lock(m_mutex);
        return std::exchange(m_value, std::nullopt);
    }

private:
    std::mutex m_mutex;
    std::optional<T> m_value;
    std::function<void()> m_wake;
};

} // namespace fw
