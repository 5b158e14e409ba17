// {"board": ..., "edits": [...]}: each part is refused, or a board writes and reads back to the same text,
// and an edit and its inverse leave the board as it was.
#include "engine/base/Json.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"

#include <cstdlib>

namespace {

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
    std::string const before = textOf(board);
    auto const inverse = fw::story::apply(board, edit.value());
    if (!inverse.isOk()) {
        if (textOf(board) != before) // on error nothing has changed
            std::abort();
        return;
    }
    checkWritten(board);
    if (!fw::story::apply(board, inverse.value()).isOk() || textOf(board) != before)
        std::abort();
    if (!fw::story::apply(board, edit.value()).isOk()) // redo
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
