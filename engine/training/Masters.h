#pragma once

#include "engine/nn/Parameters.h"
#include "engine/training/Optimiser.h"

#include <functional>

namespace fw::training {

/// Lists every parameter of a network.
using WalkAll = std::function<void(nn::ParameterWalk const&)>;

enum class Role {
    Frozen,
    Matrix, ///< Muon
    Other   ///< AdamW
};
using ChooseRole = std::function<Role(nn::Parameter const&)>;

/// A whole network in training: fp32 values that the optimiser changes. Before each step the network is lent
/// them in the type that it computes in, norms and modulation in fp32; gradients come back through the cast.
/// Thread: one owner.
class Masters {
public:
    /// Takes what the network holds now. Names in a checkpoint begin with `prefix`.
    Masters(WalkAll walk, std::string prefix, ChooseRole const& choose);

    /// Those that are not frozen.
    std::vector<Trained> const& trained() const { return m_trained; }
    void lend(at::ScalarType dtype) const;
    /// The network with what a run averaged, and as a file has it: fp16 on the CPU, keys without the prefix.
    void settle(nn::TensorMap const& average) const;
    nn::TensorMap file(nn::TensorMap const& average) const;

private:
    at::Tensor result(std::string const& name, nn::TensorMap const& average) const;

    WalkAll m_walk;
    std::string m_prefix;
    nn::TensorMap m_values; ///< every parameter, by the network's name
    std::vector<Trained> m_trained;
};

// Which of a network's parameters are matrices to Muon, as the starter's recipe chooses them.
Role roleInTransformer(nn::Parameter const& parameter); ///< VACE blocks frozen
Role roleInVaceBlocks(nn::Parameter const& parameter);  ///< everything else frozen
Role roleInVae(nn::Parameter const& parameter);
Role roleInText(nn::Parameter const& parameter);

} // namespace fw::training
