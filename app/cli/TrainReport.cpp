#include "app/cli/TrainReport.h"

#include <cstdio>

namespace fw::cli {

void reportStep(Session& session, char const* phase, OrderedJson const& numbers, std::string const& more)
{
    OrderedJson json = {{"event", "progress"}, {"phase", phase}};
    json.update(numbers);
    session.console.event(json);
    session.console.progress(phase + (" " + numbers["step"].dump()) + "/" + numbers["of"].dump() + more);
}

namespace {

void reportTraining(Session& session, render::TrainProgress const& progress)
{
    OrderedJson numbers = {{"step", progress.step}, {"of", progress.of}};
    numbers["etaSeconds"] = progress.etaSeconds < 0 ? OrderedJson() : OrderedJson(progress.etaSeconds);
    char more[96] = "";
    if (progress.phase == render::TrainPhase::Train) {
        numbers["loss"] = progress.loss;
        numbers["samplesPerSecond"] = progress.samplesPerSecond;
        std::snprintf(more, sizeof more, "  loss %.4f  %.1f samples/s  %.0f s left", progress.loss,
                      progress.samplesPerSecond, progress.etaSeconds);
    }
    reportStep(session, render::phaseName(progress.phase), numbers, more);
}

} // namespace

render::TrainHooks trainHooks(Session& session)
{
    render::TrainHooks hooks;
    hooks.stop = session.signals.token();
    hooks.onProgress = [&session](render::TrainProgress const& progress) {
        reportTraining(session, progress);
    };
    return hooks;
}

} // namespace fw::cli
