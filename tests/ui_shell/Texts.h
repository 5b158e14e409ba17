#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMetaEnum>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTextDocument>
#include <QToolButton>
#include <QTreeWidget>
#include <QWidget>

namespace fw::ui::test {

// What is written in a window, and whether there is room for it.

/// Where a widget is, for people who read a test's failure.
inline QString placeOf(QWidget const* widget)
{
    QStringList names;
    for (QWidget const* each = widget; each; each = each->parentWidget())
        if (QString const name = each->metaObject()->className(); each == widget || name.startsWith("fw::"))
            names << name.section("::", -1) +
                         (each == widget ? '"' + widget->accessibleName() + '"' : QString());
    return names.join(" < ");
}

/// False also within a strip that is folded to nothing, as the titles of tabbed docks are, and in a dock
/// behind another, which Qt keeps outside of the window.
inline bool isShown(QWidget const* widget)
{
    bool isFolded = false;
    for (QWidget const* each = widget->parentWidget(); each && !each->isWindow(); each = each->parentWidget())
        isFolded = isFolded || each->height() == 0 || each->width() == 0 ||
                   (qobject_cast<QDockWidget const*>(each) && each->visibleRegion().isEmpty());
    return widget->isVisible() && !isFolded;
}

/// True where a widget may shorten its text, because the whole of it is in its tooltip.
inline bool isElidedOnPurpose(QWidget const* widget, QString const& text)
{
    QString const bare = QString(text).remove(QChar(0x2026));
    return !widget->toolTip().isEmpty() && !bare.isEmpty() && widget->toolTip().startsWith(bare.left(8));
}

/// How much room a label's text lacks in its own widget, in pixels; 0: none.
inline int lackOf(QLabel const* label)
{
    if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
        return 0;
    if (!label->wordWrap())
        return std::max(label->sizeHint().width() - label->width(),
                        label->sizeHint().height() - label->height());
    return std::max(label->heightForWidth(label->width()) - label->height(),
                    label->minimumSizeHint().width() - label->width());
}

inline int lackOf(QAbstractButton const* button)
{
    auto const* tool = qobject_cast<QToolButton const*>(button);
    if (button->text().isEmpty() ||
        (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull()))
        return 0;
    return std::max(button->sizeHint().width() - button->width(),
                    button->sizeHint().height() - button->height());
}

/// The chosen text of a combo box against its field.
inline int lackOf(QComboBox const* box)
{
    QStyleOptionComboBox option;
    option.initFrom(box);
    option.editable = box->isEditable();
    QRect const field =
        box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    int const icon = box->itemIcon(box->currentIndex()).isNull() ? 0 : box->iconSize().width() + 4;
    return box->fontMetrics().horizontalAdvance(box->currentText()) + icon - field.width();
}

/// The hint in an empty line.
inline int lackOf(QLineEdit const* line)
{
    constexpr int kPadding = 12; // of the style sheet, both sides
    return line->text().isEmpty()
               ? line->fontMetrics().horizontalAdvance(line->placeholderText()) + kPadding - line->width()
               : 0;
}

/// Content of a scroll area that is wider than its view and cannot be scrolled sideways.
inline int lackOf(QScrollArea const* area)
{
    if (!area->widget() || area->horizontalScrollBarPolicy() != Qt::ScrollBarAlwaysOff)
        return 0;
    return std::max(area->widget()->width(), area->widget()->minimumSizeHint().width()) -
           area->viewport()->width();
}

/// Every visible text under `window` that its widget has no room for.
inline QStringList cutTexts(QWidget* window)
{
    QStringList found;
    auto const add = [&](QWidget const* widget, QString const& text, int lack) {
        if (lack > 1 && isShown(widget) && !isElidedOnPurpose(widget, text))
            found << QStringLiteral("%1 lacks %2 px for \"%3\"")
                         .arg(placeOf(widget))
                         .arg(lack)
                         .arg(text.left(60));
    };
    for (auto* each : window->findChildren<QLabel*>())
        add(each, each->text(), lackOf(each));
    for (auto* each : window->findChildren<QAbstractButton*>())
        add(each, each->text(), lackOf(each));
    for (auto* each : window->findChildren<QComboBox*>())
        add(each, each->currentText(), lackOf(each));
    for (auto* each : window->findChildren<QLineEdit*>())
        add(each, each->placeholderText(), lackOf(each));
    for (auto* each : window->findChildren<QScrollArea*>())
        add(each, QStringLiteral("(scroll area)"), lackOf(each));
    return found;
}

inline void addModelTexts(QAbstractItemModel const* model, QStringList& texts)
{
    constexpr int kMostRows = 40;
    for (int column = 0; model && column < model->columnCount(); ++column) {
        texts << model->headerData(column, Qt::Horizontal).toString();
        for (int row = 0; row < std::min(kMostRows, model->rowCount()); ++row)
            for (int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                texts << model->index(row, column).data(role).toString();
    }
}

/// Buttons that Qt makes for itself: those of docks without a title bar of ours, arrows of a tab bar.
inline bool isQtsOwn(QWidget const* widget)
{
    return widget->inherits("QDockWidgetTitleButton") || qobject_cast<QTabBar const*>(widget->parentWidget());
}

/// Everything that people can read or hear of `window`, visible or not: texts, tooltips, names, menus, items.
inline QStringList textsOf(QWidget* window)
{
    QStringList texts;
    QList<QWidget*> widgets = window->findChildren<QWidget*>();
    widgets << window;
    for (QWidget* each : widgets) {
        if (isQtsOwn(each))
            continue;
        texts << each->toolTip() << each->accessibleName() << each->accessibleDescription()
              << each->statusTip();
        if (each->isWindow())
            texts << each->windowTitle();
        if (auto* label = qobject_cast<QLabel*>(each))
            texts << label->text();
        if (auto* button = qobject_cast<QAbstractButton*>(each))
            texts << button->text();
        if (auto* line = qobject_cast<QLineEdit*>(each))
            texts << line->placeholderText();
        if (auto* edit = qobject_cast<QPlainTextEdit*>(each))
            texts << edit->placeholderText();
        if (auto* box = qobject_cast<QComboBox*>(each))
            addModelTexts(box->model(), texts);
        if (auto* view = qobject_cast<QAbstractItemView*>(each))
            addModelTexts(view->model(), texts);
        for (QAction const* action : each->actions())
            texts << action->text() << action->toolTip();
    }
    texts.removeDuplicates();
    return texts;
}

/// Of `texts`, in the pseudo language, those that show letters outside of its brackets: they cannot be
/// translated. `own` are patterns of what people and machines wrote: names, prompts, paths, units.
inline QStringList untranslated(QStringList const& texts, QStringList const& own)
{
    static QRegularExpression const markup("<[^<>]*>"), inner("\\[!!![^\\[\\]]*!!!\\]"),
        letters("[A-Za-z]{2,}");
    QStringList found;
    for (QString const& text : texts) {
        QString rest = QString(text).remove(markup).remove('&');
        if (rest.startsWith("[!!!") && rest.endsWith("!!!]"))
            continue;
        while (rest.contains(inner))
            rest.remove(inner);
        for (QString const& pattern : own)
            rest.remove(QRegularExpression(pattern));
        if (rest.contains(letters))
            found << text;
    }
    return found;
}

} // namespace fw::ui::test
