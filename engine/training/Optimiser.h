#pragma once

#include "engine/base/Result.h"
#include "engine/nn/Safetensors.h"

#include <ATen/core/Tensor.h>

#include <string>
#include <utility>
#include <vector>

namespace fw::training {

/// A parameter that is trained: a leaf with requires_grad, fp32.
struct Trained {
    std::string name;
    at::Tensor tensor;
    bool isMatrix = false; ///< Muon; everything else AdamW
};

struct OptimiserSettings {
    double matrixRate = .02;  ///< of Muon: the change of a step has singular values of about this size
    double rate = 1e-3;       ///< of AdamW
    double momentum = .95;    ///< of Muon
    double weightDecay = .01; ///< of Muon, times the rate
    double beta1 = .9, beta2 = .98, epsilon = 1e-8;
};

/// The nearest matrix with orthonormal rows or columns, roughly (five Newton-Schulz steps; singular values
/// come out between .7 and 1.2). x [n, rows, columns]; in bf16 on GPUs and on CPUs that multiply it faster,
/// else in fp32.
at::Tensor orthogonalised(at::Tensor const& x);

/// Muon (Jordan et al. 2024) for matrices and convolution kernels flattened to [out, rest], many of one shape
/// at once; AdamW (Loshchilov and Hutter 2019) for the rest. Rates are times a factor that the schedule
/// gives. Thread: one owner.
class Optimiser {
public:
    Optimiser(std::vector<Trained> parameters, OptimiserSettings settings);

    std::vector<Trained> const& parameters() const { return m_parameters; }
    /// Changes every parameter that has a gradient.
    void step(double factor);
    void clearGradients();
    /// Scales all gradients so that their common length is at most `longest`; gives the length before.
    double clipGradients(double longest);

    /// Handles by name, for a checkpoint; and back. Errors: BadInput (another set of parameters; `name` is
    /// what the sentence calls the file).
    nn::TensorMap state() const;
    Status restore(nn::TensorMap const& state, std::string const& name);

private:
    void stepMatrices(double factor);
    void stepOthers(double factor);

    std::vector<Trained> m_parameters;
    OptimiserSettings m_settings;
    std::vector<at::Tensor> m_first;  ///< Muon's momentum, AdamW's first moment
    std::vector<at::Tensor> m_second; ///< AdamW's second moment; undefined for matrices
    /// Matrices by their flattened shape.
    std::vector<std::pair<std::vector<int64_t>, std::vector<size_t>>> m_groups;
    int64_t m_steps = 0;
};

} // namespace fw::training
