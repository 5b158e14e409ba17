#include "engine/media/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdarg>
#include <cstring>
#include <memory>
#include <mutex>

extern "C" {
#include <ass/ass.h>
}

namespace fw::media {

namespace {

struct FreeAss {
    void operator()(ASS_Library* library) const { ass_library_done(library); }
    void operator()(ASS_Renderer* renderer) const { ass_renderer_done(renderer); }
    void operator()(ASS_Track* track) const { ass_free_track(track); }
};

/// One library and renderer for the program: asking the system for its fonts costs a tenth of a second.
struct TextEngine {
    std::mutex mutex;
    std::unique_ptr<ASS_Library, FreeAss> library;
    std::unique_ptr<ASS_Renderer, FreeAss> renderer;

    TextEngine() : library(ass_library_init())
    {
        if (!library)
            return;
        ass_set_message_cb(
            library.get(), [](int, char const*, va_list, void*) {}, nullptr);
        renderer.reset(ass_renderer_init(library.get()));
        if (renderer)
            ass_set_fonts(renderer.get(), nullptr, "Sans", ASS_FONTPROVIDER_AUTODETECT, nullptr, 1);
    }
};

TextEngine& engine()
{
    static TextEngine instance;
    return instance;
}

/// Braces and backslashes are markup to libass: a word joiner after the backslash and an escape before the
/// brace make them plain characters.
std::string plain(std::string const& text)
{
    std::string out;
    for (char c : text) {
        if (c == '{' || c == '}')
            out += '\\';
        if (c == '\n')
            out += "\\N";
        else if (c == '\\')
            out += "\\\xE2\x81\xA0";
        else if (c != '\r')
            out += c;
    }
    return out;
}

/// libass counts transparency: 0 is opaque.
uint32_t assColour(Rgb const& colour, double opacity)
{
    return static_cast<uint32_t>(colour[0]) << 24 | static_cast<uint32_t>(colour[1]) << 16 |
           static_cast<uint32_t>(colour[2]) << 8 |
           static_cast<uint32_t>(std::lround(255 * (1 - std::clamp(opacity, 0.0, 1.0))));
}

int alignment(TextStyle const& style)
{
    static constexpr std::array across{HALIGN_LEFT, HALIGN_CENTER, HALIGN_RIGHT};
    static constexpr std::array down{VALIGN_TOP, VALIGN_CENTER, VALIGN_SUB};
    return across[static_cast<size_t>(style.align)] | down[static_cast<size_t>(style.stand)];
}

std::unique_ptr<ASS_Track, FreeAss> makeTrack(ASS_Library* library, std::string const& text, RectPx box,
                                              TextStyle const& style)
{
    std::unique_ptr<ASS_Track, FreeAss> track(ass_new_track(library));
    if (!track)
        return track;
    track->PlayResX = box.widthPx;
    track->PlayResY = box.heightPx;
    track->WrapStyle = 1;
    track->ScaledBorderAndShadow = 1;
    int const styleAt = ass_alloc_style(track.get()); // may move the array: index after the call
    ASS_Style& look = track->styles[styleAt];
    look.Name = strdup("Default");
    look.FontName = strdup("Inter");
    look.FontSize = style.sizePx * 1.21; // libass counts line heights: this makes sizePx the em
    look.PrimaryColour = assColour(style.colour, style.opacity);
    look.OutlineColour = assColour({0, 0, 0}, style.opacity);
    look.Outline = style.outlinePx;
    look.Bold = style.isBold ? 1 : 0;
    look.ScaleX = 1;
    look.ScaleY = 1;
    look.BorderStyle = 1;
    look.Alignment = alignment(style);
    int const eventAt = ass_alloc_event(track.get());
    ASS_Event& event = track->events[eventAt];
    event.Start = 0;
    event.Duration = 1000;
    event.Style = styleAt;
    event.Text = strdup(plain(text).c_str());
    return track;
}

/// Lays one bitmap of coverage over the picture, clipped to the box.
void lay(Image& image, ASS_Image const& part, RectPx box)
{
    int const left = std::max({box.x, 0, box.x + part.dst_x});
    int const top = std::max({box.y, 0, box.y + part.dst_y});
    int const right = std::min({box.x + box.widthPx, image.widthPx(), box.x + part.dst_x + part.w});
    int const bottom = std::min({box.y + box.heightPx, image.heightPx(), box.y + part.dst_y + part.h});
    int const opacity = 255 - static_cast<int>(part.color & 0xff);
    int const colour[3] = {static_cast<int>(part.color >> 24), static_cast<int>(part.color >> 16 & 0xff),
                           static_cast<int>(part.color >> 8 & 0xff)};
    for (int y = top; y < bottom; ++y) {
        uint8_t const* cover = part.bitmap + static_cast<ptrdiff_t>(part.stride) * (y - box.y - part.dst_y) +
                               (left - box.x - part.dst_x);
        uint8_t* pixel = image.mutableRow(y) + static_cast<ptrdiff_t>(left) * 3;
        for (int x = left; x < right; ++x, ++cover, pixel += 3) {
            int const alpha = *cover * opacity;
            for (int c = 0; c < 3; ++c)
                pixel[c] =
                    static_cast<uint8_t>((pixel[c] * (65025 - alpha) + colour[c] * alpha + 32512) / 65025);
        }
    }
}

} // namespace

void drawText(Image& image, std::string const& text, RectPx box, TextStyle const& style)
{
    if (image.isEmpty() || text.empty() || box.widthPx <= 0 || box.heightPx <= 0 || style.sizePx <= 0)
        return;
    image = flatten(image);
    TextEngine& shared = engine();
    std::scoped_lock const lock(shared.mutex);
    if (!shared.renderer)
        return;
    ass_set_frame_size(shared.renderer.get(), box.widthPx, box.heightPx);
    auto const track = makeTrack(shared.library.get(), text, box, style);
    if (!track)
        return;
    for (ASS_Image const* part = ass_render_frame(shared.renderer.get(), track.get(), 0, nullptr); part;
         part = part->next)
        if (part->w > 0 && part->h > 0)
            lay(image, *part, box);
}

} // namespace fw::media
