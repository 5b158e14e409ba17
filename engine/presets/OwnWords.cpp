#include "engine/presets/OwnWords.h"

namespace fw::presets {

namespace {

constexpr char kStandIn[] = "qxwordsxq"; // no prompt holds it, and no cleaning touches it

} // namespace

std::string ownWords(Preset const& preset, std::string const& expanded)
{
    std::string const around = expandPrompt(preset, kStandIn);
    size_t const at = around.find(kStandIn);
    if (at == std::string::npos)
        return expanded;
    std::string const before = around.substr(0, at), after = around.substr(at + sizeof kStandIn - 1);
    bool const isAround = expanded.size() > before.size() + after.size() && expanded.starts_with(before) &&
                          expanded.ends_with(after);
    return isAround ? expanded.substr(at, expanded.size() - before.size() - after.size()) : expanded;
}

} // namespace fw::presets
