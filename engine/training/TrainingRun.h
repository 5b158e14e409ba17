#pragma once

#include "engine/training/Optimiser.h"

#include <filesystem>

namespace fw::training {

struct RunSettings {
    int64_t steps = 1000;
    int64_t warmUp = 20;     ///< steps over which the rates rise; then they fall in a line to the end
    double lastFactor = .02; ///< of the rates, at the end
    double longestGradient = 1;
    double averageDecay = .99; ///< of the moving average that is the result; lower at the start
    OptimiserSettings optimiser;
};

/// The rates' factor at a step (0-based): a short rise, a straight fall.
double rateFactor(RunSettings const& settings, int64_t step);

/// A training from its first step to its last, whatever it trains: parameters, their moving average, the
/// optimiser, the losses so far. Everything a step needs is in here or follows from its number (stepRandom),
/// so it can be put on disk between two steps and goes on bit for bit. Thread: one owner.
class TrainingRun {
public:
    TrainingRun(std::vector<Trained> parameters, RunSettings settings);

    int64_t stepsDone() const { return static_cast<int64_t>(m_losses.size()); }
    bool isFinished() const { return stepsDone() >= m_settings.steps; }
    RunSettings const& settings() const { return m_settings; }
    std::vector<float> const& losses() const { return m_losses; }
    std::vector<Trained> const& parameters() const { return m_optimiser.parameters(); }

    /// Walks back from the loss, and one step down. Nothing changes on error. Errors: Internal (a loss or
    /// gradient that is not finite).
    Status step(at::Tensor const& loss);

    /// The averaged parameters by name: what a training is for.
    nn::TensorMap const& average() const { return m_average; }

    /// Writes the whole state; `settings` is a JSON object with all that decides the next step. A file is
    /// complete or not there. Errors: Io.
    Status save(std::filesystem::path const& file, std::string const& settings) const;
    /// Goes back to that state. Nothing changes on error. Errors: MissingFile, BadInput (damaged), Conflict
    /// (made with other settings: which), Io.
    Status resume(std::filesystem::path const& file, std::string const& settings);

private:
    Optimiser m_optimiser;
    RunSettings m_settings;
    nn::TensorMap m_average;
    std::vector<float> m_losses;
};

} // namespace fw::training
