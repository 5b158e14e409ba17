#pragma once

#include "engine/plan/Resolve.h"
#include "engine/story/Edit.h"

// A board, presets and a model that never touch the disk.

namespace fw::test {

inline story::Shot shotOf(char const* id, int length = 48)
{
    story::Shot shot;
    shot.id.value = id;
    shot.prompt = std::string("a cat called ") + id;
    shot.length.count = length;
    return shot;
}

inline presets::Preset presetOf(char const* id)
{
    presets::Preset preset;
    preset.id = id;
    preset.name = id;
    preset.model = "starter";
    preset.promptTemplate = std::string(id) + ", {prompt}";
    preset.fps = {8, 1};
    preset.maxFrames = 17;
    preset.draft = {8, 4.0, {160, 96}};
    preset.preview = {14, 4.0, {160, 96}};
    preset.final = {24, 4.0, {160, 96}};
    return preset;
}

struct PlanFixture {
    story::Storyboard board;
    presets::PresetLibrary presets;
    library::ModelIndex models;
    std::string checksum = "aa";

    /// | a | b <- a | c <- b | d |
    PlanFixture()
    {
        presets.add(presetOf("cinematic"));
        presets.add(presetOf("cartoon"));
        library::ModelInfo model;
        model.id = "starter";
        model.folder = "/models/starter";
        model.files = {{"/models/starter/t.safetensors", 1, "transformer"}};
        model.nativeSize = {160, 96};
        model.sizeStep = 32;
        models.add(model);
        board.scenes = {{{"s"}, "One", {shotOf("a"), shotOf("b"), shotOf("c"), shotOf("d")}}};
        shot("b").start = {story::StartKind::ExtendShot, {"a"}, 9, {}};
        shot("c").start = {story::StartKind::ExtendShot, {"b"}, 9, {}};
    }

    story::Shot& shot(char const* id) { return *story::findShot(board, ShotId{id}); }
    plan::Context context() const
    {
        return {presets, models, [this](std::string const&) { return checksum; }};
    }
    plan::Resolved resolved(char const* id) const
    {
        auto result = plan::resolve(board, ShotId{id}, context());
        return result ? *result : plan::Resolved{};
    }
    /// A take made from what the shot asks for now.
    void render(char const* id, char const* takeId)
    {
        plan::Resolved const made = resolved(id);
        story::Take take;
        take.id.value = takeId;
        take.requestKey = made.key;
        take.seed = made.request.seed;
        take.size = made.request.size;
        take.rate = made.request.fps;
        take.length.count = made.request.frames;
        take.presetId = made.request.presetId;
        take.quality = made.request.quality;
        story::recordTake(board, ShotId{id}, take);
    }
    plan::ShotStatus status(char const* id) const { return plan::statusOf(board, ShotId{id}, context()); }
};

/// | a(48) x12 | b(24) x6 wipe, from frame 3 | c(10) | d(30) no take |  at 24 frames a second, takes at 8
inline PlanFixture cutFixture()
{
    PlanFixture fixture;
    fixture.shot("b").length.count = 24;
    fixture.shot("c").length.count = 10;
    fixture.shot("d").length.count = 30;
    fixture.shot("a").transition = {story::TransitionKind::Dissolve, {12}};
    fixture.shot("b").transition = {story::TransitionKind::Wipe, {6}};
    for (auto const& [shot, take] : {std::pair{"a", "ta"}, {"b", "tb"}, {"c", "tc"}})
        fixture.render(shot, take);
    fixture.shot("b").trimIn.count = 3;
    return fixture;
}

} // namespace fw::test
