#include "ui/panels/Widgets.h"

#include <QKeyEvent>
#include <QStandardItemModel>
#include <QStyle>

namespace fw::ui {

namespace {

constexpr int kWidgetsIconPx = 16;

void followTheme(QAbstractButton* button, QString const& icon, bool isPrimary)
{
    auto const update = [button, icon, isPrimary] {
        Theme const& theme = Theme::instance();
        button->setIcon(isPrimary ? QIcon(theme.pixmap(icon, kWidgetsIconPx, theme.colours().onAccent,
                                                       button->devicePixelRatioF()))
                                  : theme.icon(icon));
    };
    button->setIconSize({kWidgetsIconPx, kWidgetsIconPx});
    QObject::connect(&Theme::instance(), &Theme::changed, button, update);
    update();
}

/// Looks after the height of a label whenever its width or its text is new.
class HeightKeeper : public QObject {
public:
    explicit HeightKeeper(QLabel* label) : QObject(label), m_label(label) {}

    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::Paint)
            if (int const height = heightOfText(); height != m_label->minimumHeight())
                m_label->setMinimumHeight(height);
        return false;
    }

private:
    /// Not QLabel::heightForWidth, which is never less than the minimum that was set before.
    int heightOfText() const
    {
        constexpr int kVeryHigh = 10'000;
        QSize const around =
            m_label->size() - m_label->contentsRect().size() + 2 * m_label->margin() * QSize(1, 1);
        QRect const room(0, 0, m_label->width() - around.width(), kVeryHigh);
        return m_label->fontMetrics().boundingRect(room, Qt::TextWordWrap, m_label->text()).height() +
               around.height();
    }

    QLabel* m_label;
};

} // namespace

void setRole(QWidget* widget, char const* role)
{
    if (widget->property("role").toByteArray() == QByteArray(role))
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QLabel* makeLabel(QString const& text, Theme::Type type, char const* role)
{
    auto* label = new QLabel(text);
    label->setFont(Theme::instance().font(type));
    if (role)
        setRole(label, role);
    return label;
}

QToolButton* makeIconButton(QString const& icon, QString const& name)
{
    auto* button = new QToolButton;
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(space::kControl, space::kControl);
    followTheme(button, icon, false);
    return button;
}

QPushButton* makeButton(QString const& icon, QString const& text, bool isPrimary)
{
    auto* button = new QPushButton(text);
    button->setProperty("primary", isPrimary);
    if (!icon.isEmpty())
        followTheme(button, icon, isPrimary);
    button->ensurePolished(); // a dialog asks for its size before it is shown
    return button;
}

void tellWhole(QComboBox* box)
{
    QObject::connect(box, &QComboBox::currentTextChanged, box, &QWidget::setToolTip);
    box->setToolTip(box->currentText());
}

void disableItem(QComboBox* box, int index, QString const& reason)
{
    auto* item = static_cast<QStandardItemModel*>(box->model())->item(index);
    item->setEnabled(false);
    item->setToolTip(reason);
}

void keepWhole(QLabel* label) { label->installEventFilter(new HeightKeeper(label)); }

bool leaveUndoToTheBoard(QEvent& event)
{
    if (event.type() != QEvent::ShortcutOverride)
        return false;
    auto const& key = static_cast<QKeyEvent const&>(event);
    if (!key.matches(QKeySequence::Undo) && !key.matches(QKeySequence::Redo))
        return false;
    event.ignore();
    return true;
}

QFrame* makeLine()
{
    auto* line = new QFrame;
    setRole(line, "line");
    return line;
}

QVBoxLayout* panelColumn(QWidget* parent)
{
    auto* column = new QVBoxLayout(parent);
    column->setContentsMargins(space::kPanel, space::kPanel, space::kPanel, space::kPanel);
    column->setSpacing(space::kCard);
    return column;
}

} // namespace fw::ui
