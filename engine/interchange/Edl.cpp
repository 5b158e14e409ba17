// CMX3600 edit decision list: the columns event, reel, channel, transition, source in and out, record in and
// out.
#include "engine/base/Timecode.h"
#include "engine/interchange/CutList.h"

#include <algorithm>
#include <cstdio>

namespace fw::interchange {

namespace {

/// A film starts at one hour, as tapes do.
constexpr int64_t kFirstHour = 3600;

/// Comments are lines: what would end one becomes a space.
std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

class Edl {
public:
    explicit Edl(Film const& film)
        : m_film(film), m_rate(film.plan.format.rate), m_markers(plan::markerSpots(film.plan))
    {
        m_text = "TITLE: " + oneLine(film.board.title) + "\nFCM: NON-DROP FRAME\n\n";
        for (size_t i = 0; i < film.plan.items.size(); ++i)
            addShot(i);
    }

    std::string take() { return std::move(m_text); }

private:
    struct Source {
        std::string reel = "BL"; ///< black
        TimelineFrame in{0};
    };

    static std::string reelOf(plan::CutItem const& item) { return "S" + std::to_string(item.number); }

    /// What a shot shows at a frame of the film.
    Source sourceAt(plan::CutItem const& item, TimelineFrame frame) const
    {
        TimelineFrame const in = item.trimIn + (frame - item.start);
        return in < materialOf(item, m_rate) ? Source{reelOf(item), in} : Source{};
    }

    void addShot(size_t index)
    {
        std::vector<plan::CutItem> const& items = m_film.plan.items;
        plan::CutItem const& item = items[index];
        plan::CutItem const* before =
            index > 0 && items[index - 1].transition.length.count > 0 ? &items[index - 1] : nullptr;
        TimelineFrame const end = index + 1 < items.size() ? items[index + 1].start : m_film.plan.length;
        TimelineFrame const left = materialOf(item, m_rate) - item.trimIn;
        TimelineFrame const covered = std::clamp(left, TimelineFrame{0}, end - item.start);
        TimelineFrame const first = covered.count > 0 ? covered : end - item.start;
        ++m_event;
        if (before)
            addLine(sourceAt(*before, item.start), "C", item.start, {0});
        addLine(sourceAt(item, item.start), before ? codeOf(before->transition) : "C", item.start, first);
        addComments(item, before);
        addMarkers(index);
        if (first < end - item.start) { // the take ends before the shot does
            ++m_event;
            addLine({}, "C", item.start + first, end - item.start - first);
        }
    }

    static std::string codeOf(story::Transition const& transition)
    {
        char code[32];
        bool const isWipe = transition.kind == story::TransitionKind::Wipe;
        std::snprintf(code, sizeof code, "%-4s %03lld", isWipe ? "W001" : "D",
                      static_cast<long long>(transition.length.count));
        return code;
    }

    void addLine(Source const& source, std::string const& code, TimelineFrame at, TimelineFrame length)
    {
        char line[160];
        std::snprintf(line, sizeof line, "%03d  %-8s V     %-8s %s %s %s %s\n", m_event, source.reel.c_str(),
                      code.c_str(), clock(source.in, 0).c_str(), clock(source.in + length, 0).c_str(),
                      clock(at, kFirstHour).c_str(), clock(at + length, kFirstHour).c_str());
        m_text += line;
    }

    void addComments(plan::CutItem const& item, plan::CutItem const* before)
    {
        if (before) {
            m_text += "* FROM CLIP NAME: Shot " + std::to_string(before->number) + "\n";
            m_text += "* TO CLIP NAME: Shot " + std::to_string(item.number) + "\n";
            bool const isPlain = before->transition.kind == story::TransitionKind::Dissolve ||
                                 before->transition.kind == story::TransitionKind::Wipe;
            if (!isPlain) // the format knows dissolves and wipes alone
                m_text += "* TRANSITION: " + std::string(nameOf(before->transition.kind)) + "\n";
        } else {
            m_text += "* FROM CLIP NAME: Shot " + std::to_string(item.number) + "\n";
        }
        if (item.take)
            m_text += "* SOURCE FILE: " + item.proxyFile + "\n";
    }

    /// "* LOC: 01:00:02:05 RED     what was written", as Avid's locators, which other programs read too.
    void addMarkers(size_t index)
    {
        for (plan::MarkerSpot const& spot : m_markers) {
            if (spot.item != static_cast<int>(index))
                continue;
            story::Marker const& marker = m_film.plan.items[index].markers[static_cast<size_t>(spot.marker)];
            char line[64];
            std::snprintf(line, sizeof line, "* LOC: %s %-7s ", clock(spot.at, kFirstHour).c_str(),
                          colourOf(marker.colour));
            m_text += line + oneLine(marker.text) + "\n";
        }
    }

    static char const* colourOf(story::MarkerColour colour)
    {
        switch (colour) {
        case story::MarkerColour::Green: return "GREEN";
        case story::MarkerColour::Amber: return "YELLOW";
        case story::MarkerColour::Red: return "RED";
        case story::MarkerColour::Violet: return "MAGENTA";
        default: return "BLUE";
        }
    }

    std::string clock(TimelineFrame frame, int64_t firstSecond) const
    {
        return timecode(frame.count + firstSecond * framesPerSecond(m_rate), m_rate);
    }

    Film const& m_film;
    FrameRate m_rate;
    std::vector<plan::MarkerSpot> m_markers;
    std::string m_text;
    int m_event = 0;
};

} // namespace

std::string edlText(Film const& film) { return Edl(film).take(); }

} // namespace fw::interchange
