// An .otio is refused, or importing it makes a board that writes and reads back to the same, and taking it
// back leaves nothing. The board that it comes to has shots of the ids that the seeds name.
#include "engine/base/Json.h"
#include "engine/interchange/CutImport.h"
#include "engine/story/Project.h"

#include <cstdlib>

namespace {

fw::story::Storyboard someBoard()
{
    fw::story::Storyboard board;
    for (char const* scene : {"s1", "s2"}) {
        board.scenes.push_back({{scene}, scene, {}});
        for (char const* id : {"a", "b", "c"}) {
            fw::story::Shot shot;
            shot.id.value = std::string(id) + scene[1];
            shot.markers = {{{3}, "here"}};
            fw::story::Take take;
            take.id.value = "tk-" + shot.id.value;
            shot.takes = {take};
            board.scenes.back().shots.push_back(shot);
        }
    }
    return board;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, size_t size)
{
    auto const cut = fw::interchange::cutFrom({reinterpret_cast<char const*>(data), size}, "fuzz");
    if (!cut.isOk())
        return 0;
    fw::story::Storyboard const before = someBoard();
    auto const import = fw::interchange::importCut(cut.value(), before, {"cinematic", size % 2 == 1});
    if (!import.isOk())
        return 0;
    fw::story::Storyboard board = before;
    auto const back = fw::story::apply(board, import.value().edit);
    if (!back.isOk())
        return 0; // sounds that have no room any more
    auto const json = fw::parseJson(fw::dumpJson(fw::story::toJson(board)), "written");
    if (!json.isOk())
        std::abort();
    auto const again = fw::story::storyboardFromJson(json.value(), "written");
    if (!again.isOk() || again.value() != board)
        std::abort();
    for (fw::interchange::CutRow const& row : import.value().rows)
        if (row.scene >= import.value().scenes.size())
            std::abort();
    if (!fw::story::apply(board, back.value()).isOk() || board != before)
        std::abort();
    return 0;
}
