// Final Cut Pro XML 1.9 (Apple's FCPXML reference): resources, then one sequence whose spine holds the clips.
#include "engine/interchange/CutList.h"

#include <map>

namespace fw::interchange {

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (char const c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "&#10;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') // XML 1.0 has no other control characters
                out += c;
        }
    return out;
}

std::string attribute(char const* name, std::string const& value)
{
    return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string seconds(int64_t frames, FrameRate rate)
{
    return std::to_string(frames * rate.den) + "/" + std::to_string(rate.num) + "s";
}

std::string formatLine(std::string const& id, SizePx size, FrameRate rate)
{
    return "    <format" + attribute("id", id) + attribute("frameDuration", seconds(1, rate)) +
           attribute("width", std::to_string(size.widthPx)) +
           attribute("height", std::to_string(size.heightPx)) + "/>\n";
}

/// Numbers the formats and assets while the spine is written.
class FcpXml {
public:
    explicit FcpXml(Film const& film) : m_film(film), m_rate(film.plan.format.rate)
    {
        m_resources = formatLine("r0", film.plan.format.size, m_rate);
        for (CutClip const& clip : cutListOf(film))
            addClip(clip);
    }

    std::string text() const
    {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n<fcpxml version=\"1.9\">\n  "
               "<resources>\n" +
               m_resources + "  </resources>\n  <project" + attribute("name", m_film.board.title) +
               ">\n    <sequence" + attribute("format", "r0") +
               attribute("duration", seconds(m_film.plan.length.count, m_rate)) + attribute("tcStart", "0s") +
               attribute("tcFormat", "NDF") + ">\n      <spine>\n" + m_spine +
               "      </spine>\n    </sequence>\n  </project>\n</fcpxml>\n";
    }

private:
    void addClip(CutClip const& clip)
    {
        if (clip.covered.count > 0) {
            std::string inside =
                clip.shot->notes.empty() ? "" : "<note>" + escaped(clip.shot->notes) + "</note>";
            for (CutClip::Spot const& spot : clip.markers)
                if (spot.at < clip.covered)
                    inside += markerOf(spot.marker, clip.sourceBegin + spot.at);
            m_spine += "        <asset-clip" + attribute("ref", assetOf(clip)) +
                       place(clip.name, clip.begin, clip.covered) +
                       attribute("start", seconds(clip.sourceBegin.count, m_rate)) +
                       (inside.empty() ? "/>\n" : ">" + inside + "</asset-clip>\n");
        }
        if (clip.covered < clip.length)
            addGap(clip);
        TimelineFrame const cut = clip.begin + clip.length;
        if (clip.before.count > 0)
            m_spine += "        <transition" +
                       place(effectOf(clip.transition), cut - clip.before, clip.before + clip.after) + "/>\n";
    }

    void addGap(CutClip const& clip)
    {
        std::string inside;
        for (CutClip::Spot const& spot : clip.markers)
            if (spot.at >= clip.covered)
                inside += markerOf(spot.marker, spot.at - clip.covered);
        m_spine += "        <gap" + place(clip.name, clip.begin + clip.covered, clip.length - clip.covered) +
                   attribute("start", "0s") + (inside.empty() ? "/>\n" : ">" + inside + "</gap>\n");
    }

    std::string markerOf(story::Marker const& marker, TimelineFrame at) const
    {
        return "<marker" + attribute("start", seconds(at.count, m_rate)) +
               attribute("duration", seconds(1, m_rate)) + attribute("value", marker.text) + "/>";
    }

    std::string place(std::string const& name, TimelineFrame at, TimelineFrame length) const
    {
        return attribute("name", name) + attribute("offset", seconds(at.count, m_rate)) +
               attribute("duration", seconds(length.count, m_rate));
    }

    /// The names that Final Cut gives to its own.
    static std::string effectOf(story::TransitionKind kind)
    {
        switch (kind) {
        case story::TransitionKind::Wipe: return "Wipe";
        case story::TransitionKind::DipBlack:
        case story::TransitionKind::DipWhite: return "Fade To Color";
        default: return "Cross Dissolve";
        }
    }

    /// A take that shows twice (duplicated shots) is one asset.
    std::string assetOf(CutClip const& clip)
    {
        auto const [asset, isNew] =
            m_assets.try_emplace(*clip.item->take, "a" + std::to_string(m_assets.size() + 1));
        if (!isNew)
            return asset->second;
        SizePx const size = story::shownTake(*clip.shot)->size;
        m_resources += formatLine("f" + asset->second, size, clip.item->rate);
        m_resources += "    <asset" + attribute("id", asset->second) + attribute("name", clip.name) +
                       attribute("start", "0s") +
                       attribute("duration", seconds(clip.item->takeLength.count, clip.item->rate)) +
                       attribute("hasVideo", "1") + attribute("format", "f" + asset->second) + "><media-rep" +
                       attribute("kind", "original-media") + attribute("src", proxyUrl(m_film, *clip.item)) +
                       "/></asset>\n";
        return asset->second;
    }

    Film const& m_film;
    FrameRate m_rate;
    std::map<TakeId, std::string> m_assets;
    std::string m_resources, m_spine;
};

} // namespace

std::string fcpxmlText(Film const& film) { return FcpXml(film).text(); }

} // namespace fw::interchange
