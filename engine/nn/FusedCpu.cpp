#include "engine/nn/FusedCpu.h"

#include "engine/nn/FusedRows.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace fw::nn::fused {

namespace {

/// Below this many values one thread is faster than waking a second one.
constexpr int64_t kValuesPerThread = 1 << 16;

template <class Row>
void forRows(int64_t rows, int64_t width, Row row)
{
    at::parallel_for(0, rows, std::max<int64_t>(1, kValuesPerThread / std::max<int64_t>(1, width)),
                     [&](int64_t begin, int64_t end) {
                         std::vector<float> in(static_cast<size_t>(width)), out(static_cast<size_t>(width));
                         for (int64_t i = begin; i < end; ++i)
                             row(i, in.data(), out.data());
                     });
}

/// Rows of a tensor [B, N, D], read as floats.
class Rows {
public:
    explicit Rows(at::Tensor const& x)
        : m_isBf16(x.scalar_type() == at::kBFloat16), m_data(static_cast<char const*>(x.const_data_ptr())),
          m_perBatch(x.size(1)), m_strides{x.size(0) == 1 ? 0 : x.stride(0),
                                           x.size(1) == 1 ? 0 : x.stride(1)},
          m_width(x.size(2))
    {
    }
    /// Row `index` of [B, N]; `scratch` holds it when it has to be widened.
    float const* get(int64_t index, float* scratch) const
    {
        return at(index / m_perBatch, index % m_perBatch, scratch);
    }
    /// Row (b, n) of a tensor that may be [1, ...] in either place.
    float const* at(int64_t b, int64_t n, float* scratch) const
    {
        int64_t const offset = b * m_strides[0] + n * m_strides[1];
        if (!m_isBf16)
            return reinterpret_cast<float const*>(m_data) + offset;
        widenRow(reinterpret_cast<uint16_t const*>(m_data) + offset, m_width, scratch);
        return scratch;
    }

private:
    bool m_isBf16;
    char const* m_data;
    int64_t m_perBatch;
    int64_t m_strides[2];
    int64_t m_width;
};

/// Where a row goes: straight into fp32 memory, or through scratch into bf16.
class Sink {
public:
    explicit Sink(at::Tensor const& x)
        : m_isBf16(x.scalar_type() == at::kBFloat16), m_data(static_cast<char*>(x.mutable_data_ptr())),
          m_width(x.size(-1))
    {
    }
    float* begin(int64_t index, float* scratch) const
    {
        return m_isBf16 ? scratch : reinterpret_cast<float*>(m_data) + index * m_width;
    }
    void end(int64_t index, float const* row) const
    {
        if (m_isBf16)
            narrowRow(row, m_width, reinterpret_cast<uint16_t*>(m_data) + index * m_width);
    }

private:
    bool m_isBf16;
    char* m_data;
    int64_t m_width;
};

/// [D] or [.., D] -> [1 or B, 1 or N, D] fp32 with rows that lie together.
at::Tensor asRows(at::Tensor const& x)
{
    at::Tensor const rows = x.dim() == 3 ? x : x.reshape({1, 1, -1});
    return rows.stride(-1) == 1 ? rows : rows.contiguous();
}

} // namespace

bool canRun(at::Tensor const& x)
{
    bool const isTraining = c10::GradMode::is_enabled() && x.requires_grad();
    return x.is_cpu() && !isTraining && x.dim() >= 2 && x.stride(-1) == 1 &&
           (x.scalar_type() == at::kFloat || x.scalar_type() == at::kBFloat16);
}

at::Tensor modulatedNorm(at::Tensor const& x, at::Tensor const& scale, at::Tensor const& shift, double eps,
                         at::ScalarType dtype)
{
    int64_t const d = x.size(2), n = x.size(1);
    at::Tensor const result = at::empty({x.size(0), n, d}, x.options().dtype(dtype));
    at::Tensor const scaleRows = asRows(scale), shiftRows = asRows(shift);
    Rows const in(x), scales(scaleRows), shifts(shiftRows);
    Sink const sink(result);
    forRows(x.size(0) * n, d, [&](int64_t i, float* scratch, float* outScratch) {
        float* const out = sink.begin(i, outScratch);
        normRow(in.get(i, scratch), d, static_cast<float>(eps),
                {scales.at(i / n, i % n, nullptr), shifts.at(i / n, i % n, nullptr)}, out);
        sink.end(i, out);
    });
    return result;
}

at::Tensor gatedAdd(at::Tensor const& x, at::Tensor const& y, at::Tensor const& gate)
{
    int64_t const d = x.size(2), n = x.size(1);
    at::Tensor const result = at::empty({x.size(0), n, d}, x.options());
    at::Tensor const gateRows = gate.defined() ? asRows(gate) : x;
    Rows const in(x), added(y), gates(gateRows);
    Sink const sink(result);
    forRows(x.size(0) * n, d, [&](int64_t i, float* scratch, float* outScratch) {
        gateRow(in.get(i, nullptr), added.get(i, scratch),
                gate.defined() ? gates.at(i / n, i % n, nullptr) : nullptr, d, sink.begin(i, outScratch));
    });
    return result;
}

at::Tensor normedHeads(at::Tensor const& x, at::Tensor const& weight, int64_t heads, double eps,
                       Rope const* rope)
{
    int64_t const b = x.size(0), n = x.size(1), d = x.size(2), headDim = d / heads, pairs = headDim / 2;
    at::Tensor const result = at::empty({b, n, d}, x.options());
    Rows const in(x);
    Sink const sink(result);
    float const* const gain = weight.const_data_ptr<float>();
    float const* const cosine = rope ? rope->cosine.const_data_ptr<float>() : nullptr;
    float const* const sine = rope ? rope->sine.const_data_ptr<float>() : nullptr;
    forRows(b * n, d, [&](int64_t i, float* scratch, float* outScratch) {
        float* const out = sink.begin(i, outScratch);
        rmsRow(in.get(i, scratch), d, static_cast<float>(eps), gain, out);
        for (int64_t head = 0; rope && head < heads; ++head)
            ropeRow(out + head * headDim, pairs, cosine + i % n * pairs, sine + i % n * pairs);
        sink.end(i, out);
    });
    return result.view({b, n, heads, headDim}).transpose(1, 2);
}

at::Tensor unitNorm(at::Tensor const& x, at::Tensor const& gamma, bool hasSilu)
{
    int64_t const c = x.size(-1);
    at::Tensor const rows = x.reshape({1, -1, c});
    at::Tensor const gain = (gamma.flatten() * std::sqrt(static_cast<double>(c))).contiguous();
    at::Tensor const result = at::empty(x.sizes(), x.options());
    Rows const in(rows);
    Sink const sink(result);
    forRows(rows.size(1), c, [&](int64_t i, float* scratch, float* outScratch) {
        float* const out = sink.begin(i, outScratch);
        unitRow(in.get(i, scratch), c, gain.const_data_ptr<float>(), out);
        if (hasSilu)
            siluRow(out, c, out);
        sink.end(i, out);
    });
    return result;
}

at::Tensor gelu(at::Tensor const& x)
{
    int64_t const d = x.size(-1);
    at::Tensor const rows = x.reshape({1, -1, d});
    at::Tensor const result = at::empty(x.sizes(), x.options());
    Rows const in(rows);
    Sink const sink(result);
    forRows(rows.size(1), d, [&](int64_t i, float* scratch, float* outScratch) {
        float* const out = sink.begin(i, outScratch);
        geluRow(in.get(i, scratch), d, out);
        sink.end(i, out);
    });
    return result;
}

} // namespace fw::nn::fused
