#include "app/cli/ClipsAgain.h"
#include "app/cli/Commands.h"
#include "app/cli/Values.h"

#include "engine/interchange/Interchange.h"
#include "engine/story/Project.h"
#include "engine/workflow/KeptLatents.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

struct ExportOptions {
    std::string folder, out, format, size, rate, range, subtitles = "picture";
    int crf = -1;
    bool isPerShot = false, overwrite = false, keepsLoudness = false, isAnimatic = false;
};

std::map<std::string, exporting::Subtitles> const kSubtitles{{"picture", exporting::Subtitles::InPicture},
                                                             {"file", exporting::Subtitles::Beside},
                                                             {"both", exporting::Subtitles::Both},
                                                             {"none", exporting::Subtitles::None}};

void report(Console& console, exporting::ExportProgress const& progress)
{
    console.event({{"event", "progress"},
                   {"phase", progress.phase},
                   {"step", progress.step},
                   {"of", progress.of},
                   {"etaSeconds", nullptr}});
    console.progress(std::string(progress.phase) + " " + std::to_string(progress.step) + "/" +
                     std::to_string(progress.of));
}

Result<exporting::ExportSettings> settingsOf(ExportOptions const& options,
                                             std::filesystem::path const& folder, TimelineFrame length)
{
    exporting::ExportSettings settings;
    settings.projectFolder = folder;
    settings.target = options.out;
    if (!settings.target.has_filename()) // "pictures/"
        settings.target = settings.target.parent_path();
    settings.format = options.format;
    settings.crf = options.crf;
    settings.isPerShot = options.isPerShot;
    settings.overwrite = options.overwrite;
    settings.subtitles = kSubtitles.at(options.subtitles);
    settings.normalisesLoudness = !options.keepsLoudness;
    settings.showsCards = options.isAnimatic;
    if (!options.size.empty()) {
        FW_TRY(settings.size, parseSize(options.size));
    }
    if (!options.rate.empty()) {
        FW_TRY(settings.rate, parseRate(options.rate));
    }
    if (!options.range.empty()) {
        FW_TRY(Frames const frames, parseFrames(options.range));
        settings.range = exporting::FrameRange{{frames.first > 0 ? frames.first - 1 : 0},
                                               {frames.last > 0 ? frames.last - 1 : length.count - 1}};
    }
    return settings;
}

/// null for what was not measured and for silence.
OrderedJson number(std::optional<double> const& value)
{
    return value && std::isfinite(*value) ? OrderedJson(*value) : OrderedJson();
}

OrderedJson soundOf(exporting::ExportResult const& result)
{
    if (!result.sound)
        return {};
    return {{"lufsBefore", number(result.sound->lufsBefore)},
            {"truePeakBeforeDb", number(result.sound->truePeakBeforeDb)},
            {"gainDb", result.sound->gainDb},
            {"lufs", number(result.written.front().lufs)},
            {"truePeakDb", number(result.written.front().truePeakDb)}};
}

void sayOfSound(Console& console, exporting::ExportResult const& result)
{
    if (result.isSoundLeftOut)
        return console.say("This format holds no sound: the film's was left out.");
    if (!result.sound)
        return;
    auto const lufs = [](std::optional<double> const& value) {
        char text[48];
        std::snprintf(text, sizeof text, "%.1f LUFS", value.value_or(0));
        return value && std::isfinite(*value) ? std::string(text)
                                              : std::string("too short or too quiet to measure");
    };
    std::string const now = lufs(result.written.front().lufs);
    console.say(result.sound->lufsBefore
                    ? "Loudness: " + lufs(result.sound->lufsBefore) + " before, " + now + " in the film."
                    : "Loudness: " + now + ".");
}

OrderedJson filesOf(exporting::ExportResult const& result)
{
    OrderedJson files = OrderedJson::array();
    for (size_t i = 0; i < result.files.size(); ++i) {
        exporting::Written const& written = result.written[i];
        std::filesystem::path const beside = provenance::sidecarOf(result.files[i]);
        files.push_back(
            {{"file", result.files[i].string()},
             {"credentials", beside.empty() ? OrderedJson("inside") : OrderedJson(beside.string())},
             {"c2pa", provenance::stateName(written.credentials.state)},
             {"invisibleMark", {{"id", written.markId}, {"found", written.isInvisibleMarkFound}}},
             {"lufs", number(written.lufs)},
             {"truePeakDb", number(written.truePeakDb)}});
    }
    return files;
}

