// {"board": ..., "edits": [...]}: each part is refused, or a board writes and reads back to the same text,
// an edit and its inverse leave the board as it was, and redo brings the change back. Takes are recorded
// outside undo: they may move (to a shot that comes back, to both halves of a join), but none is lost on the
// way.
#include "engine/base/Json.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace {

using Takes = std::set<fw::TakeId>;

Takes takesOf(fw::story::Storyboard const& board)
{
    Takes takes;
    for (fw::story::Shot const* shot : fw::story::shotsInOrder(board))
        for (fw::story::Take const& take : shot->takes)
            takes.insert(take.id);
    for (fw::story::UnplacedTake const& each : board.unplacedTakes)
        takes.insert(each.take.id);
    return takes;
}

bool contains(Takes const& all, Takes const& some)
{
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

fw::story::Storyboard withoutTakes(fw::story::Storyboard board)
{
    board.unplacedTakes.clear();
    for (fw::story::Scene& scene : board.scenes)
        for (fw::story::Shot& shot : scene.shots)
            shot.takes.clear();
    return board;
}

std::string textOf(fw::story::Storyboard const& board) { return fw::dumpJson(fw::story::toJson(board)); }

void checkWritten(fw::story::Storyboard const& board)
{
    std::string const text = textOf(board);
    auto const json = fw::parseJson(text, "written");
    if (!json.isOk())
        std::abort();
    auto const again = fw::story::storyboardFromJson(json.value(), "written");
    if (!again.isOk() || textOf(again.value()) != text)
        std::abort();
}

void checkEdit(fw::story::Storyboard& board, fw::Json const& json)
{
    auto const edit = fw::story::editFromJson(json, "fuzz");
    if (!edit.isOk())
        return;
    fw::story::Storyboard const before = board;
    auto const inverse = fw::story::apply(board, edit.value());
    if (!inverse.isOk()) {
        if (board != before) // on error nothing has changed
            std::abort();
        return;
    }
    checkWritten(board);
    fw::story::Storyboard const changed = board;
    auto const redo = fw::story::apply(board, inverse.value());
    if (!redo.isOk() || withoutTakes(board) != withoutTakes(before))
        std::abort();
    Takes all = takesOf(changed);
    all.merge(takesOf(board));
    if (!contains(all, takesOf(before)))
        std::abort();
    if (!fw::story::apply(board, redo.value()).isOk() || withoutTakes(board) != withoutTakes(changed) ||
        !contains(takesOf(board), takesOf(changed)))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    auto const json = fw::parseJson(std::string_view(reinterpret_cast<char const*>(data), size), "fuzz");
    if (!json.isOk() || !json.value().is_object() || !json.value().contains("board"))
        return 0;
    auto const read = fw::story::storyboardFromJson(json.value()["board"], "fuzz");
    if (!read.isOk())
        return 0;
    fw::story::Storyboard board = read.value();
    checkWritten(board);
    if (json.value().contains("edits") && json.value()["edits"].is_array())
        for (fw::Json const& edit : json.value()["edits"])
            checkEdit(board, edit);
    return 0;
}
