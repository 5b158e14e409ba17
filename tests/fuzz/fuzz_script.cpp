// A script of any kind (the first byte chooses) is refused, or its scenes make a board that writes and reads
// back to the same, and taking the import back leaves nothing.
#include "engine/base/Json.h"
#include "engine/interchange/Script.h"
#include "engine/story/Project.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    if (size == 0)
        return 0;
    auto const format = static_cast<fw::interchange::ScriptFormat>(data[0] % 3);
    std::string_view const text(reinterpret_cast<char const*>(data) + 1, size - 1);
    auto const script = fw::interchange::scriptFrom(text, format, "fuzz", {});
    if (!script.isOk())
        return 0;
    fw::story::Storyboard board;
    auto const back = fw::story::apply(board, fw::interchange::importEdit(script.value(), board));
    if (!back.isOk())
        std::abort();
    auto const json = fw::parseJson(fw::dumpJson(fw::story::toJson(board)), "written");
    if (!json.isOk())
        std::abort();
    auto const again = fw::story::storyboardFromJson(json.value(), "written");
    if (!again.isOk() || again.value() != board)
        std::abort();
    if (!fw::story::apply(board, back.value()).isOk() || !board.scenes.empty())
        std::abort();
    return 0;
}
