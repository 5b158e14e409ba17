#include "engine/workflow/Workflow.h"

namespace fw::workflow {

namespace {

story::Shot shot(char const* preset, char const* prompt, int64_t length)
{
    story::Shot made;
    made.id = newShotId();
    made.presetId = preset;
    made.prompt = prompt;
    made.length = {length};
    return made;
}

} // namespace

// Subjects, places and motions of the starter model, worded as in its training captions (a clip of it is 17
// frames at 8 a second, a little over 48 frames of the film).
story::Storyboard sampleStoryboard()
{
    using story::TransitionKind;
    story::Shot drive = shot("cinematic", "a red car drives to the right in a city at night", 48);
    story::Shot drivesBack = shot("cinematic", "a red car drives to the left in a city at night", 36);
    drivesBack.start.kind = story::StartKind::ExtendShot;
    drivesBack.start.parent = drive.id;
    drivesBack.start.overlapFrames = 5;
    drivesBack.transition = {TransitionKind::Dissolve, {12}};

    story::Shot penguin = shot("documentary", "a penguin walks to the left in a snowy field", 48);
    penguin.transition = {TransitionKind::DipBlack, {12}};

    story::Shot ghost = shot("cartoon", "a ghost comes closer in a forest", 48);
    story::Shot rocket = shot("cinematic", "a rocket flies up in space", 48);
    rocket.transition = {TransitionKind::Wipe, {12}};
    story::Shot boat = shot("cartoon", "a sailboat floats to the left on the ocean", 48);

    story::Storyboard board;
    board.title = "Six small journeys";
    board.format.size = {640, 360};
    board.format.rate = {24, 1};
    board.format.fit = story::FitMode::Fill; // the starter draws 5:3
    board.scenes = {{newSceneId(), "On the ground", {drive, drivesBack, penguin}},
                    {newSceneId(), "And away", {ghost, rocket, boat}}};
    return board;
}

story::Storyboard chainStoryboard()
{
    struct Line {
        char const *prompt, *dialogue, *notes;
    };
    constexpr Line kLines[] = {
        {"a sailboat floats to the left on the ocean", "Not a breath of wind.",
         "Everything begins here: change this prompt, and the three shots behind it are out of date."},
        {"a sailboat floats to the right on the ocean", "Then let us wait for it.",
         "Continues the end of shot 1 from its saved latents. The badge between the two says how well they "
         "meet."},
        {"a sailboat comes closer on the ocean", "", "Keep accepts an out-of-date take for good."},
        {"a sailboat moves away on the ocean", "There it is!",
         "A dissolve hides a seam that does not please: Ctrl+Shift+D."},
    };
    constexpr int64_t kLength = 36, kAfter = 6;
    std::vector<story::Shot> chain;
    for (Line const& line : kLines) {
        story::Shot next = shot("cinematic", line.prompt, chain.empty() ? kLength + 12 : kLength);
        next.dialogue = line.dialogue;
        next.notes = line.notes;
        if (*line.dialogue)
            next.titles.push_back({line.dialogue, {kAfter}, {kLength - 2 * kAfter}});
        if (!chain.empty()) {
            next.start.kind = story::StartKind::ExtendShot;
            next.start.parent = chain.back().id;
            next.start.overlapFrames = 5; // leaves twelve frames of the starter: these 36 of the film
        }
        chain.push_back(std::move(next));
    }
    chain.front().titles.push_back(
        {"One long morning", {0}, {24}, story::TitleStyle::Headline, 1, "#f4f5f7", {6}});
    chain[2].markers.push_back({{12}, "The wind turns", story::MarkerColour::Amber});
    chain.back().markers.push_back({{30}, "Music ends", story::MarkerColour::Green});

    story::Storyboard board;
    board.title = "One long morning";
    board.format.size = {640, 360};
    board.format.rate = {24, 1};
    board.format.fit = story::FitMode::Fill;
    board.scenes = {{newSceneId(), "At sea", std::move(chain)}};
    return board;
}

} // namespace fw::workflow
