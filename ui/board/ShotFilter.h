#pragma once

#include "engine/story/Storyboard.h"
#include "ui/theme/Theme.h"

#include <QString>

#include <optional>
#include <string>

namespace fw::ui {

/// Which shots the board shows; what is left empty says nothing.
struct ShotFilter {
    QString words; ///< each stands in prompt, dialogue or notes, or is the shot's number; case does not count
    std::optional<ShotState> state;
    std::string presetId;
    SubjectId person;

    bool isEmpty() const
    {
        return words.trimmed().isEmpty() && !state && presetId.empty() && person.isEmpty();
    }
    /// `number` and `is`, the shot's state, are not the shot's own values: they follow from board and queue.
    bool passes(story::Shot const& shot, int number, ShotState is) const;
};

} // namespace fw::ui
