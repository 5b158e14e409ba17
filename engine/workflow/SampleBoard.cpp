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

} // namespace fw::workflow
