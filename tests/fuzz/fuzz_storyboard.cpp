// project.json and journal lines: refused, or read into a storyboard that writes and reads back to the same
// text.
#include "engine/base/Json.h"
#include "engine/story/Edit.h"
#include "engine/story/Project.h"

#include <cstdlib>

namespace {

void checkBoard(fw::Json const& json)
{
    auto const board = fw::story::storyboardFromJson(json, "fuzz");
    if (!board.isOk())
        return;
    std::string const text = fw::dumpJson(fw::story::toJson(board.value()));
    auto const again = fw::parseJson(text, "written");
    if (!again.isOk())
        std::abort();
    auto const reread = fw::story::storyboardFromJson(again.value(), "written");
    if (!reread.isOk() || fw::dumpJson(fw::story::toJson(reread.value())) != text)
        std::abort();
}

void checkEdit(fw::Json const& json)
{
    auto const edit = fw::story::editFromJson(json, "fuzz");
    if (!edit.isOk())
        return;
    fw::story::Storyboard board;
    std::string const before = fw::dumpJson(fw::story::toJson(board));
    auto const inverse = fw::story::apply(board, edit.value());
    if (inverse.isOk() && !fw::story::apply(board, inverse.value()).isOk())
        std::abort();
    if (fw::dumpJson(fw::story::toJson(board)) != before)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    auto const json = fw::parseJson(std::string_view(reinterpret_cast<char const*>(data), size), "fuzz");
    if (json.isOk()) {
        checkBoard(json.value());
        checkEdit(json.value());
    }
    return 0;
}
