#include "ui/theme/Palette.h"

#include <QCoreApplication>

#include <array>

namespace fw::ui {

namespace {

Colours darkColours()
{
    Colours c;
    c.well = "#141414";
    c.window = "#191B1E";
    c.panel = "#202327";
    c.card = "#2A2D32";
    c.hover = "#353940";
    c.text = "#ECEEF1";
    c.textSecondary = "#B4BAC3";
    c.textMuted = "#9BA2AD";
    c.textDisabled = "#6B717B";
    c.lineSubtle = "#383C42";
    c.lineStrong = "#7F8690";
    c.accent = "#6CA6FF";
    c.accentHover = "#8ABAFF";
    c.onAccent = "#0B1220";
    c.selection = "#22344F";
    c.playheadCore = "#FFFFFF";
    c.playheadEdge = "#000000";
    c.isDark = true;
    return c;
}

Colours lightColours()
{
    Colours c;
    c.well = "#D8D8D8";
    c.window = "#ECEEF0";
    c.panel = "#F7F8F9";
    c.card = "#FFFFFF";
    c.hover = "#E3E6EA";
    c.text = "#16181B";
    c.textSecondary = "#454B55";
    c.textMuted = "#565D68";
    c.textDisabled = "#9AA0A9";
    c.lineSubtle = "#C4C9D0";
    c.lineStrong = "#6F7681";
    c.accent = "#1A56C0";
    c.accentHover = "#15479F";
    c.onAccent = "#FFFFFF";
    c.selection = "#D7E5FC";
    c.playheadCore = "#FFFFFF";
    c.playheadEdge = "#000000";
    c.isDark = false;
    return c;
}

/// Black and white with one yellow: every text 7:1 and more, every border drawn.
Colours highContrastColours()
{
    Colours c;
    c.well = "#000000";
    c.window = "#000000";
    c.panel = "#000000";
    c.card = "#121212";
    c.hover = "#2E2E2E";
    c.text = "#FFFFFF";
    c.textSecondary = "#F0F0F0";
    c.textMuted = "#DADADA";
    c.textDisabled = "#8C8C8C";
    c.lineSubtle = "#8C8C8C";
    c.lineStrong = "#FFFFFF";
    c.accent = "#FFD83D";
    c.accentHover = "#FFE98F";
    c.onAccent = "#000000";
    c.selection = "#0B2A66";
    c.playheadCore = "#FFFFFF";
    c.playheadEdge = "#000000";
    c.isDark = true;
    return c;
}

struct StateRow {
    char const* darkText;
    char const* darkPill;
    char const* lightText;
    char const* lightPill;
    char const* highText; ///< on the dark pill
    char const* icon;
    char const* word;
};

// In the order of ShotState.
constexpr std::array<StateRow, 8> kStates{{
    {"#A7AEB9", "#2F3339", "#565D68", "#E6E9ED", "#D5DAE2", "photo-plus",
     QT_TRANSLATE_NOOP("ShotState", "Empty")},
    {"#9DB2D6", "#28303C", "#3F5C8C", "#E1E8F4", "#BFD2F5", "hourglass",
     QT_TRANSLATE_NOOP("ShotState", "Queued")},
    {"#4FD0E0", "#143339", "#0A6474", "#DAF1F4", "#6FE6F5", "progress",
     QT_TRANSLATE_NOOP("ShotState", "Forming")},
    {"#6FCF8E", "#17331F", "#1C6B3A", "#DDF2E4", "#86EBA8", "circle-check",
     QT_TRANSLATE_NOOP("ShotState", "Ready")},
    {"#F2B84B", "#3A2C10", "#7E4E00", "#FBEBCB", "#FFC861", "refresh-alert",
     QT_TRANSLATE_NOOP("ShotState", "Stale")},
    {"#C9A2FF", "#31244A", "#6B3FB0", "#EDE3FC", "#DCC2FF", "hand-stop",
     QT_TRANSLATE_NOOP("ShotState", "Held")},
    {"#FF8A80", "#45201E", "#B3261E", "#FBE2E0", "#FFABA3", "alert-triangle",
     QT_TRANSLATE_NOOP("ShotState", "Failed")},
    {"#A7AEB9", "#2F3339", "#565D68", "#E6E9ED", "#D5DAE2", "ban",
     QT_TRANSLATE_NOOP("ShotState", "Cancelled")},
}};

} // namespace

Colours coloursOf(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::Light: return lightColours();
    case Theme::Mode::HighContrast: return highContrastColours();
    case Theme::Mode::Dark: break;
    }
    return darkColours();
}

StateLook stateLookOf(ShotState state, Theme::Mode mode)
{
    StateRow const& row = kStates[static_cast<size_t>(state)];
    bool const isLight = mode == Theme::Mode::Light;
    char const* text = isLight                             ? row.lightText
                       : mode == Theme::Mode::HighContrast ? row.highText
                                                           : row.darkText;
    return {QColor(text), QColor(isLight ? row.lightPill : row.darkPill), QString::fromLatin1(row.icon),
            QCoreApplication::translate("ShotState", row.word)};
}

} // namespace fw::ui