/// Honest about what did not stick.
void sayOfMarks(Console& console, exporting::ExportResult const& result)
{
    for (size_t i = 0; i < result.files.size(); ++i)
        if (!result.written[i].isInvisibleMarkFound)
            console.say("The invisible mark could not be read back from " + result.files[i].string() +
                        ": its pictures are too plain, too small or too strongly compressed for it. The "
                        "visible mark and the credentials are there.");
}

Status exportProject(Session& session, ExportOptions const& options)
{
    auto const begin = std::chrono::steady_clock::now();
    story::Project::OpenReport found;
    FW_TRY(story::Storyboard const board, story::Project::read(options.folder, &found));
    for (Error const& problem : story::problemsOf(found, options.folder))
        session.console.say(problem.message());
    FW_TRY(workflow::Toolbox const tools, workflow::Toolbox::load());
    std::filesystem::path const folder = std::filesystem::absolute(options.folder);
    if (interchange::formatOf(options.out)) {
        FW_CHECK(workflow::exportCut(board, folder, {options.out, options.overwrite, session.signals.token()},
                                     tools));
        session.console.event({{"event", "done"}, {"out", options.out}});
        session.console.print(options.out);
        return {};
    }
    EngineOptions const engine;
    FW_CHECK(makeClipsAgain(session, {folder, tools, engine}, workflow::droppedOfFilm(folder, board)));
    FW_TRY(exporting::ExportSettings const settings, settingsOf(options, folder, story::filmLength(board)));
    FW_TRY(exporting::ExportResult const result,
           workflow::exportFilm(
               board, settings, tools,
               [&](exporting::ExportProgress const& progress) { report(session.console, progress); },
               session.signals.token()));
    for (int const number : result.staleShots)
        session.console.say("Shot " + std::to_string(number) + " is out of date and was exported as it is.");
    for (int const number : result.cardShots)
        session.console.say("Shot " + std::to_string(number) + " has no take and is shown as a card.");
    sayOfMarks(session.console, result);
    sayOfSound(session.console, result);
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    session.console.event(
        {{"event", "done"},
         {"out", result.file.string()},
         {"seconds", seconds},
         {"frames", result.frames},
         {"files", filesOf(result)},
         {"subtitles", result.subtitles.empty() ? OrderedJson() : OrderedJson(result.subtitles.string())},
         {"staleShots", result.staleShots},
         {"cardShots", result.cardShots},
         {"sound", soundOf(result)}});
    session.console.print(result.file.string());
    return {};
}

} // namespace

void addProjectExport(CLI::App& project, Session& session)
{
    CLI::App* command = project.add_subcommand(
        "export", "Write the film: marked, signed and verified; or its cut for other programs");
    addJsonOption(*command, session);
    auto options = std::make_shared<ExportOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command
        ->add_option("--out", options->out,
                     "Film (.mp4, .mov, .webm, .gif, .webp; a folder for PNG pictures), or its cut for other "
                     "programs (.otio, .otioz with its clips, .edl, .fcpxml, .srt, .csv)")
        ->required();
    command->add_option("--format", options->format,
                        "h264, h265, av1, vp9, prores, gif, webp or png; without it the ending decides");
    command->add_option("--size", options->size, "Size of the film, WxH; without it the project's");
    command->add_option("--fps", options->rate, "Frame rate, 24 or 24000/1001; without it the project's");
    command->add_option("--range", options->range, "Frames IN-OUT of the film, counted from 1");
    command->add_flag("--per-shot", options->isPerShot, "One file for every shot, in the folder --out");
    command->add_option("--crf", options->crf, "Quality, 0 (best) to 51 or 63, as the encoder counts")
        ->check(CLI::Range(0, 100));
    command
        ->add_option("--subtitles", options->subtitles,
                     "Where subtitles go: picture, file (SRT beside the film), both or none")
        ->check(CLI::IsMember(kSubtitles));
    command->add_flag("--animatic", options->isAnimatic,
                      "Shots without a take show a card with their prompt");
    command->add_flag("--keep-loudness", options->keepsLoudness,
                      "Leave the sound as loud as it is; without it the film is brought to -14 LUFS");
    command->add_flag("--overwrite", options->overwrite, "Replace a film that is there");
    command->callback([&session, options] { session.finish(exportProject(session, *options)); });
}

} // namespace fw::cli
