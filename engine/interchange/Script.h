#pragma once

#include "engine/story/Edit.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace fw::interchange {

/// What a script can be written in.
enum class ScriptFormat {
    Fountain,  ///< screenplay in plain text (fountain.io): headings become scenes, action paragraphs shots
    PlainText, ///< paragraphs become shots, lines that start with # scenes
    Csv        ///< a shot list with a header row (RFC 4180), as `textOf` writes it
};

/// By the ending of the name (.fountain .spmd .txt .md .csv). Errors: BadInput that lists them.
Result<ScriptFormat> scriptFormatOf(std::filesystem::path const& file);

/// What every shot gets that the script says nothing about.
struct ScriptDefaults {
    std::string presetId = "cinematic";
    TimelineFrame length{48};
    FrameRate rate; ///< of the project: seconds of a table become frames
};

/// A script as scenes and shots, not yet in any board.
struct Script {
    std::string title;
    std::vector<story::Scene> scenes;
    std::vector<std::string> remarks; ///< what was left out or understood otherwise, with its line
};

constexpr size_t kMaxScriptBytes = 4u << 20;
constexpr size_t kMaxScriptShots = 2000;

/// The whole script or an error that names the line: nothing is half read. `name` is what sentences call it.
/// Errors: BadInput (not UTF-8, too large, no shots, a bad row).
Result<Script> scriptFrom(std::string_view text, ScriptFormat format, std::string const& name,
                          ScriptDefaults const& defaults);

/// Reads a file. Errors: as scriptFrom and scriptFormatOf, MissingFile, Io.
Result<Script> readScript(std::filesystem::path const& file, ScriptDefaults const& defaults);

/// Adds the scenes behind those that are there, or in place of a new project's empty one: one undo step.
story::Edit importEdit(Script script, story::Storyboard const& board);

size_t shotCount(Script const& script);

} // namespace fw::interchange
