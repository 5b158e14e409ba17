#include "engine/interchange/Script.h"

#include "engine/base/Files.h"
#include "engine/base/Utf8.h"
#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>
#include <cctype>

namespace fw::interchange {

namespace {

struct Ending {
    char const* ending;
    ScriptFormat format;
};
constexpr Ending kEndings[] = {{".fountain", ScriptFormat::Fountain},
                               {".spmd", ScriptFormat::Fountain},
                               {".txt", ScriptFormat::PlainText},
                               {".md", ScriptFormat::PlainText},
                               {".csv", ScriptFormat::Csv}};

} // namespace

void ScriptBuilder::scene(std::string title)
{
    m_script.scenes.push_back({newSceneId(), std::move(title), {}});
}

story::Shot& ScriptBuilder::shot(std::string prompt)
{
    if (m_script.scenes.empty())
        scene("Scene 1");
    story::Shot shot;
    shot.id = newShotId();
    shot.presetId = m_defaults.presetId;
    shot.length = m_defaults.length;
    shot.prompt = std::move(prompt);
    return m_script.scenes.back().shots.emplace_back(std::move(shot));
}

story::Shot* ScriptBuilder::lastShot()
{
    if (m_script.scenes.empty() || m_script.scenes.back().shots.empty())
        return nullptr;
    return &m_script.scenes.back().shots.back();
}

Script ScriptBuilder::finish()
{
    std::erase_if(m_script.scenes, [](story::Scene const& scene) { return scene.shots.empty(); });
    return std::move(m_script);
}

std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    std::string line;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\n' && text[i] != '\r') {
            line += text[i];
            continue;
        }
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n')
            ++i;
        lines.push_back(std::exchange(line, {}));
    }
    if (!line.empty())
        lines.push_back(std::move(line));
    return lines;
}

std::string trimmed(std::string_view text)
{
    size_t const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string lowerCase(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string sectionTitle(std::string_view line)
{
    return trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size())));
}

void addLine(std::string& text, std::string const& line)
{
    if (!text.empty())
        text += '\n';
    text += line;
}

Result<ScriptFormat> scriptFormatOf(std::filesystem::path const& file)
{
    std::string const ending = lowerCase(file.extension().string());
    for (Ending const& each : kEndings)
        if (ending == each.ending)
            return each.format;
    return fail(Error::Kind::BadInput, "script.format", {file.filename().string()}, file.string());
}

size_t shotCount(Script const& script)
{
    size_t count = 0;
    for (story::Scene const& scene : script.scenes)
        count += scene.shots.size();
    return count;
}

Result<Script> scriptFrom(std::string_view text, ScriptFormat format, std::string const& name,
                          ScriptDefaults const& defaults)
{
    if (text.size() > kMaxScriptBytes)
        return fail(Error::Kind::BadInput, "script.tooLarge", {name, std::to_string(kMaxScriptBytes >> 20)},
                    name);
    if (text.substr(0, 3) == "\xEF\xBB\xBF") // the byte order mark that some editors write
        text.remove_prefix(3);
    if (!isValidUtf8(text))
        return fail(Error::Kind::BadInput, "script.notUtf8", {name}, name);
    auto const read = format == ScriptFormat::Fountain ? fountainScript
                      : format == ScriptFormat::Csv    ? tableScript
                                                       : plainScript;
    FW_TRY(Script script, read(text, name, defaults));
    size_t const shots = shotCount(script);
    if (shots == 0)
        return fail(Error::Kind::BadInput, "script.empty", {name}, name);
    if (shots > kMaxScriptShots)
        return fail(Error::Kind::BadInput, "script.tooManyShots",
                    {name, std::to_string(shots), std::to_string(kMaxScriptShots)}, name);
    story::Storyboard board; // what no document may hold is refused here, not when the person says yes
    if (auto const added = story::apply(board, importEdit(script, board)); !added)
        return fail(Error::Kind::BadInput, "script.unusable", {name, added.error().message()}, name);
    return script;
}

Result<Script> readScript(std::filesystem::path const& file, ScriptDefaults const& defaults)
{
    FW_TRY(ScriptFormat const format, scriptFormatOf(file));
    FW_TRY(std::string const text, readFile(file, kMaxScriptBytes));
    return scriptFrom(text, format, file.filename().string(), defaults);
}

story::Edit importEdit(Script script, story::Storyboard const& board)
{
    std::vector<story::Edit> edits;
    for (story::Scene& scene : script.scenes)
        edits.emplace_back(story::AddScene{board.scenes.size() + edits.size(), std::move(scene)});
    bool const isUntouched = board.scenes.size() == 1 && board.scenes[0].shots.empty();
    if (isUntouched) // the empty scene that a new project starts with
        edits.emplace_back(story::RemoveScene{board.scenes[0].id});
    return story::batch("Import script", std::move(edits));
}

} // namespace fw::interchange
