#include "app/cli/Commands.h"

#include "engine/base/Timecode.h"
#include "engine/story/Project.h"
#include "engine/workflow/Footage.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <memory>

namespace fw::cli {

namespace {

struct FootageOptions {
    std::string folder, video, preset = "cinematic";
    double sensitivity = .5, leastSeconds = .35, summary = 0;
    int proxyLines = 0;
    bool hasNoProxies = false, isQuickToScrub = false;
    bool isDryRun = false, hasPicturesOnly = false, isSilent = false;
};

std::string sourceCode(footage::Analysis const& analysis, int64_t frame)
{
    FrameRate const rate = analysis.info.rate.num > 0 ? analysis.info.rate : FrameRate{};
    return timecode(std::llround(analysis.secondsOf(0, frame) * rate.perSecond()), rate);
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

/// A shot of the video, frames counted from 1 as everywhere on the command line; the last one belongs to it.
OrderedJson shotJson(footage::Analysis const& analysis, footage::FoundShot const& shot, size_t number)
{
    return {{"event", "shot"},
            {"number", number},
            {"begins", footage::boundaryName(shot.begins)},
            {"firstFrame", shot.first + 1},
            {"lastFrame", shot.end},
            {"keyFrame", shot.key + 1},
            {"in", sourceCode(analysis, shot.first)},
            {"out", sourceCode(analysis, shot.end)},
            {"seconds", rounded(shot.seconds)},
            {"motion", rounded(shot.motion)},
            {"sharpness", rounded(shot.picture.sharpness)},
            {"brightness", rounded(shot.picture.brightness)},
            {"interest", rounded(shot.interest)}};
}

std::string shotText(footage::Analysis const& analysis, footage::FoundShot const& shot, size_t number)
{
    char text[160];
    std::snprintf(text, sizeof text, "%4zu  %s  %s  %7.2f s  key %lld  motion %.2f  %s", number,
                  sourceCode(analysis, shot.first).c_str(), sourceCode(analysis, shot.end).c_str(),
                  shot.seconds, static_cast<long long>(shot.key) + 1, shot.motion,
                  footage::boundaryName(shot.begins));
    return text;
}

/// Progress in steps of a hundredth: a line for every frame of an hour would be no help.
std::function<void(int64_t, int64_t)> progressOf(Session& session, char const* phase, std::string words)
{
    return [&session, phase, words = std::move(words), last = int64_t{-1}](int64_t step, int64_t of) mutable {
        int64_t const hundredth = of > 0 ? step * 100 / of : 100;
        if (hundredth == last)
            return;
        last = hundredth;
        session.console.event({{"event", "progress"}, {"phase", phase}, {"step", step}, {"of", of}});
        session.console.progress(words + ' ' + std::to_string(hundredth) + " %");
    };
}

Result<footage::Analysis> lookThrough(Session& session, FootageOptions const& options)
{
    footage::AnalysisHooks hooks;
    hooks.onProgress = progressOf(session, "look", "Looking for shots:");
    hooks.stop = session.signals.token();
    return footage::analyse(options.video, hooks);
}

std::vector<footage::FoundShot> shotsFor(footage::Analysis const& analysis, FootageOptions const& options)
{
    auto shots = footage::shotsOf(analysis, {options.sensitivity, options.leastSeconds});
    return options.summary > 0 ? footage::summaryCut(analysis, shots, options.summary) : shots;
}

double tell(Session& session, footage::Analysis const& analysis, std::vector<footage::FoundShot> const& shots)
{
    double seconds = 0;
    for (size_t i = 0; i < shots.size(); ++i) {
        session.console.event(shotJson(analysis, shots[i], i + 1));
        session.console.print(shotText(analysis, shots[i], i + 1));
        seconds += shots[i].seconds;
    }
    if (analysis.damagedFrames > 0)
        session.console.say(std::to_string(analysis.damagedFrames) +
                            " frames of the video are damaged and were passed over.");
    return seconds;
}

Status addShots(Session& session, FootageOptions const& options, footage::Analysis const& analysis,
                std::vector<footage::FoundShot> const& shots)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    workflow::FootageOrder order{project->folder(), project->board().format, analysis, shots};
    order.presetId = options.preset;
    order.hasTakes = !options.hasPicturesOnly;
    order.hasSound = !options.isSilent;
    order.isSummary = options.summary > 0;
    order.proxies = {!options.hasNoProxies, options.proxyLines, options.isQuickToScrub};
    workflow::FootageHooks hooks;
    hooks.onProgress = progressOf(session, "import", "Copying shots:");
    hooks.stop = session.signals.token();
    FW_TRY(workflow::FootageImport const made, workflow::importFootage(order, tools, hooks));
    if (auto const added = project->perform(workflow::footageEdit(made, project->board())); !added) {
        workflow::discardFootage(made, project->folder());
        return added.error();
    }
    FW_CHECK(project->save());
    if (!made.isLookedAt)
        session.console.say("Nobody looked for faces: there is no face finder here.");
    if (made.shotsWithFaces > 0)
        session.console.say(std::to_string(made.shotsWithFaces) +
                            " shots show a face; they are held until somebody says whose it is.");
    session.console.event({{"event", "done"},
                           {"out", project->folder().string()},
                           {"scene", made.scene.title},
                           {"shots", made.scene.shots.size()},
                           {"takes", made.takes.size()},
                           {"sounds", made.sounds.size()},
                           {"shotsWithFaces", made.shotsWithFaces},
                           {"facesLookedFor", made.isLookedAt}});
    session.console.print(std::to_string(shots.size()) + " shots were added in the scene \"" +
                          made.scene.title + "\".");
    return {};
}

Status importVideo(Session& session, FootageOptions const& options)
{
    FW_CHECK(story::Project::read(options.folder)); // before minutes of looking, not after them
    FW_TRY(footage::Analysis const analysis, lookThrough(session, options));
    std::vector<footage::FoundShot> const shots = shotsFor(analysis, options);
    double const seconds = tell(session, analysis, shots);
    if (!options.isDryRun)
        return addShots(session, options, analysis, shots);
    session.console.event({{"event", "done"}, {"shots", shots.size()}, {"seconds", rounded(seconds)}});
    session.console.print(std::to_string(shots.size()) + " shots; nothing was imported.");
    return {};
}

} // namespace

void addProjectFootage(CLI::App& project, Session& session)
{
    CLI::App* command =
        project.add_subcommand("footage", "Find the shots of a video and add each as a card with its take");
    addJsonOption(*command, session);
    auto options = std::make_shared<FootageOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command->add_option("VIDEO", options->video, "MP4, MOV, MKV or WebM")->required();
    command->add_option("--summary", options->summary, "Keep the strongest shots, so many seconds in all")
        ->check(CLI::Range(0.5, 86400.0));
    command
        ->add_option("--sensitivity", options->sensitivity,
                     "0: the plainest cuts alone, 1: all that may be one")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--shortest", options->leastSeconds, "Seconds; shorter shots join a neighbour")
        ->check(CLI::Range(0.0, 60.0));
    command->add_option("--preset", options->preset, "Preset of the shots");
    command->add_flag("--pictures-only", options->hasPicturesOnly,
                      "Key frames as start pictures, but no takes: nothing of the video is copied");
    command->add_flag("--silent", options->isSilent, "Leave the sound of the video behind");
    command
        ->add_option("--proxy-lines", options->proxyLines,
                     "Height of the copies that footage larger than the project plays from; 0: the project's")
        ->check(CLI::Range(0, 4320));
    command->add_flag("--quick-proxies", options->isQuickToScrub,
                      "Proxies of key frames alone: larger files, quicker to scrub");
    command->add_flag("--no-proxies", options->hasNoProxies,
                      "Keep footage no larger than the project's frame; it plays itself");
    command->add_flag("--dry-run", options->isDryRun, "Only say which shots there are");
    command->callback([&session, options] { session.finish(importVideo(session, *options)); });
}

} // namespace fw::cli
