// Subtitles and the shot list.
#include "engine/base/Timecode.h"
#include "engine/interchange/CutList.h"

#include <algorithm>
#include <cstdio>
#include <set>
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
    case story::StartKind::Clip:
        if (!shot.start.clip || !shot.start.clip->file.path.empty())
            return shot.start.clip ? "clip " + shot.start.clip->file.path : "text";
        return "take " + shot.start.clip->take.value;
    }
    return {};
}

std::string startOf(Film const& film, story::Shot const& shot)
{
    story::StartFrom const& start = shot.start;
    std::string text = beginningOf(film, shot);
    for (story::TimedPicture const& each : start.pictures)
        text += ", image " + each.image.path + " at frame " + std::to_string(each.at.count);
    if (!start.lastImage.path.empty())
        text += ", ends on image " + start.lastImage.path;
    if (start.following)
        text += ", leads up to shot " + std::to_string(story::shotNumber(film.board, *start.following));
    if (start.retake)
        text += ", take " + start.retake->take.value + " made anew in part";
    return text;
}

std::string transitionOf(plan::CutItem const& item)
{
    if (item.transition.length.count == 0)
        return "cut";
    return std::string(nameOf(item.transition.kind)) + " " + std::to_string(item.transition.length.count);
}

} // namespace

namespace {

/// One subtitle of the film.
struct Cue {
    TimelineFrame start, end;
    std::string text;
};

/// A shot's subtitle titles; a shot without any says its dialogue for as long as it is the newest on screen.
std::vector<Cue> cuesOf(Film const& film)
{
    std::vector<Cue> cues;
    std::set<int> titled;
    for (plan::TitleSpan const& span : plan::titleSpans(film.plan)) {
        story::Title const& title =
            film.plan.items[static_cast<size_t>(span.item)].titles[static_cast<size_t>(span.title)];
        if (title.style != story::TitleStyle::Subtitle)
            continue;
        titled.insert(span.item);
        cues.push_back({span.start, span.start + span.length, withoutBlankLines(title.text)});
    }
    std::vector<plan::CutItem> const& items = film.plan.items;
    for (size_t i = 0; i < items.size(); ++i)
        if (titled.count(static_cast<int>(i)) == 0)
            cues.push_back({items[i].start, i + 1 < items.size() ? items[i + 1].start : film.plan.length,
                            withoutBlankLines(story::findShot(film.board, items[i].shot)->dialogue)});
    TimelineFrame const end = film.first + film.length.value_or(film.plan.length);
    for (Cue& cue : cues) {
        cue.start = std::max(cue.start, film.first) - film.first;
        cue.end = std::min(cue.end, end) - film.first;
    }
    std::erase_if(cues, [](Cue const& cue) { return cue.text.empty() || cue.end <= cue.start; });
    std::stable_sort(cues.begin(), cues.end(), [](Cue const& a, Cue const& b) { return a.start < b.start; });
    return cues;
}

} // namespace

std::string srtText(Film const& film)
{
    std::string text;
    int number = 0;
    FrameRate const rate = film.plan.format.rate;
    for (Cue const& cue : cuesOf(film))
        text += std::to_string(++number) + "\n" + srtTime(cue.start, rate) + " --> " +
                srtTime(cue.end, rate) + "\n" + cue.text + "\n";
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
