// Paragraphs. A blank line ends one; in a text without blank lines every line is a shot of its own.
#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>

namespace fw::interchange {

Result<Script> plainScript(std::string_view text, std::string const&, ScriptDefaults const& defaults)
{
    std::vector<std::string> lines = linesOf(text);
    for (std::string& line : lines)
        line = trimmed(line);
    bool const hasParagraphs = std::find(lines.begin(), lines.end(), std::string()) != lines.end();
    ScriptBuilder script(defaults);
    std::string paragraph;
    auto const endParagraph = [&] {
        if (!paragraph.empty())
            script.shot(std::exchange(paragraph, {}));
    };
    for (std::string const& line : lines) {
        if (line.empty()) {
            endParagraph();
        } else if (line[0] == '#') {
            endParagraph();
            script.scene(sectionTitle(line));
        } else {
            paragraph += (paragraph.empty() ? "" : " ") + line;
            if (!hasParagraphs)
                endParagraph();
        }
    }
    endParagraph();
    return script.finish();
}

} // namespace fw::interchange
