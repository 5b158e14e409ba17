#include "ui/panels/TimecodeBox.h"

#include "engine/base/Timecode.h"
#include "ui/theme/Theme.h"

#include <QSignalBlocker>
#include <QWheelEvent>

#include <algorithm>
#include <limits>

namespace fw::ui {

namespace {

constexpr int64_t kMostFrames = std::numeric_limits<int>::max();

} // namespace

TimecodeBox::TimecodeBox(QString const& name, QWidget* parent) : QSpinBox(parent)
{
    setFont(Theme::instance().font(Theme::Type::Mono));
    setKeyboardTracking(false);
    setAccessibleName(name);
    setToolTip(tr("%1: type a timecode such as 1:04 or 104").arg(name));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // never wider than the panel
}

void TimecodeBox::showFrame(TimelineFrame frame, TimelineFrame first, TimelineFrame last, FrameRate rate)
{
    QSignalBlocker const quiet(this);
    auto const number = [](TimelineFrame each) {
        return static_cast<int>(std::clamp<int64_t>(each.count, -kMostFrames, kMostFrames));
    };
    bool const isOtherRate = rate != m_rate;
    m_rate = rate;
    setRange(std::min(number(first), number(frame)), std::max(number(last), number(frame)));
    if (value() != number(frame) || isOtherRate || lineEdit()->text().isEmpty())
        setValue(number(frame));
    if (isOtherRate || !hasFocus())
        lineEdit()->setText(textFromValue(value()));
}

QString TimecodeBox::textFromValue(int value) const
{
    QString const text = QString::fromStdString(timecode(std::abs(value), m_rate));
    return value < 0 ? QChar(0x2212) + text : text; // before the shot: trimmed away
}

std::optional<int> TimecodeBox::frameOf(QString const& text) const
{
    QString trimmed = text.trimmed();
    bool const isBefore = trimmed.startsWith('-') || trimmed.startsWith(QChar(0x2212));
    auto const frame = frameOfTimecode(trimmed.mid(isBefore ? 1 : 0).toStdString(), m_rate);
    if (!frame || *frame > kMostFrames)
        return std::nullopt;
    return static_cast<int>(isBefore ? -*frame : *frame);
}

int TimecodeBox::valueFromText(QString const& text) const
{
    return std::clamp(frameOf(text).value_or(value()), minimum(), maximum());
}

QValidator::State TimecodeBox::validate(QString& text, int&) const
{
    return frameOf(text) ? QValidator::Acceptable : QValidator::Intermediate;
}

void TimecodeBox::wheelEvent(QWheelEvent* event) { event->ignore(); }

} // namespace fw::ui
