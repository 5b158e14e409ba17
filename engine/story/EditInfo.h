#pragma once

#include "engine/story/Edit.h"

#include <array>

namespace fw::story {

/// What an edit is called in the journal and in undo menus.
struct EditNames {
    char const* inJournal = "";
    char const* forPeople = "";
};

/// One row per alternative of Edit, in its order. Internal to engine/story.
std::array<EditNames, std::variant_size_v<Edit>> const& editNames();

} // namespace fw::story
