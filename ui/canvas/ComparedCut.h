#pragma once

#include "ui/session/Session.h"

namespace fw::ui {

/// Two takes of one shot, seen side by side.
struct ComparedTakes {
    ShotId shot;
    TakeId a, b;

    friend bool operator==(ComparedTakes const&, ComparedTakes const&) = default;
};

/// The film as it would play with this take of this shot; as it is where the shot or the take is gone.
plan::ExportPlan cutWithTake(Session const& session, ShotId const& shot, TakeId const& take);

/// Where the shot is in the film; empty when it is not in it.
std::optional<FilmSpan> spanOf(plan::ExportPlan const& cut, ShotId const& shot);

/// The shown take and the one before it, else the one after it; nullopt when the shot has less than two.
std::optional<ComparedTakes> takesToCompare(story::Shot const& shot);

} // namespace fw::ui
