#include "app/cli/Commands.h"
#include "app/cli/Values.h"

#include "engine/media/Pictures.h"
#include "engine/media/Stills.h"
#include "engine/toyworld/Captions.h"
#include "engine/toyworld/World.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace fw::cli {

namespace {

using toyworld::ClipSpec;

struct ClipsOptions {
    std::string out;
    std::string kind = "clips";
    int count = 24;
    uint64_t seed = 1;
    double scale = 1;
};

constexpr int kLast = toyworld::kFrames - 1;

/// A row of the sheet and what it says.
struct Row {
    std::vector<Image> cells;
    std::vector<std::string> captions;
};

void addFrames(Row& row, toyworld::World const& world, ClipSpec const& spec, std::vector<int> const& frames)
{
    toyworld::DrawnClip const clip = world.draw(spec);
    for (int const frame : frames)
        row.cells.push_back(clip.frames[static_cast<size_t>(frame)]);
}

/// clips: three frames. pairs: first and last of both. people: on white, in a scene, in another one.
Row rowOf(toyworld::World const& world, std::string const& kind, toyworld::Dice& dice)
{
    Row row;
    if (kind == "pairs") {
        toyworld::SpecPair const pair = drawPair(dice);
        for (ClipSpec const& spec : {pair.start, pair.next}) {
            addFrames(row, world, spec, {0, kLast});
            row.captions.push_back(caption(spec, dice));
        }
    } else if (kind == "people") {
        ClipSpec scene = drawTrainingSpec(dice);
        while (scene.subject != toyworld::personIndex())
            scene = drawTrainingSpec(dice);
        row.cells.push_back(world.reference(scene, scene.seed));
        ClipSpec const other = elsewhere(scene, dice);
        for (ClipSpec const& spec : {scene, other}) {
            addFrames(row, world, spec, {kLast / 2});
            row.captions.push_back(caption(spec, dice, toyworld::CaptionKind::NoSubject));
        }
    } else {
        ClipSpec spec = kind == "clips" ? drawTrainingSpec(dice) : drawSpec(dice);
        while (kind == "held-out" && !isHeldOut(spec))
            spec = drawSpec(dice);
        addFrames(row, world, spec, {0, kLast / 2, kLast});
        row.captions.push_back(caption(spec, dice));
    }
    return row;
}

Status drawClips(Session& session, ClipsOptions const& options)
{
    FW_TRY(toyworld::World const world,
           toyworld::World::open(toyworld::World::defaultFolder(), options.scale));
    toyworld::Dice dice(options.seed);
    std::vector<Image> cells;
    int columns = 0;
    for (int i = 0; i < options.count; ++i) {
        Row row = rowOf(world, options.kind, dice);
        columns = static_cast<int>(row.cells.size());
        cells.insert(cells.end(), row.cells.begin(), row.cells.end());
        session.console.event({{"event", "clip"}, {"row", i}, {"captions", row.captions}});
        for (std::string const& text : row.captions)
            session.console.print(text);
    }
    FW_CHECK(media::writePng(options.out,
                             media::contactSheet(cells, columns, std::min(world.size().widthPx, 320))));
    session.console.event({{"event", "done"}, {"out", options.out}});
    return {};
}

} // namespace

void addTrainClips(CLI::App& train, Session& session)
{
    CLI::App* command =
        train.add_subcommand("clips", "Draw some of what the starter learns from, to look at");
    auto options = std::make_shared<ClipsOptions>();
    addJsonOption(*command, session);
    command->add_option("--out", options->out, "Contact sheet to write (.png)")->required();
    command
        ->add_option("--kind", options->kind,
                     "clips, held-out, pairs (a clip and one that goes on) or people")
        ->check(CLI::IsMember({"clips", "held-out", "pairs", "people"}));
    command->add_option("--count", options->count, "Rows")->check(CLI::Range(1, 500));
    command->add_option("--scale", options->scale, "1 is 160x96, 4 is 640x384")->check(CLI::Range(.25, 8.0));
    command->add_option("--seed", options->seed, "Seed of everything that is drawn")
        ->check(CLI::Validator(seedProblem, "0 to 18446744073709551615"));
    command->callback([&session, options] { session.finish(drawClips(session, *options)); });
}

} // namespace fw::cli
