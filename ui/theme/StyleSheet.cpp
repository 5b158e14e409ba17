#include "ui/theme/StyleSheet.h"

#include "ui/theme/IconCache.h"
#include "ui/theme/Palette.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace fw::ui {

namespace {

// @name is replaced by a colour or a glyph file; longer names come first in the table below.
constexpr char kTemplate[] = R"(
QWidget { color: @textPrimary; }
QMainWindow, QDialog, QMessageBox { background: @window; }
QMainWindow::separator { background: @window; width: 4px; height: 4px; }
QMainWindow::separator:hover { background: @accent; }
QToolTip { background: @card; color: @textPrimary; border: 1px solid @lineSubtle; padding: 4px 8px; }

QMenuBar { background: @window; padding: 0 4px; }
QMenuBar::item { padding: 8px 8px; border-radius: 4px; background: transparent; color: @textSecondary; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; color: @textPrimary; }
QMenu { background: @card; border: 1px solid @lineSubtle; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @textDisabled; }
QMenu::separator { height: 1px; background: @lineSubtle; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url(@glyphCheckText); }

QDockWidget { color: @textPrimary; font-weight: 600; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: @textMuted; padding: 0 10px; min-height: 26px;
    border: 2px solid transparent; font-weight: 600; }
QTabBar::tab:selected { color: @textPrimary; border-bottom-color: @accent; }
QTabBar::tab:hover:!selected { color: @textSecondary; background: @hover; }
QTabBar::tab:focus { color: @accent; border: 2px solid @accent; border-radius: 4px; }
QTabWidget::pane { border: none; background: @panel; }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox { background: @card; border: 1px solid @lineStrong;
    border-radius: 4px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox, QComboBox { min-height: 26px; max-height: 26px; padding: 0 8px; }
QComboBox { padding-left: 10px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { background: @hover; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border: 2px solid @accent; background: @card; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus { min-height: 24px; max-height: 24px; padding: 0 7px; }
QComboBox:focus { padding-left: 9px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit#timecode { background: transparent; border: 1px solid transparent; padding: 0 4px; }
QLineEdit#timecode:hover { border-color: @lineStrong; background: @card; }
QLineEdit#timecode:focus { border: 2px solid @accent; background: @card; padding: 0 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @textDisabled;
    border-color: @lineSubtle; background: @panel; }
QComboBox::drop-down { border: none; width: 24px; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(@glyphDown); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @lineSubtle; padding: 4px; outline: none;
    selection-background-color: @selection; selection-color: @textPrimary; }
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 4px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 20px; }
QAbstractSpinBox::up-arrow { image: url(@glyphUp); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(@glyphDown); width: 12px; height: 12px; }

QPushButton { background: @card; border: 1px solid @lineStrong; border-radius: 4px; padding: 0 12px; min-height: 26px;
    min-width: 48px; outline: none; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selection; }
QPushButton:checked { background: @selection; border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 0 11px; min-height: 24px; }
QPushButton:disabled { color: @textDisabled; border-color: @lineSubtle; background: @panel; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:focus { border: 2px solid @textPrimary; background: qlineargradient(x1: 0, y1: 0, x2: 0, y2: 1,
    stop: 0 @onAccent, stop: 0.07 @onAccent, stop: 0.08 @accent, stop: 0.92 @accent, stop: 0.93 @onAccent, stop: 1 @onAccent); }
QPushButton[primary="true"]:disabled { background: @card; color: @textDisabled; border-color: @lineSubtle; }
QPushButton::menu-indicator { image: url(@glyphDown); width: 16px; height: 16px; subcontrol-position: right center;
    right: 4px; }
QPushButton[hasMenu="true"] { padding-right: 24px; }
QPushButton[flat="true"] { background: transparent; border: 1px solid transparent; }
QPushButton[flat="true"]:hover { background: @hover; }
QPushButton[flat="true"]:focus { border: 2px solid @accent; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 3px;
    color: @textSecondary; }
QToolButton:hover { background: @hover; color: @textPrimary; }
QToolButton:pressed, QToolButton:checked { background: @selection; color: @textPrimary; }
QToolButton:focus { border: 2px solid @accent; padding: 2px; }
QToolButton:disabled { color: @textDisabled; }
QToolButton::menu-indicator { image: none; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @lineStrong;
    background: @card; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@glyphCheckOnAccent); }
QRadioButton::indicator:checked { border: 5px solid @accent; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { color: @accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid @accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked:focus { border: 2px solid @textPrimary; }
QCheckBox:disabled, QRadioButton:disabled { color: @textDisabled; }

QSlider { min-height: 24px; background: transparent; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @lineSubtle; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -4px 0; border-radius: 6px; background: @textPrimary; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @accent; }
QProgressBar { background: @lineSubtle; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @lineSubtle; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @lineStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget { border: none; background: transparent; }
QListView, QTreeView, QTableView { background: @panel; border: 2px solid transparent; outline: none; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid @accent; }
QTreeWidget::item { min-height: 24px; padding: 0 4px; }
QHeaderView::section { background: @panel; color: @textMuted; border: none; border-bottom: 1px solid @lineSubtle;
    padding: 4px 8px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @accent; }
QStatusBar { background: @window; color: @textMuted; min-height: 24px; }
QStatusBar::item { border: none; }

QLabel { background: transparent; }
QLabel[role="secondary"] { color: @textSecondary; }
QLabel[role="muted"] { color: @textMuted; }
QLabel[role="warning"] { color: @warnText; background: @warnPill; border-radius: 4px; padding: 4px 8px; }
QLabel[role="error"] { color: @errorText; background: @errorPill; border-radius: 4px; padding: 4px 8px; }
QLabel[role="note"] { color: @textSecondary; background: @card; border-radius: 4px; padding: 8px; }
QFrame[role="popover"] { background: @card; border: 1px solid @lineSubtle; border-radius: 8px; }
QFrame[role="popover"] QTreeView { background: @card; }
QFrame[role="popover"] QTreeView::item { min-height: 28px; color: @textPrimary; }
QFrame[role="popover"] QTreeView::item:selected { background: @selection; }
QFrame[role="popover"] QTreeView::item:disabled { color: @textDisabled; }
QFrame[role="line"] { background: @lineSubtle; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="panel"] { background: @panel; }
QWidget[role="well"] { background: @well; }
QFrame[role="dockTitle"] { background: @panel; border-bottom: 1px solid @lineSubtle; }
QFrame[role="errorBar"] { background: @errorPill; border: none; }
QFrame[role="errorBar"] QLabel { color: @errorText; }
QFrame[role="noticeBar"] { background: @selection; border: none; }
)";

/// Writes `icon` tinted as a file (named by its colour, so that it is written once) and gives its path.
QString glyphFile(char const* icon, QColor const& colour)
{
    QString const folder =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + "/framewright/controls";
    QString const file = folder + '/' + icon + '-' + colour.name().mid(1) + ".svg";
    if (!QFile::exists(file) && QDir().mkpath(folder)) {
        QSaveFile out(file);
        if (out.open(QIODevice::WriteOnly)) {
            out.write(IconCache::svg(icon, colour));
            out.commit();
        }
    }
    return file;
}

} // namespace

QString styleSheetFor(Colours const& c)
{
    bool const isHigh = c.isDark && c.accent == coloursOf(Theme::Mode::HighContrast).accent;
    Theme::Mode const mode = isHigh     ? Theme::Mode::HighContrast
                             : c.isDark ? Theme::Mode::Dark
                                        : Theme::Mode::Light;
    StateLook const warning = stateLookOf(ShotState::Stale, mode);
    StateLook const error = stateLookOf(ShotState::Failed, mode);
    std::pair<char const*, QString> const tokens[] = {
        {"@well", c.well.name()},
        {"@window", c.window.name()},
        {"@panel", c.panel.name()},
        {"@card", c.card.name()},
        {"@hover", c.hover.name()},
        {"@textPrimary", c.text.name()},
        {"@textSecondary", c.textSecondary.name()},
        {"@textMuted", c.textMuted.name()},
        {"@textDisabled", c.textDisabled.name()},
        {"@lineSubtle", c.lineSubtle.name()},
        {"@lineStrong", c.lineStrong.name()},
        {"@accentHover", c.accentHover.name()},
        {"@accent", c.accent.name()},
        {"@onAccent", c.onAccent.name()},
        {"@selection", c.selection.name()},
        {"@warnText", warning.text.name()},
        {"@warnPill", warning.pill.name()},
        {"@errorText", error.text.name()},
        {"@errorPill", error.pill.name()},
        {"@glyphDown", glyphFile("chevron-down", c.textSecondary)},
        {"@glyphUp", glyphFile("chevron-up", c.textSecondary)},
        {"@glyphCheckOnAccent", glyphFile("check", c.onAccent)},
        {"@glyphCheckText", glyphFile("check", c.text)},
    };
    QString sheet = QString::fromLatin1(kTemplate);
    for (auto const& [token, value] : tokens)
        sheet.replace(QLatin1String(token), value);
    return sheet;
}

} // namespace fw::ui
