#pragma once

#include "engine/base/Error.h"

#include <cassert>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace fw {

/// A value or the Error that kept it from being made. Failure is a return value
/// (design habit 1).
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    /// Lets `return derivedPointer;` and `return "text";` work for a convertible
    /// value.
    template <class U,
              class = std::enable_if_t<std::is_convertible_v<U&&, T> && !std::is_same_v<std::decay_t<U>, T> &&
                                       !std::is_same_v<std::decay_t<U>, Error> &&
                                       !std::is_same_v<std::decay_t<U>, Result>>>
    Result(U&& value) : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }

    bool isOk() const { return m_state.index() == 0; }
    explicit operator bool() const { return isOk(); }

    T& value() &
    {
        assert(isOk());
        return *std::get_if<0>(&m_state);
    }
    T const& value() const&
    {
        assert(isOk());
        return *std::get_if<0>(&m_state);
    }
    T value() &&
    {
        assert(isOk());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    T const& operator*() const& { return value(); }
    T* operator->() { return &value(); }
    T const* operator->() const { return &value(); }

    Error const& error() const&
    {
        assert(!isOk());
        return *std::get_if<1>(&m_state);
    }
    Error error() &&
    {
        assert(!isOk());
        return std::move(*std::get_if<1>(&m_state));
    }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool isOk() const { return !m_error.has_value(); }
    explicit operator bool() const { return isOk(); }
    Error const& error() const
    {
        assert(!isOk());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

/// Makes an Error in one line: fail(Error::Kind::BadInput, "weights.header",
/// {path, reason}, path).
inline Error fail(Error::Kind kind, std::string messageId, std::vector<std::string> args = {},
                  std::string file = {})
{
    return Error{kind, std::move(messageId), std::move(args), std::move(file)};
}

} // namespace fw

#define FW_CONCAT_INNER(a, b) a##b
#define FW_CONCAT(a, b) FW_CONCAT_INNER(a, b)

/// FW_TRY(auto clip, open(path)); declares `clip` or returns the error.
/// FW_TRY(Status-expression) alone: FW_CHECK.
#define FW_TRY(declaration, expression)                       \
    auto FW_CONCAT(fwTry, __LINE__) = (expression);           \
    if (!FW_CONCAT(fwTry, __LINE__).isOk())                   \
        return std::move(FW_CONCAT(fwTry, __LINE__)).error(); \
    declaration = std::move(FW_CONCAT(fwTry, __LINE__)).value()

/// Returns the error of a Status (or of any Result whose value is not wanted).
#define FW_CHECK(expression)                   \
    do {                                       \
        auto fwCheck = (expression);           \
        if (!fwCheck.isOk())                   \
            return std::move(fwCheck).error(); \
    } while (false)
