#include "engine/playback/Compose.h"

#include "engine/media/Text.h"

#include <algorithm>

namespace fw::playback {

namespace {

// Panel, text, secondary and muted text of the dark palette (looks/README.md): neutral beside real pictures.
constexpr media::Rgb kGround = {0x20, 0x23, 0x27};
constexpr media::Rgb kDialogueColour = {0xec, 0xee, 0xf1};
constexpr media::Rgb kNumberColour = {0xb4, 0xba, 0xc3};
constexpr media::Rgb kPromptColour = {0x9b, 0xa2, 0xad};
constexpr size_t kMaxPromptBytes = 240;

/// The start of a long prompt, cut at a space.
std::string shortened(std::string const& prompt)
{
    if (prompt.size() <= kMaxPromptBytes)
        return prompt;
    size_t const space = prompt.rfind(' ', kMaxPromptBytes);
    size_t cut = space == std::string::npos ? kMaxPromptBytes : space;
    while (cut > 0 && (static_cast<uint8_t>(prompt[cut]) & 0xc0) == 0x80)
        --cut; // never inside a character
    return prompt.substr(0, cut) + "\u2026";
}

} // namespace

Image posterCard(SizePx size, plan::CutItem const& item)
{
    Image card(size);
    if (card.isEmpty())
        return card;
    card.fill(kGround[0], kGround[1], kGround[2]);
    int const shortSide = std::min(size.widthPx, size.heightPx);
    int const margin = size.widthPx / 8;
    int const width = size.widthPx - 2 * margin;
    media::TextStyle style{std::max(10, shortSide / 14), true, kNumberColour, media::TextAlign::Centre};
    int const top = item.dialogue.empty() ? size.heightPx / 3 : size.heightPx / 4;
    media::drawText(card, "Shot " + std::to_string(item.number), {margin, top, width, style.sizePx * 3 / 2},
                    style);
    int const below = top + style.sizePx * 17 / 10;
    // What is said stands where subtitles do, and the prompt never reaches down to it.
    int const said = item.dialogue.empty() ? size.heightPx - margin / 4 : size.heightPx * 7 / 10;
    style.sizePx = std::max(8, shortSide / 20);
    style.isBold = false;
    style.colour = kPromptColour;
    media::drawText(card, shortened(item.prompt), {margin, below, width, said - below}, style);
    if (item.dialogue.empty())
        return card;
    style.colour = kDialogueColour;
    style.stand = media::TextStand::Bottom;
    media::drawText(card, shortened(item.dialogue),
                    {margin, said, width, size.heightPx - said - size.heightPx / 16}, style);
    return card;
}

} // namespace fw::playback
