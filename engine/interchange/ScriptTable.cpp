// A shot list as a table: RFC 4180, header row in any order. Columns that are not known are kept as notes.
#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace fw::interchange {

namespace {

struct TableRow {
    int line = 1; ///< of its first cell
    std::vector<std::string> cells;
};

Error badRow(std::string const& name, int line, char const* id, std::vector<std::string> more = {})
{
    std::vector<std::string> args{name, std::to_string(line)};
    args.insert(args.end(), more.begin(), more.end());
    return fail(Error::Kind::BadInput, id, std::move(args), name);
}

/// Quoted cells may hold separators and line ends; "" is a quote.
class TableReader {
public:
    TableReader(std::string_view text, std::string const& name) : m_text(text), m_name(name)
    {
        std::string_view const head = text.substr(0, text.find('\n'));
        auto const count = [&](char c) { return std::count(head.begin(), head.end(), c); };
        m_separator = count(';') > count(',')    ? ';'
                      : count('\t') > count(',') ? '\t'
                                                 : ','; // as spreadsheets write them
    }

    Result<std::vector<TableRow>> read()
    {
        std::vector<TableRow> rows;
        while (m_at < m_text.size()) {
            FW_TRY(TableRow row, readRow());
            if (row.cells.size() > 1 || !trimmed(row.cells[0]).empty())
                rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    Result<TableRow> readRow()
    {
        TableRow row{m_line, {}};
        for (;;) {
            std::string cell;
            if (m_at < m_text.size() && m_text[m_at] == '"')
                FW_CHECK(readQuoted(cell, row.line));
            while (m_at < m_text.size() && m_text[m_at] != m_separator && m_text[m_at] != '\n' &&
                   m_text[m_at] != '\r')
                cell += m_text[m_at++];
            row.cells.push_back(std::move(cell));
            if (m_at >= m_text.size() || m_text[m_at] != m_separator)
                break;
            ++m_at;
        }
        if (m_at < m_text.size() && m_text[m_at] == '\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '\n')
            ++m_at;
        ++m_line;
        return row;
    }

    Status readQuoted(std::string& cell, int line)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '"') {
                    ++m_at;
                    return {};
                }
                ++m_at;
            }
            m_line += m_text[m_at] == '\n';
            cell += m_text[m_at];
        }
        return badRow(m_name, line, "script.openQuote");
    }

    std::string_view m_text;
    std::string m_name;
    char m_separator = ',';
    size_t m_at = 0;
    int m_line = 1;
};

/// What a column means, by the names that people give it.
std::string meaningOf(std::string const& heading)
{
    static std::map<std::string, std::string> const names{
        {"prompt", "prompt"},      {"description", "prompt"}, {"action", "prompt"},
        {"scene", "scene"},        {"dialogue", "dialogue"},  {"dialog", "dialogue"},
        {"notes", "notes"},        {"note", "notes"},         {"preset", "preset"},
        {"style", "preset"},       {"seconds", "seconds"},    {"duration", "seconds"},
        {"without", "negative"},   {"negative", "negative"},  {"shot", "derived"},
        {"start", "derived"},      {"frames", "derived"},     {"start from", "derived"},
        {"transition", "derived"}, {"state", "derived"},      {"seed", "derived"},
        {"take", "derived"}};
    auto const found = names.find(lowerCase(trimmed(heading)));
    return found == names.end() ? std::string() : found->second;
}

/// "2", "2.5", "2,5" or "2.5 s".
std::optional<double> secondsIn(std::string text)
{
    std::replace(text.begin(), text.end(), ',', '.');
    double seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    std::string const rest =
        trimmed(std::string_view(end, static_cast<size_t>(text.data() + text.size() - end)));
    bool const isNumber = error == std::errc() && (rest.empty() || rest == "s");
    return isNumber && std::isfinite(seconds) && seconds > 0 && seconds < 1e6 ? std::optional(seconds)
                                                                              : std::nullopt;
}

Status addShot(ScriptBuilder& script, std::vector<std::string> const& headings, TableRow const& row,
               std::string const& name, ScriptDefaults const& defaults)
{
    story::Shot shot;
    std::string sceneTitle;
    shot.length = defaults.length;
    shot.presetId = defaults.presetId;
    for (size_t i = 0; i < row.cells.size(); ++i) {
        std::string const cell = trimmed(row.cells[i]);
        std::string const meaning = meaningOf(headings[i]);
        if (cell.empty() || meaning == "derived")
            continue;
        if (meaning == "prompt") {
            shot.prompt = cell;
        } else if (meaning == "scene") {
            sceneTitle = cell;
        } else if (meaning == "dialogue") {
            shot.dialogue = cell;
        } else if (meaning == "negative") {
            shot.negative = cell;
        } else if (meaning == "preset") {
            shot.presetId = cell;
        } else if (meaning == "seconds") {
            auto const seconds = secondsIn(cell);
            if (!seconds)
                return badRow(name, row.line, "script.badSeconds", {cell});
            shot.length.count = std::max<int64_t>(1, std::llround(*seconds * defaults.rate.perSecond()));
        } else {
            addLine(shot.notes, meaning == "notes" ? cell : headings[i] + ": " + cell);
        }
    }
    if (shot.prompt.empty())
        return badRow(name, row.line, "script.noPrompt");
    if (!sceneTitle.empty() && sceneTitle != script.sceneTitle())
        script.scene(sceneTitle);
    story::Shot& added = script.shot({});
    shot.id = added.id;
    added = std::move(shot);
    return {};
}

} // namespace

Result<Script> tableScript(std::string_view text, std::string const& name, ScriptDefaults const& defaults)
{
    FW_TRY(std::vector<TableRow> const rows, TableReader(text, name).read());
    ScriptBuilder script(defaults);
    if (rows.empty())
        return script.finish();
    std::vector<std::string> headings;
    for (std::string const& cell : rows[0].cells)
        headings.push_back(trimmed(cell));
    if (std::none_of(headings.begin(), headings.end(),
                     [](std::string const& each) { return meaningOf(each) == "prompt"; }))
        return fail(Error::Kind::BadInput, "script.noPromptColumn", {name}, name);
    for (std::string const& heading : headings)
        if (meaningOf(heading).empty() && !heading.empty())
            script.remark("The column \"" + heading + "\" is not known and is kept in the notes.");
    for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].cells.size() > headings.size())
            return badRow(name, rows[i].line, "script.tooManyCells", {std::to_string(headings.size())});
        FW_CHECK(addShot(script, headings, rows[i], name, defaults));
    }
    return script.finish();
}

} // namespace fw::interchange
