#include "ui/panels/StatePill.h"

#include <QFontMetrics>
#include <QPainter>

namespace fw::ui {

namespace {

constexpr int kHeight = 20;
constexpr int kIconPx = 14;

} // namespace

StatePill::StatePill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatePill::setState(ShotState state, QString const& word, QString const& reason)
{
    setToolTip(reason);
    if (m_state == state && m_word == word)
        return;
    m_state = state;
    m_word = word;
    setAccessibleName(reason.isEmpty() ? word : word + ": " + reason);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    int const text = QFontMetrics(Theme::instance().font(Theme::Type::Meta)).horizontalAdvance(m_word);
    return {space::kCard + kIconPx + space::kTight + text + space::kCard, kHeight};
}

void StatePill::paintEvent(QPaintEvent*)
{
    Theme const& theme = Theme::instance();
    StateLook const look = theme.state(m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.pill);
    painter.drawRoundedRect(rect(), kHeight / 2.0, kHeight / 2.0);
    painter.drawPixmap(space::kCard, (height() - kIconPx) / 2,
                       theme.pixmap(look.icon, kIconPx, look.text, devicePixelRatioF()));
    painter.setFont(theme.font(Theme::Type::Meta));
    painter.setPen(look.text);
    painter.drawText(rect().adjusted(space::kCard + kIconPx + space::kTight, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace fw::ui
