// Fountain screenplays (fountain.io, syntax 1.1): headings become scenes; a paragraph of action becomes a
// shot whose prompt ends with the place of its heading; dialogue goes to the shot before it.
#include "engine/interchange/ScriptBuilder.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace fw::interchange {

namespace {

constexpr std::array<std::string_view, 6> kHeadingStarts{"int./ext", "int/ext", "i/e", "int", "ext", "est"};

/// "EXT. FOREST - NIGHT", "INT./EXT car", ".A FORCED ONE": the heading without its dot; empty for anything
/// else.
std::string headingIn(std::string const& line)
{
    if (line.size() > 1 && line[0] == '.' && line[1] != '.')
        return trimmed(std::string_view(line).substr(1));
    std::string const lower = lowerCase(line);
    for (std::string_view const start : kHeadingStarts)
        if (lower.starts_with(start) && lower.size() > start.size() &&
            (lower[start.size()] == '.' || lower[start.size()] == ' '))
            return line;
    return {};
}

/// "EXT. FOREST - NIGHT #12#" -> "forest, night"
std::string placeOf(std::string const& heading)
{
    std::string place = lowerCase(heading.substr(0, heading.find('#')));
    for (std::string_view const start : kHeadingStarts)
        if (place.starts_with(start)) {
            place.erase(0, start.size());
            break;
        }
    while (!place.empty() && (place[0] == '.' || place[0] == ' '))
        place.erase(0, 1);
    for (size_t at = place.find(" - "); at != std::string::npos; at = place.find(" - "))
        place.replace(at, 3, ", ");
    return trimmed(place);
}

/// A name in capitals, perhaps with "(O.S.)" behind it or "@" in front, as it is spoken: "Anna".
std::string characterIn(std::string const& line)
{
    if (line.size() > 1 && line[0] == '@')
        return trimmed(std::string_view(line).substr(1));
    std::string name = trimmed(line.substr(0, line.find('(')));
    if (!name.empty() && name.back() == '^') // dual dialogue
        name = trimmed(std::string_view(name).substr(0, name.size() - 1));
    bool hasLetter = false;
    for (char const c : name) {
        if (std::islower(static_cast<unsigned char>(c)))
            return {};
        hasLetter = hasLetter || std::isupper(static_cast<unsigned char>(c));
    }
    return hasLetter ? name : std::string();
}

bool isTransition(std::string const& line)
{
    bool const isForced = line[0] == '>' && line.back() != '<'; // "> centred <" is text
    return isForced ||
           (line.size() > 3 && line.compare(line.size() - 3, 3, "TO:") == 0 && !characterIn(line).empty());
}

struct Line {
    int number = 1;
    std::string text; ///< trimmed, without its notes
    std::string note; ///< what stood in [[ ]]

    bool isBlank() const { return text.empty() && note.empty(); }
};

/// Without what stands between /* and */; line ends stay, so that lines keep their numbers.
std::string withoutComments(std::string_view text)
{
    std::string kept;
    for (size_t at = 0; at < text.size();) {
        size_t const open = std::min(text.find("/*", at), text.size());
        size_t const close = text.find("*/", std::min(open + 2, text.size()));
        size_t const end = close == std::string_view::npos ? text.size() : close + 2;
        kept += text.substr(at, open - at);
        kept.append(static_cast<size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(open),
                                                   text.begin() + static_cast<std::ptrdiff_t>(end), '\n')),
                    '\n');
        at = end;
    }
    return kept;
}

/// Moves the notes of a line to where they belong; one that is not closed goes on in the next line.
std::vector<Line> fountainLines(std::string_view text)
{
    std::vector<Line> lines;
    int number = 0;
    bool isInNote = false;
    for (std::string const& raw : linesOf(withoutComments(text))) {
        ++number;
        if (!isInNote)
            lines.push_back({number, {}, {}});
        Line& line = lines.back();
        for (size_t at = 0; at < raw.size();) {
            size_t const mark = std::min(raw.find(isInNote ? "]]" : "[[", at), raw.size());
            (isInNote ? line.note : line.text) += raw.substr(at, mark - at);
            at = std::min(mark + 2, raw.size());
            if (mark < raw.size())
                isInNote = !isInNote;
        }
        line.note += isInNote ? " " : "";
    }
    for (Line& line : lines) {
        line.text = trimmed(line.text);
        line.note = trimmed(line.note);
    }
    return lines;
}

class Fountain {
public:
    explicit Fountain(ScriptDefaults const& defaults) : m_script(defaults) {}

