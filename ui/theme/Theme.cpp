#include "ui/theme/Theme.h"

#include "engine/base/Timecode.h"
#include "ui/theme/IconCache.h"
#include "ui/theme/Palette.h"
#include "ui/theme/StyleSheet.h"

#include <QApplication>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPalette>
#include <QPlainTextEdit>
#include <QScreen>
#include <QStyle>
#include <QTextEdit>

// Q_INIT_RESOURCE declares a function and must stand outside of namespaces.
static void initIcons() { Q_INIT_RESOURCE(icons); }

namespace fw::ui {

namespace {

IconCache& icons()
{
    static IconCache cache;
    return cache;
}

QPalette paletteFor(Colours const& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.card);
    palette.setColor(QPalette::AlternateBase, c.panel);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.textMuted);
    palette.setColor(QPalette::Button, c.card);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.onAccent);
    palette.setColor(QPalette::ToolTipBase, c.card);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::Light, c.hover);
    palette.setColor(QPalette::Midlight, c.card);
    palette.setColor(QPalette::Mid, c.lineSubtle);
    palette.setColor(QPalette::Dark, c.window);
    palette.setColor(QPalette::Shadow, c.well);
    for (QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.textDisabled);
    return palette;
}

/// Style sheets of Qt 6.4 write what stands in an empty field in half of the text's colour, which is too
/// pale.
class EmptyFieldInk : public QObject {
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        bool const isLook = event->type() == QEvent::PaletteChange || event->type() == QEvent::Polish;
        if (!isLook || !(qobject_cast<QLineEdit*>(watched) || qobject_cast<QPlainTextEdit*>(watched) ||
                         qobject_cast<QTextEdit*>(watched)))
            return false;
        auto* field = static_cast<QWidget*>(watched);
        QPalette palette = field->palette();
        QColor const ink = Theme::instance().colours().textMuted;
        if (palette.color(QPalette::PlaceholderText) != ink) {
            palette.setColor(QPalette::PlaceholderText, ink);
            field->setPalette(palette);
        }
        return false;
    }
};

} // namespace

Theme& Theme::instance()
{
    static Theme theme;
    return theme;
}

Theme::Theme()
{
    initIcons();
    m_colours = coloursOf(m_mode);
}

void Theme::apply(Mode mode)
{
    static QObject* const ink = new EmptyFieldInk(qApp);
    qApp->installEventFilter(ink); // again does nothing more
    m_mode = mode;
    m_colours = coloursOf(mode);
    // Once: it polishes every widget, as the style sheet does again.
    static QStyle* const style = QApplication::setStyle(QStringLiteral("Fusion"));
    Q_UNUSED(style)
    QApplication::setPalette(paletteFor(m_colours));
    QApplication::setFont(font(Type::Form));
    qApp->setStyleSheet(styleSheetFor(m_colours));
    Q_EMIT changed();
}

StateLook Theme::state(ShotState state) const { return stateLookOf(state, m_mode); }

QFont Theme::font(Type type) const
{
    struct Row {
        int px;
        QFont::Weight weight;
        bool isTabular;
    };
    static Row const rows[] = {
        {11, QFont::Medium, false},   // Meta
        {12, QFont::Normal, false},   // Body
        {13, QFont::Normal, false},   // Form
        {13, QFont::DemiBold, false}, // Title
        {15, QFont::DemiBold, false}, // ShotName
        {20, QFont::DemiBold, false}, // EmptyTitle
        {22, QFont::Medium, true},    // Timecode
        {11, QFont::Medium, true},    // Mono
    };
    Row const& row = rows[static_cast<size_t>(type)];
    QFont font;
    // Inter's figures are proportional and Qt 6.4 cannot switch tnum on: numbers that tick are Noto Sans.
    font.setFamilies(row.isTabular ? QStringList{"Noto Sans", "DejaVu Sans"}
                                   : QStringList{"Inter", "Noto Sans", "DejaVu Sans"});
    font.setPixelSize(qRound(row.px * textScale()));
    font.setWeight(row.weight);
    return font;
}

QPixmap Theme::pixmap(QString const& name, int px, QColor const& colour, qreal devicePixelRatio) const
{
    return icons().pixmap(name, px, colour, devicePixelRatio);
}

QIcon Theme::icon(QString const& name) const
{
    QIcon icon;
    qreal const ratio = qGuiApp->devicePixelRatio();
    for (int px : {16, 20}) {
        icon.addPixmap(pixmap(name, px, m_colours.textSecondary, ratio), QIcon::Normal);
        icon.addPixmap(pixmap(name, px, m_colours.textDisabled, ratio), QIcon::Disabled);
        icon.addPixmap(pixmap(name, px, m_colours.text, ratio), QIcon::Active);
        icon.addPixmap(pixmap(name, px, m_colours.text, ratio), QIcon::Selected);
    }
    return icon;
}

bool Theme::isMotionReduced() const
{
    return m_isMotionReduced || qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration) == 0;
}

Theme::Mode Theme::systemMode()
{
    // Qt 6.4 reports no colour scheme: the lightness of the platform's window colour is the next best sign.
    // A platform without a theme of its own (X11 without a desktop) gets the editor's default.
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP"))
        return Mode::Dark;
    return QGuiApplication::palette().color(QPalette::Window).lightnessF() > 0.5 ? Mode::Light : Mode::Dark;
}

double Theme::textScale()
{
    // 96 logical dots per inch is scale 1; desktops raise it with their text size setting.
    static double const scale = [] {
        QScreen const* screen = QGuiApplication::primaryScreen();
        return screen ? qBound(1.0, screen->logicalDotsPerInchY() / 96.0, 2.0) : 1.0;
    }();
    return scale;
}

QString timecode(int64_t frame, double framesPerSecond)
{
    int const rate = static_cast<int>(std::max<int64_t>(1, qRound64(framesPerSecond)));
    return QString::fromStdString(fw::timecode(frame, {rate, 1}));
}

} // namespace fw::ui
