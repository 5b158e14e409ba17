#include "engine/story/Apply.h"
#include "engine/story/Validate.h"

// Edits that set one value; the same edit with the old value is the inverse.

namespace fw::story {

namespace {

template <class E, class T>
Result<Edit> swapField(Storyboard& board, E edit, T E::*value, T Shot::*field, Status const& check)
{
    Shot* shot = findShot(board, edit.shot);
    if (!shot)
        return noShot(edit.shot);
    if (!check)
        return check.error();
    std::swap(edit.*value, shot->*field);
    return Edit(std::move(edit));
}

} // namespace

Result<Edit> performEdit(Storyboard& board, SetPrompt const& edit)
{
    return swapField(board, edit, &SetPrompt::prompt, &Shot::prompt, checkText(edit.prompt));
}
Result<Edit> performEdit(Storyboard& board, SetNegative const& edit)
{
    return swapField(board, edit, &SetNegative::negative, &Shot::negative, checkText(edit.negative));
}
Result<Edit> performEdit(Storyboard& board, SetPreset const& edit)
{
    return swapField(board, edit, &SetPreset::presetId, &Shot::presetId, checkText(edit.presetId));
}
Result<Edit> performEdit(Storyboard& board, SetLength const& edit)
{
    return swapField(board, edit, &SetLength::length, &Shot::length, checkLength(edit.length));
}
Result<Edit> performEdit(Storyboard& board, SetTrimIn const& edit)
{
    return swapField(board, edit, &SetTrimIn::trimIn, &Shot::trimIn, checkTrimIn(edit.trimIn));
}
Result<Edit> performEdit(Storyboard& board, SetSeed const& edit)
{
    return swapField(board, edit, &SetSeed::seed, &Shot::seed, {});
}
Result<Edit> performEdit(Storyboard& board, SetQuality const& edit)
{
    return swapField(board, edit, &SetQuality::quality, &Shot::quality, {});
}
Result<Edit> performEdit(Storyboard& board, SetOverrides const& edit)
{
    return swapField(board, edit, &SetOverrides::overrides, &Shot::overrides, checkOverrides(edit.overrides));
}
Result<Edit> performEdit(Storyboard& board, SetCast const& edit)
{
    return swapField(board, edit, &SetCast::cast, &Shot::cast, checkCast(edit.cast));
}
Result<Edit> performEdit(Storyboard& board, SetPuppets const& edit)
{
    Status check = checkPuppets(edit.puppets);
    if (check)
        check = checkVoices(edit.puppets);
    return swapField(board, edit, &SetPuppets::puppets, &Shot::puppets, check);
}
Result<Edit> performEdit(Storyboard& board, SetTitles const& edit)
{
    return swapField(board, edit, &SetTitles::titles, &Shot::titles, checkTitles(edit.titles));
}
Result<Edit> performEdit(Storyboard& board, SetMarkers const& edit)
{
    return swapField(board, edit, &SetMarkers::markers, &Shot::markers, checkMarkers(edit.markers));
}
Result<Edit> performEdit(Storyboard& board, KeepTake const& edit)
{
    return swapField(board, edit, &KeepTake::acceptedKey, &Shot::acceptedKey,
                     checkText(edit.acceptedKey.value_or(RequestKey{}).value));
}

Result<Edit> performEdit(Storyboard& board, SetTransition const& edit)
{
    SetTransition fitted{edit.shot, normalised(edit.transition)};
    Status check = checkTransition(fitted.transition);
    TimelineFrame const room = transitionRoom(board, edit.shot);
    if (check && fitted.transition.length > room)
        check = fail(Error::Kind::BadInput, "story.badTransition",
                     {std::to_string(fitted.transition.length.count), std::to_string(room.count)});
    return swapField(board, std::move(fitted), &SetTransition::transition, &Shot::transition, check);
}

Result<Edit> performEdit(Storyboard& board, SetStart const& edit)
{
    Status check = checkStart(edit.shot, edit.start);
    // A neighbour that is not there is allowed: undo may bring back a link to a shot that was removed since.
    if (check && wouldCycle(board, edit.shot, edit.start))
        check = fail(Error::Kind::BadInput, "story.cycle");
    return swapField(board, edit, &SetStart::start, &Shot::start, check);
}

Result<Edit> performEdit(Storyboard& board, SetNotes const& edit)
{
    Shot* shot = findShot(board, edit.shot);
    if (!shot)
        return noShot(edit.shot);
    FW_CHECK(checkText(edit.notes));
    FW_CHECK(checkText(edit.dialogue));
    SetNotes inverse = edit;
    std::swap(inverse.notes, shot->notes);
    std::swap(inverse.dialogue, shot->dialogue);
    return Edit(std::move(inverse));
}

Result<Edit> performEdit(Storyboard& board, ChooseTake const& edit)
{
    Shot const* shot = findShot(board, edit.shot);
    Status check;
    if (shot && edit.take && !findTake(*shot, *edit.take))
        check = fail(Error::Kind::BadInput, "story.noTake",
                     {edit.take->value, std::to_string(shotNumber(board, edit.shot))});
    return swapField(board, edit, &ChooseTake::take, &Shot::chosenTake, check);
}

Result<Edit> performEdit(Storyboard& board, SetProjectFormat const& edit)
{
    FW_CHECK(checkFormat(edit.format));
    return Edit(SetProjectFormat{std::exchange(board.format, edit.format)});
}

Result<Edit> performEdit(Storyboard& board, SetTitle const& edit)
{
    FW_CHECK(checkText(edit.title));
    return Edit(SetTitle{std::exchange(board.title, edit.title)});
}

Result<Edit> performEdit(Storyboard& board, SetBudget const& edit)
{
    FW_CHECK(checkBudget(edit.budget));
    return Edit(SetBudget{std::exchange(board.budget, edit.budget)});
}

} // namespace fw::story