    Script read(std::string_view text)
    {
        m_lines = fountainLines(text);
        readTitlePage();
        while (m_at < m_lines.size())
            readElement();
        return m_script.finish();
    }

private:
    std::string const& line() const { return m_lines[m_at].text; }
    bool isBlank(size_t at) const { return at >= m_lines.size() || m_lines[at].isBlank(); }

    /// "Title: ..." and other keys up to the first blank line, when the text begins with one.
    void readTitlePage()
    {
        static constexpr std::array keys{"title:",      "credit:",  "author:",    "authors:", "source:",
                                         "draft date:", "contact:", "copyright:", "notes:"};
        auto const isKey = [&](std::string const& text) {
            return std::any_of(keys.begin(), keys.end(),
                               [&](char const* key) { return lowerCase(text).starts_with(key); });
        };
        if (m_lines.empty() || !isKey(m_lines[0].text))
            return;
        for (; !isBlank(m_at); ++m_at)
            if (lowerCase(line()).starts_with("title:"))
                m_script.title(trimmed(std::string_view(line()).substr(6)));
    }

    void readElement()
    {
        if (line().empty() || line().starts_with("===")) { // a page break
            takeNote(m_script.lastShot());
            ++m_at;
            return;
        }
        if (line()[0] == '#') {
            m_section = sectionTitle(line());
            m_script.scene(m_section);
            m_place.clear();
            ++m_at;
            return;
        }
        if (line()[0] == '=') {
            addLine(m_pendingNotes, trimmed(std::string_view(line()).substr(1)));
            ++m_at;
            return;
        }
        if (std::string const heading = headingIn(line()); !heading.empty()) {
            m_script.scene(m_section.empty() ? heading : m_section + ": " + heading);
            m_place = placeOf(heading);
            ++m_at;
            return;
        }
        if (isTransition(line())) {
            m_script.remark("Line " + std::to_string(m_lines[m_at].number) + ": the transition \"" + line() +
                            "\" was left out.");
            ++m_at;
            return;
        }
        bool const isForcedAction = line()[0] == '!';
        if (std::string const name = characterIn(line());
            !isForcedAction && !name.empty() && !isBlank(m_at + 1) && isBlankBefore())
            return readDialogue(name);
        readAction();
    }

    bool isBlankBefore() const { return m_at == 0 || m_lines[m_at - 1].text.empty(); }

    /// The note of the present line goes to a shot, or waits for the next one.
    void takeNote(story::Shot* shot)
    {
        if (std::string const& note = m_lines[m_at].note; !note.empty())
            addLine(shot ? shot->notes : m_pendingNotes, note);
    }

    /// The text of the lines up to the next blank one, joined; their notes wait in `notes`.
    std::string readParagraph(std::string& notes, bool (*isLeftOut)(std::string const&))
    {
        std::string paragraph;
        for (; !isBlank(m_at); ++m_at) {
            if (!m_lines[m_at].note.empty())
                addLine(notes, m_lines[m_at].note);
            if (line().empty() || isLeftOut(line()))
                continue;
            bool const isForced = line()[0] == '!' || line()[0] == '~';
            paragraph += (paragraph.empty() ? "" : " ") + line().substr(isForced ? 1 : 0);
        }
        std::erase(paragraph, '*'); // emphasis
        return trimmed(paragraph);
    }

    void readDialogue(std::string const& name)
    {
        ++m_at;
        std::string notes;
        std::string const spoken =
            readParagraph(notes, [](std::string const& text) { return text[0] == '('; }); // how it is said
        story::Shot* shot = m_script.lastShot();
        if (!shot)
            shot = &add(name + " speaks");
        addLine(shot->dialogue, name + ": " + spoken);
        if (!notes.empty())
            addLine(shot->notes, notes);
    }

    void readAction()
    {
        std::string notes;
        story::Shot& shot = add(readParagraph(notes, [](std::string const&) { return false; }));
        if (!notes.empty())
            addLine(shot.notes, notes);
    }

    story::Shot& add(std::string prompt)
    {
        while (!prompt.empty() && (prompt.back() == '.' || prompt.back() == ' '))
            prompt.pop_back();
        if (!m_place.empty())
            prompt += ", " + m_place;
        story::Shot& shot = m_script.shot(std::move(prompt));
        shot.notes = std::exchange(m_pendingNotes, {});
        return shot;
    }

    ScriptBuilder m_script;
    std::vector<Line> m_lines;
    size_t m_at = 0;
    std::string m_section, m_place, m_pendingNotes;
};

} // namespace

Result<Script> fountainScript(std::string_view text, std::string const&, ScriptDefaults const& defaults)
{
    return Fountain(defaults).read(text);
}

} // namespace fw::interchange
