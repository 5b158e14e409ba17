#pragma once

#include "ui/session/ShotItems.h"

namespace fw::ui {

// What timeline, panel and menus do with titles, as one edit each. Pure: nothing is performed here.

using TitleRef = ItemRef<story::Title>;
using TitleEdit = ItemEdit<story::Title>;

/// nullptr when the board has no such title.
story::Title const* findTitle(story::Storyboard const& board, TitleRef const& ref);

/// A new title of two seconds at a frame of the film, in the shot that plays there; nullopt on an empty film.
std::optional<TitleEdit> newTitleAt(plan::ExportPlan const& cut, TimelineFrame frame);
/// All three: nullopt when the board has no such title.
std::optional<story::Edit> withoutTitle(story::Storyboard const& board, TitleRef const& ref);
std::optional<story::Edit> withTitle(story::Storyboard const& board, TitleRef const& ref, story::Title value);
/// Lets the title start at another frame of the film. Where another shot plays there, it becomes that one's.
std::optional<TitleEdit> moveTitle(story::Storyboard const& board, plan::ExportPlan const& cut,
                                   TitleRef const& ref, TimelineFrame start);
/// Its first (`isHead`) or last frame goes along by `frames`; never shorter than one frame, never before the
/// take's beginning.
story::Title trimmedTitle(story::Title title, bool isHead, int64_t frames);

/// What the shots say as subtitles, for those that have none yet; nullopt when nothing is said there.
std::optional<story::Edit> subtitleShots(story::Storyboard const& board, std::vector<ShotId> const& shots);

} // namespace fw::ui
