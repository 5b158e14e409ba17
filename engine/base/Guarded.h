#pragma once

#include <mutex>
#include <utility>

namespace fw {

/// A value that can only be reached while its mutex is held: guarded.with([](T&
/// value) { ... }). Thread: any.
template <class T>
class Guarded {
public:
    Guarded() = default;
    explicit Guarded(T value) : m_value(std::move(value)) {}

    template <class Function>
    decltype(auto) with(Function&& function)
    {
        std::scoped_lock lock(m_mutex);
        return std::forward<Function>(function)(m_value);
    }
    template <class Function>
    decltype(auto) with(Function&& function) const
    {
        std::scoped_lock lock(m_mutex);
        return std::forward<Function>(function)(m_value);
    }

private:
    mutable std::mutex m_mutex;
    T m_value{};
};

} // namespace fw
