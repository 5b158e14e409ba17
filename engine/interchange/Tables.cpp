// Subtitles and the shot list.
#include "engine/base/Timecode.h"
#include "engine/interchange/CutList.h"

#include <cstdio>
#include <sstream>

namespace fw::interchange {

namespace {

/// "00:01:02,345"
std::string srtTime(TimelineFrame frame, FrameRate rate)
{
    int64_t const ms = frame.count * 1000 * rate.den / rate.num;
    char text[32];
    std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld,%03lld", static_cast<long long>(ms / 3'600'000),
                  static_cast<long long>(ms / 60'000 % 60), static_cast<long long>(ms / 1000 % 60),
                  static_cast<long long>(ms % 1000));
    return text;
}

/// A blank line would end the subtitle.
std::string withoutBlankLines(std::string const& text)
{
    std::istringstream lines(text);
    std::string line, kept;
    while (std::getline(lines, line)) {
        if (!line.empty() && line.back() == '\r')
            line.pop_back();
        if (line.find_first_not_of(" \t") != std::string::npos)
            kept += line + "\n";
    }
    return kept;
}

/// One RFC 4180 record.
std::string record(std::vector<std::string> const& cells)
{
    std::string line;
    for (std::string const& cell : cells) {
        line += line.empty() ? "\"" : ",\"";
        for (char const c : cell)
            line += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += '"';
    }
    return line + "\r\n";
}

std::string stateOf(plan::CutItem const& item)
{
    return !item.take ? "no take" : item.isStale ? "out of date" : "ready";
}

std::string secondsOf(TimelineFrame length, FrameRate rate)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", static_cast<double>(length.count) / rate.perSecond());
    return text;
}

std::string beginningOf(Film const& film, story::Shot const& shot)
{
    switch (shot.start.kind) {
    case story::StartKind::Text: return "text";
    case story::StartKind::Image: return "image " + shot.start.image.path;
    case story::StartKind::ExtendShot:
        return "end of shot " + std::to_string(story::shotNumber(film.board, shot.start.parent));
    }
    return {};
}

std::string startOf(Film const& film, story::Shot const& shot)
{
    std::string const& last = shot.start.lastImage.path;
    return beginningOf(film, shot) + (last.empty() ? "" : ", ends on image " + last);
}

std::string transitionOf(plan::CutItem const& item)
{
    if (item.transition.length.count == 0)
        return "cut";
    return std::string(nameOf(item.transition.kind)) + " " + std::to_string(item.transition.length.count);
}

} // namespace

std::string srtText(Film const& film)
{
    std::string text;
    int number = 0;
    std::vector<plan::CutItem> const& items = film.plan.items;
    for (size_t i = 0; i < items.size(); ++i) {
        std::string const dialogue = withoutBlankLines(story::findShot(film.board, items[i].shot)->dialogue);
        if (dialogue.empty())
            continue;
        TimelineFrame const end = i + 1 < items.size() ? items[i + 1].start : film.plan.length;
        text += std::to_string(++number) + "\n" + srtTime(items[i].start, film.plan.format.rate) + " --> " +
                srtTime(end, film.plan.format.rate) + "\n" + dialogue + "\n";
    }
    return text;
}

std::string csvText(Film const& film)
{
    FrameRate const rate = film.plan.format.rate;
    std::string text = record({"Shot", "Scene", "Start", "Seconds", "Frames", "Preset", "Prompt", "Without",
                               "Start from", "Transition", "State", "Seed", "Take", "Dialogue", "Notes"});
    size_t index = 0;
    for (story::Scene const& scene : film.board.scenes)
        for (story::Shot const& shot : scene.shots) {
            plan::CutItem const& item = film.plan.items[index++];
            story::Take const* take = story::shownTake(shot);
            text += record({std::to_string(item.number), scene.title, timecode(item.start.count, rate),
                            secondsOf(item.length, rate), std::to_string(item.length.count), shot.presetId,
                            shot.prompt, shot.negative, startOf(film, shot), transitionOf(item),
                            stateOf(item), take ? std::to_string(take->seed) : "", take ? take->id.value : "",
                            shot.dialogue, shot.notes});
        }
    return text;
}

} // namespace fw::interchange
