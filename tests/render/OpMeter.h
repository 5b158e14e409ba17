#pragma once

// What libtorch's operators of a piece of work are and cost, for benchmarks.

#include <ATen/ATen.h>
#include <ATen/record_function.h>

#include <chrono>
#include <cstring>
#include <memory>

namespace fw::test {

/// While it lives, every operator that this thread calls (not those that operators call in turn) is timed,
/// and the operations of products are counted: two for a multiplication and an addition. Between operators
/// the engine's own row loops run (norms, rope, gates). One at a time.
class OpMeter {
public:
    struct Sums {
        double products = 0, attention = 0, rest = 0; ///< seconds
        double flop = 0;                              ///< of products and attention
    };

    OpMeter()
        : m_handle(at::addThreadLocalCallback(
              at::RecordFunctionCallback(&begin, &end).needsInputs(true).scopes({at::RecordScope::FUNCTION})))
    {
        state() = {};
    }
    ~OpMeter() { at::removeCallback(m_handle); }
    OpMeter(OpMeter const&) = delete;
    OpMeter& operator=(OpMeter const&) = delete;

    Sums const& sums() const { return state().sums; }

private:
    using Clock = std::chrono::steady_clock;
    struct State {
        Sums sums;
        int depth = 0;
        Clock::time_point begin;
        double flop = 0;
    };
    static State& state()
    {
        thread_local State one;
        return one;
    }

    static bool isNamed(at::RecordFunction const& call, char const* name)
    {
        return std::strcmp(call.name(), name) == 0;
    }

    static double flopOf(at::RecordFunction const& call)
    {
        // Only of these: other calls may come without their arguments, and asking for them would throw
        bool const isLinear = isNamed(call, "aten::linear"), isConv = isNamed(call, "aten::conv2d");
        if (!isLinear && !isConv && !isNamed(call, "aten::scaled_dot_product_attention"))
            return 0;
        auto const inputs = call.inputs();
        at::Tensor const x = inputs[0].toTensor(), weight = inputs[1].toTensor();
        if (isLinear)
            return 2.0 * double(x.numel()) * double(weight.size(0));
        if (!isConv) // queries and keys
            return 4.0 * double(x.numel()) * double(weight.size(2));
        double places = double(x.size(0));
        for (size_t axis = 0; axis < 2; ++axis) {
            int64_t const stride = inputs[3].toIntVector()[axis], padding = inputs[4].toIntVector()[axis];
            int64_t const side = x.size(axis + 2) + 2 * padding - weight.size(axis + 2);
            places *= double(side / stride + 1);
        }
        return 2.0 * places * double(weight.numel());
    }

    static std::unique_ptr<at::ObserverContext> begin(at::RecordFunction const& call)
    {
        State& my = state();
        if (my.depth++ == 0) {
            my.flop = flopOf(call);
            my.begin = Clock::now();
        }
        return nullptr;
    }

    static void end(at::RecordFunction const& call, at::ObserverContext*)
    {
        State& my = state();
        if (--my.depth != 0)
            return;
        double const seconds = std::chrono::duration<double>(Clock::now() - my.begin).count();
        bool const isAttention = isNamed(call, "aten::scaled_dot_product_attention");
        (isAttention ? my.sums.attention : my.flop > 0 ? my.sums.products : my.sums.rest) += seconds;
        my.sums.flop += my.flop;
    }

    at::CallbackHandle m_handle;
};

} // namespace fw::test
