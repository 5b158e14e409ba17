#include "app/cli/Commands.h"
#include "app/cli/Values.h"

#include "engine/base/Timecode.h"
#include "engine/story/Project.h"
#include "engine/workflow/Import.h"

#include <CLI/CLI.hpp>

#include <cmath>
#include <cstdio>
#include <memory>

namespace fw::cli {

namespace {

namespace fs = std::filesystem;

struct SoundOptions {
    std::string folder, file, at = "1";
    int track = 0; ///< counted from 1; 0: the first free one
    double gainDb = 0, fadeIn = 0, fadeOut = 0;
};

OrderedJson soundJson(story::Sound const& sound)
{
    return {{"event", "sound"},
            {"id", sound.id.value},
            {"name", sound.name},
            {"file", sound.file.path},
            {"track", sound.track + 1},
            {"at", sound.start.count + 1},
            {"frames", sound.length.count},
            {"sourceIn", sound.sourceIn},
            {"gainDb", sound.gainDb},
            {"fadeIn", sound.fadeIn.count},
            {"fadeOut", sound.fadeOut.count},
            {"muted", sound.isMuted}};
}

std::string soundText(story::Sound const& sound, FrameRate rate)
{
    char gain[32];
    std::snprintf(gain, sizeof gain, "%+.1f dB", sound.gainDb);
    return sound.id.value + "  track " + std::to_string(sound.track + 1) + "  " +
           timecode(sound.start.count, rate) + "  " + std::to_string(sound.length.count) + " frames  " +
           gain + (sound.isMuted ? "  muted  " : "  ") + sound.name;
}

Status addSound(Session& session, SoundOptions const& options)
{
    FW_TRY(auto const project, story::Project::open(options.folder));
    story::Storyboard const& board = project->board();
    FrameRate const rate = board.format.rate;
    story::NewSound wanted;
    FW_TRY(wanted.at, parseMoment(options.at, rate));
    FW_TRY(workflow::ImportedSound made, workflow::importSound(project->folder(), options.file));
    wanted.seconds = made.peaks.seconds();
    wanted.name = fs::path(options.file).filename().string();
    if (options.track > 0)
        wanted.track = options.track - 1;
    wanted.file = std::move(made.file);
    FW_TRY(story::Sound sound, story::placeSound(board, wanted));
    auto const frames = [rate](double seconds) {
        return TimelineFrame{std::llround(seconds * rate.perSecond())};
    };
    sound.gainDb = options.gainDb;
    sound.fadeIn = frames(options.fadeIn);
    sound.fadeOut = frames(options.fadeOut);
    FW_CHECK(project->perform(story::AddSound{sound}));
    FW_CHECK(project->save());
    session.console.event(soundJson(sound));
    session.console.event({{"event", "done"}, {"out", project->folder().string()}});
    session.console.print(soundText(sound, rate));
    return {};
}

Status listSounds(Session& session, std::string const& folder)
{
    FW_TRY(story::Storyboard const board, story::Project::read(folder));
    for (story::Sound const& sound : board.sounds) {
        session.console.event(soundJson(sound));
        session.console.print(soundText(sound, board.format.rate));
    }
    session.console.event({{"event", "done"}, {"sounds", board.sounds.size()}});
    return {};
}

Status removeSound(Session& session, std::string const& folder, std::string const& id)
{
    FW_TRY(auto const project, story::Project::open(folder));
    FW_CHECK(project->perform(story::RemoveSound{SoundId{id}}));
    FW_CHECK(project->save());
    session.console.event({{"event", "done"}, {"out", project->folder().string()}});
    session.console.print("The sound was removed.");
    return {};
}

void addSoundAdd(CLI::App& sound, Session& session)
{
    CLI::App* command = sound.add_subcommand("add", "Lay a sound file under the film");
    addJsonOption(*command, session);
    auto options = std::make_shared<SoundOptions>();
    command->add_option("DIR", options->folder, "Project folder")->required();
    command
        ->add_option("FILE", options->file,
                     "Sound (WAV, AIFF, FLAC, MP3, Ogg, M4A) or a clip whose sound is wanted")
        ->required();
    command->add_option("--at", options->at, "Where it begins: a frame, counted from 1, or HH:MM:SS:FF");
    command->add_option("--track", options->track, "1 to 8; without it the first that is free there")
        ->check(CLI::Range(1, 8));
    command->add_option("--gain", options->gainDb, "Louder or quieter, in dB")
        ->check(CLI::Range(-60.0, 12.0));
    command->add_option("--fade-in", options->fadeIn, "Seconds")->check(CLI::Range(0.0, 3600.0));
    command->add_option("--fade-out", options->fadeOut, "Seconds")->check(CLI::Range(0.0, 3600.0));
    command->callback([&session, options] { session.finish(addSound(session, *options)); });
}

} // namespace

void addProjectSound(CLI::App& project, Session& session)
{
    CLI::App* sound = project.add_subcommand("sound", "Sounds under the film");
    sound->require_subcommand(1);
    addSoundAdd(*sound, session);
    CLI::App* list = sound->add_subcommand("list", "What lies under the film");
    addJsonOption(*list, session);
    auto options = std::make_shared<SoundOptions>();
    list->add_option("DIR", options->folder, "Project folder")->required();
    list->callback([&session, options] { session.finish(listSounds(session, options->folder)); });
    CLI::App* remove =
        sound->add_subcommand("remove", "Take a sound off the film; its file stays in the project");
    addJsonOption(*remove, session);
    remove->add_option("DIR", options->folder, "Project folder")->required();
    remove->add_option("ID", options->file, "Its id, as the list says")->required();
    remove->callback(
        [&session, options] { session.finish(removeSound(session, options->folder, options->file)); });
}

} // namespace fw::cli
