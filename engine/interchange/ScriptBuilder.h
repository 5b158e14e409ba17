#pragma once

#include "engine/interchange/Script.h"

// What the readers of scripts share. Internal to engine/interchange.

namespace fw::interchange {

/// Collects scenes and shots in reading order; a shot before the first scene gets one.
class ScriptBuilder {
public:
    explicit ScriptBuilder(ScriptDefaults const& defaults) : m_defaults(defaults) {}

    void scene(std::string title);
    story::Shot& shot(std::string prompt);
    story::Shot* lastShot(); ///< of the present scene; nullptr when it has none
    std::string sceneTitle() const
    {
        return m_script.scenes.empty() ? std::string() : m_script.scenes.back().title;
    }
    void remark(std::string text) { m_script.remarks.push_back(std::move(text)); }
    void title(std::string text) { m_script.title = std::move(text); }

    /// Without scenes that stayed empty.
    Script finish();

private:
    ScriptDefaults m_defaults;
    Script m_script;
};

/// Lines without their ends (LF, CRLF or CR).
std::vector<std::string> linesOf(std::string_view text);
std::string trimmed(std::string_view text);
/// ASCII only: what is not stays as it is.
std::string lowerCase(std::string text);
/// "## Act 1" -> "Act 1"
std::string sectionTitle(std::string_view line);
/// Adds a line (or a paragraph of one) to what is there.
void addLine(std::string& text, std::string const& line);

Result<Script> fountainScript(std::string_view text, std::string const& name, ScriptDefaults const& defaults);
Result<Script> plainScript(std::string_view text, std::string const& name, ScriptDefaults const& defaults);
Result<Script> tableScript(std::string_view text, std::string const& name, ScriptDefaults const& defaults);

} // namespace fw::interchange
