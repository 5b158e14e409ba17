#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>
#include <QString>

namespace fw::ui {

/// Every colour that is drawn, by role (looks/README.md section 2). Values come from the palette table, never
/// from code elsewhere.
struct Colours {
    QColor well, window, panel, card, hover;
    QColor text, textSecondary, textMuted, textDisabled;
    QColor lineSubtle, lineStrong;
    QColor accent, accentHover, onAccent, selection;
    QColor playheadCore, playheadEdge;
    bool isDark = true;
};

/// The one state of a shot that is shown.
enum class ShotState { Empty, Queued, Forming, Ready, Stale, Held, Failed, Cancelled };

/// Text and pill colour, icon and word of a state.
struct StateLook {
    QColor text, pill;
    QString icon;
    QString word;
};

/// Palette, type and icons; dark by default, light follows the system or the setting, high contrast is
/// chosen. One per program. Thread: GUI.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { Dark, Light, HighContrast };

    static Theme& instance();

    void apply(Mode mode); ///< sets QPalette, style sheet, fonts; emits changed
    Mode mode() const { return m_mode; }
    Colours const& colours() const { return m_colours; }
    StateLook state(ShotState state) const;

    enum class Type { Meta, Body, Form, Title, ShotName, EmptyTitle, Timecode, Mono };
    QFont font(Type type) const; ///< sizes of section 3; Timecode and Mono are Noto Sans (tabular figures)

    /// Tabler outline icon from :/icons, drawn in a colour; cached by name, size, colour and device ratio.
    QPixmap pixmap(QString const& name, int px, QColor const& colour, qreal devicePixelRatio = 1.0) const;
    QIcon icon(QString const& name) const; ///< in textSecondary, disabled and active variants

    bool isMotionReduced() const;
    void setMotionReduced(bool isReduced) { m_isMotionReduced = isReduced; }

    /// What the desktop asks for; Dark when it does not say.
    static Mode systemMode();
    /// The desktop's text size, 1 to 2.
    static double textScale();

Q_SIGNALS:
    void changed();

private:
    Theme();

    Mode m_mode = Mode::Dark;
    Colours m_colours;
    bool m_isMotionReduced = false; ///< asked for here; the desktop may ask for it too
};

/// Spacing on the 4 px grid.
namespace space {
constexpr int kTight = 4;
constexpr int kCard = 8;
constexpr int kPanel = 12;
constexpr int kGroup = 16;
constexpr int kEmpty = 24;
constexpr int kControl = 28;
} // namespace space

/// "00:00:04:12" at a frame rate; negative never.
QString timecode(int64_t frame, double framesPerSecond);

} // namespace fw::ui
