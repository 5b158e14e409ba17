#include "ui/canvas/TimecodeEdit.h"

#include "engine/base/Timecode.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>

namespace fw::ui {

TimecodeEdit::TimecodeEdit(QWidget* parent) : QLineEdit(parent)
{
    setFrame(false);
    setFont(Theme::instance().font(Theme::Type::Timecode));
    setFocusPolicy(Qt::ClickFocus); // Tab walks through the transport's buttons
    setToolTip(tr("Click and type where to go: 1:02:03:04, 304, +12"));
    connect(this, &QLineEdit::returnPressed, this, &TimecodeEdit::enter);
}

void TimecodeEdit::showFrame(TimelineFrame frame, FrameRate rate)
{
    m_frame = frame;
    m_rate = rate;
    if (!hasFocus())
        showPlayhead();
}

std::optional<TimelineFrame> TimecodeEdit::frameOf(QString const& text, TimelineFrame here, FrameRate rate)
{
    QString const trimmed = text.trimmed();
    bool const isBack = trimmed.startsWith('-'), isRelative = isBack || trimmed.startsWith('+');
    auto const frames = frameOfTimecode(trimmed.mid(isRelative ? 1 : 0).toStdString(), rate);
    if (!frames)
        return std::nullopt;
    if (!isRelative)
        return TimelineFrame{*frames};
    return isBack ? here - TimelineFrame{*frames} : here + TimelineFrame{*frames};
}

void TimecodeEdit::showPlayhead()
{
    setText(QString::fromStdString(timecode(m_frame.count, m_rate)));
    int const width = fontMetrics().horizontalAdvance(text()) + 2 * space::kCard;
    setFixedWidth(width);
}

void TimecodeEdit::enter()
{
    auto const frame = frameOf(text(), m_frame, m_rate);
    if (!frame) {
        selectAll(); // as it was typed, to be typed again
        return;
    }
    clearFocus();
    Q_EMIT frameEntered(*frame);
}

bool TimecodeEdit::event(QEvent* event)
{
    auto const* key = event->type() == QEvent::ShortcutOverride ? static_cast<QKeyEvent*>(event) : nullptr;
    if (key && key->key() == Qt::Key_Escape) { // else it would stop a rendering
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void TimecodeEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return clearFocus();
    QLineEdit::keyPressEvent(event);
}

void TimecodeEdit::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    QMetaObject::invokeMethod(this, &QLineEdit::selectAll, Qt::QueuedConnection); // after the click's caret
}

void TimecodeEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    showPlayhead();
}

} // namespace fw::ui
