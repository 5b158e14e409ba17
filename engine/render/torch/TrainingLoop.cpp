#include "engine/render/torch/TrainingLoop.h"

#include "engine/base/Files.h"

#include <ATen/core/Tensor.h>

#include <algorithm>

namespace fw::render {

namespace {

using StepClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kReportInterval{200};
constexpr size_t kRecentSteps = 20; ///< whose mean loss is reported
constexpr size_t kShownFrames = 3;

double meanOf(std::vector<float> const& values, size_t count, bool isEnd)
{
    size_t const used = std::min(std::max<size_t>(count, 1), values.size());
    double sum = 0;
    for (size_t i = 0; i < used; ++i)
        sum += values[isEnd ? values.size() - 1 - i : i];
    return used ? sum / static_cast<double>(used) : 0;
}

/// Says how far a run is, a few times a second.
class Reporter {
public:
    Reporter(training::TrainingRun const& run, LoopPlan const& plan, TrainHooks const& hooks)
        : m_run(run), m_plan(plan), m_hooks(hooks), m_before(run.stepsDone())
    {
    }
    void afterStep()
    {
        int64_t const done = m_run.stepsDone(), of = m_run.settings().steps;
        bool const isEnd = done == of || done == m_before + 1;
        if (!m_hooks.onProgress || (!isEnd && StepClock::now() - m_reported < kReportInterval))
            return;
        m_reported = StepClock::now();
        TrainProgress progress{TrainPhase::Train, done, of};
        progress.loss = meanOf(m_run.losses(), kRecentSteps, true);
        double const perSecond = static_cast<double>(done - m_before) / secondsSince(m_begin);
        progress.samplesPerSecond = perSecond * m_plan.samplesPerStep;
        progress.etaSeconds = static_cast<double>(of - done) / std::max(perSecond, 1e-9);
        m_hooks.onProgress(progress);
    }

private:
    training::TrainingRun const& m_run;
    LoopPlan const& m_plan;
    TrainHooks const& m_hooks;
    int64_t m_before;
    StepClock::time_point m_begin = StepClock::now(), m_reported = m_begin;
};

} // namespace

Status runSteps(training::TrainingRun& run, LoopPlan const& plan, TrainHooks const& hooks,
                StepLoss const& loss)
{
    std::error_code code;
    if (plan.isResumed && std::filesystem::exists(plan.state, code))
        FW_CHECK(run.resume(plan.state, plan.settings));
    Reporter reporter(run, plan, hooks);
    StepClock::time_point saved = StepClock::now();
    while (!run.isFinished()) {
        Result<at::Tensor> const value = loss(run.stepsDone());
        bool const wasStopped = !value && value.error().kind == Error::Kind::Cancelled;
        if (wasStopped && run.stepsDone() > 0) // while it made what the step needs
            FW_CHECK(run.save(plan.state, plan.settings));
        if (!value)
            return value.error();
        FW_CHECK(run.step(*value));
        Status const isGoingOn = checkStop(hooks);
        if (!isGoingOn || run.isFinished() || secondsSince(saved) >= plan.saveSeconds) {
            FW_CHECK(run.save(plan.state, plan.settings));
            saved = StepClock::now();
        }
        FW_CHECK(isGoingOn);
        reporter.afterStep();
    }
    return {};
}

Status openStateFolder(std::filesystem::path const& folder, std::filesystem::path const& state,
                       bool isResumed)
{
    std::error_code code;
    if (std::filesystem::exists(state, code) && !isResumed)
        return fail(Error::Kind::Conflict, "training.unfinished", {folder.string()}, folder.string());
    FW_CHECK(makeFolders(folder));
    removeStaleTemporaries(folder);
    return {};
}

double secondsSince(StepClock::time_point begin)
{
    return std::chrono::duration<double>(StepClock::now() - begin).count();
}

double meanOfTenth(std::vector<float> const& values, bool isLast)
{
    return meanOf(values, values.size() / 10, isLast);
}

std::vector<Image> someFrames(std::vector<Image> const& frames)
{
    std::vector<Image> some;
    for (size_t i = 0; i < kShownFrames && !frames.empty(); ++i)
        some.push_back(frames[i * (frames.size() - 1) / (kShownFrames - 1)]);
    return some;
}

std::filesystem::path besideOut(std::filesystem::path const& out, char const* ending)
{
    return out.parent_path() / (out.stem().string() + ending);
}

Status checkStop(TrainHooks const& hooks)
{
    return hooks.stop.stop_requested() ? Status(fail(Error::Kind::Cancelled, "base.cancelled")) : Status();
}

} // namespace fw::render
